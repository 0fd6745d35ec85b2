import Circuit
import RuleModel

/// The signals of one input's planes, for one combination of entities after the other.
struct LeafSignals {
  /// For which entities of the input's axes, by plane and, where the plane has it, entity of the extra axis.
  struct Bit: Hashable, Comparable {
    var plane: Int
    var entity: Int?

    static func < (left: Self, right: Self) -> Bool {
      (left.plane, left.entity ?? -1) < (right.plane, right.entity ?? -1)
    }
  }

  private let input: Input
  private let table: FactTable
  private let test: LeafTest?
  private let answer: LeafAnswer

  init(_ input: Input, _ table: FactTable) {
    self.input = input
    self.table = table
    test = LeafTest(input, table.universe)
    answer = LeafAnswer(input, table.universe)
  }

  /// The axes that the combinations are of: all but the extra one.
  var axes: ArraySlice<Axis> { input.question.isOverExtra(0) ? input.axes.dropLast() : input.axes[...] }

  /// Where the bits are on that can be.
  func signals(_ entities: [Int], _ gates: inout GateList) -> [Bit: Signal] {
    if let bits = bitsOfLists(subject(input.path, entities)) {
      return Dictionary(uniqueKeysWithValues: bits.map { (Bit(plane: $0, entity: nil), .always) })
    }
    var found: [Bit: [Signal]] = [:]
    for (signal, bits) in guardedBits(entities, &gates) {
      for bit in bits { found[bit, default: []].append(signal) }
    }
    // In an order of their own, so that the same gates are made in every run.
    var signals: [Bit: Signal] = [:]
    for (bit, parts) in found.sorted(by: { $0.key < $1.key }) { signals[bit] = gates.or(parts) }
    return signals
  }

  private func subject(_ path: Path, _ entities: [Int]) -> EntityTuple {
    EntityTuple(
      path.subject.terms.map { term in
        switch term {
        case .variable(let position): entities[position.raw]
        case .entity(let entity): entity.raw
        }
      })
  }

  /// What hangs on lists, not on facts; nil for other questions.
  private func bitsOfLists(_ subject: EntityTuple) -> [Int]? {
    let kind = input.path.subject.kind
    let listed = table.universe.listed[kind.raw]
    func bits(_ isOn: Bool...) -> [Int] { isOn.indices.filter { isOn[$0] } }
    switch (input.question, subject) {
    case (.listed, .one(let entity)): return bits(entity < listed)
    case (.open, _): return bits(table.universe.isOpen[kind.raw])
    case (.unlisted, .one(let entity)): return bits(entity >= listed)
    case (.isEntity(let wanted), .one(let entity)): return bits(entity == wanted)
    case (.same, .pair(let first, let second)): return bits(first == second)
    case (.listedPair(let pair), _):
      let isListed = table.isListed(pair, subject)
      return bits(isListed || table.universe.isOpen[pair.raw], isListed)
    default: return nil
    }
  }

  /// For each that the facts can be: where they are that, and what is on then.
  private func guardedBits(_ entities: [Int], _ gates: inout GateList) -> [(Signal, [Bit])] {
    let subject = subject(input.path, entities)
    if case .stated = input.question {
      return table.facts(input.path.steps[0], subject).map { ($0.signal, $0.isStated ? [Bit(plane: 0)] : []) }
    }
    let facts = table.facts(input.path, subject, &gates)
    guard let test else {
      return facts.map { own in
        (own.signal, bits(own.fact))
      }
    }
    let operands = input.question.paths.first.map { table.facts($0, self.subject($0, entities), &gates) }
    guard let operands else { return facts.map { ($0.signal, bits(test.truth($0.fact, nil))) } }
    return facts.flatMap { own in
      operands.map { other in
        (gates.and([own.signal, other.signal]), bits(test.truth(own.fact, other.fact)))
      }
    }
  }

  private func bits(_ fact: KnownFact) -> [Bit] {
    var bits: [Bit] = []
    answer.answer(answer.value(fact), isUnknown: fact == .unknown) { bits.append(Bit(plane: $0, entity: $1)) }
    return bits
  }

  private func bits(_ truth: Truth) -> [Bit] {
    (truth.possible ? [Bit(plane: 0)] : []) + (truth.certain ? [Bit(plane: 1)] : [])
  }
}
