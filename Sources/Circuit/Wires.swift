import RuleModel

/// What an attribute can be, in planes over its own axes (or fewer, where it does not vary).
public enum Wires: Sendable {
  case values(ValueWires)
  case reference(ReferenceWires)
  case number(NumberWires)
  case set(SetWires)
}

/// A boolean, a choice or a scale.
public struct ValueWires: Sendable {
  /// By ordinal.
  public var canBe: [Plane]
  public var mayBeEmpty: Plane
  public var contradiction: Signal

  /// For certain no value.
  static let none = ValueWires(canBe: [], mayBeEmpty: .always, contradiction: .never)
}

public struct ReferenceWires: Sendable {
  public var target: Axis
  /// Over the target axis too; of an open kind its last lane is an entity that nobody listed.
  public var canBe: Plane
  public var mayBeEmpty: Plane
  /// Nothing is known of it, so that nothing is known of what it leads to.
  public var isUnknown: Plane
  public var contradiction: Signal
}

/// A number between two bounds: each is `offset` plus its binary digits, lowest first.
public struct NumberWires: Sendable {
  public var offset: Int128
  public var low: [Plane]
  public var high: [Plane]
  public var unboundedBelow: Plane
  public var unboundedAbove: Plane
  public var mayBeEmpty: Plane
  /// May have a value at all.
  public var mayExist: Plane
  public var contradiction: Signal

  /// For certain no value.
  static let none = constant(0, mayExist: .never)

  static func constant(_ number: Int128, mayExist: Plane = .always) -> NumberWires {
    NumberWires(
      offset: number, low: [], high: [], unboundedBelow: .never, unboundedAbove: .never,
      mayBeEmpty: mayExist == .always ? .never : .always, mayExist: mayExist, contradiction: .never)
  }
}

public struct SetWires: Sendable {
  public enum Elements: Sendable {
    /// By ordinal.
    case values([Signal])
    /// Over the target axis too; of an open kind its last lane is an entity that nobody listed.
    case entities(Signal, target: Axis)
  }
  public var elements: Elements
  public var mayBeEmpty: Plane
  /// May have a value at all.
  public var mayExist: Plane = .always
  public var contradiction: Signal = .never
}

/// How a rule runs.
public struct RuleWires: Sendable {
  /// Axes of the scope's variables, free ones first.
  public var axes: [Axis]
  /// The parts of `when`, then of `unless` (not negated), as they stand.
  public var conditions: [Signal]
  /// The body: all of `when`, none of `unless`.
  public var body: Signal
  /// The body where no overriding rule sets the instance aside.
  public var effective: Signal
  /// Of a circuit for fragments, for each conclusion: what its path leads to, as it is; nil for constants.
  public var operands: [Wires?]
  /// For each conclusion.
  public var contributions: [ContributionWires]
}

/// What one conclusion of a rule contributes.
public struct ContributionWires: Sendable {
  /// The rule's body where the contribution has a value: at most possible where it may have none or contradict itself.
  public var body: Signal
  /// The same where no overriding rule sets the instance aside.
  public var effective: Signal
  /// The value, floor, cap or element, moved and held as the attribute demands; nil of steps and weights.
  public var value: Wires?
}

// MARK: All planes alike

extension Signal {
  func mapped(_ move: (Plane) -> Plane) -> Signal { Signal(possible: move(possible), certain: move(certain)) }
  func zipped(_ other: Signal, _ join: (Plane, Plane) -> Plane) -> Signal {
    Signal(possible: join(possible, other.possible), certain: join(certain, other.certain))
  }
}

extension Wires {
  var mayBeEmpty: Plane {
    switch self {
    case .values(let wires): wires.mayBeEmpty
    case .reference(let wires): wires.mayBeEmpty
    case .number(let wires): wires.mayBeEmpty
    case .set(let wires): wires.mayBeEmpty
    }
  }

  var contradiction: Signal {
    get {
      switch self {
      case .values(let wires): wires.contradiction
      case .reference(let wires): wires.contradiction
      case .number(let wires): wires.contradiction
      case .set(let wires): wires.contradiction
      }
    }
    set {
      switch self {
      case .values(var wires):
        wires.contradiction = newValue
        self = .values(wires)
      case .reference(var wires):
        wires.contradiction = newValue
        self = .reference(wires)
      case .number(var wires):
        wires.contradiction = newValue
        self = .number(wires)
      case .set(var wires):
        wires.contradiction = newValue
        self = .set(wires)
      }
    }
  }
}
