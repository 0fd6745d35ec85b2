import RuleModel

extension RuleSetGenerator {
  /// Says of some attributes what is expected, of some ranges what is likely, and of some facts that confidence is low.
  mutating func makeReadings() {
    guard options.readings else { return }
    for number in rules.attributes.indices {
      let attribute = rules.attributes[number]
      if attribute.origin != .derived && marks.chance(40) {
        rules.attributes[number].control = marks.pick(["town", "county", "others", "nobody"])
        rules.attributes[number].mayNotApply = attribute.origin == .given && marks.chance(30)
      }
      guard attribute.origin == .given, attribute.ifLeftOut == nil, marks.chance(35) else { continue }
      swap(&random, &marks)
      rules.attributes[number].expected = constant(attribute.type)
      swap(&random, &marks)
    }
    let share = marks.pick([0, 30, 70])
    for key in profile.facts.keys.sorted() {
      guard var fact = profile.facts[key] else { continue }
      if case .interval(let low, let high) = fact.statement, marks.chance(50) {
        fact.likely = marks.pick([low, high])
      }
      if marks.chance(share) { fact.confidence = .low } else if marks.chance(20) { fact.confidence = .high }
      if marks.chance(50) { fact.source = LocalizedText(texts: ["source"], span: fact.span) }
      if marks.chance(10) { fact.origin = .set }
      profile.facts[key] = fact
    }
  }
}
