package import RuleModel

/// What holds in the working reading: complete values, and conditions over them.
///
/// Some outcomes may be taken to be otherwise, to see what a changed fact makes of a list.
package struct WorkingValues: Sendable {
  package let explainer: Explainer
  private let changed: [FactKey: Value]

  /// Of a profile that is settled: one world.
  package init(_ explainer: Explainer, changed: [FactKey: Value] = [:]) {
    self.explainer = explainer
    self.changed = changed
  }

  /// The same with other values of some facts and outcomes.
  package func changing(_ values: [FactKey: Value]) -> WorkingValues { WorkingValues(explainer, changed: values) }

  package var ruleSet: RuleSet { explainer.ruleSet }

  /// Nil: no value, or a contradiction.
  package func value(_ key: FactKey) -> Constant? {
    if let value = changed[key] { return value.constant }
    switch explainer.shown(key) {
    case .stated(.known(let constant)), .assumed(let constant): return constant
    case .concluded(let value): return value.constant
    case .stated, .unknown, .nothing: return nil
    }
  }

  package func isContradictory(_ key: FactKey) -> Bool {
    if case .concluded(let value) = explainer.shown(key) { return value.contradiction == .certain }
    return false
  }

  /// Where a path leads; nil where a reference on the way has no value, or the path is an entity itself.
  package func end(of path: Path, _ environment: [Int]) -> FactKey? {
    guard let last = path.steps.last else { return nil }
    var entities = path.subject.entities(in: environment)
    for step in path.steps.dropLast() {
      guard case .ordinal(let next)? = value(FactKey(step, numbers: entities)) else { return nil }
      entities = [next]
    }
    return FactKey(last, numbers: entities)
  }

  /// The value at the end of a path; of a path without steps the entity itself.
  package func value(_ path: Path, _ environment: [Int]) -> Constant? {
    if path.steps.isEmpty { return path.subject.entities(in: environment).first.map { .ordinal($0) } }
    return end(of: path, environment).flatMap { value($0) }
  }

  // MARK: Conditions

  /// Whether a condition holds of the entities that the variables stand for. `scope` has all variables of the condition.
  package func holds(_ condition: Condition, _ environment: [Int], _ scope: [Variable]) -> Bool {
    switch condition {
    case .test(let test): holds(test, environment)
    case .all(let parts): parts.allSatisfy { holds($0, environment, scope) }
    case .any(let parts): parts.contains { holds($0, environment, scope) }
    case .not(let part): !holds(part, environment, scope)
    case .quantified(let quantifier): holds(quantifier, environment, scope)
    }
  }

  private func holds(_ test: Test, _ environment: [Int]) -> Bool {
    let other = test.constraint.paths.first.map { value($0, environment) } ?? test.constraint.constant
    return test.constraint.predicate.holds(value(test.path, environment), other)
  }

  private func holds(_ quantifier: Quantifier, _ environment: [Int], _ scope: [Variable]) -> Bool {
    let all = bindings(quantifier.bound, listed: quantifier.listed, environment, scope)
    let count = all.count { holds(quantifier.condition, $0, scope) }
    switch quantifier.form {
    case .some: return count > 0
    case .every: return count == all.count
    case .no: return count == 0
    case .count(let numbers): return numbers.contains(Int64(count))
    case .countCompare(let comparison, let operand):
      let other = value(operand.path, environment)
      return Predicate.compare(comparison, operand.map).holds(.number(Int64(count)), other)
    }
  }

  /// Every combination of listed entities that variables can stand for; of a listed pair only the listed ones.
  package func bindings(
    _ bound: [VariableID], listed: KindID?, _ environment: [Int], _ scope: [Variable]
  ) -> [[Int]] {
    var found = [environment]
    for variable in bound {
      let entities = explainer.profile.entities[scope[variable.raw].kind.raw].indices
      found = found.flatMap { environment in
        entities.map { entity in
          var next = environment
          next[variable.raw] = entity
          return next
        }
      }
    }
    guard let listed else { return found }
    return found.filter { environment in explainer.isListed(listed, bound.map { environment[$0.raw] }) }
  }

  // MARK: Lists

  /// The entries of a document's list: the entities for which its condition holds, in its order, cut where it says. Each
  /// is the environment with its own names bound.
  package func entries(_ list: EntityList, _ environment: [Int], _ scope: [Variable]) -> [[Int]] {
    let all = bindings(list.bound, listed: explainer.listedKind(list.kind), environment, scope)
    let found = all.filter { holds(list.condition, $0, scope) }
    let measures = found.map { entry in list.order.map { measure($0, entry) } }
    let ordered = found.indices.sorted { left, right in
      for (one, other) in zip(measures[left], measures[right]) where one != other { return one < other }
      return left < right
    }.map { found[$0] }
    guard let limit = limit(list, environment) else { return ordered }
    return Array(ordered.prefix(limit))
  }

  private func limit(_ list: EntityList, _ environment: [Int]) -> Int? {
    switch list.limit {
    case nil: return nil
    case .constant(let number): return number
    case .path(let path):
      guard case .number(let number)? = value(path, environment) else { return 0 }
      return Int(clamping: max(0, number))
    }
  }

  /// What sorts an entry, the least first; what has no value comes last.
  private func measure(_ order: EntityList.Order, _ entry: [Int]) -> Int64 {
    let own: Int64
    switch value(order.path, entry) {
    case .ordinal(let ordinal)?: own = Int64(ordinal)
    case .number(let number)?: own = number
    case .set, .text, nil: return .max
    }
    let clamped = min(max(own, -(.max - 1)), .max - 1)
    return order.isLowestFirst ? clamped : -clamped
  }
}

extension Value {
  /// The one complete value; nil for none, several, or a contradiction.
  package var constant: Constant? {
    guard isCertain else { return nil }
    switch possibilities {
    case .ordinals(let ordinals): return ordinals.first.map { .ordinal($0) }
    case .number(let from, _): return from.map { .number($0) }
    case .set(let elements, _): return .set(elements)
    case .nothing: return nil
    }
  }
}

extension Explainer {
  /// The kind itself if only listed pairs of it exist.
  func listedKind(_ kind: KindID) -> KindID? {
    if case .pair(_, _, true) = ruleSet.kinds[kind.raw].form { return kind }
    return nil
  }

  func isListed(_ kind: KindID, _ entities: [Int]) -> Bool { !isPairUnlisted(entities, kind) }
}
