/// The lift of a predicate from complete values to bounds: true of all completions of both sides, of some, or of none.
///
/// Finite types are enumerated. Numbers are settled by their ends, sets by what they must and what they can hold. The two
/// sides vary independently, even where both are the same path (reading 3).
extension Predicate {
  /// `right` is nil where the predicate compares with nothing.
  package func truth(_ left: Value, _ right: Value? = nil) -> Truth {
    // What reads a contradiction is undecided both ways.
    if left.contradiction != .none || right?.contradiction ?? .none != .none { return .open }
    if case .present(let wanted) = self { return wanted ? left.presence : !left.presence }
    let exist = left.presence && (right?.presence ?? .yes)
    return exist.possible ? exist && truthOfValues(left, right) : .no
  }

  /// Where both sides have a value.
  private func truthOfValues(_ left: Value, _ right: Value?) -> Truth {
    switch self {
    case .present: .yes
    case .values(let set): Truth(of: left.candidates(others: 1).lazy.map(set.contains))
    case .numbers(let set): left.interval.map(set.truth) ?? .no
    case .size(let set): left.size.map(set.truth) ?? .no
    case .compare(let comparison, let map): compare(left, comparison, map, right)
    case .sizeCompare(let comparison, let map): compare(left.size, comparison, map, right?.interval)
    case .common(let wanted): wanted ? common(left, right) : !common(left, right)
    }
  }

  // MARK: Comparisons

  private func compare(_ left: Value, _ comparison: Comparison, _ map: AffineMap, _ right: Value?) -> Truth {
    if let interval = left.interval { return compare(interval, comparison, map, right?.interval) }
    // Two entities that nobody listed are the same or not: one on the left, that one and another on the right.
    let others = right?.candidates(others: 2) ?? []
    return Truth(
      of: left.candidates(others: 1).lazy.flatMap { own in
        others.lazy.map { comparison.holds(Int64(own), map.position($0)) }
      })
  }

  /// Both sides are multiplied by the factor's denominator, so that nothing is rounded.
  private func compare(
    _ left: Interval<Int64>?, _ comparison: Comparison, _ map: AffineMap, _ right: Interval<Int64>?
  ) -> Truth {
    guard let left, let right else { return .no }
    let scale = AffineMap(times: PathOperand.Fraction(map.times.denominator))
    return comparison.truth(scale.numerators(left), map.numerators(right))
  }

  // MARK: Sets

  /// Whether the set must or can have an element in common with a set, or with whatever the other side's one value is.
  private func common(_ left: Value, _ right: Value?) -> Truth {
    guard case .set(let certain, let possible) = left.possibilities, let right else { return .no }
    switch right.possibilities {
    case .set(let sure, let all):
      let meet = all.contains(where: possible.contains) || left.mayBeUnlisted && right.mayBeUnlisted
      return Truth(possible: meet, certain: sure.contains(where: certain.contains))
    case .ordinals(let ordinals):
      // An entity that nobody listed is never for certain the one meant elsewhere.
      let isElsewhere = right.mayBeUnlisted
      return Truth(
        possible: ordinals.contains(where: possible.contains) || isElsewhere && left.mayBeUnlisted,
        certain: ordinals.allSatisfy(certain.contains) && !isElsewhere)
    case .number, .nothing: return .no
    }
  }
}

extension Value {
  /// Whether it has a value at all.
  package var presence: Truth { Truth(possible: mayExist, certain: mayExist && !mayBeEmpty) }

  private var mayExist: Bool {
    switch possibilities {
    case .nothing: false
    case .ordinals(let ordinals): !ordinals.isEmpty || mayBeUnlisted
    case .number, .set: true
    }
  }

  /// Positions, or entities listed; nil for anything else.
  package var ordinals: [Int]? {
    if case .ordinals(let ordinals) = possibilities { return ordinals }
    return nil
  }

  /// Ends of a number; nil for anything else.
  package var interval: Interval<Int64>? {
    if case .number(let from, let to) = possibilities { return Interval(from, to) }
    return nil
  }

  /// How many elements a set has: any number of entities may be left out by an open list.
  package var size: Interval<Int64>? {
    guard case .set(let certain, let possible) = possibilities else { return nil }
    return Interval(Int64(certain.count), mayBeUnlisted ? nil : Int64(possible.count))
  }

  /// Complete values, as ordinals. Those that nobody listed are negative: so many of them are told apart.
  fileprivate func candidates(others: Int) -> [Int] {
    guard case .ordinals(let ordinals) = possibilities else { return [] }
    return mayBeUnlisted ? ordinals + (1...others).map { -$0 } : ordinals
  }
}
