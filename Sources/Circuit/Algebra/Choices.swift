import RuleModel

/// One of two values, no value, and any value.
extension Algebra {
  /// The first where the plane is on, else the second.
  mutating func choose(_ plane: Plane, _ first: ValuePlanes, _ second: ValuePlanes) -> ValuePlanes {
    if plane == .never { return second }
    if plane == .always { return first }
    let (left, right) = aligned(first, second)
    return left.zipped(right) { build.choose(plane, $0, $1) }
  }

  /// With the same target axis; numbers over one offset.
  private mutating func aligned(_ first: ValuePlanes, _ second: ValuePlanes) -> (ValuePlanes, ValuePlanes) {
    if case .number(let left) = first, case .number(let right) = second {
      let both = build.align(left, right)
      return (.number(both.0), .number(both.1))
    }
    guard let from = first.target, let target = second.target else { return (first, second) }
    var moved = first.mapped { build.rename($0, [from: .axis(target)]) }
    moved.target = target
    return (moved, second)
  }

  /// For certain no value.
  func nothing(like value: ValuePlanes) -> ValuePlanes {
    switch value.mapped({ _ in .never }) {
    case .ordinals(var values):
      values.mayBeEmpty = .always
      return .ordinals(values)
    case .reference(var reference):
      reference.mayBeEmpty = .always
      return .reference(reference)
    case .number(var number):
      number.mayBeEmpty = .always
      return .number(number)
    case .set(var set):
      set.mayBeEmpty = .always
      return .set(set)
    }
  }

  /// Every value of a type, and none.
  mutating func anything(_ type: ValueType, beside axes: [Axis], doubt: Plane = .never) -> ValuePlanes {
    let clash = TruthPlanes(possible: doubt, certain: .never)
    switch type {
    case .boolean: return unknownValues(2, clash)
    case .domain(let domain): return unknownValues(kinds.values[domain.raw], clash)
    case .number(let number): return .number(unknownNumber(number, clash))
    case .reference(let kind):
      let target = Axis.fresh(kind, beside: axes)
      return .reference(
        ReferencePlanes(
          target: target, canBe: anyEntity(target), mayBeEmpty: .always, isUnknown: .always, contradiction: clash))
    case .set(let element): return .set(unknownSet(element, beside: axes, clash))
    case .text: return .ordinals(.none)
    }
  }

  private func unknownValues(_ count: Int, _ clash: TruthPlanes) -> ValuePlanes {
    .ordinals(
      OrdinalPlanes(canBe: Array(repeating: .always, count: count), mayBeEmpty: .always, contradiction: clash))
  }

  private func unknownNumber(_ type: NumberType, _ clash: TruthPlanes) -> NumberPlanes {
    let lower = type.lower ?? type.upper.map { min($0, 0) } ?? 0
    let span = lower.distance(upTo: type.upper ?? lower)
    let high = (0..<(64 - span.leadingZeroBitCount)).map { span >> UInt64($0) & 1 == 1 ? Plane.always : .never }
    return NumberPlanes(
      offset: Int128(lower), low: [], high: high, unboundedBelow: type.lower == nil ? .always : .never,
      unboundedAbove: type.upper == nil ? .always : .never, mayBeEmpty: .always, mayExist: .always,
      contradiction: clash)
  }

  private mutating func unknownSet(_ element: ElementType, beside axes: [Axis], _ clash: TruthPlanes) -> SetPlanes {
    let elements: SetPlanes.Elements
    switch element {
    case .domain(let domain):
      let count = kinds.values[domain.raw]
      elements = .values(Array(repeating: TruthPlanes(possible: .always, certain: .never), count: count))
    case .reference(let kind):
      let target = Axis.fresh(kind, beside: axes)
      elements = .entities(TruthPlanes(possible: anyEntity(target), certain: .never), target: target)
    }
    return SetPlanes(elements: elements, mayBeEmpty: .always, contradiction: clash)
  }

  mutating func choose(_ plane: Plane, _ first: NumberPlanes, _ second: NumberPlanes) -> NumberPlanes {
    let (left, right) = build.align(first, second)
    return left.zipped(right) { build.choose(plane, $0, $1) }
  }
}
