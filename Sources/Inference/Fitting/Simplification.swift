import Circuit

/// A circuit's program without what a profile's state of knowledge makes needless: where all is known, what is possible
/// and what is certain are one plane; where nothing is open, no step asks for more. Equal steps are one step.
///
/// It depends on what is known and where doubts are, not on what the facts say. Linear in the program.
struct Simplification {
  private let circuit: CompiledRules
  private let layout: Layout
  private(set) var list: StepList
  /// By plane: the one with the opposite bits; -1 where none is known.
  private var opposites: [Int32]
  /// The planes that steps made so far lead to (of counts the number of the step), by what they do: a number for each value (value numbering: J. Cocke and J. T. Schwartz,
  /// Programming Languages and Their Compilers, 1970).
  private var equals: [StepKey: Int32] = [:]

  /// What a step does, apart from where it goes.
  private struct StepKey: Hashable {
    var kernel: Step.Kernel
    /// Of a move its routes, of a count how many digits.
    var extra: Int32
    var shape: Int32
    var operands: [Int32]
  }
  /// Operands of the step at hand.
  private var scratch: [Int32] = []
  private var filled: Set<Int32> = []

  init(_ circuit: CompiledRules, _ layout: Layout, _ leaves: Leaves) {
    self.circuit = circuit
    self.layout = layout
    list = StepList(
      forms: circuit.shapeOfPlane.indices.map { plane in
        Int32(Layout.form(circuit.shapeOfPlane[plane], varies: leaves.varies[plane]))
      }, canonical: Array(0..<Int32(circuit.shapeOfPlane.count)))
    list.steps.reserveCapacity(circuit.instructions.count)
    list.operands.reserveCapacity(circuit.operands.count)
    opposites = Array(repeating: -1, count: circuit.shapeOfPlane.count)
    (opposites[0], opposites[1]) = (1, 0)
    equals.reserveCapacity(circuit.instructions.count)
    for (plane, twin) in leaves.twins { list.canonical[Int(plane)] = twin }
    // A twin may itself be settled.
    for plane in leaves.twins.keys { list.canonical[Int(plane)] = list.canonical[Int(list.canonical[Int(plane)])] }
    let heads = Set(circuit.instructions.filter { $0.operation == .again }.map(\.extra))
    for (index, instruction) in circuit.instructions.enumerated() {
      if !heads.isEmpty, heads.contains(Int32(index)) { list.append(.head, Plane.never.index) }
      add(instruction)
    }
    dropUnused()
  }

  private mutating func add(_ instruction: Instruction) {
    let target = instruction.destination.index
    let first = Int(instruction.firstOperand)
    switch instruction.operation {
    case .and: gate(.and, instruction, unit: .always, zero: .never)
    case .or: gate(.or, instruction, unit: .never, zero: .always)
    case .xor: exclusive(target, operand(first), operand(first + 1))
    case .not: complement(target, operand(first))
    case .move: along(.move, target, operand(first), extra: instruction.extra)
    case .fold: fold(target, circuit.operands[first])
    case .count: count(instruction)
    case .clear:
      // What a loop makes may vary wherever anything does.
      setForm(target, varies: layout.worlds > 1)
      list.append(.clear, target)
    case .grow: grow(target, circuit.operands[first])
    case .again: list.append(.again, Plane.never.index)
    }
  }

  private func operand(_ place: Int) -> Int32 { list.canonical[Int(circuit.operands[place].index)] }

  private mutating func setForm(_ plane: Int32, varies: Bool) {
    list.forms[Int(plane)] = Int32(Layout.form(circuit.shapeOfPlane[Int(plane)], varies: varies))
  }

  /// Emits the step unless there is an equal one.
  private mutating func emit(_ kernel: Step.Kernel, _ target: Int32, extra: Int32 = 0) {
    let key = StepKey(kernel: kernel, extra: extra, shape: circuit.shapeOfPlane[Int(target)], operands: scratch)
    if let found = equals[key] {
      list.canonical[Int(target)] = found
    } else {
      setForm(target, varies: scratch.contains { list.varies($0) })
      equals[key] = target
      list.append(kernel, target, scratch, extra: extra)
    }
  }

  // MARK: Logic

  private mutating func gate(_ kernel: Step.Kernel, _ instruction: Instruction, unit: Plane, zero: Plane) {
    let target = instruction.destination.index
    let first = Int(instruction.firstOperand)
    scratch.removeAll(keepingCapacity: true)
    for place in first..<first + Int(instruction.operandCount) {
      let plane = operand(place)
      if plane == zero.index {
        list.canonical[Int(target)] = zero.index
        return
      }
      if plane != unit.index { scratch.append(plane) }
    }
    makeDistinct()
    let opposed = scratch.count <= 8 && scratch.contains { scratch.contains(opposites[Int($0)]) }
    if opposed || scratch.isEmpty {
      list.canonical[Int(target)] = opposed ? zero.index : unit.index
    } else if scratch.count == 1 {
      list.canonical[Int(target)] = scratch[0]
    } else {
      emit(kernel, target)
    }
  }

  /// Sorts the operands and drops what comes twice.
  private mutating func makeDistinct() {
    if scratch.count < 2 { return }
    if scratch.count > 12 {
      scratch.sort()
    } else {
      for place in 1..<scratch.count {
        var hole = place
        while hole > 0, scratch[hole - 1] > scratch[hole] {
          scratch.swapAt(hole - 1, hole)
          hole -= 1
        }
      }
    }
    var kept = 1
    for place in 1..<scratch.count where scratch[place] != scratch[kept - 1] {
      scratch[kept] = scratch[place]
      kept += 1
    }
    scratch.removeLast(scratch.count - kept)
  }

  private mutating func exclusive(_ target: Int32, _ left: Int32, _ right: Int32) {
    let (low, high) = (min(left, right), max(left, right))
    if low == high {
      list.canonical[Int(target)] = Plane.never.index
      return
    }
    if low == Plane.never.index {
      list.canonical[Int(target)] = high
      return
    }
    if low == Plane.always.index { return complement(target, high) }
    if opposites[Int(low)] == high {
      list.canonical[Int(target)] = Plane.always.index
      return
    }
    scratch.removeAll(keepingCapacity: true)
    scratch.append(low)
    scratch.append(high)
    emit(.xor, target)
  }

  private mutating func complement(_ target: Int32, _ plane: Int32) {
    let known = opposites[Int(plane)]
    if known >= 0 {
      list.canonical[Int(target)] = known
      return
    }
    opposites[Int(plane)] = target
    opposites[Int(target)] = plane
    setForm(target, varies: list.varies(plane))
    list.append(.not, target, [plane])
  }

  // MARK: Axes

  /// Moves and folds of what is the same for all entities lead to the same.
  private mutating func along(_ kernel: Step.Kernel, _ target: Int32, _ plane: Int32, extra: Int32) {
    if plane <= Plane.always.index {
      list.canonical[Int(target)] = plane
      return
    }
    scratch.removeAll(keepingCapacity: true)
    scratch.append(plane)
    emit(kernel, target, extra: extra)
  }

  private mutating func fold(_ target: Int32, _ source: Plane) {
    let plane = list.canonical[Int(source.index)]
    guard plane == Plane.always.index else { return along(.fold, target, plane, extra: 0) }
    // Some lane is on if there is one.
    let isEmpty = sizes(source).contains(0)
    list.canonical[Int(target)] = isEmpty ? Plane.never.index : Plane.always.index
  }

  private func sizes(_ plane: Plane) -> [Int] {
    layout.forms[Layout.form(circuit.shapeOfPlane[Int(plane.index)], varies: false)].sizes
  }

  private mutating func count(_ instruction: Instruction) {
    let first = Int(instruction.firstOperand)
    let digits = circuit.operands[first + 1..<first + Int(instruction.operandCount)]
    let plane = whole(circuit.operands[first])
    if plane == Plane.never.index {
      for digit in digits { list.canonical[Int(digit.index)] = plane }
      return
    }
    let target = instruction.destination.index
    let key = StepKey(
      kernel: .count, extra: Int32(digits.count), shape: circuit.shapeOfPlane[Int(target)], operands: [plane])
    if let step = equals[key] {
      for (digit, known) in zip(digits, list.destinations(of: list.steps[Int(step)])) {
        list.canonical[Int(digit.index)] = known
      }
      return
    }
    for digit in digits { setForm(digit.index, varies: list.varies(plane)) }
    equals[key] = Int32(list.steps.count)
    list.append(.count, target, [plane] + digits.map(\.index))
  }

  /// The plane with all its axes, also where all its lanes are on.
  private mutating func whole(_ source: Plane) -> Int32 {
    let plane = list.canonical[Int(source.index)]
    guard plane == Plane.always.index, source != .always else { return plane }
    if filled.insert(source.index).inserted {
      setForm(source.index, varies: false)
      list.append(.fill, source.index)
    }
    return source.index
  }

  private mutating func grow(_ target: Int32, _ source: Plane) {
    let plane = whole(source)
    if plane != Plane.never.index { list.append(.grow, target, [plane]) }
  }

  // MARK: Use

  /// Keeps the steps that something read later needs.
  private mutating func dropUnused() {
    var isNeeded = Array(repeating: false, count: list.canonical.count)
    for plane in circuit.outputs { isNeeded[Int(list.canonical[Int(plane.index)])] = true }
    var kept: [Step] = []
    kept.reserveCapacity(list.steps.count)
    for step in list.steps.reversed() {
      switch step.kernel {
      case .clear, .grow, .head, .again: break
      case .count: guard list.destinations(of: step).contains(where: { isNeeded[Int($0)] }) else { continue }
      default: guard isNeeded[Int(step.destination)] else { continue }
      }
      for plane in list.sources(of: step) { isNeeded[Int(plane)] = true }
      kept.append(step)
    }
    kept.reverse()
    list.steps = kept
  }
}
