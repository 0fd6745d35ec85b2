import RuleModel

/// `rank`: a place among the entities of a kind.
extension Compiler {
  /// 1 + the number that are strictly better: certainly so at least, possibly so at most.
  mutating func rank(_ ranking: Ranking, _ own: [Axis], _ kind: KindID) -> NumberWires {
    let (other, group) = rivals(ranking, own)
    let compared = other.filter { !own.contains($0) }
    let bound = boundAxes(ranking, beside: own + other)
    let member = ranking.among.map { signal(of: $0, in: own + bound) } ?? .always
    let rival = ranking.among.map { signal(of: $0, in: other + bound) } ?? .always
    let others = build.not(build.and(zip(own, other).map { same($0, $1) }))
    let better = outranks(ranking, theirs: other, mine: own)
    let (exists, open) = existence(kind, own, other)
    let counted = build.and([better, rival, group, Signal(exactly: others), Signal(exactly: exists)])
    let width = width(compared)
    return NumberWires(
      offset: 1, low: build.count(counted.certain, along: compared, width: width),
      high: build.count(counted.possible, along: compared, width: width), unboundedBelow: .never,
      unboundedAbove: open, mayBeEmpty: build.not(member.certain), mayExist: member.possible, contradiction: .never)
  }

  /// Only what is listed counts; where the list is open there may be any number of others.
  private mutating func existence(_ kind: KindID, _ own: [Axis], _ other: [Axis]) -> (exists: Plane, open: Plane) {
    if case .pair(_, _, true) = ruleSet.kinds[kind.raw].form {
      let pair = listedPair(kind, .variable(VariableID(0)), .variable(VariableID(1)), in: other)
      return (pair.certain, open(kind))
    }
    return (listed(other), build.or(own.map { open($0.kind) }))
  }

  /// Axes of the variables that quantifiers in `among` bind.
  private func boundAxes(_ ranking: Ranking, beside axes: [Axis]) -> [Axis] {
    var result: [Axis] = []
    for variable in ranking.scope.dropFirst(min(ranking.scope.count, axes.count / 2)) {
      result.append(freshAxis(variable.kind, beside: axes + result))
    }
    return result
  }

  /// The axes of the entities it competes with, and whether these are of its group.
  private mutating func rivals(_ ranking: Ranking, _ own: [Axis]) -> ([Axis], Signal) {
    var other = own
    var shared: Int?
    if let per = ranking.per, per.steps.isEmpty, case .variable(let variable)? = per.subject.terms.first {
      shared = variable.raw
    }
    for index in own.indices where index != shared {
      other[index] = freshAxis(own[index].kind, beside: own + other)
    }
    guard let per = ranking.per, shared == nil else { return (other, .always) }
    let mine = wires(of: per, in: own + other)
    let theirs = wires(of: per, in: other + own + (mine.target.map { [$0] } ?? []))
    return (other, compare(mine, .equal, theirs, plus: 0))
  }

  // MARK: Order

  /// Which of the three may be the case.
  private struct Order {
    var better: Plane
    var equal: Plane
    var worse: Plane
  }

  /// Better by the first measure in which the two differ.
  private mutating func outranks(_ ranking: Ranking, theirs: [Axis], mine: [Axis]) -> Signal {
    var result = Signal.never
    for path in ranking.by.reversed() {
      let left = wires(of: path, in: theirs)
      let right = wires(of: path, in: mine)
      let order = order(left, right, highestFirst: ranking.highestFirst)
      let decided = build.not(order.equal)
      result.possible = build.or(order.better, build.and(order.equal, result.possible))
      result.certain = build.andNot(build.or(decided, result.certain), order.worse)
    }
    return result
  }

  /// No value is worse than any; a contradictory one may be better, equal or worse.
  private mutating func order(_ left: Wires, _ right: Wires, highestFirst: Bool) -> Order {
    let (some, others) = (mayExist(left), mayExist(right))
    let clash = build.or(left.contradiction.possible, right.contradiction.possible)
    var result = ends(left, right)
    if !highestFirst { (result.better, result.worse) = (result.worse, result.better) }
    let both = build.and(some, others)
    let empties = build.and(left.mayBeEmpty, right.mayBeEmpty)
    result.better = build.or([build.and(both, result.better), build.and(some, right.mayBeEmpty), clash])
    result.equal = build.or([build.and(both, result.equal), empties, clash])
    result.worse = build.or([build.and(both, result.worse), build.and(left.mayBeEmpty, others), clash])
    return result
  }

  /// Whether one number or position may be above, equal to and below another.
  private mutating func ends(_ left: Wires, _ right: Wires) -> Order {
    switch (left, right) {
    case (.number(let first), .number(let second)):
      let up = isAtLeast(first, second)
      let down = isAtLeast(second, first)
      return Order(
        better: build.not(down.certain), equal: build.and(up.possible, down.possible), worse: build.not(up.certain))
    case (.values(let first), .values(let second)): return positions(first, second)
    default: return Order(better: .always, equal: .always, worse: .always)
    }
  }

  private mutating func positions(_ left: ValueWires, _ right: ValueWires) -> Order {
    let mine = thermometer(left)
    let theirs = thermometer(right)
    var order = Order(better: .never, equal: .never, worse: .never)
    for place in mine.high.indices where theirs.low.indices.contains(place) {
      // At least this position on one side, and possibly below it on the other.
      order.better = build.or(order.better, build.andNot(mine.high[place], theirs.low[place]))
      order.worse = build.or(order.worse, build.andNot(theirs.high[place], mine.low[place]))
    }
    order.equal = build.or(zip(left.canBe, right.canBe).map { build.and($0, $1) })
    return order
  }
}
