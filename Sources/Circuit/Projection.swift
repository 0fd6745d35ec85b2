import RuleModel

/// How planes over a rule's variables become planes over the axes of an attribute that it concludes.
struct Projection {
  /// Axes of the variables that the conclusion does not name.
  var dropped: [Axis] = []
  var names: [Axis: AxisTarget] = [:]
  /// Where the attribute's entities are the ones that the conclusion means.
  var places: [Plane] = []

  /// Whether the planes are the attribute's own already.
  var isIdentity: Bool {
    dropped.isEmpty && places.isEmpty && names.allSatisfy { .axis($0.key) == $0.value }
  }
}

/// From a rule's variables to the entities of the attribute that it concludes.
extension Compiler {
  /// Whether some instance has it: a plane over the rule's variables, folded onto the attribute's own axes. Variables
  /// that are kept lie on axes of their own (`kept`).
  mutating func project(_ plane: Plane, _ id: ConclusionID, keeping axes: [Axis] = []) -> Plane {
    if plane == .never { return .never }
    let projection = projection(id, keeping: axes)
    if projection.isIdentity { return plane }
    let moved = build.rename(some(plane, projection.dropped), projection.names)
    return build.and([moved] + projection.places)
  }

  private mutating func projection(_ id: ConclusionID, keeping axes: [Axis]) -> Projection {
    if axes.isEmpty, let known = projections[id] { return known }
    let conclusion = ruleSet.rules[id.rule.raw].conclusions[id.index]
    let frame = frame(of: ruleSet.rules[id.rule.raw].scope)
    var result = Projection(dropped: droppedAxes(id).filter { !axes.contains($0) })
    for (axis, target) in zip(axes, kept(axes, id)) { result.names[axis] = .axis(target) }
    for (axis, term) in zip(ownAxes(of: ruleSet.attributes[conclusion.attribute.raw].kind), conclusion.subject.terms) {
      switch term {
      case .entity(let entity): result.places.append(isEntity(axis, entity.raw))
      case .variable(let variable):
        if case .axis(let earlier)? = result.names[frame[variable.raw]] {
          result.places.append(same(earlier, axis))
        } else {
          result.names[frame[variable.raw]] = .axis(axis)
        }
      }
    }
    if axes.isEmpty { projections[id] = result }
    return result
  }

  mutating func project(_ signal: Signal, _ id: ConclusionID) -> Signal {
    Signal(possible: project(signal.possible, id), certain: project(signal.certain, id))
  }

  /// Where kept axes lie after projecting: beside the attribute's own.
  func kept(_ axes: [Axis], _ id: ConclusionID) -> [Axis] {
    if axes.isEmpty { return [] }
    let conclusion = ruleSet.rules[id.rule.raw].conclusions[id.index]
    let declared = ruleSet.attributes[conclusion.attribute.raw]
    var taken = ownAxes(of: declared.kind)
    taken += target(of: declared.type, taken).map { [$0] } ?? []
    return axes.map { axis in
      let fresh = freshAxis(axis.kind, beside: taken)
      taken.append(fresh)
      return fresh
    }
  }

  /// The axes of the variables that a rule has and its conclusion does not name.
  func droppedAxes(_ id: ConclusionID) -> [Axis] {
    let rule = ruleSet.rules[id.rule.raw]
    let frame = frame(of: rule.scope)
    let named = rule.conclusions[id.index].subject.terms
    return (0..<rule.freeCount).filter { !named.contains(.variable(VariableID($0))) }.map { frame[$0] }
  }

  /// Of these, the axes of the variables whose entities count each for itself.
  func eachAxes(_ id: ConclusionID) -> [Axis] {
    let rule = ruleSet.rules[id.rule.raw]
    guard case .forEach(let variables) = rule.multiplicity else { return [] }
    let frame = frame(of: rule.scope)
    let dropped = droppedAxes(id)
    return variables.map { frame[$0.raw] }.filter(dropped.contains)
  }

  /// Of these, the axes of the variables from which the contribution's path starts.
  func groundingAxes(_ id: ConclusionID) -> [Axis] {
    let rule = ruleSet.rules[id.rule.raw]
    guard case .path(let operand)? = rule.conclusions[id.index].contribution.operand else { return [] }
    let frame = frame(of: rule.scope)
    let dropped = droppedAxes(id)
    let named = operand.path.subject.terms.compactMap { term -> Axis? in
      if case .variable(let variable) = term { frame[variable.raw] } else { nil }
    }
    return dropped.filter(named.contains)
  }

  /// Whether several instances hold that have values of their own: those that agree in the entities from which the
  /// path starts are one; one for an entity that nobody listed stands for many.
  mutating func several(_ plane: Plane, _ id: ConclusionID) -> Plane {
    let grounding = groundingAxes(id)
    guard !grounding.isEmpty, plane != .never else { return .never }
    let axes = kept(grounding, id)
    let lanes = project(plane, id, keeping: grounding)
    let counted = build.isAtLeast(build.count(lanes, along: axes, width: width(axes)), 2)
    let many = build.and(lanes, build.or(axes.map { unlisted($0) }))
    return build.or(counted, some(many, axes))
  }
}
