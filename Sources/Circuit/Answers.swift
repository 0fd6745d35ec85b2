import RuleModel

/// What the facts answer to the questions of a circuit's inputs: three values, exact where the facts are.
public struct Answers: Sendable {
  let facts: Facts
  let ruleSet: RuleSet

  public init(_ facts: Facts, _ ruleSet: RuleSet) {
    self.facts = facts
    self.ruleSet = ruleSet
  }

  /// Possible and certain.
  public typealias Truth = (possible: Bool, certain: Bool)

  /// What one side of a comparison can be.
  enum Range {
    case ordinals([Int], mayBeEmpty: Bool, mayBeUnlisted: Bool)
    /// nil: no bound
    case numbers(Int64?, Int64?, mayBeEmpty: Bool)
    case set([Int])
    case anySet
    case nothing
  }

  func type(_ path: Path) -> ValueType {
    path.steps.last.map { ruleSet.attributes[$0.raw].type } ?? .reference(path.subject.kind)
  }

  func range(_ path: Path, _ fact: KnownFact) -> Range {
    switch (fact, type(path)) {
    case (.none, _): return .nothing
    case (.value(.ordinal(let value)), .reference(let kind)) where value >= facts.listed[kind.raw]:
      return .ordinals([], mayBeEmpty: false, mayBeUnlisted: true)
    case (.value(.ordinal(let value)), _): return .ordinals([value], mayBeEmpty: false, mayBeUnlisted: false)
    case (.value(.number(let value)), _): return .numbers(value, value, mayBeEmpty: false)
    case (.value(.set(let values)), _): return .set(values)
    case (.interval(let low, let high), _): return .numbers(low, high, mayBeEmpty: false)
    case (_, .boolean): return .ordinals([0, 1], mayBeEmpty: true, mayBeUnlisted: false)
    case (_, .domain(let domain)):
      return .ordinals(Array(ruleSet.domains[domain.raw].values.indices), mayBeEmpty: true, mayBeUnlisted: false)
    case (_, .reference(let kind)):
      return .ordinals(Array(0..<facts.listed[kind.raw]), mayBeEmpty: true, mayBeUnlisted: facts.isOpen[kind.raw])
    case (_, .number(let number)):
      return .numbers(number.lower, number.upper, mayBeEmpty: true)
    case (_, .set): return .anySet
    case (_, .text): return .nothing
    }
  }

  /// How many elements a set of the path's type can have at most.
  private func universe(_ path: Path) -> Int64? {
    switch type(path) {
    case .set(.domain(let domain)): Int64(ruleSet.domains[domain.raw].values.count)
    case .set(.reference(let kind)): facts.isOpen[kind.raw] ? nil : Int64(facts.listed[kind.raw])
    default: 0
    }
  }

  // MARK: Tests

  /// `operand` is the fact at the end of the path that the constraint compares with, if it has one.
  public func test(_ constraint: Constraint, _ path: Path, _ fact: KnownFact, operand: KnownFact?) -> Truth {
    let left = range(path, fact)
    switch constraint {
    case .values(let set): return values(set, left)
    case .numbers(let set): return numbers(set, left)
    case .present(let wanted):
      let has = presence(left)
      return wanted ? has : (!has.certain, !has.possible)
    case .compare(let comparison, let other):
      return compare(left, comparison, range(other.path, operand ?? .none), other)
    case .includes(let other), .includesAny(let other): return includesAny(path, left, elements(other, operand))
    case .includesNone(let other): return includesNone(path, left, elements(other, operand))
    case .size(let set): return numbers(set, size(path, left))
    case .sizeCompare(let comparison, let other):
      return compare(size(path, left), comparison, range(other.path, operand ?? .none), other)
    }
  }

  /// The ordinals below this are a value like any other; of a reference, those above stand for what nobody listed.
  public func plainOrdinals(_ path: Path) -> Int {
    guard let last = path.steps.last else { return facts.listed[path.subject.kind.raw] }
    if case .reference(let kind) = ruleSet.attributes[last.raw].type { return facts.listed[kind.raw] }
    return .max
  }

  private func presence(_ range: Range) -> Truth {
    switch range {
    case .nothing: (false, false)
    case .ordinals(let values, let empty, let unlisted): (!values.isEmpty || unlisted, !empty)
    case .numbers(_, _, let empty): (true, !empty)
    case .set: (true, true)
    case .anySet: (true, false)
    }
  }

  private func values(_ set: ValueSet, _ range: Range) -> Truth {
    guard case .ordinals(let values, let empty, let unlisted) = range else { return (false, false) }
    let possible = values.contains(where: set.contains) || (unlisted && set.isComplement)
    let certain = values.allSatisfy(set.contains) && !empty && (!unlisted || set.isComplement)
    return (possible, certain)
  }

  private func numbers(_ set: NumberSet, _ range: Range) -> Truth {
    guard case .numbers(let low, let high, let empty) = range else { return (false, false) }
    let bounds = (low ?? .min)...max(low ?? .min, high ?? .max)
    return (set.meets(bounds), set.covers(bounds) && !empty)
  }

  private func compare(_ left: Range, _ comparison: Comparison, _ right: Range, _ operand: PathOperand) -> Truth {
    switch (left, right) {
    case (.ordinals(let first, let empty, let unlisted), .ordinals(let second, let otherEmpty, let otherUnlisted)):
      let outcomes = first.flatMap { a in
        second.map { comparison.holds(Int64(a), Int64($0).addingSaturating(operand.plus)) }
      }
      // An unlisted entity may be the same as another unlisted one, and is none of the listed.
      let open = (unlisted && (otherUnlisted || !second.isEmpty)) || (otherUnlisted && !first.isEmpty)
      let equalOpen = unlisted && otherUnlisted
      let possible = outcomes.contains(true) || (comparison == .equal ? equalOpen : open)
      let certain = outcomes.allSatisfy { $0 } && !empty && !otherEmpty && !(comparison == .equal ? open : equalOpen)
      return (possible, certain)
    case (.numbers(let low, let high, let empty), .numbers(let otherLow, let otherHigh, let otherEmpty)):
      let bounds = numberBounds(low, high, comparison, otherLow, otherHigh, operand)
      return (bounds.possible, bounds.certain && !empty && !otherEmpty)
    default: return (false, false)
    }
  }

  /// Exact in 128 bits: both sides are multiplied by the factor's denominator. Nil: no bound.
  private func numberBounds(
    _ low: Int64?, _ high: Int64?, _ comparison: Comparison, _ otherLow: Int64?, _ otherHigh: Int64?,
    _ operand: PathOperand
  ) -> Truth {
    let scale = Int128(operand.times.denominator)
    let factor = Int128(operand.times.numerator)
    func moved(_ value: Int64?) -> Int128? {
      if factor == 0 { return Int128(operand.plus) * scale }
      return value.map { Int128($0) * factor + Int128(operand.plus) * scale }
    }
    let ends = factor < 0 ? (moved(otherHigh), moved(otherLow)) : (moved(otherLow), moved(otherHigh))
    let (bottom, top) = (low.map { Int128($0) * scale }, high.map { Int128($0) * scale })
    return comparison.truth((bottom, top), ends)
  }

  // MARK: Sets

  private func elements(_ operand: SetOperand, _ fact: KnownFact?) -> Range {
    switch operand {
    case .constants(let values): .set(values)
    case .path(let path): range(path, fact ?? .none)
    }
  }

  private func includesAny(_ path: Path, _ left: Range, _ right: Range) -> Truth {
    switch (left, right) {
    case (.nothing, _), (_, .nothing): return (false, false)
    case (.set(let own), .set(let others)):
      let common = others.contains(where: own.contains)
      return (common, common)
    case (.set(let own), .ordinals(let values, let empty, let unlisted)):
      return (values.contains(where: own.contains), !empty && !unlisted && values.allSatisfy(own.contains))
    case (.set(let own), _): return (!own.isEmpty, false)
    case (.anySet, .set(let others)): return (!others.isEmpty, false)
    case (.anySet, .ordinals(let values, _, let unlisted)): return (!values.isEmpty || unlisted, false)
    default: return (universe(path) != 0, false)
    }
  }

  private func includesNone(_ path: Path, _ left: Range, _ right: Range) -> Truth {
    guard presence(left).possible, presence(right).possible else { return (false, false) }
    let any = includesAny(path, left, right)
    var certain = !any.possible
    if case .anySet = left { certain = false }
    if case .anySet = right { certain = false }
    if case .ordinals(_, true, _) = right { certain = false }
    // Known not to have it in common only where the set is known; a set that may be unknown may also lack it.
    var possible = !any.certain
    if case .set(let own) = left, case .ordinals(let values, _, let unlisted) = right {
      possible = values.contains { !own.contains($0) } || unlisted
    }
    return (possible, certain)
  }

  private func size(_ path: Path, _ range: Range) -> Range {
    switch range {
    case .set(let values): .numbers(Int64(values.count), Int64(values.count), mayBeEmpty: false)
    case .anySet: .numbers(0, universe(path), mayBeEmpty: true)
    default: .nothing
    }
  }
}
