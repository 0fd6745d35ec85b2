import RuleModel

/// Whether the worlds are all combinations of the cases of contested facts, each once.
struct WorldCheck {
  let rules: RuleSet
  let profile: Profile
  let worlds: [Proof.World]

  func faults() -> [String] {
    guard let first = worlds.first else { return ["there is no world"] }
    let keys = first.cases.keys.sorted()
    guard worlds.allSatisfy({ $0.cases.keys.sorted() == keys }) else { return ["worlds settle different facts"] }
    var result: [String] = []
    var product = 1
    for key in keys {
      let claimed = distinct(worlds.compactMap { $0.cases[key] })
      product *= claimed.count
      guard let statement = (profile.facts[key] ?? rules.facts[key])?.statement, covers(claimed, statement, key) else {
        result.append("the cases of a fact are not its own")
        continue
      }
    }
    let isEachOnce = worlds.indices.allSatisfy { index in
      !worlds[..<index].contains { $0.cases == worlds[index].cases }
    }
    return product == worlds.count && isEachOnce ? result : result + ["not every combination of cases is a world, once"]
  }

  private func distinct(_ statements: [Statement]) -> [Statement] {
    statements.reduce(into: []) { if !$0.contains($1) { $0.append($1) } }
  }

  private func covers(_ claimed: [Statement], _ statement: Statement, _ key: FactKey) -> Bool {
    switch statement {
    case .known, .unknown, .any, .doesNotApply: return false
    case .oneOf(let all): return claimed.count == all.count && claimed.allSatisfy(all.contains)
    case .interval(let from, let to):
      let pieces = claimed.compactMap(range).sorted { $0.lowerBound < $1.lowerBound }
      guard pieces.count == claimed.count, pieces.first?.lowerBound == from, pieces.last?.upperBound == to else {
        return false
      }
      if case .domain = rules.attributes[key.attribute.raw].type, pieces.count != Int(to - from) + 1 { return false }
      return zip(pieces, pieces.dropFirst()).allSatisfy { $0.upperBound + 1 == $1.lowerBound }
    }
  }

  private func range(_ statement: Statement) -> ClosedRange<Int64>? {
    switch statement {
    case .known(.number(let number)): number...number
    case .known(.ordinal(let ordinal)): Int64(ordinal)...Int64(ordinal)
    case .interval(let from, let to) where from <= to: from...to
    default: nil
    }
  }
}
