package import RuleModel

extension CompiledRules {
  /// What is read after the program has run.
  static func outputs(_ values: [ValuePlanes?], _ rules: [RulePlanes?], _ never: [NeverPlanes]) -> [Plane] {
    var result = values.flatMap { $0?.planes ?? [] }
    for rule in rules.compactMap({ $0 }) {
      result += (rule.conditions + [rule.body, rule.unlessOverridden]).flatMap(\.planes)
      result += rule.operands.flatMap { $0?.planes ?? [] }
      for said in rule.contributions {
        result += said.body.planes + said.unlessOverridden.planes + (said.value?.planes ?? [])
      }
    }
    return result + never.flatMap { $0.anywhere.planes + [$0.instances.certain] }
  }
}

extension CompiledRules {
  /// The same for whoever only wants the values of some attributes, the reasons for some as far as some rules give them, to
  /// know whether some contradict themselves, and what cannot be: nothing else is kept when it has run, nor worked out for its own sake. Linear in attributes and
  /// rules.
  package func restricted(
    to wanted: [AttributeID], explaining told: [AttributeID] = [], by rules: [RuleID] = [],
    contradictions: [AttributeID] = []
  ) -> CompiledRules {
    var copy = self
    let values = wanted.map { attributes[$0.raw] } + told.flatMap { [attributes[$0.raw], bases[$0.raw]] }
    copy.outputs = CompiledRules.outputs(values, rules.map { self.rules[$0.raw] }, never)
    copy.outputs += contradictions.flatMap { attributes[$0.raw]?.contradiction.planes ?? [] }
    copy.dropUnused()
    return copy
  }

  /// Keeps the steps and the questions that some output hangs on. Linear in the circuit.
  private mutating func dropUnused() {
    var isNeeded = [Bool](repeating: false, count: shapeOfPlane.count)
    for plane in outputs { isNeeded[Int(plane.index)] = true }
    var kept: [Int] = []
    for place in instructions.indices.reversed() {
      let instruction = instructions[place]
      let own = operands[Int(instruction.firstOperand)...].prefix(Int(instruction.operandCount))
      let isUsed =
        switch instruction.operation {
        // What a loop adds is read before it is made.
        case .clear, .grow, .again: true
        case .count: own.dropFirst().contains { isNeeded[Int($0.index)] }
        case .and, .or, .xor, .not, .move, .fold: isNeeded[Int(instruction.destination.index)]
        }
      guard isUsed else { continue }
      for plane in own { isNeeded[Int(plane.index)] = true }
      kept.append(place)
    }
    keep(instructions: kept.reversed())
    asked = asked.filter { inputs[$0].planes.contains { isNeeded[Int($0.index)] } }
  }

  /// `places` ascend.
  private mutating func keep(instructions places: [Int]) {
    instructions = places.map { place in
      var instruction = instructions[place]
      guard instruction.operation == .again else { return instruction }
      instruction.extra = Int32(places.partitioningIndex { $0 >= Int(instruction.extra) })
      return instruction
    }
  }
}

extension [Int] {
  /// Of numbers that ascend, the place of the first that is so; their count where none is. Logarithmic.
  fileprivate func partitioningIndex(where isSo: (Int) -> Bool) -> Int {
    var (low, high) = (0, count)
    while low < high {
      let middle = (low + high) / 2
      if isSo(self[middle]) { high = middle } else { low = middle + 1 }
    }
    return low
  }
}

extension TruthPlanes {
  fileprivate var planes: [Plane] { [possible, certain] }
}

extension ValuePlanes {
  /// All planes that make the value.
  package var planes: [Plane] {
    let own =
      switch self {
      case .ordinals(let values): values.canBe
      case .reference(let reference): [reference.canBe, reference.isUnknown]
      case .number(let number):
        number.low + number.high + [number.unboundedBelow, number.unboundedAbove, number.mayExist]
      case .set(let set): set.elements.planes + [set.mayExist]
      }
    return own + [mayBeEmpty, contradiction.possible, contradiction.certain]
  }
}

extension SetPlanes.Elements {
  fileprivate var planes: [Plane] {
    switch self {
    case .values(let truths): truths.flatMap(\.planes)
    case .entities(let truth, _): truth.planes
    }
  }
}
