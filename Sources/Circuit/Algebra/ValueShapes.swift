import RuleModel

/// Values taken plane by plane.
extension ValuePlanes {
  /// Each plane moved; target axes stay as they are.
  func mapped(_ move: (Plane) -> Plane) -> ValuePlanes {
    switch self {
    case .ordinals(var values):
      values.canBe = values.canBe.map(move)
      values.mayBeEmpty = move(values.mayBeEmpty)
      values.contradiction = values.contradiction.mapped(move)
      return .ordinals(values)
    case .reference(var reference):
      reference.canBe = move(reference.canBe)
      reference.mayBeEmpty = move(reference.mayBeEmpty)
      reference.isUnknown = move(reference.isUnknown)
      reference.contradiction = reference.contradiction.mapped(move)
      return .reference(reference)
    case .number(let number): return .number(number.mapped(move))
    case .set(let set): return .set(set.mapped(move))
    }
  }

  /// Joined with another of the same type and targets; numbers of one offset.
  func zipped(_ other: ValuePlanes, _ join: (Plane, Plane) -> Plane) -> ValuePlanes {
    switch (self, other) {
    case (.ordinals(var left), .ordinals(let right)):
      left.canBe = zip(left.canBe, right.canBe).map(join)
      left.mayBeEmpty = join(left.mayBeEmpty, right.mayBeEmpty)
      left.contradiction = left.contradiction.zipped(right.contradiction, join)
      return .ordinals(left)
    case (.reference(var left), .reference(let right)):
      left.canBe = join(left.canBe, right.canBe)
      left.mayBeEmpty = join(left.mayBeEmpty, right.mayBeEmpty)
      left.isUnknown = join(left.isUnknown, right.isUnknown)
      left.contradiction = left.contradiction.zipped(right.contradiction, join)
      return .reference(left)
    case (.number(let left), .number(let right)): return .number(left.zipped(right, join))
    case (.set(let left), .set(let right)): return .set(left.zipped(right, join))
    default: return other
    }
  }
}

extension NumberPlanes {
  func mapped(_ move: (Plane) -> Plane) -> NumberPlanes {
    NumberPlanes(
      offset: offset, low: low.map(move), high: high.map(move), unboundedBelow: move(unboundedBelow),
      unboundedAbove: move(unboundedAbove), mayBeEmpty: move(mayBeEmpty), mayExist: move(mayExist),
      contradiction: contradiction.mapped(move))
  }

  func zipped(_ other: NumberPlanes, _ join: (Plane, Plane) -> Plane) -> NumberPlanes {
    NumberPlanes(
      offset: offset, low: zipDigits(low, other.low, join), high: zipDigits(high, other.high, join),
      unboundedBelow: join(unboundedBelow, other.unboundedBelow),
      unboundedAbove: join(unboundedAbove, other.unboundedAbove), mayBeEmpty: join(mayBeEmpty, other.mayBeEmpty),
      mayExist: join(mayExist, other.mayExist), contradiction: contradiction.zipped(other.contradiction, join))
  }
}

extension SetPlanes {
  func mapped(_ move: (Plane) -> Plane) -> SetPlanes {
    SetPlanes(
      elements: elements.mapped { $0.mapped(move) }, mayBeEmpty: move(mayBeEmpty), mayExist: move(mayExist),
      contradiction: contradiction.mapped(move))
  }

  func zipped(_ other: SetPlanes, _ join: (Plane, Plane) -> Plane) -> SetPlanes {
    SetPlanes(
      elements: elements.zipped(other.elements) { $0.zipped($1, join) },
      mayBeEmpty: join(mayBeEmpty, other.mayBeEmpty), mayExist: join(mayExist, other.mayExist),
      contradiction: contradiction.zipped(other.contradiction, join))
  }
}

extension SetPlanes.Elements {
  func mapped(_ move: (TruthPlanes) -> TruthPlanes) -> Self {
    switch self {
    case .values(let signals): .values(signals.map(move))
    case .entities(let signal, let target): .entities(move(signal), target: target)
    }
  }

  func zipped(_ other: Self, _ join: (TruthPlanes, TruthPlanes) -> TruthPlanes) -> Self {
    switch (self, other) {
    case (.values(let left), .values(let right)): .values(zip(left, right).map(join))
    case (.entities(let left, let target), .entities(let right, _)): .entities(join(left, right), target: target)
    default: other
    }
  }
}

extension ValuePlanes {
  /// The axis of the entities that a reference leads to or a set holds.
  package internal(set) var target: Axis? {
    get {
      switch self {
      case .reference(let reference): return reference.target
      case .set(let set): if case .entities(_, let target) = set.elements { return target } else { return nil }
      case .ordinals, .number: return nil
      }
    }
    set {
      guard let newValue else { return }
      if case .reference(var reference) = self {
        reference.target = newValue
        self = .reference(reference)
      } else if case .set(var set) = self, case .entities(let signal, _) = set.elements {
        set.elements = .entities(signal, target: newValue)
        self = .set(set)
      }
    }
  }
}
