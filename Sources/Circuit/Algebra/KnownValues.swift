import RuleModel

/// What is the same for all entities and in every world.
extension ValuePlanes {
  /// For certain no value, in planes like these.
  var nothing: ValuePlanes {
    switch mapped({ _ in .never }) {
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

  /// Of a set of declared values: how many there are; 0 of all else.
  var elementCount: Int {
    if case .set(let set) = self, case .values(let signals) = set.elements { signals.count } else { 0 }
  }
}

extension OrdinalPlanes {
  /// Any of so many values, or none.
  static func unknown(_ count: Int, _ clash: TruthPlanes) -> OrdinalPlanes {
    OrdinalPlanes(canBe: Array(repeating: .always, count: count), mayBeEmpty: .always, contradiction: clash)
  }
}

extension NumberPlanes {
  /// Any number of a type, or none.
  static func unknown(_ type: NumberType, _ clash: TruthPlanes) -> NumberPlanes {
    let lower = type.lower ?? type.upper.map { min($0, 0) } ?? 0
    let span = lower.distance(upTo: type.upper ?? lower)
    let high = (0..<(64 - span.leadingZeroBitCount)).map { span >> UInt64($0) & 1 == 1 ? Plane.always : .never }
    return NumberPlanes(
      offset: Int128(lower), low: [], high: high, unboundedBelow: type.lower == nil ? .always : .never,
      unboundedAbove: type.upper == nil ? .always : .never, mayBeEmpty: .always, mayExist: .always,
      contradiction: clash)
  }

  /// Zero where it has a value.
  var zero: NumberPlanes {
    var result = NumberPlanes.constant(0)
    result.mayBeEmpty = mayBeEmpty
    result.mayExist = mayExist
    result.contradiction = contradiction
    return result
  }
}
