import Circuit

/// The order of the steps: by how far they are from the leaves, so that steps of one kind stand together and run as one
/// batch. A loop keeps its order. Where a plane is wide, steps stand as they were made, an operand just before what joins it: then
/// few planes wait at a time, and a step takes so long that a batch of them saves nothing. Linear in the program.
struct Schedule {
  /// With steps that widen what a gate joins with planes that vary between worlds.
  private(set) var list: StepList
  /// Indices of steps, in order.
  private(set) var order: [Int32] = []
  /// By position in the order: equal for steps that need not wait for each other.
  private(set) var levels: [Int32] = []
  private var levelOfStep: [Int32] = []
  /// By plane: the level that makes it.
  private var made: [Int32]
  private var widened: [Int32: Int32] = [:]
  /// What is before this level is done.
  private var floor: Int32 = 0
  private var top: Int32 = 0
  private var isInLoop = false

  init(_ list: StepList, sparingMemory: Bool) {
    self.list = list
    self.list.steps.removeAll(keepingCapacity: true)
    made = Array(repeating: 0, count: list.forms.count)
    levelOfStep.reserveCapacity(list.steps.count)
    for step in list.steps { add(step) }
    if sparingMemory {
      order = Array(0..<Int32(self.list.steps.count))
      levels = order
    } else {
      sort()
    }
  }

  private mutating func add(_ step: Step) {
    switch step.kernel {
    case .and, .or, .xor:
      if list.varies(step.destination) { widenOperands(of: step) }
      place(step)
    case .grow:
      // What a loop adds may be the same in all worlds, where nothing that it repeats is left of it.
      if list.varies(step.destination) { widenOperands(of: step) }
      place(step)
    case .head:
      (floor, isInLoop) = (top + 1, true)
      place(step)
    case .again:
      place(step)
      (floor, isInLoop) = (top, false)
    default: place(step)
    }
  }

  private mutating func widenOperands(of step: Step) {
    for place in Int(step.first)..<Int(step.first + step.count) where !list.varies(list.operands[place]) {
      list.operands[place] = widened(list.operands[place])
    }
  }

  private mutating func widened(_ plane: Int32) -> Int32 {
    if let known = widened[plane] { return known }
    let result = Int32(list.forms.count)
    list.forms.append(list.forms[Int(plane)] | 1)
    made.append(0)
    let step = Step(kernel: .widen, destination: result, first: Int32(list.operands.count), count: 1)
    list.operands.append(plane)
    place(step)
    widened[plane] = result
    return result
  }

  private mutating func place(_ step: Step) {
    var level = floor
    if isInLoop || step.kernel == .again {
      level = top
    } else {
      for plane in list.sources(of: step) { level = max(level, made[Int(plane)]) }
    }
    level += 1
    top = max(top, level)
    levelOfStep.append(level)
    list.steps.append(step)
    if step.kernel == .count {
      for digit in list.destinations(of: step) { made[Int(digit)] = level }
    } else {
      made[Int(step.destination)] = level
    }
  }

  /// By level, then by kind; stable.
  private mutating func sort() {
    var starts = Array(repeating: Int32(0), count: Int(top) + 2)
    for level in levelOfStep { starts[Int(level) + 1] += 1 }
    for level in 1..<starts.count { starts[level] += starts[level - 1] }
    var places = starts
    var keys = Array(repeating: UInt64(0), count: list.steps.count)
    for (index, level) in levelOfStep.enumerated() {
      keys[Int(places[Int(level)])] = kind(list.steps[index]) << 28 | UInt64(index)
      places[Int(level)] += 1
    }
    for level in 0..<starts.count - 1 where starts[level + 1] - starts[level] > 1 {
      keys[Int(starts[level])..<Int(starts[level + 1])].sort()
    }
    order = keys.map { Int32(truncatingIfNeeded: $0 & 0xfff_ffff) }
    levels = order.map { levelOfStep[Int($0)] }
  }

  /// Steps that may stand in one batch are of one kind; in 36 bits.
  func kind(_ step: Step) -> UInt64 {
    let form = UInt64(UInt16(truncatingIfNeeded: list.forms[Int(step.destination)]))
    return UInt64(step.kernel.rawValue) << 32 | form << 16 | UInt64(UInt16(truncatingIfNeeded: grade(step)))
  }

  /// Of a gate: for how many operands its batch is made, 0 for any number. Of a move: its routes.
  func grade(_ step: Step) -> Int32 {
    switch step.kernel {
    case .and, .or: step.count <= 2 ? 2 : step.count <= 4 ? 4 : step.count <= 8 ? 8 : 16
    case .move: step.extra
    default: 0
    }
  }
}
