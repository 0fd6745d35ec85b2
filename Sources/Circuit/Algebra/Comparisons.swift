import RuleModel

/// Comparing two values whose bounds vary independently.
extension Algebra {
  /// `plus` counts positions on a scale.
  mutating func compare(_ left: ValuePlanes, _ comparison: Comparison, _ right: ValuePlanes, plus: Int64) -> TruthPlanes
  {
    let truth: TruthPlanes
    switch (left, right) {
    case (.ordinals(let first), .ordinals(let second)): truth = compare(first, comparison, second, plus: plus)
    case (.reference(let first), .reference(let second)): truth = compare(first, comparison, second)
    case (.number(let first), .number(let second)): truth = compare(first, comparison, second)
    default: truth = .never
    }
    return settled(truth, [left, right])
  }

  private mutating func compare(
    _ left: OrdinalPlanes, _ comparison: Comparison, _ right: OrdinalPlanes, plus: Int64
  ) -> TruthPlanes {
    let map = AffineMap(plus: plus)
    var passing: [Plane] = []
    var failing: [Plane] = []
    for (first, leftPlane) in left.canBe.enumerated() {
      for (second, rightPlane) in right.canBe.enumerated() {
        let both = build.and(leftPlane, rightPlane)
        if comparison.holds(Int64(first), map.position(second)) { passing.append(both) } else { failing.append(both) }
      }
    }
    return TruthPlanes(possible: build.or(passing), certain: build.not(build.or(failing)))
  }

  /// Two entities that nobody listed are the same or not.
  private mutating func compare(
    _ left: ReferencePlanes, _ comparison: Comparison, _ right: ReferencePlanes
  ) -> TruthPlanes {
    let target = left.target
    var second = right
    second.canBe = build.rename(right.canBe, [right.target: .axis(target)])
    second.target = target
    let both = build.and(left.canBe, second.canBe)
    let equal = build.fold(both, dropping: [target])
    let others = build.or(build.and(left.canBe, othersThan(second)), build.and(both, unlisted(target)))
    let differ = build.fold(others, dropping: [target])
    return comparison == .equal
      ? TruthPlanes(possible: equal, certain: build.not(differ))
      : TruthPlanes(possible: differ, certain: build.not(equal))
  }

  // MARK: Numbers

  private mutating func compare(_ left: NumberPlanes, _ comparison: Comparison, _ right: NumberPlanes) -> TruthPlanes {
    switch comparison {
    case .atLeast: return build.isAtLeast(left, right)
    case .below: return build.not(build.isAtLeast(left, right))
    case .atMost: return build.isAtLeast(right, left)
    case .above: return build.not(build.isAtLeast(right, left))
    case .equal: return build.isEqual(left, right)
    case .otherThan: return build.not(build.isEqual(left, right))
    }
  }
}
