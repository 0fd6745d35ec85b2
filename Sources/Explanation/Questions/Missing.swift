import RuleModel

/// How many facts a condition lacks in the working reading.
///
/// Of several conditions that must all hold the sum, of alternatives the least; nil where only the catalogue could be
/// otherwise, which is no city's doing.
struct Missing {
  let values: WorkingValues
  let scope: [Variable]

  private var explainer: Explainer { values.explainer }

  func count(_ condition: Condition, _ environment: [Int], isMeant: Bool = true) -> Int? {
    if values.holds(condition, environment, scope) == isMeant { return 0 }
    switch (condition, isMeant) {
    case (.test(let test), _): return isOfCatalogue(test, environment) ? nil : 1
    case (.all(let parts), true), (.any(let parts), false):
      return sum(parts.map { count($0, environment, isMeant: isMeant) })
    case (.any(let parts), true), (.all(let parts), false):
      return parts.compactMap { count($0, environment, isMeant: isMeant) }.min()
    case (.not(let part), _): return count(part, environment, isMeant: !isMeant)
    case (.quantified(let quantifier), _): return count(quantifier, environment, isMeant: isMeant)
    }
  }

  private func sum(_ counts: [Int?]) -> Int? {
    counts.reduce(0) { total, next in total.flatMap { total in next.map { total + $0 } } }
  }

  private func count(_ quantifier: Quantifier, _ environment: [Int], isMeant: Bool) -> Int? {
    let all = values.bindings(quantifier.bound, listed: quantifier.listed, environment, scope)
    func costs(_ isWanted: Bool) -> [Int?] { all.map { count(quantifier.condition, $0, isMeant: isWanted) } }
    switch (quantifier.form, isMeant) {
    case (.some, true), (.no, false): return all.isEmpty ? 1 : costs(true).compactMap { $0 }.min()
    case (.some, false), (.no, true): return sum(costs(false))
    case (.every, true): return sum(costs(true))
    case (.every, false): return costs(false).compactMap { $0 }.min()
    case (.count, _), (.countCompare, _): return 1
    }
  }

  /// Whether all that a test reads stands in the catalogue.
  func isOfCatalogue(_ test: Test, _ environment: [Int]) -> Bool {
    ([test.path] + test.constraint.paths).allSatisfy { isOfCatalogue($0, environment) }
  }

  private func isOfCatalogue(_ path: Path, _ environment: [Int]) -> Bool {
    let led = values.follow(path, environment)
    return (led.via + [led.key].compactMap { $0 }).allSatisfy { explainer.premise($0).ground == .catalogue }
  }
}

extension WorkingValues {
  /// Where a path leads: the references that were followed, and the last fact. `isCutOff`: a reference has no value, and is
  /// the last. Without steps there is none.
  func follow(_ path: Path, _ environment: [Int]) -> (via: [FactKey], key: FactKey?, isCutOff: Bool) {
    var entities = path.subject.entities(in: environment)
    var via: [FactKey] = []
    for (place, step) in path.steps.enumerated() {
      let key = FactKey(step, numbers: entities)
      if place == path.steps.count - 1 { return (via, key, false) }
      guard case .ordinal(let next)? = value(key) else { return (via, key, true) }
      via.append(key)
      entities = [next]
    }
    return (via, nil, false)
  }

  /// What an operand comes to; nil where its path has no value.
  func value(_ operand: Operand, of type: ValueType, _ environment: [Int]) -> Constant? {
    switch operand {
    case .constant(let constant): return constant
    case .path(let operand):
      return value(operand.path, environment).flatMap { ruleSet.moved($0, operand, type) }
    }
  }
}

extension RuleSet {
  /// What a contribution, base or default of a type makes of a path's value.
  func moved(_ constant: Constant, _ operand: PathOperand, _ type: ValueType) -> Constant? {
    let count = type.domain.map { domains[$0.raw].values.count }
    return Value(constant).moved(by: operand.map, heldWithin: count).constant
  }
}
