import RuleLanguage

/// Where planes are kept while the program runs: planes that are not needed at the same time share a slot, and what an
/// explanation reads keeps one of its own. Linear in the program.
struct SlotAssignment {
  private(set) var slotOfPlane: [Int32]
  private(set) var shapeOfSlot: [Int32] = []
  private var free: [[Int32]]
  private let shapeOfPlane: [Int32]

  init(_ build: Builder, keeping kept: [Plane]) {
    shapeOfPlane = build.shapeOfPlane
    slotOfPlane = Array(repeating: -1, count: build.shapeOfPlane.count)
    free = Array(repeating: [], count: build.shapes.count)
    let ends = SlotAssignment.lastUses(build, keeping: kept)
    var expiring = Array(repeating: [Int32](), count: build.instructions.count)
    for (plane, end) in ends.enumerated() where end >= 0 && end < build.instructions.count {
      expiring[end].append(Int32(plane))
    }
    // Leaves are answered before the program runs, and read again when it runs again.
    for plane in [.never, .always] + kept { place(plane) }
    for (index, instruction) in build.instructions.enumerated() {
      for plane in build.destinations(of: instruction) { place(plane) }
      for plane in expiring[index] where slotOfPlane[Int(plane)] >= 0 {
        free[Int(shapeOfPlane[Int(plane)])].append(slotOfPlane[Int(plane)])
      }
    }
  }

  private mutating func place(_ plane: Plane) {
    let index = Int(plane.index)
    guard slotOfPlane[index] < 0 else { return }
    let shape = Int(shapeOfPlane[index])
    if let slot = free[shape].popLast() {
      slotOfPlane[index] = slot
    } else {
      slotOfPlane[index] = Int32(shapeOfSlot.count)
      shapeOfSlot.append(Int32(shape))
    }
  }

  /// By plane: the last instruction that needs it; beyond the program for what is kept.
  private static func lastUses(_ build: Builder, keeping kept: [Plane]) -> [Int] {
    var first = Array(repeating: -1, count: build.shapeOfPlane.count)
    var last = Array(repeating: -1, count: build.shapeOfPlane.count)
    for (index, instruction) in build.instructions.enumerated() {
      for plane in build.destinations(of: instruction) {
        if first[Int(plane.index)] < 0 { first[Int(plane.index)] = index }
        last[Int(plane.index)] = index
      }
      for plane in build.sources(of: instruction) { last[Int(plane.index)] = index }
    }
    extend(&last, first, build)
    for plane in [.never, .always] + kept { last[Int(plane.index)] = Int.max }
    return last
  }

  /// What a loop reads from outside lives until its end.
  private static func extend(_ last: inout [Int], _ first: [Int], _ build: Builder) {
    for (end, instruction) in build.instructions.enumerated() where instruction.operation == .again {
      let head = Int(instruction.extra)
      for index in head..<end {
        let used = build.sources(of: build.instructions[index]) + build.destinations(of: build.instructions[index])
        for plane in used where first[Int(plane.index)] < head {
          last[Int(plane.index)] = max(last[Int(plane.index)], end)
        }
      }
    }
  }
}

extension Builder {
  func sources(of instruction: Instruction) -> ArraySlice<Plane> {
    let start = Int(instruction.firstOperand)
    // A count has its digits behind its one operand.
    let count = instruction.operation == .count ? 1 : Int(instruction.operandCount)
    return operands[start..<start + count]
  }

  func destinations(of instruction: Instruction) -> ArraySlice<Plane> {
    let start = Int(instruction.firstOperand)
    switch instruction.operation {
    case .count: return operands[start + 1..<start + Int(instruction.operandCount)]
    case .again: return []
    default: return [instruction.destination]
    }
  }
}

extension Compiler {
  /// What is read after the program has run.
  var kept: [Plane] {
    var result: [Plane] = []
    for wires in attributes + bases { result += wires?.planes ?? [] }
    for rule in rules {
      guard let rule else { continue }
      for signal in rule.conditions + [rule.body, rule.effective] { result += [signal.possible, signal.certain] }
      for wires in rule.operands { result += wires?.planes ?? [] }
      for said in rule.contributions {
        result += [said.body.possible, said.body.certain, said.effective.possible, said.effective.certain]
        result += said.value?.planes ?? []
      }
    }
    return result
  }
}

extension Wires {
  /// All planes that make the value.
  public var planes: [Plane] {
    let own =
      switch self {
      case .values(let values): values.canBe
      case .reference(let reference): [reference.canBe, reference.isUnknown]
      case .number(let number):
        number.low + number.high + [number.unboundedBelow, number.unboundedAbove, number.mayExist]
      case .set(let set): set.elements.planes + [set.mayExist]
      }
    return own + [mayBeEmpty, contradiction.possible, contradiction.certain]
  }
}

extension SetWires.Elements {
  fileprivate var planes: [Plane] {
    switch self {
    case .values(let signals): signals.flatMap { [$0.possible, $0.certain] }
    case .entities(let signal, _): [signal.possible, signal.certain]
    }
  }
}
