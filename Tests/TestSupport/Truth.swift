/// Kleene's three values as two bounds.
struct Truth: Equatable {
  /// Whether it can be true.
  var can: Bool
  /// Whether it is true for certain.
  var must: Bool

  static let yes = Truth(can: true, must: true)
  static let no = Truth(can: false, must: false)
  static let undecided = Truth(can: true, must: false)

  init(can: Bool, must: Bool) {
    self.can = can
    self.must = can && must
  }

  /// True of every value that is tried, of some, or of none.
  init(_ results: some Sequence<Bool>) {
    var can = false
    var must = true
    for result in results {
      can = can || result
      must = must && result
    }
    self.init(can: can, must: must)
  }

  static prefix func ! (truth: Truth) -> Truth { Truth(can: !truth.must, must: !truth.can) }
  static func && (left: Truth, right: Truth) -> Truth {
    Truth(can: left.can && right.can, must: left.must && right.must)
  }
  static func || (left: Truth, right: Truth) -> Truth {
    Truth(can: left.can || right.can, must: left.must || right.must)
  }
  var atMostPossible: Truth { Truth(can: can, must: false) }
}
