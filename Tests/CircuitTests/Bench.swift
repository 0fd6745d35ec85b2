import RuleModel

@testable import Circuit

/// Gates without axes, and what they give for every assignment of their inputs.
struct Bench {
  var algebra: Algebra
  private(set) var inputs: [Plane] = []

  init() {
    var rules = RuleSet()
    rules.kinds = []
    algebra = Algebra(KindBounds(rules))
  }

  mutating func input() -> Plane {
    inputs.append(algebra.build.newPlane([]))
    return inputs[inputs.count - 1]
  }

  mutating func truth() -> TruthPlanes { TruthPlanes(possible: input(), certain: input()) }

  /// Calls with the bits of every assignment that holds what is certain to be possible.
  func forEachAssignment(_ truths: [TruthPlanes] = [], _ body: (Bits) -> Void) {
    for number in 0..<(1 << inputs.count) {
      let bits = Bits(
        algebra.build, Dictionary(uniqueKeysWithValues: inputs.enumerated().map { ($1, number >> $0 & 1 == 1) }))
      if truths.allSatisfy({ bits[$0.possible] || !bits[$0.certain] }) { body(bits) }
    }
  }
}

/// The bit of every plane: the instructions, followed one by one.
struct Bits {
  private var bits: [Bool]

  init(_ build: Builder, _ inputs: [Plane: Bool]) {
    bits = [Bool](repeating: false, count: build.shapeOfPlane.count)
    bits[1] = true
    for (plane, bit) in inputs { bits[Int(plane.index)] = bit }
    for step in build.instructions {
      let operands = build.operands[Int(step.firstOperand)..<Int(step.firstOperand + step.operandCount)]
        .map { bits[Int($0.index)] }
      bits[Int(step.destination.index)] =
        switch step.operation {
        case .and: operands.allSatisfy { $0 }
        case .or: operands.contains(true)
        case .xor: operands.count { $0 } % 2 == 1
        case .not: !operands[0]
        case .move, .fold, .count, .clear, .grow, .again: false
        }
    }
  }

  subscript(plane: Plane) -> Bool { bits[Int(plane.index)] }

  subscript(truth: TruthPlanes) -> Truth { Truth(possible: self[truth.possible], certain: self[truth.certain]) }

  func number(_ digits: [Plane], _ offset: Int128 = 0) -> Int {
    digits.enumerated().reduce(Int(offset)) { $0 + (self[$1.element] ? 1 << $1.offset : 0) }
  }

  /// The ordinals that a value can be.
  func ordinals(_ value: OrdinalPlanes) -> [Int] { value.canBe.indices.filter { self[value.canBe[$0]] } }
}
