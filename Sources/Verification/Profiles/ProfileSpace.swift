package import Circuit
package import RuleModel
import SourceText

/// All complete profiles of a rule set with so many entities of each kind that profiles list.
///
/// Every given fact has each value of its type, and none where the working reading can leave it without one; sets hold
/// anything, references lead to any entity of a pool. Of a number that conditions only hold against constants there is one
/// between every two of these; whatever else reads a number reads any of its type. What rules would derive is not stated.
package struct ProfileSpace: Sendable {
  package let ruleSet: RuleSet
  package let circuit: CompiledRules
  /// By kind: how many entities beside those of the catalogue.
  package let listed: [Int]
  /// With the first value of every fact.
  let base: Profile
  /// By fact, its other values.
  let alternatives: [FactKey: [Statement]]
  let free: FreeFacts

  /// `listed`: by kind, how many entities profiles list; what is reached by references only gets, where none are listed, as
  /// many as can be told apart. Linear in what facts can be.
  package init(_ circuit: CompiledRules, _ ruleSet: RuleSet, listing listed: [Int]) {
    (self.circuit, self.ruleSet, self.listed) = (circuit, ruleSet, listed)
    var builder = SpaceBuilder(circuit, ruleSet, listed)
    builder.build()
    (base, alternatives, free) = (builder.base, builder.alternatives, builder.free)
  }

  /// By kind, how many entities of it a question needs at most: as many as a rule names together or counts, at least two
  /// of each kind that profiles list.
  package static func bounds(_ ruleSet: RuleSet) -> [Int] {
    ruleSet.kinds.indices.map { kind in
      guard ruleSet.isListedByProfiles(KindID(kind)) else { return 0 }
      return max(2, ruleSet.named(KindID(kind)))
    }
  }
}

extension ProfileSpace {
  /// By kind, every number of entities up to some, the most first.
  package static func listings(_ bounds: [Int]) -> [[Int]] {
    let all = bounds.reduce([[]]) { lists, bound in lists.flatMap { list in (0...bound).map { list + [$0] } } }
    return all.sorted { left, right in
      let (one, other) = (left.reduce(0, +), right.reduce(0, +))
      return one == other ? right.lexicographicallyPrecedes(left) : one > other
    }
  }
}

extension RuleSet {
  /// Whether its entities are those of the profile: of one that the catalogue lists they are the catalogue's.
  package func isListedByProfiles(_ kind: KindID) -> Bool {
    self[kind].form == .many && self[kind].listedAs != nil && entities[kind.raw].isEmpty
  }

  /// How many entities of a kind some rule names together, or counts.
  fileprivate func named(_ kind: KindID) -> Int {
    let scopes = rules.filter { !$0.isDraft }.map { rule in
      (
        rule.scope.count { $0.kind == kind },
        (rule.when + rule.unless).map { $0.counted(kind, rule.scope, self) }.max() ?? 0
      )
    }
    let nevers = never.map { ($0.scope.count { $0.kind == kind }, $0.when.counted(kind, $0.scope, self)) }
    return (scopes + nevers).map { max($0, $1) }.max() ?? 0
  }
}

extension Condition {
  /// How many entities of a kind it counts, or places among them, where it says so.
  fileprivate func counted(_ kind: KindID, _ scope: [Variable], _ ruleSet: RuleSet) -> Int {
    switch self {
    case .test(let test): return test.placed(kind, ruleSet)
    case .all(let parts), .any(let parts): return parts.map { $0.counted(kind, scope, ruleSet) }.max() ?? 0
    case .not(let part): return part.counted(kind, scope, ruleSet)
    case .quantified(let quantifier):
      let inner = quantifier.condition.counted(kind, scope, ruleSet)
      guard case .count(let numbers) = quantifier.form, quantifier.bound.contains(where: { scope[$0.raw].kind == kind })
      else { return inner }
      return max(inner, numbers.greatestSmall)
    }
  }
}

extension Test {
  /// How many entities of a kind there have to be for the test of a place among them to come out either way.
  fileprivate func placed(_ kind: KindID, _ ruleSet: RuleSet) -> Int {
    guard let last = path.steps.last, case .rank? = ruleSet[last].combine, case .numbers(let numbers) = constraint,
      ruleSet.kinds.memberKinds(of: ruleSet[last].kind).contains(kind), numbers.greatestSmall > 0
    else { return 0 }
    return min(NumberSet.greatestCounted, numbers.greatestSmall + 1)
  }
}

extension NumberSet {
  /// More than so many are not told apart.
  fileprivate static let greatestCounted = 5

  /// The greatest end that can be counted to; 0 for none.
  fileprivate var greatestSmall: Int {
    let ends = intervals.flatMap { [$0.lowerBound, $0.upperBound] }
    return Int(ends.filter { $0 > 0 && $0 <= Self.greatestCounted }.max() ?? 0)
  }
}

/// Finds what facts can be.
private struct SpaceBuilder {
  let circuit: CompiledRules
  let ruleSet: RuleSet
  private(set) var base: Profile
  private(set) var alternatives: [FactKey: [Statement]] = [:]
  private(set) var free = FreeFacts()
  private let numbers: NumberSamples
  /// By kind that is only referred to: references that were met so far.
  private var references: [Int]
  /// By kind: its entities are there to be referred to, and nothing else tells them apart.
  private var isPooled: [Bool]

  /// The most entities that are reached by references only.
  private static let mostReferred = 4

  init(_ circuit: CompiledRules, _ ruleSet: RuleSet, _ listed: [Int]) {
    (self.circuit, self.ruleSet) = (circuit, ruleSet)
    numbers = NumberSamples(circuit, ruleSet)
    references = Array(repeating: 0, count: ruleSet.kinds.count)
    isPooled = Array(repeating: false, count: ruleSet.kinds.count)
    let entities = ruleSet.kinds.indices.map { kind in
      ruleSet.entities[kind] + Self.own(ruleSet.kinds[kind], listed[kind])
    }
    base = Profile(
      id: "witness", entities: entities, isOpen: ruleSet.kinds.map { _ in false }, span: .none)
    for (kind, declared) in ruleSet.kinds.enumerated()
    where declared.form == .byReference && base.entities[kind].isEmpty {
      isPooled[kind] = true
      base.entities[kind] = Self.own(declared, min(Self.mostReferred, max(1, referring(KindID(kind)))))
    }
  }

  private static func own(_ kind: Kind, _ count: Int) -> [Entity] {
    (0..<count).map { Entity(id: "\(kind.name)-\($0 + 1)", span: .none) }
  }

  /// How many facts lead to a kind.
  private func referring(_ kind: KindID) -> Int {
    given.filter { ruleSet.attributes[$0].type == .reference(kind) }
      .reduce(0) { $0 + subjects(ruleSet.attributes[$1].kind).count }
  }

  /// Attributes that profiles state and conditions read.
  private var given: [Int] {
    ruleSet.attributes.indices.filter { index in
      let attribute = ruleSet.attributes[index]
      return circuit.isRead[index] && attribute.isStated
        && attribute.type != .text
    }
  }

  private func subjects(_ kind: KindID) -> [[Int]] {
    ruleSet.kinds.memberKinds(of: kind).reduce([[]]) { lists, member in
      lists.flatMap { list in base.entities[member.raw].indices.map { list + [$0] } }
    }
  }

  mutating func build() {
    for (kind, declared) in ruleSet.kinds.enumerated() {
      guard case .pair(_, _, true) = declared.form else { continue }
      let listed = ruleSet.listedPairs[KindID(kind)] ?? []
      base.listedPairs[KindID(kind)] = listed
      let fixed = Set(listed.map { EntityTuple($0.map(\.raw)) })
      for pair in subjects(KindID(kind)).map({ EntityTuple($0) }) where !fixed.contains(pair) {
        free.pairs.append((KindID(kind), pair))
      }
    }
    for index in given {
      for subject in subjects(ruleSet.attributes[index].kind) { add(FactKey(AttributeID(index), numbers: subject)) }
    }
  }

  private mutating func add(_ key: FactKey) {
    let attribute = ruleSet[key.attribute]
    let mayBeAbsent = attribute.mayNotApply || (attribute.expected == nil && attribute.ifLeftOut == nil)
    if case .set = attribute.type {
      // Of what rules derive as well nothing is stated.
      if attribute.origin == .given { free.sets.append((key, mayBeAbsent)) }
      return
    }
    if case .number = attribute.type, numbers.isFree(key.attribute) {
      free.numbers.append(
        FreeFacts.Number(
          key: key, seeds: numbers[key.attribute], mayBeAbsent: mayBeAbsent, mayBeUnstated: attribute.origin != .given))
      return
    }
    var statements = values(key).map { Statement.known($0) } + (mayBeAbsent ? [.doesNotApply] : [])
    if attribute.origin == .given, let first = statements.first {
      base.facts[key] = Fact(statement: first, origin: .given, span: .none)
      statements.removeFirst()
    }
    alternatives[key] = statements
  }

  private mutating func values(_ key: FactKey) -> [Constant] {
    switch ruleSet[key.attribute].type {
    case .boolean: return [.ordinal(0), .ordinal(1)]
    case .domain(let domain): return ruleSet.domains[domain.raw].values.indices.map { .ordinal($0) }
    case .number: return numbers[key.attribute].map { .number($0) }
    case .reference(let kind): return pool(kind).map { .ordinal($0) }
    case .set, .text: return []
    }
  }

  /// Entities that only references tell apart are taken in the order of the references: the first leads to the first.
  private mutating func pool(_ kind: KindID) -> Range<Int> {
    let count = base.entities[kind.raw].count
    guard isPooled[kind.raw] else { return 0..<count }
    references[kind.raw] += 1
    return 0..<min(count, references[kind.raw])
  }
}

/// Numbers at which conditions change, and those beside them. They stand for all numbers of an attribute that nothing else
/// reads.
private struct NumberSamples {
  private var samples: [AttributeID: [Int64]] = [:]
  /// What is computed with, or compared with another number.
  private var free: Set<AttributeID> = []
  private let ruleSet: RuleSet

  init(_ circuit: CompiledRules, _ ruleSet: RuleSet) {
    self.ruleSet = ruleSet
    var groups = circuit.cuts.mapValues { Set($0) }
    for input in circuit.inputs {
      free.formUnion(input.numbersRead)
      guard case .test(.compare(_, let operand)) = input.question, let own = input.path.steps.last,
        let other = operand.path.steps.last
      else { continue }
      // What is compared has to be able to lie below, at and above the other.
      let shift = operand.times == .one ? operand.plus : 0
      let (low, high) = (groups[own] ?? [], groups[other] ?? [])
      groups[own, default: []].formUnion(high.flatMap { Self.moved($0, by: shift) } + [shift, 0, 1])
      groups[other, default: []].formUnion(low.flatMap { Self.moved($0, by: -shift) } + [0, 1])
    }
    for (attribute, cuts) in groups { samples[attribute] = self.samples(attribute, cuts) }
  }

  private static func moved(_ cut: Int64, by shift: Int64) -> [Int64] {
    let (sum, overflow) = cut.addingReportingOverflow(shift)
    return overflow ? [] : [sum]
  }

  private func samples(_ attribute: AttributeID, _ cuts: Set<Int64>) -> [Int64] {
    guard case .number(let type) = ruleSet[attribute].type else { return [] }
    let (low, high) = (type.lower ?? .min, type.upper ?? .max)
    let inside = cuts.flatMap { [$0, $0 == .max ? $0 : $0 + 1] } + [type.lower, type.upper].compactMap { $0 }
    return Set(inside).filter { $0 >= low && $0 <= high }.sorted()
  }

  func isFree(_ attribute: AttributeID) -> Bool { free.contains(attribute) }

  /// Ascending; at least one.
  subscript(attribute: AttributeID) -> [Int64] {
    if let known = samples[attribute], !known.isEmpty { return known }
    guard case .number(let type) = ruleSet[attribute].type else { return [0] }
    return [type.lower ?? min(0, type.upper ?? 0)]
  }
}

extension Input {
  /// Attributes that it reads as numbers, and not only as one side of a constant.
  fileprivate var numbersRead: [AttributeID] {
    switch question {
    case .digits: [path.steps.last].compactMap { $0 }
    case .test(.compare(_, let operand)): [path.steps.last, operand.path.steps.last].compactMap { $0 }
    case .test(.sizeCompare(_, let operand)): [operand.path.steps.last].compactMap { $0 }
    default: []
    }
  }
}
