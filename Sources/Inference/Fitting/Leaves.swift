import Circuit
import Parallel
import RuleModel

/// The answers to a circuit's questions as bits: what the program starts from. Each plane has words of its own, so that
/// the program can run again.
struct Leaves: Sendable {
  var words: [UInt64] = [0, .max]
  /// By plane: the first word; -1 for what the program makes.
  private(set) var starts: [Int32]
  /// By plane: whether some fact on its paths hangs on a doubt.
  private(set) var varies: [Bool]
  /// By plane: another that is known to have the same bits, whatever the facts say, as long as they are as well known.
  private(set) var twins: [Int32: Int32] = [:]

  /// Inputs from which on two cores are quicker than one.
  private static let worthSplitting = 128

  init(_ circuit: CompiledRules, _ facts: Facts, _ ruleSet: RuleSet, _ layout: Layout) {
    let encoder = Encoder(facts, ruleSet, layout)
    let asked = circuit.asked
    guard asked.count >= Leaves.worthSplitting else {
      self.init(asked, encoder, circuit, layout)
      return
    }
    // Every other one: those of pairs, which take longest, stand together.
    let halves = [0, 1].map { stride(from: $0, to: asked.count, by: 2).map { asked[$0] } }
    let parts = halves.concurrentMap { Leaves($0, encoder, circuit, layout) }
    self = parts[0]
    add(parts[1], halves[1].map { circuit.inputs[$0] })
  }

  /// The answers of other facts, of which those to some inputs are otherwise: these alone are asked again.
  init(
    _ known: Leaves, asking numbers: [Int], _ circuit: CompiledRules, _ facts: Facts, _ ruleSet: RuleSet,
    _ layout: Layout
  ) {
    self = known
    for plane in numbers.lazy.flatMap({ circuit.inputs[$0].planes }) { twins[plane.index] = nil }
    ask(numbers, Encoder(facts, ruleSet, layout), circuit, layout)
  }

  /// The answers to some inputs.
  private init(_ numbers: [Int], _ encoder: Encoder, _ circuit: CompiledRules, _ layout: Layout) {
    starts = Array(repeating: -1, count: circuit.shapeOfPlane.count)
    varies = Array(repeating: false, count: circuit.shapeOfPlane.count)
    (starts[0], starts[1]) = (0, 1)
    ask(numbers, encoder, circuit, layout)
  }

  private mutating func ask(_ numbers: [Int], _ encoder: Encoder, _ circuit: CompiledRules, _ layout: Layout) {
    for number in numbers {
      let input = circuit.inputs[number]
      add(input, encoder, circuit, layout)
      for (plane, other) in input.question.twins { unite(input.planes[plane], input.planes[other], circuit, layout) }
      for plane in input.question.circumstances(input.planes.count) { settle(input.planes[plane], circuit, layout) }
    }
  }

  /// For whatever complete facts there may be in one world: the answers to inputs that are not `asked` again, and room for
  /// those that are.
  init(completing facts: Facts, asked: [Bool], _ circuit: CompiledRules, _ ruleSet: RuleSet, _ layout: Layout) {
    let known = circuit.inputs.indices.filter { !asked[$0] }
    self.init(known, Encoder(facts, ruleSet, layout), circuit, layout)
    for input in known.lazy.map({ circuit.inputs[$0] }) {
      for plane in input.planes { settle(plane, circuit, layout) }
    }
    for (number, input) in circuit.inputs.enumerated() where asked[number] {
      reserve(input, varies: false, circuit, layout)
      for (plane, other) in input.question.completeTwins {
        twins[input.planes[other].index] = input.planes[plane].index
      }
      for plane in input.question.incompleteness { twins[input.planes[plane].index] = Plane.never.index }
    }
  }

  /// Answers to other inputs, behind these.
  private mutating func add(_ other: Leaves, _ inputs: [Input]) {
    let moved = Int32(words.count - 2)
    words += other.words[2...]
    for plane in inputs.lazy.flatMap(\.planes) {
      let index = Int(plane.index)
      starts[index] = other.starts[index] + moved
      varies[index] = other.varies[index]
    }
    twins.merge(other.twins) { own, _ in own }
  }

  /// Once for all worlds; if it turns out to hang on a doubt, again, world by world.
  private mutating func add(_ input: Input, _ encoder: Encoder, _ circuit: CompiledRules, _ layout: Layout) {
    let end = words.count
    reserve(input, varies: false, circuit, layout)
    guard !encoder.encode(input, into: &self, circuit, isWhole: layout.worlds == 1) else { return }
    words.removeSubrange(end...)
    reserve(input, varies: true, circuit, layout)
    _ = encoder.encode(input, into: &self, circuit, isWhole: true)
  }

  private mutating func reserve(_ input: Input, varies: Bool, _ circuit: CompiledRules, _ layout: Layout) {
    for plane in input.planes {
      let index = Int(plane.index)
      self.varies[index] = varies
      starts[index] = Int32(words.count)
      let count = layout.forms[Layout.form(circuit.shapeOfPlane[index], varies: varies)].words
      for _ in 0..<count { words.append(0) }
    }
  }

  func form(_ plane: Plane, _ circuit: CompiledRules) -> Int {
    Layout.form(circuit.shapeOfPlane[Int(plane.index)], varies: varies[Int(plane.index)])
  }

  // MARK: What is known

  /// What is certain wherever it is possible: nothing is unknown.
  private mutating func unite(_ plane: Plane, _ other: Plane, _ circuit: CompiledRules, _ layout: Layout) {
    let count = layout.forms[form(plane, circuit)].words
    let (first, second) = (Int(starts[Int(plane.index)]), Int(starts[Int(other.index)]))
    guard (0..<count).allSatisfy({ words[first + $0] == words[second + $0] }) else { return }
    twins[other.index] = plane.index
  }

  /// What is off, or on, throughout.
  private mutating func settle(_ plane: Plane, _ circuit: CompiledRules, _ layout: Layout) {
    let form = layout.forms[form(plane, circuit)]
    let start = Int(starts[Int(plane.index)])
    let own = words[start..<start + form.words]
    if own.allSatisfy({ $0 == 0 }) {
      twins[plane.index] = Plane.never.index
    } else if own.enumerated().allSatisfy({ $1 == (($0 + 1) % form.wordsPerRow == 0 ? form.mask : .max) }) {
      twins[plane.index] = Plane.always.index
    }
  }
}

extension Input.Question {
  /// Pairs of planes that are the same where all is known: possible and certain, lower and upper bound.
  var twins: [(Int, Int)] {
    switch self {
    case .test, .listedPair, .containsEntity: [(0, 1)]
    case .contains(let count): (0..<count).map { (2 * $0, 2 * $0 + 1) }
    case .digits(_, let width, _, _): (0..<width).map { ($0, width + $0) }
    default: []
    }
  }

  /// Pairs of planes that are the same for every complete fact: of a number only where nothing is rounded outwards.
  fileprivate var completeTwins: [(Int, Int)] {
    if case .digits(_, _, _, let times) = self, times.denominator != 1 { return [] }
    return twins
  }

  /// Planes that are off for every complete fact: it is known where a reference leads, and a number has its bounds.
  fileprivate var incompleteness: Range<Int> {
    switch self {
    case .reference: 2..<3
    case .digits(_, let width, _, _): 2 * width..<2 * width + 2
    default: 0..<0
    }
  }

  /// Planes that tell how well something is known or listed, not what it is.
  func circumstances(_ count: Int) -> Range<Int> {
    switch self {
    case .test, .isEntity, .same: 0..<0
    case .values(let values): values..<count
    case .reference: 1..<count
    case .digits(_, let width, _, _): 2 * width..<count
    case .contains(let values): 2 * values..<count
    case .containsEntity: 2..<count
    case .stated, .listed, .unlisted, .open, .listedPair: 0..<count
    }
  }
}
