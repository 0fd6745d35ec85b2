import RuleModel

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
