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

  /// Every value of a type, and none.
  mutating func anything(_ type: ValueType, beside axes: [Axis], doubt: Plane = .never) -> ValuePlanes {
    let clash = TruthPlanes(possible: doubt, certain: .never)
    switch type {
    case .boolean: return .ordinals(.unknown(2, clash))
    case .domain(let domain): return .ordinals(.unknown(kinds.values[domain.raw], clash))
    case .number(let number): return .number(.unknown(number, clash))
    case .reference(let kind):
      let target = Axis.fresh(kind, beside: axes)
      return .reference(
        ReferencePlanes(
          target: target, canBe: anyEntity(target), mayBeEmpty: .always, isUnknown: .always, contradiction: clash))
    case .set(let element): return .set(unknownSet(element, beside: axes, clash))
    case .text: return .ordinals(.none)
    }
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
}
