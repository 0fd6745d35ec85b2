import RuleModel

extension NaiveWorld {
  func rank(_ about: Attribute, _ entities: [Int], _ ranking: Ranking) -> NaiveValue {
    let isMember = member(entities, ranking)
    guard isMember.can else { return .none }
    var low: Int64 = 1
    var high: Int64 = 1
    for other in combinations(about.kind) where other != entities && existence(about.kind, other) == .listed {
      let isBetter = member(other, ranking) && shareGroup(entities, other, ranking) && better(other, entities, ranking)
      if isBetter.must { low += 1 }
      if isBetter.can { high += 1 }
    }
    // Reading: open if a member's kind is, whatever `among` and `per` say of the unlisted.
    return NaiveValue(
      .numbers(low: low, high: isOpen(about.kind) ? nil : high), mayBeEmpty: !isMember.must)
  }

  private func environment(_ entities: [Int], _ ranking: Ranking) -> [Int] {
    entities + Array(repeating: 0, count: max(0, ranking.scope.count - entities.count))
  }

  private func member(_ entities: [Int], _ ranking: Ranking) -> Truth {
    ranking.among.map { truth($0, environment(entities, ranking), ranking.scope) } ?? .yes
  }

  /// Whether two have equal values of `per`. Without a value an entity shares a group with none.
  private func shareGroup(_ left: [Int], _ right: [Int], _ ranking: Ranking) -> Truth {
    guard let per = ranking.per else { return .yes }
    return test(
      read(per, environment(left, ranking)), equals: PathOperand(path: per), environment(right, ranking))
  }

  private func test(_ left: Read, equals operand: PathOperand, _ environment: [Int]) -> Truth {
    compare(left, .equal, operand, environment)
  }

  /// Whether one comes before another by the first path in which they differ.
  private func better(_ left: [Int], _ right: [Int], _ ranking: Ranking) -> Truth {
    var can = false
    var must = true
    var mayBeEqualSoFar = true
    var isDecided = false
    for path in ranking.by {
      let order = order(
        read(path, environment(left, ranking)).value, read(path, environment(right, ranking)).value,
        highestFirst: ranking.highestFirst)
      if mayBeEqualSoFar && order.better { can = true }
      if !isDecided {
        if order.worse { must = false }
        if !order.worse && !order.equal { isDecided = true }
      }
      mayBeEqualSoFar = mayBeEqualSoFar && order.equal
    }
    return Truth(can: can, must: must && isDecided)
  }

  /// Which of the three may be.
  private func order(
    _ left: NaiveValue, _ right: NaiveValue, highestFirst: Bool
  ) -> (better: Bool, equal: Bool, worse: Bool) {
    if left.contradiction != .none || right.contradiction != .none { return (true, true, true) }
    var result = (
      better: left.hasContent && right.mayBeEmpty, equal: left.mayBeEmpty && right.mayBeEmpty,
      worse: left.mayBeEmpty && right.hasContent
    )
    if let a = left.ends, let b = right.ends {
      let isAbove = Self.truth(a, .above, b).can
      let isBelow = Self.truth(a, .below, b).can
      result.better = result.better || (highestFirst ? isAbove : isBelow)
      result.worse = result.worse || (highestFirst ? isBelow : isAbove)
      if case .ordinals(let these) = left.content, case .ordinals(let those) = right.content {
        result.equal = result.equal || !these.isDisjoint(with: those)
      } else {
        result.equal = result.equal || Self.truth(a, .equal, b).can
      }
    }
    return result
  }
}
