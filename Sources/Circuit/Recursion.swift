import RuleModel

/// Attributes that read each other (monotonically): what is known grows from nothing until a round adds nothing.
extension Compiler {
  mutating func compileRecursive(_ group: [AttributeID]) {
    let states = group.map { cleared(stateAxes(of: $0)) }
    let head = build.instructions.count
    for (attribute, state) in zip(group, states) { attributes[attribute.raw] = wires(of: attribute, state) }
    for (attribute, state) in zip(group, states) { grow(attribute, state) }
    build.emit(.again, to: .never, [], extra: head)
  }

  private func stateAxes(of attribute: AttributeID) -> (own: [Axis], target: Axis?, count: Int) {
    let declared = ruleSet.attributes[attribute.raw]
    let own = ownAxes(of: declared.kind)
    switch declared.type {
    case .set(.domain(let domain)): return (own, nil, ruleSet.domains[domain.raw].values.count)
    case .set(.reference(let kind)): return (own, freshAxis(kind, beside: own), 1)
    default: return (own, nil, 1)
    }
  }

  private mutating func cleared(_ shape: (own: [Axis], target: Axis?, count: Int)) -> [Signal] {
    let axes = build.sorted(shape.own + (shape.target.map { [$0] } ?? []))
    return (0..<shape.count).map { _ in
      let signal = Signal(possible: build.newPlane(axes), certain: build.newPlane(axes))
      build.emit(.clear, to: signal.possible, [])
      build.emit(.clear, to: signal.certain, [])
      return signal
    }
  }

  /// The attribute as the loop knows it so far. Emitted after the loop's head, so that negations are made anew.
  private mutating func wires(of attribute: AttributeID, _ state: [Signal]) -> Wires {
    let shape = stateAxes(of: attribute)
    let concluded: Wires
    if let target = shape.target {
      concluded = .set(SetWires(elements: .entities(state[0], target: target), mayBeEmpty: .never))
    } else if case .set = ruleSet.attributes[attribute.raw].type {
      concluded = .set(SetWires(elements: .values(state), mayBeEmpty: .never))
    } else {
      concluded = truth(state[0])
    }
    return finished(concluded, attribute, shape.own)
  }

  /// Adds what the rules conclude from that.
  private mutating func grow(_ attribute: AttributeID, _ state: [Signal]) {
    let own = ownAxes(of: ruleSet.attributes[attribute.raw].kind)
    var signals: [Signal]
    if case .set = ruleSet.attributes[attribute.raw].type {
      switch collected(attribute, own) {
      case .values(let all): signals = all
      case .entities(let all, _): signals = [all]
      }
    } else {
      signals = [asserted(attribute)]
    }
    for (target, signal) in zip(state, signals) {
      grow(target.possible, by: signal.possible)
      grow(target.certain, by: signal.certain)
    }
  }

  private mutating func grow(_ target: Plane, by plane: Plane) {
    let whole = build.spread(plane, over: build.axes(of: target))
    build.emit(.grow, to: target, [whole])
  }
}
