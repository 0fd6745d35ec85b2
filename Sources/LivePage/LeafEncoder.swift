import Circuit
import Inference
package import Report
package import RuleModel

/// What the program asks of the facts, as tables: which values turn which planes on.
///
/// The tables are filled by asking `LeafTest` and `LeafAnswer`, which know what a test means, of one value after the other;
/// of a number of one value between each two thresholds, of a set of each element and each size. Only where two numbers
/// meet, or a number is counted in digits, is arithmetic left to the page.
struct LeafEncoder {
  private let program: CompleteProgram
  private let universe: Universe
  /// Rows that several leaves share.
  private(set) var tables: [JSONValue] = []
  private var known: [String: Int] = [:]

  init(_ program: CompleteProgram, _ ruleSet: RuleSet, _ facts: Facts) {
    self.program = program
    universe = Universe(ruleSet, listed: facts.listed, isOpen: facts.isOpen)
  }

  /// Kind of question, path, what it is compared with, sizes of its axes, places of its planes, and the table or its number
  /// among those that several leaves share. A plane with an axis of its own is one plane for each of its entities.
  mutating func json(_ input: Input) -> JSONValue {
    let (ask, table) = question(input)
    let axes = input.question.isOverExtra(0) ? input.axes.dropLast() : input.axes[...]
    return [
      "ask": .string(ask), "path": .path(input.path), "other": input.question.paths.first.map { .path($0) } ?? .null,
      "sizes": .numbers(axes.map { universe.listed[$0.kind.raw] }),
      "planes": .array(input.planes.indices.flatMap { places($0, input, Array(axes)) }), "table": table,
    ]
  }

  /// The first bit and the strides, of a splat the first bit less than zero; null of what nobody reads.
  private func places(_ number: Int, _ input: Input, _ axes: [Axis]) -> [JSONValue] {
    let plane = input.planes[number]
    guard program.isOwn(plane) else { return Array(repeating: .null, count: width(number, input)) }
    if input.question.isOverExtra(number), let extra = input.axes.last {
      return program.places(of: plane, along: axes, each: extra, universe.listed[extra.kind.raw])
    }
    let place = program.place(of: plane, along: axes)
    return [place.isSplat ? .numbers([-1 - place.start]) : .numbers([place.start] + place.strides)]
  }

  /// Of how many planes in a row the page has one of an answer's.
  private func width(_ number: Int, _ input: Input) -> Int {
    guard input.question.isOverExtra(number), let extra = input.axes.last else { return 1 }
    return universe.listed[extra.kind.raw]
  }

  private mutating func shared(_ table: JSONValue) -> JSONValue {
    let text = table.text(.compact)
    if let number = known[text] { return .count(number) }
    known[text] = tables.count
    tables.append(table)
    return .count(tables.count - 1)
  }

  private mutating func question(_ input: Input) -> (String, JSONValue) {
    switch input.question {
    case .test(let constraint): test(input, constraint)
    case .values, .reference: ("row", shared(answers(input, ordinals(universe.type(of: input.path)))))
    case .contains, .containsEntity: ("elements", shared(elements(input)))
    case .digits(let offset, let width, let plus, let times):
      ("digits", [.whole(offset), .count(width), .whole(plus), .whole(times.numerator), .whole(times.denominator)])
    default: ("stated", .null)
    }
  }

  // MARK: Tests

  private mutating func test(_ input: Input, _ constraint: Constraint) -> (String, JSONValue) {
    guard let test = LeafTest(input, universe) else { return ("stated", .null) }
    let type = universe.type(of: input.path)
    if let other = constraint.paths.first { return compared(test, constraint, type, universe.type(of: other)) }
    switch (type, constraint.predicate) {
    case (.number, let predicate): return ("cuts", shared(cuts(test, predicate)))
    case (.set, .common): return ("meets", shared(meets(test, type)))
    case (.set, _): return ("size", shared(sizes(test, type)))
    default: return ("test", shared(.bits(ordinals(type).map { test.truth($0, nil).certain })))
    }
  }

  private mutating func compared(
    _ test: LeafTest, _ constraint: Constraint, _ type: ValueType, _ other: ValueType
  ) -> (String, JSONValue) {
    switch constraint {
    case .compare(let comparison, let operand) where type.isNumber: return ("compare", .comparison(comparison, operand))
    case .sizeCompare(let comparison, let operand): return ("compare", .comparison(comparison, operand))
    case .compare:
      let rows = ordinals(type).map { own in .bits(ordinals(other).map { test.truth(own, $0).certain }) as JSONValue }
      return ("pair", shared(.array(rows)))
    default:
      let (one, none) = (KnownFact.value(.set([0])), KnownFact.value(.set([])))
      return ("common", shared(.bits([test.truth(one, one).certain, test.truth(one, none).certain])))
    }
  }

  /// Thresholds, after each of which the answer may change; then the answers, the last for no value.
  private func cuts(_ test: LeafTest, _ predicate: Predicate) -> JSONValue {
    var cuts: Set<Int64> = []
    if case .numbers(let passing) = predicate {
      for range in passing.intervals {
        if range.lowerBound > .min { cuts.insert(range.lowerBound - 1) }
        if range.upperBound < .max { cuts.insert(range.upperBound) }
      }
    }
    let sorted = cuts.sorted()
    let samples = sorted + [sorted.last.map { $0 + 1 } ?? 0]
    let truths = samples.map { test.truth(.value(.number($0)), nil).certain } + [test.truth(.none, nil).certain]
    return [.array(sorted.map { .whole($0) }), .bits(truths)]
  }

  /// The elements of which one decides; the answers with one of them, with none of them, and without a set.
  private func meets(_ test: LeafTest, _ type: ValueType) -> JSONValue {
    let without = test.truth(.value(.set([])), nil).certain
    let deciding = (0..<count(type.element)).filter { test.truth(.value(.set([$0])), nil).certain != without }
    return [.numbers(deciding), .bits([!without, without, test.truth(.none, nil).certain])]
  }

  /// The answers by size, then without a set.
  private func sizes(_ test: LeafTest, _ type: ValueType) -> JSONValue {
    .bits(
      (0...count(type.element)).map { test.truth(.value(.set(Array(0..<$0))), nil).certain }
        + [test.truth(.none, nil).certain])
  }

  // MARK: Answers

  /// By value, the last for none: planes that are on.
  private func answers(_ input: Input, _ values: [KnownFact]) -> JSONValue {
    let leaf = LeafAnswer(input, universe)
    return .array(values.map { .numbers(on(leaf, $0, input)) })
  }

  /// What is on for no set, for any set, and for each element besides.
  private func elements(_ input: Input) -> JSONValue {
    let leaf = LeafAnswer(input, universe)
    let base = on(leaf, .value(.set([])), input)
    let own = (0..<count(universe.type(of: input.path).element)).map { element in
      on(leaf, .value(.set([element])), input).filter { !base.contains($0) }
    }
    return [.numbers(on(leaf, .none, input)), .numbers(base), .array(own.map { .numbers($0) })]
  }

  /// Planes that are on.
  private func on(_ leaf: LeafAnswer, _ fact: KnownFact, _ input: Input) -> [Int] {
    var result: [Int] = []
    leaf.answer(leaf.value(fact), isUnknown: false) { plane, entity in
      guard program.isOwn(input.planes[plane]) else { return }
      result.append((0..<plane).reduce(entity ?? 0) { $0 + width($1, input) })
    }
    return result
  }

  /// Every value, then none.
  private func ordinals(_ type: ValueType) -> [KnownFact] {
    (0..<count(type)).map { .value(.ordinal($0)) } + [.none]
  }

  private func count(_ type: ValueType) -> Int {
    switch type {
    case .boolean: 2
    case .domain(let domain): universe.valueCounts[domain.raw]
    case .reference(let kind): universe.listed[kind.raw]
    case .number, .set, .text: 0
    }
  }
}

extension ValueType {
  var isNumber: Bool { if case .number = self { true } else { false } }
}

extension JSONValue {
  /// Numbers that JavaScript would round are written as texts.
  static func whole(_ number: Int64) -> JSONValue {
    number.magnitude < 1 << 53 ? .integer(number) : .string(String(number))
  }

  static func bits(_ truths: [Bool]) -> JSONValue { .string(String(truths.map { $0 ? "1" : "0" })) }

  /// Where it starts (a position among axes, or an entity less than zero), its steps, and the kind of what it starts from.
  package static func path(_ path: Path) -> JSONValue {
    [terms(path.subject), .numbers(path.steps.map(\.raw)), .count(path.subject.kind.raw)]
  }

  static func terms(_ subject: Subject) -> JSONValue {
    .numbers(
      subject.terms.map { term in
        switch term {
        case .variable(let variable): variable.raw
        case .entity(let entity): -1 - entity.raw
        }
      })
  }

  /// How two numbers stand to each other: the comparison, what is added, and the factor as a fraction.
  static func comparison(_ comparison: Comparison, _ operand: PathOperand) -> JSONValue {
    let name =
      switch comparison {
      case .equal: "="
      case .otherThan: "≠"
      case .atLeast: "≥"
      case .atMost: "≤"
      case .above: ">"
      case .below: "<"
      }
    return [
      .string(name), .whole(operand.plus), .whole(operand.times.numerator), .whole(operand.times.denominator),
    ]
  }
}
