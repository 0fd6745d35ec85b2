import RuleModel

extension NaiveWorld {
  func truth(_ quantifier: Quantifier, _ environment: [Int], _ scope: [Variable]) -> Truth {
    let kinds = quantifier.bound.map { scope[$0.raw].kind }
    var listed: [Truth] = []
    var others: [Truth] = []
    for entities in Self.combinations(kinds.map(self.entities)) {
      var inner = environment
      for (variable, entity) in zip(quantifier.bound, entities) { inner[variable.raw] = entity }
      switch existence(quantifier, kinds, entities) {
      case .listed: listed.append(truth(quantifier.condition, inner, scope))
      case .perhaps: others.append(truth(quantifier.condition, inner, scope))
      case .not: break
      }
    }
    // Reading (28): what nobody listed counts where it could, and where it could not it changes nothing.
    let low = listed.count { $0.must }
    let high: Int64? = others.contains { $0.can } ? nil : Int64(listed.count { $0.can })
    switch quantifier.form {
    case .some: return Truth(can: high != 0, must: low > 0)
    case .no: return Truth(can: low == 0, must: high == 0)
    case .every: return Truth(can: listed.allSatisfy(\.can), must: (listed + others).allSatisfy(\.must))
    case .count(let set): return Self.truth(Int64(low), high, in: set)
    case .countCompare(let comparison, let operand):
      let count = Read(value: NaiveValue(.numbers(low: Int64(low), high: high)), unlisted: nil)
      return compare(count, comparison, operand, environment)
    }
  }

  private func existence(_ quantifier: Quantifier, _ kinds: [KindID], _ entities: [Int]) -> Existence {
    if let listed = quantifier.listed { return existence(listed, entities) }
    return zip(entities, kinds).contains { isUnlisted($0, $1) } ? .perhaps : .listed
  }

  /// Whether one of the entities is an unlisted one.
  func namesUnlisted(_ entities: [Int], _ scope: [Variable]) -> Bool {
    zip(entities, scope).contains { isUnlisted($0, $1.kind) }
  }

  /// Whether a `never:` entry is certain for some listed entities.
  func isCertain(_ never: RuleSet.Never) -> Bool {
    let bound = never.scope.count - never.freeCount
    return Self.combinations(never.scope.prefix(never.freeCount).map { Array(0..<count($0.kind)) }).contains {
      truth(never.when, $0 + Array(repeating: 0, count: bound), never.scope).must
    }
  }
}
