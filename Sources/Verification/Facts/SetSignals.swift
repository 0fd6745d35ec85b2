import Circuit
import RuleModel

/// A set, element by element.
struct SetSignals {
  /// By ordinal: on where the set has it.
  private(set) var elements: [Int: Signal]
  /// On where there is a set.
  private(set) var exists: Signal

  init(_ free: FreeSet, _ gates: inout GateList) {
    exists = free.exists
    elements = [:]
    for (element, signal) in free.elements.enumerated() { elements[element] = gates.and([free.exists, signal]) }
  }

  /// Of facts that are written out: sets, or single values.
  init(_ facts: [FactTable.Guarded], _ gates: inout GateList) {
    var found: [Int: [Signal]] = [:]
    var some: [Signal] = []
    for guarded in facts {
      switch guarded.fact {
      case .value(.set(let members)):
        some.append(guarded.signal)
        for member in members { found[member, default: []].append(guarded.signal) }
      case .value(.ordinal(let member)):
        some.append(guarded.signal)
        found[member, default: []].append(guarded.signal)
      default: break
      }
    }
    elements = found.inOrder { gates.or($0) }
    exists = gates.or(some)
  }

  init(joining parts: [SetSignals], _ gates: inout GateList) {
    var found: [Int: [Signal]] = [:]
    for part in parts {
      for (element, signal) in part.elements { found[element, default: []].append(signal) }
    }
    elements = found.inOrder { gates.or($0) }
    exists = gates.or(parts.map(\.exists))
  }

  /// The set where a signal is on, else none.
  func `where`(_ signal: Signal, _ gates: inout GateList) -> SetSignals {
    var copy = self
    copy.elements = elements.inOrder { gates.and([signal, $0]) }
    copy.exists = gates.and([signal, exists])
    return copy
  }

  /// In the order of the elements.
  var members: [Signal] { elements.sorted { $0.key < $1.key }.map(\.value) }

  /// On where a set has something in common with this one.
  func meets(_ other: SetSignals, _ gates: inout GateList) -> Signal {
    let shared = elements.sorted { $0.key < $1.key }.compactMap { element, signal in
      other.elements[element].map { (signal, $0) }
    }
    return gates.or(shared.map { gates.and([$0, $1]) })
  }

  /// On where it has one of some elements.
  func meets(_ constants: [Int], _ gates: inout GateList) -> Signal {
    gates.or(constants.compactMap { elements[$0] })
  }
}

/// The cases of a set that a test can tell apart, each with a set that stands for it.
struct SetCases {
  typealias Case = (signal: Signal, own: KnownFact, other: KnownFact?)

  private let question: Input.Question
  private let set: SetSignals
  private let other: SetSignals?
  /// What the test compares with, fact by fact.
  private let facts: [FactTable.Guarded]

  init(_ question: Input.Question, _ set: SetSignals, _ other: SetSignals?, _ facts: [FactTable.Guarded]) {
    (self.question, self.set, self.other, self.facts) = (question, set, other, facts)
  }

  func cases(_ gates: inout GateList) -> [Case] {
    guard case .test(let constraint) = question else { return [] }
    let absent: Case = (!set.exists, .none, other == nil ? nil : KnownFact.none)
    switch constraint {
    case .includes(let operand), .includesAny(let operand), .includesNone(let operand):
      return common(operand, &gates) + [absent]
    case .size: return sizes(&gates).map { ($0.signal, $0.own, nil) } + [absent]
    case .sizeCompare:
      let sizes = sizes(&gates)
      return sizes.flatMap { size in
        facts.map { (gates.and([size.signal, $0.signal]), size.own, $0.fact) }
      } + [absent]
    case .present: return [(set.exists, Self.empty, nil), absent]
    case .values, .numbers, .compare: return [absent]
    }
  }

  private static let empty = KnownFact.value(.set([]))

  private func common(_ operand: SetOperand, _ gates: inout GateList) -> [Case] {
    switch operand {
    case .constants(let constants):
      let some = set.meets(constants, &gates)
      let one = KnownFact.value(.set(constants.prefix(1).map { $0 }))
      return [(some, one, nil), (gates.and([set.exists, !some]), Self.empty, nil)]
    case .path:
      guard let other else { return [] }
      let some = set.meets(other, &gates)
      let one = KnownFact.value(.set([0]))
      return [
        (some, one, one), (gates.and([set.exists, other.exists, !some]), Self.empty, Self.empty),
        (gates.and([set.exists, !other.exists]), Self.empty, KnownFact.none),
      ]
    }
  }

  /// By how many elements it has.
  private func sizes(_ gates: inout GateList) -> [(signal: Signal, own: KnownFact)] {
    let members = set.members
    let width = Int.bitWidth - members.count.leadingZeroBitCount
    let digits = gates.count(members, digits: width)
    return (0...members.count).map { size in
      let isSize = digits.enumerated().map { place, digit in size >> place & 1 == 1 ? digit : !digit }
      return (gates.and([set.exists] + isSize), .value(.set(Array(0..<size))))
    }
  }
}

extension Dictionary where Key: Comparable {
  /// `mapValues` in the order of the keys, so that gates are numbered the same in every run.
  func inOrder<Result>(_ transform: (Value) -> Result) -> [Key: Result] {
    var result: [Key: Result] = [:]
    for (key, value) in sorted(by: { $0.key < $1.key }) { result[key] = transform(value) }
    return result
  }
}
