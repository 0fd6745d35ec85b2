import RuleModel

extension Conditions {
  func holds(_ quantifier: Quantifier, _ names: [Int], _ scope: [Variable]) -> Verdict {
    let kinds = quantifier.bound.map { scope[$0.raw].kind }
    var listed: [Verdict] = []
    var perhaps: [Verdict] = []
    for entities in combinations(kinds.map { Array(0..<scene.size($0)) }) {
      var inner = names
      for (variable, entity) in zip(quantifier.bound, entities) { inner[variable.raw] = entity }
      switch existence(quantifier, kinds, entities) {
      case .listed: listed.append(holds(quantifier.condition, inner, scope))
      case .perhaps: perhaps.append(holds(quantifier.condition, inner, scope))
      case .not: break
      }
    }
    // Whether there may be more has to be known, even where it changes nothing.
    for kind in quantifier.listed.map({ [$0] }) ?? kinds { _ = scene.isOpen(kind) }
    let least = Int64(listed.count(where: \.must))
    let most = perhaps.contains(where: \.can) ? nil : Int64(listed.count(where: \.can))
    switch quantifier.form {
    case .some: return Verdict(can: most != 0, must: least > 0)
    case .no: return Verdict(can: least == 0, must: most == 0)
    case .every: return Verdict(can: listed.allSatisfy(\.can), must: (listed + perhaps).allSatisfy(\.must))
    case .count(let set): return within(Ends(least, most), set)
    case .countCompare(let comparison, let operand):
      return compare(Reading(value: Finding(.number(from: least, to: most))), comparison, operand, names)
    }
  }

  func combinations(_ choices: [[Int]]) -> [[Int]] {
    choices.reduce([[]]) { before, choice in before.flatMap { start in choice.map { start + [$0] } } }
  }

  private func existence(_ quantifier: Quantifier, _ kinds: [KindID], _ entities: [Int]) -> Scene.Existence {
    if let pair = quantifier.listed { return scene.existence(pair, entities) }
    return zip(entities, kinds).contains { scene.isUnlisted($0, $1) } ? .perhaps : .listed
  }
}
