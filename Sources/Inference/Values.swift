import Circuit
import RuleLanguage

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
    switch wires {
    case .values(let values):
      let ordinals = values.canBe.indices.filter { isOn(values.canBe[$0], at: place, world: world) }
      return Value(
        ordinals.isEmpty ? .nothing : .ordinals(ordinals),
        mayBeEmpty: isOn(values.mayBeEmpty, at: place, world: world),
        contradiction: contradiction(values.contradiction, place, world))
    case .reference(let reference):
      let ordinals = entities(reference.canBe, reference.target, place, world)
      return Value(
        ordinals.isEmpty ? .nothing : .ordinals(ordinals),
        mayBeEmpty: isOn(reference.mayBeEmpty, at: place, world: world),
        contradiction: contradiction(reference.contradiction, place, world))
    case .number(let number): return value(number, place, world)
    case .set(let set): return value(set, place, world)
    }
  }

  private func value(_ set: SetWires, _ place: Place, _ world: Int) -> Value {
    let possibilities: Value.Possibilities
    switch set.elements {
    case .values(let signals):
      let truths = signals.map { truth($0, at: place, world: world) }
      possibilities = .set(
        certain: truths.indices.filter { truths[$0].certain }, possible: truths.indices.filter { truths[$0].possible })
    case .entities(let signal, let target):
      possibilities = .set(
        certain: entities(signal.certain, target, place, world),
        possible: entities(signal.possible, target, place, world))
    }
    return Value(
      isOn(set.mayExist, at: place, world: world) ? possibilities : .nothing,
      mayBeEmpty: isOn(set.mayBeEmpty, at: place, world: world),
      contradiction: contradiction(set.contradiction, place, world))
  }

  private func contradiction(_ signal: Signal, _ place: Place, _ world: Int) -> Value.Contradiction {
    let truth = truth(signal, at: place, world: world)
    return truth.certain ? .certain : truth.possible ? .possible : .none
  }

  private func entities(_ plane: Plane, _ target: Axis, _ place: Place, _ world: Int) -> [Int] {
    (0..<laneCount(target.kind)).filter {
      isOn(plane, at: Place(place.axes + [target], place.entities + [$0]), world: world)
    }
  }

  private func value(_ number: NumberWires, _ place: Place, _ world: Int) -> Value {
    let empty = isOn(number.mayBeEmpty, at: place, world: world)
    let clash = contradiction(number.contradiction, place, world)
    guard isOn(number.mayExist, at: place, world: world) else {
      return Value(.nothing, mayBeEmpty: empty, contradiction: clash)
    }
    func read(_ digits: [Plane]) -> Int64 {
      let number = digits.indices.reduce(number.offset) { sum, digit in
        isOn(digits[digit], at: place, world: world) ? sum + (1 << Int128(digit)) : sum
      }
      return Int64(clamping: number)
    }
    return Value(
      .number(
        from: isOn(number.unboundedBelow, at: place, world: world) ? nil : read(number.low),
        to: isOn(number.unboundedAbove, at: place, world: world) ? nil : read(number.high)),
      mayBeEmpty: empty, contradiction: clash)
  }
}
