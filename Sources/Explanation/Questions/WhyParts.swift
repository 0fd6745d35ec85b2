import Circuit
import RuleModel

/// Why a conclusion is what it is.
extension QuestionTree {
  /// From where it starts, then the rules that bear upon it, the weightiest first; of a rank its measures and who is ahead.
  func whyParts(_ key: FactKey, _ above: Set<FactKey>) -> [Branch] {
    if case .rank(let ranking)? = ruleSet[key.attribute].combine {
      return RankParts(tree: self, key: key, ranking: ranking).parts(above)
    }
    let reasons = explainer.reasons(key)
    let uses = ordered(reasons.map { use($0, isAgainst: isAgainst($0)) })
    let start = baseBranch(key, reasons, above)
    return start + uses.map { branch($0, key, reasons, above, beside: uses, after: start.count) }
  }

  /// A reason as it stands.
  func use(_ reason: Reason, isAgainst: Bool) -> RuleUse {
    var use = RuleUse(
      rule: reason.rule, conclusion: reason.conclusion, entities: reason.entities,
      standing: RuleUse.Standing(reason.status), value: explainer.knownValue(of: reason), isAgainst: isAgainst)
    use.named = ruleSet[reason.rule].because.variables.filter { reason.entities.indices.contains($0.raw) }
      .map { reason.entities[$0.raw] }
    return use
  }

  func contribution(_ use: RuleUse) -> Contribution { ruleSet[use.rule].conclusions[use.conclusion].contribution }

  private func isAgainst(_ reason: Reason) -> Bool {
    ruleSet[reason.rule].conclusions[reason.conclusion].contribution.isUpward == false
  }

  /// Those that count first, what speaks for it before what speaks against it, the weightiest first.
  private func ordered(_ uses: [RuleUse]) -> [RuleUse] {
    let keys = uses.map { (($0.standing.order, $0.isAgainst ? 1 : 0), -weight($0)) }
    return uses.indices.sorted { left, right in
      if keys[left].0 != keys[right].0 { return keys[left].0 < keys[right].0 }
      return (keys[left].1, left) < (keys[right].1, right)
    }.map { uses[$0] }
  }

  /// What settles a conclusion weighs more than what leans.
  func weight(_ use: RuleUse) -> Int64 {
    switch contribution(use) {
    case .weight(let amount), .step(let amount): Int64(clamping: amount.magnitude)
    case .assert, .value, .atLeast, .atMost, .add: .max
    }
  }

  // MARK: Rules

  /// A rule's instance with what it read, and with what sets it aside. `siblings` stand beside it, after so many others.
  func branch(
    _ use: RuleUse, _ key: FactKey, _ reasons: [Reason], _ above: Set<FactKey>, beside siblings: [RuleUse] = [],
    after count: Int = 0
  ) -> Branch {
    Branch(.rule(use)) {
      let defeating =
        reasons.first {
          $0.rule == use.rule && $0.conclusion == use.conclusion && $0.entities == use.entities
        }?.defeatedBy ?? []
      let aside = settingAside(use, key, defeating, reasons, above).map { other -> Branch in
        guard case .rule(let rule) = other.content, let place = siblings.firstIndex(where: { $0.isTold(for: rule) })
        else { return other }
        var told = rule
        told.place = count + place + 1
        return Branch(.rule(told))
      }
      return aside + conditions(use, above)
    }
  }

  /// The rules that set an instance aside or outrank it.
  private func settingAside(
    _ use: RuleUse, _ key: FactKey, _ rules: [RuleID], _ reasons: [Reason], _ above: Set<FactKey>
  ) -> [Branch] {
    rules.compactMap { id in
      if let override = explainer.overrides[use.rule.raw].first(where: { $0.rule == id }) {
        let other = RuleUse(
          rule: id, conclusion: 0, entities: override.entities(for: use.entities), standing: .applied, setsAside: true)
        return Branch(.rule(other)) { conditions(other, above) }
      }
      guard let higher = reasons.first(where: { $0.rule == id && $0.status != .defeated }) else { return nil }
      var other = self.use(higher, isAgainst: false)
      other.setsAside = true
      return Branch(.rule(other)) { conditions(other, above) }
    }
  }

  /// What an instance asks for: what does not hold first, what the catalogue says last; then where its value comes from.
  func conditions(_ use: RuleUse, _ above: Set<FactKey>) -> [Branch] {
    let rule = ruleSet[use.rule]
    let environment = use.entities + Array(repeating: 0, count: max(0, rule.scope.count - use.entities.count))
    let pairs = rule.listedPairs.map { pair -> Branch in
      let entities = pair.entities(in: environment)
      return Branch(.listed(pair.kind, entities, isMet: explainer.isListed(pair.kind, entities)))
    }
    let all = rule.when + rule.unless.map { Condition.not($0) }
    // What stands against something is told by what would undo it.
    let branches = branch(.all(all), environment, rule.scope, isMeant: !use.isInTheWay, above).parts()
    return branches + operand(use, environment, above) + pairs
  }

  private func operand(_ use: RuleUse, _ environment: [Int], _ above: Set<FactKey>) -> [Branch] {
    guard !use.setsAside, case .path(let operand)? = contribution(use).operand else { return [] }
    let led = values.follow(operand.path, environment)
    return led.key.map { [branch(finding($0, .operand, via: led.via), nil, above)] } ?? []
  }

  // MARK: Bases

  /// The fact from which a sum or a level starts, or that holds by default; with what is demanded of it.
  func baseBranch(
    _ key: FactKey, _ reasons: [Reason], _ above: Set<FactKey>, _ demand: (PathOperand) -> Demand? = { _ in nil }
  ) -> [Branch] {
    let contributing = explainer.ruleSet.contributing(key.attribute)
    let operand: PathOperand
    switch ruleSet[contributing].combine {
    case .sum(.path(let path)?, _), .level(.path(let path), _): operand = path
    case .single(_, .path(let path)?) where !reasons.contains { $0.status == .applied }: operand = path
    default: return []
    }
    let led = values.follow(operand.path, key.numbers)
    return led.key.map { [branch(finding($0, .base, via: led.via), demand(operand), above)] } ?? []
  }
}

extension RuleUse {
  /// Whether it is the instance that sets another aside, as a reason of its own.
  fileprivate func isTold(for other: RuleUse) -> Bool {
    rule == other.rule && entities == other.entities && standing != .defeated
  }
}

extension RuleUse.Standing {
  init(_ status: Reason.Status) {
    switch status {
    case .applied: self = .applied
    case .absorbed: self = .absorbed
    case .capped: self = .capped
    case .defeated: self = .defeated
    }
  }

  fileprivate var order: Int {
    switch self {
    case .applied: 0
    case .capped: 1
    case .defeated: 2
    case .absorbed: 3
    case .unmet: 4
    }
  }
}
