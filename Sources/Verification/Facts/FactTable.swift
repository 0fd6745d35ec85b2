import Circuit
import RuleModel

/// What can be known of the facts of a profile, and under which signal.
struct FactTable {
  /// A fact where a signal is on.
  struct Guarded {
    var signal: Signal
    var fact: KnownFact
    var isStated: Bool
  }

  let universe: Universe
  /// With the inputs that say which case is so.
  private(set) var gates: GateList
  /// Facts that have more cases than one.
  private(set) var choices: [FactChoice] = []
  private let ruleSet: RuleSet
  private let profile: Profile
  private let cuts: [AttributeID: [Int64]]
  private var numbers: [FactKey: Int] = [:]
  private let listedPairs: [KindID: Set<EntityTuple>]

  /// `alternatives`: by fact, what it may be besides what is stated of it; nothing for contested facts and ranges, whose
  /// cases are what they may be. Linear in the facts and their cases.
  init(
    _ profile: Profile, _ ruleSet: RuleSet, _ circuit: CompiledRules, alternatives: [FactKey: [Statement]],
    gates: GateList = GateList()
  ) {
    self.gates = gates
    self.profile = profile
    self.ruleSet = ruleSet
    cuts = circuit.cuts
    universe = Universe(ruleSet, listed: profile.entities.map(\.count), isOpen: profile.isOpen)
    listedPairs = profile.listedPairs.mapValues { pairs in Set(pairs.map { EntityTuple($0.map(\.raw)) }) }
    let stated = Set(profile.facts.keys).union(ruleSet.facts.keys).union(alternatives.keys)
    for key in stated.sorted() where circuit.isRead[key.attribute.raw] || ruleSet[key.attribute].isDerived {
      var cases = self.cases(of: key)
      for statement in alternatives[key] ?? [] { cases += self.cases(of: statement, key.attribute) }
      let distinct = cases.enumerated().filter { place, one in !cases[..<place].contains { $0 == one } }.map(\.element)
      guard distinct.count > 1 else { continue }
      numbers[key] = choices.count
      choices.append(FactChoice(key, distinct, &self.gates))
    }
  }

  /// Takes the signals of others for the same facts; false where these are told apart otherwise.
  mutating func share(_ others: [FactChoice]) -> Bool {
    for other in others {
      guard let number = numbers[other.key] else { continue }
      let own = choices[number].cases
      guard own.map(\.fact) == other.cases.map(\.fact), own.map(\.isStated) == other.cases.map(\.isStated) else {
        return false
      }
      choices[number] = other
    }
    return true
  }

  /// How many lanes the axis of a kind has: one more than is listed where the kind is open.
  func lanes(_ kind: KindID) -> Int { universe.listed[kind.raw] + (universe.isOpen[kind.raw] ? 1 : 0) }

  func isListed(_ kind: KindID, _ subject: EntityTuple) -> Bool { listedPairs[kind]?.contains(subject) ?? false }

  // MARK: What is stated

  private func cases(of key: FactKey) -> [(fact: KnownFact, isStated: Bool)] {
    guard let statement = (profile.facts[key] ?? ruleSet.facts[key])?.statement else {
      return [(unstated(key.attribute), false)]
    }
    let cases = cases(of: statement, key.attribute)
    return cases.isEmpty ? [(unstated(key.attribute), false)] : cases
  }

  private func unstated(_ id: AttributeID) -> KnownFact {
    let attribute = ruleSet[id]
    if let assumed = attribute.ifLeftOut, attribute.origin != .derived { return .value(assumed) }
    return attribute.origin == .fixed ? .none : .unknown
  }

  private func cases(of statement: Statement, _ id: AttributeID) -> [(fact: KnownFact, isStated: Bool)] {
    switch statement {
    case .known(let constant): return [(.value(constant), true)]
    case .unknown: return [(.unknown, false)]
    case .any: return [(.unknown, true)]
    case .doesNotApply: return [(.none, true)]
    case .oneOf(let parts): return parts.flatMap { cases(of: $0, id) }
    case .interval(let low, let high):
      return range(low, high, id).map { ($0, true) }
    }
  }

  private func range(_ low: Int64, _ high: Int64, _ id: AttributeID) -> [KnownFact] {
    switch ruleSet[id].type {
    case .number: pieces(low, high, id)
    default: (low...max(low, high)).map { .value(.ordinal(Int(clamping: $0))) }
    }
  }

  /// A range between the constants with which conditions compare it.
  private func pieces(_ low: Int64, _ high: Int64, _ id: AttributeID) -> [KnownFact] {
    let ends = (cuts[id] ?? []).filter { $0 >= low && $0 < high } + [high]
    let starts = [low] + ends.dropLast().map { $0 + 1 }
    return zip(starts, ends).map { $0 == $1 ? .value(.number($0)) : .interval($0, $1) }
  }

  // MARK: Reading

  /// What the attribute of these entities can be.
  func facts(_ attribute: AttributeID, _ subject: EntityTuple) -> [Guarded] {
    let declared = ruleSet[attribute]
    let unlisted = Guarded(signal: .always, fact: declared.origin == .fixed ? .none : .unknown, isStated: false)
    if case .pair(_, _, true) = ruleSet[declared.kind].form, !isListed(declared.kind, subject) {
      if !universe.isOpen[declared.kind.raw] {
        return [Guarded(signal: .always, fact: .none, isStated: false)]
      }
      return [unlisted]
    }
    guard isKnown(subject, declared.kind) else { return [unlisted] }
    let key = FactKey(attribute, subject)
    if let number = numbers[key] {
      return choices[number].cases.map { Guarded(signal: $0.signal, fact: $0.fact, isStated: $0.isStated) }
    }
    return cases(of: key).prefix(1).map { Guarded(signal: .always, fact: $0.fact, isStated: $0.isStated) }
  }

  /// Whether all the entities are listed.
  private func isKnown(_ subject: EntityTuple, _ kind: KindID) -> Bool {
    zip(subject.numbers, ruleSet.kinds.memberKinds(of: kind)).allSatisfy { $0 < universe.listed[$1.raw] }
  }

  /// What can be at the end of a path from these entities, each fact once.
  func facts(_ path: Path, _ subject: EntityTuple, _ gates: inout GateList) -> [Guarded] {
    guard let last = path.steps.last else {
      return [Guarded(signal: .always, fact: .value(.ordinal(subject.first ?? 0)), isStated: false)]
    }
    var here: [(signal: Signal, subject: EntityTuple)] = [(.always, subject)]
    var ends: [Guarded] = []
    for step in path.steps.dropLast() {
      var next: [(signal: Signal, subject: EntityTuple)] = []
      for place in here {
        for guarded in facts(step, place.subject) {
          let signal = gates.and([place.signal, guarded.signal])
          switch guarded.fact {
          case .value(.ordinal(let entity)): next.append((signal, .one(Int32(truncatingIfNeeded: entity))))
          case .none: ends.append(Guarded(signal: signal, fact: .none, isStated: false))
          default: ends.append(Guarded(signal: signal, fact: .unknown, isStated: false))
          }
        }
      }
      here = next
    }
    for place in here {
      for guarded in facts(last, place.subject) {
        let signal = gates.and([place.signal, guarded.signal])
        ends.append(Guarded(signal: signal, fact: guarded.fact, isStated: guarded.isStated))
      }
    }
    return merged(ends, &gates)
  }

  private func merged(_ facts: [Guarded], _ gates: inout GateList) -> [Guarded] {
    guard facts.count > 1 else { return facts }
    var order: [KnownFact] = []
    var signals: [KnownFact: [Signal]] = [:]
    for guarded in facts {
      if signals[guarded.fact] == nil { order.append(guarded.fact) }
      signals[guarded.fact, default: []].append(guarded.signal)
    }
    return order.map { Guarded(signal: gates.or(signals[$0] ?? []), fact: $0, isStated: false) }
  }
}
