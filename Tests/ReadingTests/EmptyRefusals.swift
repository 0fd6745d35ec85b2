extension RefusalTests {
  /// Conditions that ask nothing, and those that ask too much.
  static let emptyOrImpossible: [Refusal] = [
    condition("when: {not of: {}}", "D0322 2:18 'not of' is empty, so that it always holds"),
    condition("when: {not of: {all of: [{}]}}", "D0322 2:18 'not of' is empty, so that it always holds"),
    condition("unless: {}", "D0322 2:11 'unless' is empty, so that it always holds"),
    condition("unless: []", "D0322 2:11 'unless' is empty, so that it always holds"),
    condition("unless: [{}]", "D0322 2:12 an element of 'unless' is empty, so that it always holds"),
    condition(
      "when: {any of: [{town.size: 3}, {}]}",
      "D0322 2:35 an element of 'any of' is empty, so that it always holds"),
    condition(
      "when: [{town.mood: {at least: high}}, {town.mood: {at most: low}}]",
      "D0247 2:42 no value of 'town.mood' passes this and what is asked of it before"),
    condition(
      "when: {town.mood: {at least: high, at most: low}}",
      "D0247 2:21 no value of 'town.mood' passes all of these together"),
    condition(
      "when: [{town.size: 3}, {all of: [{town.size: {above: 4}}]}]",
      "D0247 2:37 no value of 'town.size' passes this and what is asked of it before"),
    condition(
      "when: [{town.mood: {present: no}}, {town.mood: high}]",
      "D0247 2:39 no value of 'town.mood' passes this and what is asked of it before"),
    condition(
      "when: [{town.menu: {includes: soup}}, {town.menu: {includes none of: [soup, cake]}}]",
      "D0247 2:42 no value of 'town.menu' passes this and what is asked of it before"),
    condition(
      "when: {town.menu: {includes: soup, size: 0}}",
      "D0247 2:10 no value of 'town.menu' passes this and what is asked of it before"),
    condition(
      "when: {some: {of: guest, where: [{guest.mood: high}, {guest.mood: low}]}}",
      "D0247 2:57 no value of 'guest.mood' passes this and what is asked of it before"),
    condition(
      "unless: [{town.mood: high, all of: [{town.mood: low}]}]",
      "D0247 2:40 no value of 'town.mood' passes this and what is asked of it before"),
    condition("when: {town.size: {above: 1000}}", "D0247 2:21 no value of 'town.size' passes this"),
    condition(
      "when: {count: {of: guest, below: 0}}", "D0247 2:17 no value of the count of 'guest' passes this"
    ),
    // Two ways to hold, and two entities: no contradiction.
    condition("when: {any of: [{town.mood: high}, {town.mood: low}], guest.mood: low, dish.taste: sweet}"),
    condition("when: [{town.mood: {at least: middle}}, {town.mood: {at most: middle}}]"),
  ]

  private static func condition(_ line: String, _ expected: String...) -> Refusal {
    var refusal = Refusal(line + "\nthen: {town.happy: yes}")
    refusal.expected = expected
    return refusal
  }
}
