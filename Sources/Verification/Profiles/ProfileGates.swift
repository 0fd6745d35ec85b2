package import Circuit
package import RuleModel
import SourceText

/// All profiles of a space as gates, and which of them can be.
///
/// Whatever is asked of all profiles is a signal of these gates; see `ProfileSearch`.
package struct ProfileGates: Sendable {
  var grounding: Grounding
  package let space: ProfileSpace
  /// On where nothing is so that `never` excludes.
  package let isValid: Signal
  /// Facts that are one of several cases, sets, numbers, and pairs: what tells profiles apart.
  let variables: [ProfileVariable]
  /// By input gate, the variable that it belongs to.
  let variableOfGate: [Int: Int]
  /// Facts that are so in every profile that is asked about.
  private(set) var settled: [FactKey: Constant]

  /// What some planes read is made; unless they are said, everything that the rule set concludes. Linear in the circuit × combinations
  /// of entities.
  package init(_ space: ProfileSpace, asking planes: [Plane]? = nil, settled: [FactKey: Constant] = [:]) {
    (self.space, self.settled) = (space, settled)
    let circuit = space.circuit
    var grounding = Grounding(
      circuit, space.ruleSet, space.base, alternatives: space.alternatives, free: space.free,
      asking: planes.map { $0 + circuit.never.map(\.anywhere.possible) } ?? circuit.outputs)
    isValid = grounding.gates.and(circuit.never.map { !grounding.signal($0.anywhere.possible, along: [], []) })
    self.grounding = grounding
    variables =
      grounding.choices.map { .fact($0) }
      + grounding.freeSets.map { .set($0) } + grounding.freeNumbers.map { .number($0) }
      + grounding.freePairs.map { .pair($0) }
    var variableOfGate: [Int: Int] = [:]
    for (number, variable) in variables.enumerated() {
      for signal in variable.inputs { variableOfGate[signal.gate] = number }
    }
    self.variableOfGate = variableOfGate
  }

  /// The same gates, to be asked about profiles in which other facts are settled.
  func settling(_ settled: [FactKey: Constant]) -> ProfileGates {
    var copy = self
    copy.settled = settled
    return copy
  }

  /// Whether a plane is on for entities of its own axes.
  package func signal(_ plane: Plane, along axes: [Axis], _ entities: [Int]) -> Signal {
    grounding.signal(plane, along: axes, entities)
  }

  /// On where something that is concluded may contradict itself, in the order in which it is computed.
  var contradictions: [Signal] {
    let signals = space.circuit.attributes.flatMap { planes in
      planes.map { grounding.lanes(of: $0.contradiction.possible) } ?? []
    }
    return Set(signals.filter { $0 != .never && $0 != .always }).sorted()
  }

  /// Whether all are on.
  package mutating func and(_ signals: [Signal]) -> Signal { grounding.gates.and(signals) }

  /// Whether any is on.
  package mutating func or(_ signals: [Signal]) -> Signal { grounding.gates.or(signals) }

  /// Whether one of two is on, and not both.
  package mutating func xor(_ left: Signal, _ right: Signal) -> Signal { grounding.gates.xor(left, right) }

  /// Every combination of entities of some axes.
  package func places(_ axes: [Axis]) -> [[Int]] {
    axes.reduce([[]]) { lists, axis in
      lists.flatMap { list in (0..<grounding.laneCount(axis.kind)).map { list + [$0] } }
    }
  }

  /// Every combination of entities that name one of a kind.
  package func subjects(_ kind: KindID) -> [[Int]] {
    places(space.ruleSet.kinds.memberKinds(of: kind).map { Axis($0) })
  }

  /// The facts of an attribute that tell profiles apart.
  package func facts(_ attribute: AttributeID) -> [FactKey] {
    variables.compactMap(\.fact).filter { $0.attribute == attribute }
  }

  /// On where a fact is stated so; off where it is none of the profile's.
  package mutating func isStated(_ key: FactKey, _ statement: Statement?) -> Signal {
    switch variables.first(where: { $0.fact == key }) {
    case .fact(let choice)?: return choice.cases.first { $0.statement == statement }?.signal ?? .never
    case .number(let number)?: return number.isStated(statement, &grounding.gates)
    default: return .never
    }
  }

  /// A number that may be any of its type; nil of other facts.
  package func number(_ key: FactKey) -> FreeNumber? {
    if case .number(let number)? = variables.first(where: { $0.fact == key }) { number } else { nil }
  }

  /// The same signals where a number is greater by one; on where it is stated and there is such a number. O(gates).
  package mutating func rising(_ number: FreeNumber, in signals: [Signal]) -> (signals: [Signal], isThere: Signal) {
    let next = grounding.gates.sum(
      number.digits.enumerated().map { $0.offset == 0 ? [$0.element, .always] : [$0.element] })
    let pairs = zip(number.distance, next).map { own, next in (own.gate, own.isNegated ? !next : next) }
    let inputs = Dictionary(uniqueKeysWithValues: pairs)
    let isLast = number.isStated(.known(.number(number.ends.upperBound)), &grounding.gates)
    let isThere = and([number.isStated, !number.isAbsent, !isLast])
    return (grounding.gates.replacing(inputs, in: signals), isThere)
  }

  /// The values that a fact is tried with, ascending.
  package func cases(of key: FactKey) -> [Constant] {
    for case .fact(let choice) in variables where choice.key == key {
      let values = choice.cases.compactMap { one -> Constant? in
        if case .value(let constant) = one.fact { constant } else { nil }
      }
      return values.sorted { $0.order < $1.order }
    }
    return []
  }

  /// By fact that is settled, what is on where it is so.
  var settledSignals: [(key: FactKey, isOn: Signal)] {
    variables.compactMap { variable in
      guard case .fact(let choice) = variable, let value = settled[choice.key],
        let chosen = choice.cases.first(where: { $0.fact == .value(value) })
      else { return nil }
      return (choice.key, chosen.signal)
    }
  }

  /// The same signals where some facts are settled. O(gates).
  package mutating func settling(_ facts: [FactKey: Constant], in signals: [Signal]) -> [Signal] {
    var inputs: [Int: Signal] = [:]
    for case .fact(let choice) in variables {
      guard let wanted = facts[choice.key] else { continue }
      let cases = choice.cases.count == 2 ? choice.cases.prefix(1) : choice.cases[...]
      for one in cases { inputs[one.signal.gate] = one.fact == .value(wanted) ? .always : .never }
    }
    return grounding.gates.replacing(inputs, in: signals)
  }

  /// The profile that a model describes.
  func profile(_ isOn: (Signal) -> Bool) -> Profile {
    var profile = space.base
    for variable in variables {
      switch variable {
      case .fact(let choice):
        guard let chosen = choice.cases.first(where: { isOn($0.signal) }) else { continue }
        profile.facts[choice.key] = chosen.statement.map { Fact(statement: $0, origin: .given, span: .none) }
      case .set(let set):
        let members = set.elements.indices.filter { isOn(set.elements[$0]) }
        let statement: Statement = isOn(set.exists) ? .known(.set(members)) : .doesNotApply
        profile.facts[set.key] = Fact(statement: statement, origin: .given, span: .none)
      case .number(let number):
        profile.facts[number.key] = number.statement(isOn).map { Fact(statement: $0, origin: .given, span: .none) }
      case .pair(let pair):
        if isOn(pair.isListed) {
          profile.listedPairs[pair.kind, default: []].append(pair.pair.numbers.map { EntityID($0) })
        }
      }
    }
    return profile
  }
}

extension FactChoice.Case {
  /// How a profile states it; nil: not at all.
  fileprivate var statement: Statement? {
    switch fact {
    case .value(let constant): isStated ? .known(constant) : nil
    case .none: isStated ? .doesNotApply : nil
    case .interval(let low, let high): .interval(low, high)
    case .unknown: isStated ? .any : nil
    }
  }
}

/// Something of which a profile says what it is.
enum ProfileVariable: Sendable {
  case fact(FactChoice)
  case set(FreeSet)
  case number(FreeNumber)
  case pair(FreePair)

  /// The signals of its cases, or of what it holds: each is an input or the negation of one.
  var inputs: [Signal] {
    switch self {
    case .fact(let choice): choice.cases.map(\.signal)
    case .set(let set): set.elements + (set.exists == .always ? [] : [set.exists])
    case .number(let number): number.inputs
    case .pair(let pair): [pair.isListed]
    }
  }
}

extension Constant {
  fileprivate var order: Int64 {
    switch self {
    case .ordinal(let ordinal): Int64(ordinal)
    case .number(let number): number
    case .set, .text: 0
    }
  }
}
