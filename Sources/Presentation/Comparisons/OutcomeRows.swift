import Explanation
package import RuleModel

/// Outcomes of several profiles as a table: a line for each outcome, a column for each profile.
package struct OutcomeRows: Sendable {
  private let sides: [(name: String, presenter: Presenter)]
  private let keys: [FactKey]

  /// Of several cities those outcomes count that are about the catalogue, or about the city as a whole.
  package init(_ sides: [(name: String, presenter: Presenter)], _ outcomes: [FactKey], areOfOneProfile: Bool) {
    self.sides = sides
    keys = areOfOneProfile ? outcomes : outcomes.filter { $0.isShared(sides[0].presenter.readings.ruleSet) }
  }

  /// The head, then the lines: an outcome's address, its words, and its value in each profile, in words.
  package var rows: [[String]] {
    let titles = sides[0].presenter.titles
    return [["outcome", "title"] + sides.map(\.name)]
      + keys.map { key in [titles.address(key), titles.label(key)] + sides.map { text(key, $0.presenter) } }
  }

  private func text(_ key: FactKey, _ side: Presenter) -> String {
    let type = side.readings.ruleSet[key.attribute].type
    return side.readings.working.value(key).map { side.titles.text($0, type) } ?? ""
  }
}
