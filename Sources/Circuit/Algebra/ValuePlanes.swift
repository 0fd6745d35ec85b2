import RuleModel

/// What an attribute can be, in planes over its own axes (or fewer, where it does not vary): bounds on a value, as
/// `TruthPlanes` are bounds on a truth.
///
/// Of `bed.light` with shade, half-shade and sun, three planes say of each bed whether it can be that, and one whether it
/// may have no value. Of a number two rows of digits hold the least and the greatest that it can be.
package enum ValuePlanes: Sendable {
  case ordinals(OrdinalPlanes)
  case reference(ReferencePlanes)
  case number(NumberPlanes)
  case set(SetPlanes)
}

/// A boolean, a choice or a scale.
package struct OrdinalPlanes: Sendable {
  /// By ordinal.
  package var canBe: [Plane]
  package var mayBeEmpty: Plane
  package var contradiction: TruthPlanes

  /// For certain no value.
  static let none = OrdinalPlanes(canBe: [], mayBeEmpty: .always, contradiction: .never)
}

package struct ReferencePlanes: Sendable {
  package var target: Axis
  /// Over the target axis too; of an open kind its last lane is an entity that nobody listed.
  package var canBe: Plane
  package var mayBeEmpty: Plane
  /// Nothing is known of it, so that nothing is known of what it leads to.
  package var isUnknown: Plane
  package var contradiction: TruthPlanes
}

/// A number between two bounds: each is `offset` plus its binary digits, lowest first.
package struct NumberPlanes: Sendable {
  package var offset: Int128
  package var low: [Plane]
  package var high: [Plane]
  package var unboundedBelow: Plane
  package var unboundedAbove: Plane
  package var mayBeEmpty: Plane
  /// May have a value at all.
  package var mayExist: Plane
  package var contradiction: TruthPlanes

  /// For certain no value.
  static let none = constant(0, mayExist: .never)

  static func constant(_ number: Int128, mayExist: Plane = .always) -> NumberPlanes {
    NumberPlanes(
      offset: number, low: [], high: [], unboundedBelow: .never, unboundedAbove: .never,
      mayBeEmpty: mayExist == .always ? .never : .always, mayExist: mayExist, contradiction: .never)
  }
}

package struct SetPlanes: Sendable {
  package enum Elements: Sendable {
    /// By ordinal.
    case values([TruthPlanes])
    /// Over the target axis too; of an open kind its last lane is an entity that nobody listed.
    case entities(TruthPlanes, target: Axis)
  }
  package var elements: Elements
  package var mayBeEmpty: Plane
  /// May have a value at all.
  package var mayExist: Plane = .always
  package var contradiction: TruthPlanes = .never
}

extension ValuePlanes {
  /// May have no value.
  package var mayBeEmpty: Plane {
    switch self {
    case .ordinals(let planes): planes.mayBeEmpty
    case .reference(let planes): planes.mayBeEmpty
    case .number(let planes): planes.mayBeEmpty
    case .set(let planes): planes.mayBeEmpty
    }
  }

  /// Contradicts itself.
  package internal(set) var contradiction: TruthPlanes {
    get {
      switch self {
      case .ordinals(let planes): planes.contradiction
      case .reference(let planes): planes.contradiction
      case .number(let planes): planes.contradiction
      case .set(let planes): planes.contradiction
      }
    }
    set {
      switch self {
      case .ordinals(var planes):
        planes.contradiction = newValue
        self = .ordinals(planes)
      case .reference(var planes):
        planes.contradiction = newValue
        self = .reference(planes)
      case .number(var planes):
        planes.contradiction = newValue
        self = .number(planes)
      case .set(var planes):
        planes.contradiction = newValue
        self = .set(planes)
      }
    }
  }
}
