import Circuit
import RuleModel

/// What an attribute can be, in one world or joined over several.
public struct Value: Sendable, Equatable {
  public enum Possibilities: Sendable, Equatable {
    /// Ordinals, ascending. Of a reference, the number after the last listed means one that nobody listed.
    case ordinals([Int])
    /// Both ends included; nil: no bound.
    case number(from: Int64?, to: Int64?)
    /// Certain elements are possible ones too.
    case set(certain: [Int], possible: [Int])
    case nothing
  }
  public enum Contradiction: Int, Sendable, Comparable {
    case none, possible, certain
    public static func < (left: Self, right: Self) -> Bool { left.rawValue < right.rawValue }
  }

  public var possibilities: Possibilities
  /// May have no value.
  public var mayBeEmpty: Bool
  public var contradiction: Contradiction

  public init(_ possibilities: Possibilities, mayBeEmpty: Bool = false, contradiction: Contradiction = .none) {
    self.possibilities = possibilities
    self.mayBeEmpty = mayBeEmpty
    self.contradiction = contradiction
  }

  /// One value and no other.
  public var isCertain: Bool {
    guard contradiction == .none else { return false }
    return switch possibilities {
    case .ordinals(let values): values.count == 1 && !mayBeEmpty
    case .number(let from, let to): from != nil && from == to && !mayBeEmpty
    case .set(let certain, let possible): certain == possible && !mayBeEmpty
    case .nothing: true
    }
  }

  /// What it can be in either of two worlds.
  public func joined(_ other: Value) -> Value {
    Value(
      joined(possibilities, other.possibilities), mayBeEmpty: mayBeEmpty || other.mayBeEmpty,
      contradiction: contradiction == other.contradiction
        ? contradiction : max(contradiction, other.contradiction) == .none ? .none : .possible)
  }

  private func joined(_ first: Possibilities, _ second: Possibilities) -> Possibilities {
    switch (first, second) {
    case (.nothing, let only), (let only, .nothing): only
    case (.ordinals(let a), .ordinals(let b)): .ordinals(Set(a).union(b).sorted())
    case (.number(let a, let b), .number(let c, let d)): .number(from: least(a, c), to: greatest(b, d))
    case (.set(let a, let b), .set(let c, let d)):
      .set(certain: a.filter(c.contains), possible: Set(b).union(d).sorted())
    default: first
    }
  }

  private func least(_ a: Int64?, _ b: Int64?) -> Int64? {
    if let a, let b { min(a, b) } else { nil }
  }
  private func greatest(_ a: Int64?, _ b: Int64?) -> Int64? {
    if let a, let b { max(a, b) } else { nil }
  }
}

extension Evaluation {
  /// The value of a derived attribute in a world; nil for one that is only given.
  public func value(_ attribute: AttributeID, _ place: Place, world: Int) -> Value? {
    guard let wires = circuit.attributes[attribute.raw] else { return nil }
    return value(wires, place, world: world)
  }

  /// What wires can be. The place must have their axes but for the target of a reference.
  public func value(_ wires: Wires, _ place: Place, world: Int) -> Value {
    guard case .values(let values) = wires else {
      return ValueReader(self, wires, along: place.axes).value(place.entities, world: world)
    }
    func isOn(_ plane: Plane) -> Bool { self.isOn(plane, at: place, world: world) }
    let ordinals = values.canBe.indices.filter { isOn(values.canBe[$0]) }
    return Value(
      ordinals.isEmpty ? .nothing : .ordinals(ordinals), mayBeEmpty: isOn(values.mayBeEmpty),
      contradiction: isOn(values.contradiction.certain)
        ? .certain : isOn(values.contradiction.possible) ? .possible : .none)
  }
}
