import RuleModel

/// What follows from contributions under an attribute's combine mode.
struct Combined {
  var value: Finding
  /// In the order of the contributions.
  var statuses: [Status]
  /// Rules of higher ranks that defeat a contribution, in the same order; empty where there are no ranks.
  var outranking: [[RuleID]] = []
  var upward: Set<RuleID> = []
  var downward: Set<RuleID> = []
}

/// What contributions to one conclusion make together.
struct Combination {
  let scene: Scene

  /// Nil for what rules do not contribute to.
  func combine(_ key: FactKey, _ all: [Weighed]) -> Combined? {
    let declared = scene.rules.attributes[key.attribute.raw]
    switch declared.combine {
    case .asserted: return Combined(value: asserted(all), statuses: plain(all))
    case .collected: return Combined(value: collected(all), statuses: plain(all))
    case .sum(let base, _): return sum(key, all, base)
    case .level(let base, let capWins): return level(key, all, base, capWins: capWins)
    case .single(let preferRank, let fallback): return single(key, all, preferRank: preferRank, fallback)
    case .rank, .band, nil: return nil
    }
  }

  private func plain(_ all: [Weighed]) -> [Status] { all.map { $0.isOverridden ? .defeated : .applied } }

  private func asserted(_ all: [Weighed]) -> Finding {
    let verdict = all.map(\.truth).reduce(Verdict.fails) { $0.or($1) }
    return Finding(.ordinals(verdict.must ? [1] : verdict.can ? [0, 1] : [0]))
  }

  private func collected(_ all: [Weighed]) -> Finding {
    var certain: Set<Int> = []
    var possible: Set<Int> = []
    for one in all where one.truth.can {
      switch one.offered?.value.content {
      case .ordinals(let elements):
        possible.formUnion(elements)
        if one.truth.must && elements.count == 1 { certain.formUnion(elements) }
      case .set(let sure, let elements):
        possible.formUnion(elements)
        if one.truth.must { certain.formUnion(sure) }
      default: break
      }
    }
    return Finding(.set(certain: certain.sorted(), possible: possible.sorted()))
  }

  // MARK: Steps

  /// Instances that count once together.
  struct Move {
    var amount: Int64
    var truth = Verdict.fails
    /// Stands for any number of entities that nobody listed.
    var isEndless = false
    var members: [Int] = []
  }
  private struct Together: Hashable {
    var rule: RuleID
    var conclusion: Int
    var each: [Int]
  }

  func moves(_ all: [Weighed]) -> [Move] {
    var moves: [Together: Move] = [:]
    for (index, one) in all.enumerated() {
      guard let amount = one.contribution.amount else { continue }
      var each: [Int] = []
      var isEndless = false
      if case .forEach(let variables) = one.rule.multiplicity {
        each = variables.map { one.instance.entities[$0.raw] }
        isEndless = one.truth.can && variables.contains { standsForMany($0, one) }
      }
      let group = Together(rule: one.instance.rule, conclusion: one.instance.conclusion, each: each)
      var move = moves[group] ?? Move(amount: amount)
      move.truth = move.truth.or(one.truth)
      move.isEndless = move.isEndless || isEndless
      move.members.append(index)
      moves[group] = move
    }
    return Array(moves.values)
  }

  /// An entity that nobody listed and that the conclusion does not name.
  func standsForMany(_ variable: VariableID, _ one: Weighed) -> Bool {
    scene.isUnlisted(one.instance.entities[variable.raw], one.rule.scope[variable.raw].kind)
      && !one.rule.conclusions[one.instance.conclusion].subject.terms.contains(.variable(variable))
  }

  /// After all steps: the least counts what is certain upwards and possible downwards, the greatest the reverse.
  func moved(_ start: Ends, _ moves: [Move]) -> Ends {
    var ends = start
    for move in moves where move.truth.can {
      if move.amount < 0 || move.truth.must { ends.low = ends.low.map { $0 + move.amount } }
      if move.amount > 0 || move.truth.must { ends.high = ends.high.map { $0 + move.amount } }
      if move.isEndless && move.amount < 0 { ends.low = nil }
      if move.isEndless && move.amount > 0 { ends.high = nil }
    }
    return ends
  }

  private func sum(_ key: FactKey, _ all: [Weighed], _ base: Operand?) -> Combined {
    let start = self.start(base ?? .constant(.number(0)), key)
    var value = Finding(.nothing, mayBeEmpty: start.mayBeEmpty, contradiction: start.clashes ? .possible : .none)
    if let ends = start.ends.map({ moved($0, moves(all)) }) { value.content = .number(from: ends.low, to: ends.high) }
    var result = Combined(value: value, statuses: plain(all))
    for one in all { result.takeSide(one) }
    return result
  }

  /// A base or default.
  func start(_ operand: Operand, _ key: FactKey) -> Finding {
    scene.conditions.offer(operand, key.entities.map(\.raw), for: scene.rules.attributes[key.attribute.raw].type).value
  }

  /// The band in which a sum lies.
  func band(_ sum: Finding, _ lowest: [Int64]) -> Finding {
    guard case .number(let from, let to) = sum.content else { return sum }
    let first = from.map { from in lowest.count { $0 <= from } } ?? 0
    let last = to.map { to in lowest.count { $0 <= to } } ?? lowest.count
    var value = sum
    value.content = .ordinals(Array(first...last))
    return value
  }
}

extension Combined {
  mutating func takeSide(_ one: Weighed) {
    switch one.contribution.direction {
    case 1: upward.insert(one.instance.rule)
    case -1: downward.insert(one.instance.rule)
    default: break
    }
  }
}

extension RuleModel.Contribution {
  /// Of a weight or a step.
  var amount: Int64? {
    switch self {
    case .weight(let amount), .step(let amount): amount
    default: nil
    }
  }
}
