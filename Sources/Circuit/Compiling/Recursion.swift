import RuleModel

/// Attributes that read each other (monotonically): what is known grows from nothing until a round adds nothing, the least
/// fixpoint (A. Tarski, A Lattice-Theoretical Fixpoint Theorem, 1955).
extension Compiler {
  /// An attribute of a recursive group, as its loop knows it so far.
  private struct State {
    var attribute: AttributeID
    var own: [Axis]
    /// Of a set of references.
    var target: Axis?
    /// One truth; of a set of values one each.
    var truths: [TruthPlanes]
  }

  mutating func compileRecursive(_ group: [AttributeID]) {
    let states = group.map { cleared($0) }
    let head = expressions.algebra.build.instructions.count
    // Emitted after the loop's head, so that negations are made anew.
    for state in states { expressions.attributes[state.attribute.raw] = value(of: state) }
    for state in states { grow(state) }
    expressions.algebra.build.emit(.again, to: .never, [], extra: head)
  }

  private mutating func cleared(_ attribute: AttributeID) -> State {
    expressions.algebra.build.origin = .attribute(attribute)
    let declared = ruleSet.attributes[attribute.raw]
    var state = State(attribute: attribute, own: expressions.ownAxes(of: declared.kind), target: nil, truths: [])
    state.target = expressions.target(of: declared.type, state.own)
    let axes = expressions.algebra.build.sorted(state.own + (state.target.map { [$0] } ?? []))
    let count = declared.type.domain.map { ruleSet.domains[$0.raw].values.count } ?? 1
    state.truths = (0..<count).map { _ in TruthPlanes(possible: cleared(axes), certain: cleared(axes)) }
    return state
  }

  private mutating func cleared(_ axes: [Axis]) -> Plane {
    let plane = expressions.algebra.build.newPlane(axes)
    expressions.algebra.build.emit(.clear, to: plane, [])
    return plane
  }

  private mutating func value(of state: State) -> ValuePlanes {
    let concluded: ValuePlanes
    if let target = state.target {
      concluded = .set(SetPlanes(elements: .entities(state.truths[0], target: target), mayBeEmpty: .never))
    } else if case .set = ruleSet.attributes[state.attribute.raw].type {
      concluded = .set(SetPlanes(elements: .values(state.truths), mayBeEmpty: .never))
    } else {
      concluded = Asserted.value(state.truths[0], &expressions.algebra)
    }
    return finished(concluded, state.attribute, state.own)
  }

  /// Adds what the rules conclude from that.
  private mutating func grow(_ state: State) {
    let offers = offers(state.attribute)
    let truths: [TruthPlanes]
    if case .set = ruleSet.attributes[state.attribute.raw].type {
      switch collected(state.attribute, offers, state.own) {
      case .values(let all): truths = all
      case .entities(let all, _): truths = [all]
      }
    } else {
      truths = [Asserted.combine(offers, &expressions.algebra)]
    }
    for (target, truth) in zip(state.truths, truths) {
      grow(target.possible, by: truth.possible)
      grow(target.certain, by: truth.certain)
    }
  }

  private mutating func grow(_ target: Plane, by plane: Plane) {
    let axes = expressions.algebra.build.axes(of: target)
    let whole = expressions.algebra.build.spread(plane, over: axes)
    expressions.algebra.build.emit(.grow, to: target, [whole])
  }
}
