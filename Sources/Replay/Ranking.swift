import RuleModel

/// What decides on an entity's place: read from the premises of its own step.
struct Measures {
  var entities: [Int]
  var isMember: Verdict
  var group: Reading?
  var by: [Finding]
}

/// All that compete, in groups where it is settled who competes with whom.
struct Competition {
  private var all: [Measures] = []
  private var groups: [Int: [Measures]] = [:]
  private var isSettled = true

  mutating func add(_ one: Measures) {
    all.append(one)
    if let group = one.settledGroup { groups[group, default: []].append(one) } else { isSettled = false }
  }

  /// Those that may compete with it.
  func rivals(of one: Measures) -> [Measures] {
    guard isSettled, let group = one.settledGroup else { return all }
    return groups[group] ?? []
  }
}

extension Measures {
  /// Nil: not one single listed entity or value.
  fileprivate var settledGroup: Int? {
    guard let group, group.isOne, !group.value.clashes, !group.value.mayBeEmpty else { return nil }
    if case .ordinals(let all) = group.value.content { return all.first }
    return nil
  }
}

/// Places of entities in a rank.
struct Ranks {
  let scene: Scene

  /// From the step's own premises.
  func measures(_ ranking: Ranking, _ entities: [Int]) -> Measures {
    let names = entities + Array(repeating: 0, count: max(0, ranking.scope.count - entities.count))
    return Measures(
      entities: entities, isMember: ranking.among.map { scene.conditions.holds($0, names, ranking.scope) } ?? .holds,
      group: ranking.per.map { scene.conditions.read($0, names) },
      by: ranking.by.map { scene.conditions.read($0, names).value })
  }

  /// 1 + those that are certainly better … 1 + those that may be, among the listed.
  func place(_ own: Measures, among all: Competition, _ ranking: Ranking, _ kind: KindID) -> Finding {
    guard own.isMember.can else { return .none }
    var (least, most): (Int64, Int64) = (1, 1)
    for other in all.rivals(of: own) where other.isMember.can && other.entities != own.entities {
      guard scene.existence(kind, other.entities) == .listed else { continue }
      let isBetter = other.isMember.and(sameGroup(other, own)).and(better(other, own, ranking.highestFirst))
      if isBetter.must { least += 1 }
      if isBetter.can { most += 1 }
    }
    let isOpen =
      scene.isListedKind(kind)
      ? scene.profile.isOpen[kind.raw] : scene.members(kind).contains { scene.profile.isOpen[$0.raw] }
    return Finding(.number(from: least, to: isOpen ? nil : most), mayBeEmpty: !own.isMember.must)
  }

  private func sameGroup(_ left: Measures, _ right: Measures) -> Verdict {
    guard let mine = left.group, let other = right.group else { return .holds }
    if mine.value.clashes || other.value.clashes { return .open }
    guard mine.value.exists && other.value.exists else { return .fails }
    let verdict: Verdict
    switch (mine.value.content, other.value.content) {
    case (.ordinals(let a), .ordinals(let b)):
      let areUnlisted = mine.unlisted.map { a.contains($0) && b.contains($0) } ?? false
      verdict = areUnlisted ? .open : .over(a.flatMap { one in b.map { one == $0 } })
    case (.number(let a, let b), .number(let c, let d)):
      verdict = Comparison.equal.verdict(
        (a.map { Int128($0) }, b.map { Int128($0) }), (c.map { Int128($0) }, d.map { Int128($0) }))
    default: verdict = .fails
    }
    return mine.value.mayBeEmpty || other.value.mayBeEmpty ? verdict.weakened : verdict
  }

  /// By the first measure in which the two differ.
  private func better(_ left: Measures, _ right: Measures, _ highestFirst: Bool) -> Verdict {
    var verdict = Verdict(can: false, must: true)
    var mayBeEqual = true
    var isDecided = false
    for (mine, other) in zip(left.by, right.by) {
      let order = order(mine, other, highestFirst)
      if mayBeEqual && order.better { verdict.can = true }
      if !isDecided && order.worse { verdict.must = false }
      if !order.worse && !order.equal { isDecided = true }
      mayBeEqual = mayBeEqual && order.equal
    }
    return Verdict(can: verdict.can, must: verdict.must && isDecided)
  }

  /// Which of the three can be. No value is worse than any.
  private func order(
    _ left: Finding, _ right: Finding, _ highestFirst: Bool
  ) -> (better: Bool, equal: Bool, worse: Bool) {
    if left.clashes || right.clashes { return (true, true, true) }
    var better = left.exists && right.mayBeEmpty
    var worse = right.exists && left.mayBeEmpty
    var equal = left.mayBeEmpty && right.mayBeEmpty
    if let a = left.ends, let b = right.ends {
      let (mine, other) = (
        (a.low.map { Int128($0) }, a.high.map { Int128($0) }), (b.low.map { Int128($0) }, b.high.map { Int128($0) })
      )
      let above = Comparison.above.verdict(mine, other).can
      let below = Comparison.below.verdict(mine, other).can
      better = better || (highestFirst ? above : below)
      worse = worse || (highestFirst ? below : above)
      if case .ordinals(let these) = left.content, case .ordinals(let those) = right.content {
        equal = equal || these.contains(where: those.contains)
      } else {
        equal = equal || Comparison.equal.verdict(mine, other).can
      }
    }
    return (better, equal, worse)
  }
}
