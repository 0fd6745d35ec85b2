/// A step of the program for one profile, between planes that are kept: operands lie in a list beside it.
struct Step: Sendable {
  enum Kernel: UInt8, Sendable {
    case and, or, xor, not, move, fold, count
    /// A plane that is the same in all worlds, as one that varies.
    case widen
    /// All lanes on; all lanes off.
    case fill, clear
    case grow
    /// Where a loop begins, and where it goes back if anything grew.
    case head, again
  }
  var kernel: Kernel
  /// A plane; the first digit of a count.
  var destination: Int32
  var first: Int32
  var count: Int32
  /// Of a move: the index of its routes.
  var extra: Int32 = 0

  /// Whether it joins planes of one form, word by word.
  var isGate: Bool {
    switch kernel {
    case .and, .or, .xor: true
    case .not, .move, .fold, .count, .widen, .fill, .clear, .grow, .head, .again: false
    }
  }
}

/// Steps in order with their operands, and the planes between which they run.
struct StepList: Sendable {
  var steps: [Step] = []
  var operands: [Int32] = []
  /// By plane: the index of its form in the layout.
  var forms: [Int32]
  /// By plane of the circuit: the one that has its bits.
  var canonical: [Int32]

  func sources(of step: Step) -> ArraySlice<Int32> {
    // A count has its digits behind its one operand.
    operands[Int(step.first)..<Int(step.first) + (step.kernel == .count ? 1 : Int(step.count))]
  }

  /// The planes that a step makes; what a loop adds to was made before.
  func made(by step: Step) -> ArraySlice<Int32> {
    switch step.kernel {
    case .count: destinations(of: step)
    case .grow, .head, .again: []
    case .and, .or, .xor, .not, .move, .fold, .widen, .fill, .clear: [step.destination]
    }
  }

  func destinations(of step: Step) -> ArraySlice<Int32> {
    operands[Int(step.first) + 1..<Int(step.first + step.count)]
  }

  func varies(_ plane: Int32) -> Bool { forms[Int(plane)] & 1 == 1 }

  mutating func append(_ kernel: Step.Kernel, _ destination: Int32, _ from: [Int32] = [], extra: Int32 = 0) {
    steps.append(
      Step(
        kernel: kernel, destination: destination, first: Int32(operands.count), count: Int32(from.count), extra: extra))
    operands.append(contentsOf: from)
  }
}
