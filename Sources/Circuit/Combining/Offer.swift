import RuleModel

/// What one conclusion of a rule contributes to an attribute, ready to be combined with what others contribute.
///
/// `when: {bed.light: sun}, then: {sowing.fit: +1}` is the contribution `.weight(1)`, true where the bed has sun, over the
/// beds; its projection spreads it over the sowings.
struct Offer {
  var contribution: Contribution
  /// Whether an instance holds and no rule sets it aside, over the axes of the rule.
  var truth: TruthPlanes
  /// The value, floor, cap or element; nil of assertions, steps and weights.
  var value: ValuePlanes?
  /// Highest first; of a rule without rank after all others.
  var rank: Int
  var projection: Projection

  func project(_ plane: Plane, keeping axes: [Axis] = [], _ algebra: inout Algebra) -> Plane {
    projection.project(plane, keeping: axes, &algebra)
  }

  func project(_ truth: TruthPlanes, _ algebra: inout Algebra) -> TruthPlanes {
    TruthPlanes(possible: project(truth.possible, &algebra), certain: project(truth.certain, &algebra))
  }
}

/// How planes over a rule's variables become planes over the axes of an attribute that it concludes.
struct Projection {
  /// Axes of the variables that the conclusion does not name.
  var dropped: [Axis] = []
  /// Of these, the axes of the variables whose entities count each for itself.
  var each: [Axis] = []
  /// Of these, the axes of the variables from which the contribution's path starts.
  var grounding: [Axis] = []
  var names: [Axis: AxisTarget] = [:]
  /// Where the attribute's entities are the ones that the conclusion means.
  var places: [Plane] = []
  /// The axes of the attribute, and the one that its value leads along.
  var own: [Axis] = []

  /// Whether the planes are the attribute's own already.
  private var isIdentity: Bool {
    dropped.isEmpty && places.isEmpty && names.allSatisfy { .axis($0.key) == $0.value }
  }

  /// Whether some instance has it: a plane over the rule's variables, folded onto the attribute's own axes. Variables
  /// that are kept lie on axes of their own (`kept`).
  func project(_ plane: Plane, keeping axes: [Axis] = [], _ algebra: inout Algebra) -> Plane {
    if plane == .never { return .never }
    if isIdentity { return plane }
    var targets = names
    for (axis, target) in zip(axes, kept(axes)) { targets[axis] = .axis(target) }
    let folded = algebra.some(plane, dropped.filter { !axes.contains($0) })
    let moved = algebra.build.rename(folded, targets)
    return algebra.build.and([moved] + places)
  }

  /// Where kept axes lie after projecting: beside the attribute's own.
  func kept(_ axes: [Axis]) -> [Axis] {
    var taken = own
    return axes.map { axis in
      let fresh = Axis.fresh(axis.kind, beside: taken)
      taken.append(fresh)
      return fresh
    }
  }

  /// Whether several instances hold that have values of their own: those that agree in the entities from which the
  /// path starts are one; one for an entity that nobody listed stands for many.
  func several(_ plane: Plane, _ algebra: inout Algebra) -> Plane {
    guard !grounding.isEmpty, plane != .never else { return .never }
    let axes = kept(grounding)
    let lanes = project(plane, keeping: grounding, &algebra)
    let counted = algebra.build.isAtLeast(algebra.count(lanes, along: axes), 2)
    let many = algebra.build.and(lanes, algebra.build.or(axes.map { algebra.unlisted($0) }))
    return algebra.build.or(counted, algebra.some(many, axes))
  }
}
