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
  /// Where a pair of a listed kind is listed.
  private var listedPairs: [KindID: [EntityTuple: Signal]]
  /// Sets that may hold whatever their type allows.
  private(set) var freeSets: [FactKey: FreeSet] = [:]
  /// Numbers that may be any of their type.
  private(set) var freeNumbers: [FactKey: FreeNumber] = [:]

  /// `alternatives`: by fact, what it may be besides what is stated of it; nothing for contested facts and ranges, whose
  /// cases are what they may be. `free`: what is left open beside that. Linear in the facts and their cases.
  init(
    _ profile: Profile, _ ruleSet: RuleSet, _ circuit: CompiledRules, alternatives: [FactKey: [Statement]],
    free: FreeFacts = FreeFacts(), gates: GateList = GateList()
  ) {
    self.gates = gates
    self.profile = profile
    self.ruleSet = ruleSet
    cuts = circuit.cuts
    universe = Universe(ruleSet, listed: profile.entities.map(\.count), isOpen: profile.isOpen)
    listedPairs = profile.listedPairs.mapValues { pairs in
      Dictionary(pairs.map { (EntityTuple($0.map(\.raw)), Signal.always) }, uniquingKeysWith: { first, _ in first })
    }
    for (kind, pair) in free.pairs where listedPairs[kind]?[pair] == nil {
      listedPairs[kind, default: [:]][pair] = self.gates.input()
    }
    for (key, mayBeAbsent) in free.sets {
      let count = universe.elementCount(universe.types[key.attribute.raw])
      freeSets[key] = FreeSet(
        key: key, elements: (0..<count).map { _ in self.gates.input() },
        exists: mayBeAbsent ? self.gates.input() : .always)
    }
    for open in free.numbers {
      guard case .number(let type) = ruleSet[open.key.attribute].type else { continue }
      freeNumbers[open.key] = FreeNumber(open, type, &self.gates)
    }
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

  /// On where a pair of a listed kind is listed.
  func listed(_ kind: KindID, _ subject: EntityTuple) -> Signal { listedPairs[kind]?[subject] ?? .never }

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
  func facts(_ attribute: AttributeID, _ subject: EntityTuple, _ gates: inout GateList) -> [Guarded] {
    let declared = ruleSet[attribute]
    guard case .pair(_, _, true) = ruleSet[declared.kind].form else { return factsOfListed(attribute, subject) }
    let isListed = listed(declared.kind, subject)
    if isListed == .always { return factsOfListed(attribute, subject) }
    let absent: KnownFact = universe.isOpen[declared.kind.raw] && declared.origin != .fixed ? .unknown : .none
    let beyond = Guarded(signal: !isListed, fact: absent, isStated: false)
    if isListed == .never { return [beyond] }
    let stated = factsOfListed(attribute, subject).map { guarded in
      Guarded(
        signal: gates.and([isListed, guarded.signal]), fact: guarded.fact, isStated: guarded.isStated)
    }
    return stated + [beyond]
  }

  private func factsOfListed(_ attribute: AttributeID, _ subject: EntityTuple) -> [Guarded] {
    let declared = ruleSet[attribute]
    guard isKnown(subject, declared.kind) else {
      return [Guarded(signal: .always, fact: declared.origin == .fixed ? .none : .unknown, isStated: false)]
    }
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
    let (here, lost) = places(path, subject, &gates)
    var ends = lost
    for place in here {
      for guarded in facts(last, place.subject, &gates) {
        let signal = gates.and([place.signal, guarded.signal])
        ends.append(Guarded(signal: signal, fact: guarded.fact, isStated: guarded.isStated))
      }
    }
    return merged(ends, &gates)
  }

  /// Where all steps but the last lead, and what there is where they lead nowhere.
  private func places(
    _ path: Path, _ subject: EntityTuple, _ gates: inout GateList
  ) -> (here: [(signal: Signal, subject: EntityTuple)], ends: [Guarded]) {
    var here: [(signal: Signal, subject: EntityTuple)] = [(.always, subject)]
    var ends: [Guarded] = []
    for step in path.steps.dropLast() {
      var next: [(signal: Signal, subject: EntityTuple)] = []
      for place in here {
        for guarded in facts(step, place.subject, &gates) {
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
    return (here, ends)
  }

  /// The set at the end of a path, element by element; nil where none there is free.
  func set(_ path: Path, _ subject: EntityTuple, _ gates: inout GateList) -> SetSignals? {
    guard let last = path.steps.last, case .set = universe.types[last.raw] else { return nil }
    let here = places(path, subject, &gates).here
    guard here.contains(where: { freeSets[FactKey(last, $0.subject)] != nil }) else { return nil }
    let parts = here.map { place in
      let isListed = isOfListedPair(last) ? listed(ruleSet[last].kind, place.subject) : .always
      let own = freeSets[FactKey(last, place.subject)].map { SetSignals($0, &gates) }
      return (own ?? SetSignals(facts(last, place.subject, &gates), &gates))
        .where(gates.and([place.signal, isListed]), &gates)
    }
    return SetSignals(joining: parts, &gates)
  }

  /// The number at the end of a path, digit by digit; nil where none there is free.
  func number(_ path: Path, _ subject: EntityTuple, _ gates: inout GateList) -> NumberSignals? {
    guard let last = path.steps.last, case .number = universe.types[last.raw] else { return nil }
    let (here, ends) = places(path, subject, &gates)
    guard here.contains(where: { freeNumbers[FactKey(last, $0.subject)] != nil }) else { return nil }
    let parts = here.map { place in
      number(last, place.subject, &gates).where(place.signal, &gates)
    }
    return NumberSignals(joining: parts, &gates).map { ends.reduce($0) { $0.or($1) } }
  }

  private func number(
    _ attribute: AttributeID, _ subject: EntityTuple, _ gates: inout GateList
  ) -> NumberSignals {
    guard let free = freeNumbers[FactKey(attribute, subject)] else {
      return NumberSignals(facts(attribute, subject, &gates), &gates)
    }
    // What is not stated is as the catalogue has it, if it does.
    let unstated = cases(of: free.key).prefix(1).map {
      Guarded(signal: !free.isStated, fact: $0.fact, isStated: $0.isStated)
    }
    let stated = NumberSignals(free, &gates)
    let number =
      free.isStated == .always
      ? stated : NumberSignals(joining: [stated, NumberSignals(unstated, &gates)], &gates) ?? stated
    guard isOfListedPair(attribute) else { return number }
    let isListed = listed(ruleSet[attribute].kind, subject)
    return number.where(isListed, &gates).or(Guarded(signal: !isListed, fact: .none, isStated: false))
  }

  private func isOfListedPair(_ attribute: AttributeID) -> Bool {
    if case .pair(_, _, true) = ruleSet[ruleSet[attribute].kind].form { true } else { false }
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
