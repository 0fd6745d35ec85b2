import RuleModel

/// Whether what is said over all worlds is what the worlds say.
struct Joining {
  let worlds: [Proof.World]

  /// Checked steps and values by world.
  func faults(_ outcome: JoinedOutcome, _ values: [Finding], _ steps: [CheckedStep]) -> [String] {
    guard let first = values.first else { return [] }
    var result: [String] = []
    let value = values.dropFirst().reduce(first) { $0.or($1) }
    if outcome.value != value { result.append("over all worlds it is \(value), not \(outcome.value)") }
    if outcome.certainty != certainty(value) { result.append("it is \(certainty(value)), not \(outcome.certainty)") }
    if outcome.accounts != accounts(steps) {
      result.append("the reasons are \(accounts(steps)), not \(outcome.accounts)")
    }
    if outcome.tension != tension(steps) { result.append("the tension is another") }
    return result + caseFaults(outcome.cases, values)
  }

  private func certainty(_ value: Finding) -> JoinedOutcome.Certainty {
    if value.contradiction == .certain { return .contradiction }
    return value.isSettled ? .certain : .possible
  }

  /// Certain if certain in each world; the first status that occurs.
  private func accounts(_ steps: [CheckedStep]) -> [Account] {
    var found: [InstanceID: (account: Account, worlds: Int)] = [:]
    for account in steps.flatMap(\.accounts) {
      guard var known = found[account.instance] else {
        found[account.instance] = (account, 1)
        continue
      }
      known.worlds += 1
      known.account.isCertain = known.account.isCertain && account.isCertain
      if account.status.rawValue < known.account.status.rawValue { known.account.status = account.status }
      known.account.defeatedBy = Set(known.account.defeatedBy).union(account.defeatedBy).sorted()
      found[account.instance] = known
    }
    let all = found.values.map { account, count in
      var account = account
      account.isCertain = account.isCertain && count == worlds.count
      return account
    }
    return all.sorted { $0.instance.comesBefore($1.instance) }
  }

  private func tension(_ steps: [CheckedStep]) -> JoinedOutcome.Tension? {
    let tense = steps.filter(\.isTense)
    guard !tense.isEmpty else { return nil }
    return JoinedOutcome.Tension(
      upward: Set(tense.flatMap(\.upward)).sorted(), downward: Set(tense.flatMap(\.downward)).sorted())
  }

  /// Cases are shown where worlds differ; then each world is one of them, with its value.
  private func caseFaults(_ cases: [JoinedOutcome.Case], _ values: [Finding]) -> [String] {
    let differ = values.contains { $0 != values[0] }
    if cases.isEmpty { return differ ? ["the cases are not shown"] : [] }
    if !differ { return ["there is nothing to tell apart"] }
    let areRight = zip(worlds, values).allSatisfy { world, value in
      let own = cases.filter { $0.assumed.allSatisfy { world.cases[$0.key] == $0.value } }
      return own.count == 1 && own[0].value == value
    }
    let occur = cases.allSatisfy { one in
      worlds.contains { world in one.assumed.allSatisfy { world.cases[$0.key] == $0.value } }
    }
    return areRight && occur ? [] : ["a case is not that of its worlds"]
  }
}

extension InstanceID {
  func comesBefore(_ other: InstanceID) -> Bool {
    if rule != other.rule { return rule < other.rule }
    if conclusion != other.conclusion { return conclusion < other.conclusion }
    return entities.lexicographicallyPrecedes(other.entities)
  }
}
