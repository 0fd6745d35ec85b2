/// A truth value in bounds: whether something can be true, and whether it must be.
///
/// Three of the four combinations occur, and they are the values of strong Kleene logic (S. C. Kleene, *Introduction to
/// Metamathematics*, 1952, §64): `yes`, `no` and `open`, which holds in some completions of what is unknown and in others
/// not. `open && no` is `no`, `open && yes` is `open`, `!open` is `open`.
package struct Truth: Hashable, Sendable {
  @usableFromInline package var possible: Bool
  @usableFromInline package var certain: Bool

  package static let yes = Truth(true)
  package static let no = Truth(false)
  package static let open = Truth(possible: true, certain: false)

  @inlinable package init(possible: Bool, certain: Bool) {
    self.possible = possible
    self.certain = certain
  }

  /// What is known.
  @inlinable package init(_ isTrue: Bool) { self.init(possible: isTrue, certain: isTrue) }

  /// Of several cases, one of which is the case: the lift from complete cases to bounds. Stops as soon as both a true and
  /// a false one are found; of no case at all it is impossible and, vacuously, certain.
  package init(of cases: some Sequence<Bool>) {
    self.init(possible: false, certain: true)
    for isTrue in cases {
      if isTrue { possible = true } else { certain = false }
      if possible && !certain { return }
    }
  }

  @inlinable package static prefix func ! (truth: Truth) -> Truth {
    Truth(possible: !truth.certain, certain: !truth.possible)
  }
  @inlinable package static func && (left: Truth, right: Truth) -> Truth {
    Truth(possible: left.possible && right.possible, certain: left.certain && right.certain)
  }
  @inlinable package static func || (left: Truth, right: Truth) -> Truth {
    Truth(possible: left.possible || right.possible, certain: left.certain || right.certain)
  }
}
