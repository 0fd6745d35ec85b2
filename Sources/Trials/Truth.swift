import RuleModel

/// What can and what must be the case.
struct Truth: Equatable {
  var possible: Bool
  var certain: Bool

  static let yes = Truth(possible: true, certain: true)
  static let no = Truth(possible: false, certain: false)
  static let open = Truth(possible: true, certain: false)

  init(possible: Bool, certain: Bool) {
    self.possible = possible
    self.certain = certain
  }

  /// Of several cases, one of which is the case.
  init(_ cases: some Sequence<Bool>) {
    let all = Array(cases)
    self.init(possible: all.contains(true), certain: !all.contains(false))
  }

  static prefix func ! (truth: Truth) -> Truth { Truth(possible: !truth.certain, certain: !truth.possible) }
  static func && (left: Truth, right: Truth) -> Truth {
    Truth(possible: left.possible && right.possible, certain: left.certain && right.certain)
  }
  static func || (left: Truth, right: Truth) -> Truth { !(!left && !right) }
}

/// A number between two ends, both included; nil: no bound.
struct Ends {
  var low: Int64?
  var high: Int64?

  var range: ClosedRange<Int64> { (low ?? .min)...max(low ?? .min, high ?? .max) }
}

extension Truth {
  static func comparing(_ left: Ends, _ comparison: Comparison, _ right: Ends) -> Truth {
    let (a, b) = (left.range, right.range)
    let (less, greater, meet) = (a.lowerBound < b.upperBound, a.upperBound > b.lowerBound, a.overlaps(b))
    switch comparison {
    case .equal: return Truth(possible: meet, certain: !less && !greater)
    case .otherThan: return Truth(possible: less || greater, certain: !meet)
    case .atLeast: return Truth(possible: meet || greater, certain: !less)
    case .atMost: return Truth(possible: meet || less, certain: !greater)
    case .above: return Truth(possible: greater, certain: !meet && !less)
    case .below: return Truth(possible: less, certain: !meet && !greater)
    }
  }
}
