package import RuleModel

/// A rule set in executable form: a straight-line program over planes. Entities of the profile are lanes, so one
/// circuit serves every profile.
///
/// A rule `when: {bed.light: sun}, then: {sowing.fit: +1}` is an input (is the light of each bed sun: possible, certain), a
/// move of both planes from beds to sowings, and an addition of one to the digits of `sowing.fit` where they are on. Loops
/// there are only for attributes that read themselves.
package struct CompiledRules: Sendable {
  /// A part of the rule set from which planes come.
  package enum Origin: Sendable, Hashable {
    case attribute(AttributeID)
    case rule(RuleID)
    /// An index of `RuleSet.never`.
    case never(Int)
  }
  /// Distinct lists of axes, outermost first; the last is packed into words.
  package var shapes: [[Axis]]
  /// By shape: what first asked for it.
  package var origins: [Origin]
  /// By plane: which of the shapes.
  package var shapeOfPlane: [Int32]
  /// What is read after the program has run.
  package var outputs: [Plane]
  package var instructions: [Instruction]
  package var operands: [Plane]
  /// Distinct.
  package var routes: [[Route]]
  package var inputs: [Input]
  /// Which of the inputs have to be answered, ascending: all, unless only some outputs are wanted.
  package var asked: [Int]
  /// By attribute; nil for what is given only.
  package var attributes: [ValuePlanes?]
  /// By attribute: the base of a level, moved and held; nil for all others.
  package var bases: [ValuePlanes?]
  /// By rule; nil for drafts.
  package var rules: [RulePlanes?]
  /// Conclusions on each attribute: rule and index of the conclusion, in the order of the rules.
  package var conclusions: [[ConclusionID]]
  /// By entry of `never`.
  package var never: [NeverPlanes]
  /// Whether some condition or operand reads the attribute.
  package var isRead: [Bool]
  /// Where a range of the attribute must be cut into cases: it is compared with these (the cut lies after each).
  package var cuts: [AttributeID: [Int64]]

  package func axes(of plane: Plane) -> [Axis] { shapes[Int(shapeOfPlane[Int(plane.index)])] }
}

/// The body of a `never` entry.
package struct NeverPlanes: Sendable {
  /// Over the axes of the names that are free, so that who it is about can be told.
  package var instances: TruthPlanes
  /// Without axes: whether some instance holds.
  package var anywhere: TruthPlanes
}

package struct ConclusionID: Hashable, Sendable {
  package var rule: RuleID
  package var index: Int
  package init(rule: RuleID, index: Int) {
    self.rule = rule
    self.index = index
  }
}

/// How a rule runs.
package struct RulePlanes: Sendable {
  /// Axes of the scope's variables, free ones first.
  package var axes: [Axis]
  /// The parts of `when`, then of `unless` (not negated), as they stand.
  package var conditions: [TruthPlanes]
  /// The body: all of `when`, none of `unless`.
  package var body: TruthPlanes
  /// The body where no overriding rule sets the instance aside.
  package var unlessOverridden: TruthPlanes
  /// Of a circuit for fragments, for each conclusion: what its path leads to, as it is; nil for constants.
  package var operands: [ValuePlanes?]
  /// For each conclusion.
  package var contributions: [ContributionPlanes]
}

/// What one conclusion of a rule contributes.
package struct ContributionPlanes: Sendable {
  /// The rule's body where the contribution has a value: at most possible where it may have none or contradict itself.
  package var body: TruthPlanes
  /// The same where no overriding rule sets the instance aside.
  package var unlessOverridden: TruthPlanes
  /// The value, floor, cap or element, moved and held as the attribute demands; nil of steps and weights.
  package var value: ValuePlanes?
}
