import Circuit

/// Finds a step that does the same as one at hand: a table of hashes, without allocation a look-up.
struct EqualSteps {
  /// Indices of steps; -1 where there is none.
  private var slots: [Int32]
  private let mask: Int
  /// Where the last search that found nothing ended.
  private var free = 0

  init(capacity: Int) {
    var size = 16
    while size < 2 * capacity { size *= 2 }
    slots = Array(repeating: -1, count: size)
    mask = size - 1
  }

  /// The destination of an equal step; `shapes` are those of planes.
  mutating func find(
    _ kernel: Step.Kernel, _ extra: Int32, _ own: Int32, _ operands: [Int32], _ list: StepList,
    _ shapes: [Int32]
  ) -> Int32? {
    var hash = UInt64(kernel.rawValue) &+ UInt64(truncatingIfNeeded: extra) &* 0x9E37_79B9 &+ UInt64(own) << 40
    for operand in operands { hash = (hash ^ UInt64(operand)) &* 0x9E37_79B9_7F4A_7C15 }
    free = Int(truncatingIfNeeded: hash >> 20) & mask
    while slots[free] >= 0 {
      let step = list.steps[Int(slots[free])]
      if step.kernel == kernel, step.extra == extra, Int(step.count) == operands.count,
        shapes[Int(step.destination)] == own, EqualSteps.isEqual(list.operands, Int(step.first), operands)
      {
        return step.destination
      }
      free = (free + 1) & mask
    }
    return nil
  }

  /// The index of a count of the same plane onto as many digits of the same shape.
  mutating func findCount(
    _ plane: Int32, _ digits: ArraySlice<Plane>, _ list: StepList, _ circuit: CompiledRules
  ) -> Int? {
    let hash = UInt64(plane) &* 0x9E37_79B9_7F4A_7C15
    free = Int(truncatingIfNeeded: hash >> 20) & mask
    guard let digit = digits.first else { return nil }
    while slots[free] >= 0 {
      let index = Int(slots[free])
      let step = list.steps[index]
      if step.kernel == .count, list.operands[Int(step.first)] == plane, Int(step.count) == digits.count + 1,
        circuit.shapeOfPlane[Int(step.destination)] == circuit.shapeOfPlane[Int(digit.index)]
      {
        return index
      }
      free = (free + 1) & mask
    }
    return nil
  }

  /// Remembers the step that the last search did not find.
  mutating func insert(_ step: Int) { slots[free] = Int32(step) }

  private static func isEqual(_ all: [Int32], _ first: Int, _ operands: [Int32]) -> Bool {
    for (place, operand) in operands.enumerated() where all[first + place] != operand { return false }
    return true
  }
}
