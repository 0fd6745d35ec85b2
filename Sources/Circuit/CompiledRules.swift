import RuleModel

/// A rule set in executable form: a straight-line program over planes. Entities of the profile are lanes, so one
/// circuit serves every profile.
///
/// A rule `when: {bed.light: sun}, then: {sowing.fit: +1}` is an input (is the light of each bed sun: possible, certain), a
/// move of both planes from beds to sowings, and an addition of one to the digits of `sowing.fit` where they are on. Loops
/// there are only for attributes that read themselves.
public struct CompiledRules: Sendable {
  /// A part of the rule set from which planes come.
  public enum Origin: Sendable, Hashable {
    case attribute(AttributeID)
    case rule(RuleID)
    /// An index of `RuleSet.never`.
    case never(Int)
  }
  /// Distinct lists of axes, outermost first; the last is packed into words.
  public var shapes: [[Axis]]
  /// By shape: what first asked for it.
  public var origins: [Origin]
  /// By plane: which of the shapes.
  public var shapeOfPlane: [Int32]
  /// What is read after the program has run.
  public var outputs: [Plane]
  public var instructions: [Instruction]
  public var operands: [Plane]
  /// Distinct.
  public var routes: [[Route]]
  public var inputs: [Input]
  /// By attribute; nil for what is given only.
  public var attributes: [ValuePlanes?]
  /// By attribute: the base of a level, moved and held; nil for all others.
  public var bases: [ValuePlanes?]
  /// By rule; nil for drafts.
  public var rules: [RulePlanes?]
  /// Conclusions on each attribute: rule and index of the conclusion, in the order of the rules.
  public var conclusions: [[ConclusionID]]
  /// By entry of `never`.
  public var never: [NeverPlanes]
  /// Whether some condition or operand reads the attribute.
  public var isRead: [Bool]
  /// Where a range of the attribute must be cut into cases: it is compared with these (the cut lies after each).
  public var cuts: [AttributeID: [Int64]]

  public func axes(of plane: Plane) -> [Axis] { shapes[Int(shapeOfPlane[Int(plane.index)])] }
}

/// The body of a `never` entry.
public struct NeverPlanes: Sendable {
  /// Over the axes of the names that are free, so that who it is about can be told.
  public var instances: TruthPlanes
  /// Without axes: whether some instance holds.
  public var anywhere: TruthPlanes
}

public struct ConclusionID: Hashable, Sendable {
  public var rule: RuleID
  public var index: Int
  public init(rule: RuleID, index: Int) {
    self.rule = rule
    self.index = index
  }
}

/// How a rule runs.
public struct RulePlanes: Sendable {
  /// Axes of the scope's variables, free ones first.
  public var axes: [Axis]
  /// The parts of `when`, then of `unless` (not negated), as they stand.
  public var conditions: [TruthPlanes]
  /// The body: all of `when`, none of `unless`.
  public var body: TruthPlanes
  /// The body where no overriding rule sets the instance aside.
  public var unlessOverridden: TruthPlanes
  /// Of a circuit for fragments, for each conclusion: what its path leads to, as it is; nil for constants.
  public var operands: [ValuePlanes?]
  /// For each conclusion.
  public var contributions: [ContributionPlanes]
}

/// What one conclusion of a rule contributes.
public struct ContributionPlanes: Sendable {
  /// The rule's body where the contribution has a value: at most possible where it may have none or contradict itself.
  public var body: TruthPlanes
  /// The same where no overriding rule sets the instance aside.
  public var unlessOverridden: TruthPlanes
  /// The value, floor, cap or element, moved and held as the attribute demands; nil of steps and weights.
  public var value: ValuePlanes?
}
