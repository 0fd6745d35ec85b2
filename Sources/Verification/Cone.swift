package import Circuit

extension CompiledRules {
  func operands(of instruction: Instruction) -> [Plane] {
    let first = Int(instruction.firstOperand)
    return Array(operands[first..<first + Int(instruction.operandCount)])
  }

  /// The planes that an instruction makes.
  func results(of instruction: Instruction) -> [Plane] {
    switch instruction.operation {
    case .count: Array(operands(of: instruction).dropFirst())
    case .again: []
    default: [instruction.destination]
    }
  }

  /// The planes that an instruction reads.
  private func sources(of instruction: Instruction) -> [Plane] {
    let operands = operands(of: instruction)
    return instruction.operation == .count ? Array(operands.prefix(1)) : operands
  }

  /// By plane, whether one of these hangs on it. Linear in the instructions, but for loops, which are gone through until
  /// nothing is added.
  package func planes(neededFor asked: [Plane]) -> [Bool] {
    var needed = [Bool](repeating: false, count: shapeOfPlane.count)
    for plane in asked { needed[Int(plane.index)] = true }
    var isComplete = false
    while !isComplete {
      isComplete = true
      for instruction in instructions.reversed() {
        guard results(of: instruction).contains(where: { needed[Int($0.index)] }) else { continue }
        for plane in sources(of: instruction) where !needed[Int(plane.index)] {
          needed[Int(plane.index)] = true
          isComplete = false
        }
      }
    }
    return needed
  }
}
