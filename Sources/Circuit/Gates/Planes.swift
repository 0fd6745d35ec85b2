package import RuleModel

/// A dimension of a plane: the entities of a kind. Two variables of one kind have different slots.
///
/// A rule over two beds, `for: {near: bed, far: bed}`, has the axes bed/0 and bed/1.
package struct Axis: Hashable, Sendable {
  package var kind: KindID
  package var slot: Int
  package init(_ kind: KindID, _ slot: Int = 0) {
    self.kind = kind
    self.slot = slot
  }

  /// A slot of the kind that none of the axes uses.
  static func fresh(_ kind: KindID, beside axes: some Sequence<Axis>) -> Axis {
    Axis(kind, (axes.filter { $0.kind == kind }.map(\.slot).max() ?? -1) + 1)
  }
}

/// One bit for each combination of the entities of its axes, in each world: the only thing that a circuit computes with.
///
/// Whether `bed.light` is sun is a plane over the beds; whether some bed has sun is a plane without axes. Planes are told
/// apart by number, and where their bits lie is decided when a program is fitted to a profile.
package struct Plane: Hashable, Sendable {
  package let index: Int32
  package init(_ index: Int) { self.index = Int32(truncatingIfNeeded: index) }
  /// All bits off; all bits on. Both without axes.
  package static let never = Plane(0)
  package static let always = Plane(1)
}

/// A truth value in bounds, in the sense of Kleene's strong three-valued logic (S. C. Kleene, Introduction to
/// Metamathematics, 1952, § 64): true where it is certain, false where it is not possible, undecided between.
///
/// What is certain is possible, so two bits hold the three values. Of a fact that is unknown, `light: sun` is possible and
/// not certain; its negation is possible where it is not certain, and certain where it is not possible.
package struct TruthPlanes: Hashable, Sendable {
  package var possible: Plane
  package var certain: Plane
  package init(possible: Plane, certain: Plane) {
    self.possible = possible
    self.certain = certain
  }
  package init(exactly plane: Plane) { self.init(possible: plane, certain: plane) }
  package static let always = TruthPlanes(exactly: .always)
  package static let never = TruthPlanes(exactly: .never)

  func mapped(_ move: (Plane) -> Plane) -> TruthPlanes {
    TruthPlanes(possible: move(possible), certain: move(certain))
  }
  func zipped(_ other: TruthPlanes, _ join: (Plane, Plane) -> Plane) -> TruthPlanes {
    TruthPlanes(possible: join(possible, other.possible), certain: join(certain, other.certain))
  }
}

/// One step of the straight-line program. Operands lie in `CompiledRules.operands`.
package struct Instruction: Sendable {
  package enum Operation: UInt8, Sendable {
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
  package var operation: Operation
  package var destination: Plane
  package var firstOperand: Int32
  package var operandCount: Int32
  package var extra: Int32
}

/// Where the lanes of an axis of the operand of a `move` come from.
package enum Route: Hashable, Sendable {
  /// The position of an axis of the destination.
  case axis(Int)
  /// Always the same entity.
  case entity(Int)
}

/// What becomes of an axis.
enum AxisTarget: Hashable {
  case axis(Axis)
  case entity(Int)
  var axis: Axis? { if case .axis(let axis) = self { axis } else { nil } }
}
