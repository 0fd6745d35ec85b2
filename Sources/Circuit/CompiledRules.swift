import RuleModel

/// A dimension of a plane: the entities of a kind. Two variables of one kind have different slots.
public struct Axis: Hashable, Sendable {
  public var kind: KindID
  public var slot: Int
  public init(_ kind: KindID, _ slot: Int = 0) {
    self.kind = kind
    self.slot = slot
  }
}

/// One bit for each combination of the entities of its axes, in each world.
public struct Plane: Hashable, Sendable {
  public let index: Int32
  public init(_ index: Int) { self.index = Int32(truncatingIfNeeded: index) }
  /// All bits off; all bits on. Both without axes.
  public static let never = Plane(0)
  public static let always = Plane(1)
}

/// A truth value in bounds: what is certain is possible; what is not possible is ruled out.
public struct Signal: Hashable, Sendable {
  public var possible: Plane
  public var certain: Plane
  public init(possible: Plane, certain: Plane) {
    self.possible = possible
    self.certain = certain
  }
  public init(exactly plane: Plane) { self.init(possible: plane, certain: plane) }
  public static let always = Signal(exactly: .always)
  public static let never = Signal(exactly: .never)
}

/// One step of the straight-line program. Operands lie in `CompiledRules.operands`.
public struct Instruction: Sendable {
  public enum Operation: UInt8, Sendable {
    case and, or, xor, not
    /// Spread, rename or pick along axes; `extra` is the index of its routes.
    case move
    /// Some lane along the axes that the destination lacks.
    case fold
    /// How many lanes of the first operand along these axes: the digits behind it, lowest first.
    case count
    /// Turns the destination off, at the head of a loop.
    case clear
    /// Adds the operand's lanes to the destination and remembers whether that changed it.
    case grow
    /// Goes back to instruction `extra` if anything grew since it was last passed.
    case again
  }
  public var operation: Operation
  public var destination: Plane
  public var firstOperand: Int32
  public var operandCount: Int32
  public var extra: Int32
}

/// Where the lanes of an axis of the operand of a `move` come from.
public enum Route: Hashable, Sendable {
  /// The position of an axis of the destination.
  case axis(Int)
  /// Always the same entity.
  case entity(Int)
}

/// A rule set in executable form: a straight-line program over planes. Entities of the profile are lanes, so one
/// circuit serves every profile.
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
  public var kept: [Plane]
  public var instructions: [Instruction]
  public var operands: [Plane]
  /// Distinct.
  public var routes: [[Route]]
  public var inputs: [Input]
  /// By attribute; nil for what is given only.
  public var attributes: [Wires?]
  /// By attribute: the base of a level, moved and held; nil for all others.
  public var bases: [Wires?]
  /// By rule; nil for drafts.
  public var rules: [RuleWires?]
  /// Conclusions on each attribute: rule and index of the conclusion, in the order of the rules.
  public var conclusions: [[ConclusionID]]
  /// By entry of `never`.
  public var never: [NeverSignals]
  /// Whether some condition or operand reads the attribute.
  public var isRead: [Bool]
  /// Where a range of the attribute must be cut into cases: it is compared with these (the cut lies after each).
  public var cuts: [AttributeID: [Int64]]

  public func axes(of plane: Plane) -> [Axis] { shapes[Int(shapeOfPlane[Int(plane.index)])] }
}

/// The body of a `never` entry.
public struct NeverSignals: Sendable {
  /// Over the axes of the names that are free, so that who it is about can be told.
  public var instances: Signal
  /// Without axes: whether some instance holds.
  public var anywhere: Signal
}

public struct ConclusionID: Hashable, Sendable {
  public var rule: RuleID
  public var index: Int
  public init(rule: RuleID, index: Int) {
    self.rule = rule
    self.index = index
  }
}
