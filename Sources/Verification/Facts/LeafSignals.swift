import Circuit
import RuleModel
import SourceText

/// The signals of one input's planes, for one combination of entities after the other.
struct LeafSignals {
  /// For which entities of the input's axes, by plane and, where the plane has it, entity of the extra axis.
  struct Bit: Hashable, Comparable {
    var plane: Int
    var entity: Int?

    static func < (left: Bit, right: Bit) -> Bool {
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
    if let signals = signalsOfLists(subject(input.path, entities), &gates) {
      let on = signals.enumerated().filter { $0.element != .never }
      return Dictionary(uniqueKeysWithValues: on.map { (Bit(plane: $0.offset, entity: nil), $0.element) })
    }
    if let signals = signalsOfNumbers(entities, &gates) ?? signalsOfSets(entities, &gates) { return signals }
    var found: [Bit: [Signal]] = [:]
    for (signal, bits) in guardedBits(entities, &gates) {
      for bit in bits { found[bit, default: []].append(signal) }
    }
    // In an order of their own, so that the same gates are made in every run.
    return found.inOrder { gates.or($0) }
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

  /// By plane, what hangs on lists, not on facts; nil for other questions.
  private func signalsOfLists(_ subject: EntityTuple, _ gates: inout GateList) -> [Signal]? {
    let kind = input.path.subject.kind
    let listed = table.universe.listed[kind.raw]
    func always(_ isOn: Bool) -> Signal { isOn ? .always : .never }
    switch (input.question, subject) {
    case (.listed, .one(let entity)): return [always(entity < listed)]
    case (.open, _): return [always(table.universe.isOpen[kind.raw])]
    case (.unlisted, .one(let entity)): return [always(entity >= listed)]
    case (.isEntity(let wanted), .one(let entity)): return [always(entity == wanted)]
    case (.same, .pair(let first, let second)): return [always(first == second)]
    case (.listedPair(let pair), _):
      let isListed = table.listed(pair, subject)
      return [gates.or([isListed, always(table.universe.isOpen[pair.raw])]), isListed]
    default: return nil
    }
  }

  /// What hangs on sets that may hold anything: found element by element, since there are too many cases; nil for other
  /// questions.
  private func signalsOfSets(_ entities: [Int], _ gates: inout GateList) -> [Bit: Signal]? {
    let subject = subject(input.path, entities)
    let operand = input.question.paths.first.map { ($0, self.subject($0, entities)) }
    let own = table.set(input.path, subject, &gates)
    let other = operand.flatMap { table.set($0.0, $0.1, &gates) }
    guard own != nil || other != nil else { return nil }
    let set = own ?? SetSignals(table.facts(input.path, subject, &gates), &gates)
    let others = operand.map { path, subject in other ?? SetSignals(table.facts(path, subject, &gates), &gates) }
    let numbers = operand.map { table.facts($0.0, $0.1, &gates) } ?? []
    guard let test else { return elements(set) }
    var found: [Bit: [Signal]] = [:]
    for (signal, own, other) in SetCases(input.question, set, others, numbers).cases(&gates) {
      for bit in bits(test.truth(own, other)) { found[bit, default: []].append(signal) }
    }
    return found.inOrder { gates.or($0) }
  }

  /// What hangs on numbers that may be anything: found digit by digit; nil for other questions.
  private func signalsOfNumbers(_ entities: [Int], _ gates: inout GateList) -> [Bit: Signal]? {
    let subject = subject(input.path, entities)
    if case .stated = input.question {
      let path = Path(subject: input.path.subject, steps: [input.path.steps[0]], span: .none)
      return table.number(path, subject, &gates).map { [Bit(plane: 0): $0.isStated] }
    }
    let operand = input.question.paths.first.flatMap { table.number($0, self.subject($0, entities), &gates) }
    guard let own = table.number(input.path, subject, &gates) ?? operand.flatMap({ _ in number(subject, &gates) })
    else { return nil }
    var found: [Bit: [Signal]] = [:]
    if case .digits(let bottom, let width, let plus, let times) = input.question {
      let digits = own.moved(times: times.numerator, plus: plus, bottom: bottom, width: width, &gates)
      for (place, digit) in digits.enumerated() {
        found[Bit(plane: place)] = [digit]
        found[Bit(plane: width + place)] = [digit]
      }
      found[Bit(plane: 2 * width + 3)] = [own.exists]
      for other in own.others { for bit in bits(other.fact) { found[bit, default: []].append(other.signal) } }
    } else {
      let other = operand ?? input.question.paths.first.flatMap { written($0, entities, &gates) }
      for (signal, bits) in guardedBits(own, other, &gates) {
        for bit in bits { found[bit, default: []].append(signal) }
      }
    }
    return found.inOrder { gates.or($0) }
  }

  /// What is beside a number that may be anything: a number that is written out, or the size of a set.
  private func number(_ subject: EntityTuple, _ gates: inout GateList) -> NumberSignals? {
    guard case .test(.sizeCompare) = input.question else { return written(input.path, subject, &gates) }
    let set = table.set(input.path, subject, &gates) ?? SetSignals(table.facts(input.path, subject, &gates), &gates)
    return NumberSignals(sizeOf: set, &gates)
  }

  private func written(_ path: Path, _ entities: [Int], _ gates: inout GateList) -> NumberSignals? {
    written(path, self.subject(path, entities), &gates)
  }

  private func written(_ path: Path, _ subject: EntityTuple, _ gates: inout GateList) -> NumberSignals? {
    guard case .number = table.universe.type(of: path) else { return nil }
    return NumberSignals(table.facts(path, subject, &gates), &gates)
  }

  /// For each pair of what a test's sides can be: where they are that, and what is on then.
  private func guardedBits(
    _ own: NumberSignals, _ other: NumberSignals?, _ gates: inout GateList
  ) -> [(Signal, [Bit])] {
    guard let test, case .test(let constraint) = input.question else { return [] }
    let (both, any) = ([Bit(plane: 0), Bit(plane: 1)], KnownFact.value(.number(own.least)))
    var found: [(Signal, [Bit])]
    switch (constraint, other) {
    case (.numbers(let set), _): found = [(own.isOne(of: set, &gates), both)]
    case (.compare(let comparison, let operand), let other?), (.sizeCompare(let comparison, let operand), let other?):
      found = [(own.stands(comparison, to: other, operand.map, &gates), both)]
    default: found = [(own.exists, bits(test.truth(any, nil)))]
    }
    guard let other else {
      return found + own.others.map { ($0.signal, bits(test.truth($0.fact, nil))) }
    }
    // No number stands to no number; what is unknown may stand to any.
    let some = { (number: NumberSignals) in [FactTable.Guarded(signal: number.exists, fact: .unknown, isStated: true)] }
    let pairs =
      own.others.flatMap { left in (some(other) + other.others).map { (left, $0) } }
      + some(own).flatMap { left in other.others.map { (left, $0) } }
    return found
      + pairs.map { left, right in
        (gates.and([left.signal, right.signal]), bits(test.truth(left.fact, right.fact)))
      }
  }

  private func elements(_ set: SetSignals) -> [Bit: Signal] {
    var found: [Bit: Signal] = [:]
    switch input.question {
    case .contains(let count):
      for (element, signal) in set.elements {
        found[Bit(plane: 2 * element)] = signal
        found[Bit(plane: 2 * element + 1)] = signal
      }
      found[Bit(plane: 2 * count)] = !set.exists
      found[Bit(plane: 2 * count + 1)] = set.exists
    case .containsEntity:
      for (element, signal) in set.elements {
        found[Bit(plane: 0, entity: element)] = signal
        found[Bit(plane: 1, entity: element)] = signal
      }
      found[Bit(plane: 2)] = !set.exists
      found[Bit(plane: 3)] = set.exists
    default: break
    }
    return found
  }

  /// For each that the facts can be: where they are that, and what is on then.
  private func guardedBits(_ entities: [Int], _ gates: inout GateList) -> [(Signal, [Bit])] {
    let subject = subject(input.path, entities)
    if case .stated = input.question {
      return table.facts(input.path.steps[0], subject, &gates).map { ($0.signal, $0.isStated ? [Bit(plane: 0)] : []) }
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
