import Circuit
import RuleModel

/// Why something has its place among others.
struct RankParts {
  let tree: QuestionTree
  let key: FactKey
  let ranking: Ranking

  private var values: WorkingValues { tree.values }

  /// The measures of its own, then those of the nearest that stand before it.
  func parts(_ above: Set<FactKey>) -> [Branch] {
    let environment = key.numbers + Array(repeating: 0, count: max(0, ranking.scope.count - key.numbers.count))
    let among = ranking.among.map { [tree.branch($0, environment, ranking.scope, above)] } ?? []
    let group = ranking.per.map { measures($0, key, .measure, above) } ?? []
    let own = ranking.by.flatMap { measures($0, key, .measure, above) }
    let others = ahead.flatMap { other in
      ranking.by.prefix(1).flatMap { measures($0, other, .ahead, above) }
    }
    return own + among + group + others
  }

  private func measures(_ path: Path, _ key: FactKey, _ role: FoundFact.Role, _ above: Set<FactKey>) -> [Branch] {
    let led = values.follow(path, key.numbers)
    return led.key.map { [tree.branch(tree.finding($0, role, via: led.via), nil, above)] } ?? []
  }

  /// Those of the same group with a better place, the nearest first.
  var ahead: [FactKey] {
    guard let own = values.value(key)?.order else { return [] }
    let found = competing.compactMap { other in
      values.value(other)?.order.flatMap { $0 < own ? (other, $0) : nil }
    }
    return found.sorted { ($1.1, $0.0) < ($0.1, $1.0) }.map(\.0)
  }

  /// All of the same group that have a place.
  var competing: [FactKey] {
    let group = ranking.per.map { values.value($0, key.numbers) }
    return tree.explainer.keys(of: key.attribute).filter { other in
      values.value(other) != nil && ranking.per.map { values.value($0, other.numbers) } == group
    }
  }
}
