import RuleModel

/// Contributions, bases and defaults as values.
extension Expressions {
  /// A constant, or a path's value moved, and held at the ends of a scale.
  mutating func value(of operand: Operand, for type: ValueType, in frame: [Axis]) -> ValuePlanes {
    switch operand {
    case .constant(let constant): return value(of: constant, for: type, beside: frame)
    case .path(let path):
      if case .number(let number) = ruleSet.type(of: path.path), isGiven(path.path) {
        return .number(givenNumber(path.path, number, plus: path.plus, times: path.times, in: frame))
      }
      let found = value(of: path.path, in: frame)
      switch (found, type) {
      case (.number(let number), _): return .number(algebra.moved(number, path))
      case (.ordinals(let values), .domain(let domain)):
        return .ordinals(algebra.held(values, path.map, count: algebra.kinds.values[domain.raw]))
      default: return found
      }
    }
  }

  private mutating func value(of constant: Constant, for type: ValueType, beside axes: [Axis]) -> ValuePlanes {
    switch (constant, type) {
    case (.number(let value), _): return .number(.constant(Int128(value)))
    case (.ordinal(let value), .reference(let kind)):
      let target = Axis.fresh(kind, beside: axes)
      let canBe = algebra.isEntity(target, value)
      return .reference(
        ReferencePlanes(
          target: target, canBe: canBe, mayBeEmpty: .never, isUnknown: .never, contradiction: .never))
    case (.ordinal(let value), .domain(let domain)): return one(value, of: algebra.kinds.values[domain.raw])
    case (.ordinal(let value), .boolean): return one(value, of: 2)
    default: return .ordinals(.none)
    }
  }

  private func one(_ value: Int, of count: Int) -> ValuePlanes {
    let canBe = (0..<count).map { $0 == value ? Plane.always : .never }
    return .ordinals(OrdinalPlanes(canBe: canBe, mayBeEmpty: .never, contradiction: .never))
  }
}
