import RuleModel

/// The complete values for which bounds stand. Entities that nobody listed are negative; two of them are enough to tell
/// whether it matters that they may be the same.
func completions(_ value: Value) -> [Constant?] {
  var all: [Constant?] = value.mayBeEmpty || value.possibilities == .nothing ? [nil] : []
  let others = value.mayBeUnlisted ? [-1, -2] : []
  switch value.possibilities {
  case .nothing: break
  case .ordinals(let ordinals): all += (ordinals + others).map { .ordinal($0) }
  case .number(let from, let to): all += numbers(from, to).map { .number($0) }
  case .set(let certain, let possible):
    let free = possible.filter { !certain.contains($0) } + others
    all += subsets(free).map { .set((certain + $0).sorted()) }
  }
  return all
}

/// Some thirty numbers between two ends; where there is no end, those of 64 bits too.
func numbers(_ from: Int64?, _ to: Int64?) -> [Int64] {
  let middle = from ?? to.map { $0 - 12 } ?? -15
  let near = (middle...(to ?? middle + 30)).map { $0 }
  return (from == nil ? [.min] : []) + near + (to == nil ? [.max] : [])
}

func subsets<Element>(_ elements: [Element]) -> [[Element]] {
  elements.reduce([[]]) { all, next in all + all.map { $0 + [next] } }
}

extension Predicate {
  /// The truth in bounds as it is defined: of all pairs of completions.
  func bruteTruth(_ left: Value, _ right: Value?) -> Truth {
    if left.contradiction != .none || right.map({ $0.contradiction != .none }) ?? false { return .open }
    let others = right.map(completions) ?? [nil]
    return Truth(of: completions(left).flatMap { own in others.map { holds(own, $0) } })
  }
}

/// With and without all that may be said of a value besides what it can be.
func variants(_ possibilities: Value.Possibilities, unlisted: [Bool] = [false]) -> [Value] {
  [false, true].flatMap { empty in
    unlisted.flatMap { unlisted in
      [Value.Contradiction.none, .possible, .certain].map {
        Value(possibilities, mayBeEmpty: empty, mayBeUnlisted: unlisted, contradiction: $0)
      }
    }
  }
}

let comparisons: [Comparison] = [.equal, .otherThan, .atLeast, .atMost, .above, .below]

/// Bounds of every kind.
enum Bounds {
  static let none = variants(.nothing)
  static let positions = subsets([0, 1, 2]).flatMap { variants(.ordinals($0)) }.filter {
    $0.possibilities != .ordinals([])
  }
  static let entities = subsets([0, 1]).flatMap { variants(.ordinals($0), unlisted: [false, true]) }
    .filter { $0.mayBeUnlisted || $0.possibilities != .ordinals([]) }
  static let sets = subsets([0, 1, 2]).flatMap { possible in
    subsets(possible).flatMap { variants(.set(certain: $0, possible: possible), unlisted: [false, true]) }
  }
  static let intervals: [Value] =
    (-1...2).flatMap { low in (low...2).flatMap { variants(.number(from: Int64(low), to: Int64($0))) } }
    + [Value.Possibilities.number(from: nil, to: 1), .number(from: 0, to: nil), .number(from: nil, to: nil)]
    .flatMap { variants($0) }
}
