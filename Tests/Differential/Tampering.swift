import Replay
import RuleModel

/// Ways to falsify a step, each tried wherever it makes a difference.
package enum Tampering: CaseIterable, Sendable {
  case value, possibility, offeredValue, certainty, status, defeatedBy
  case rule, conclusion, entity, inventedInstance, repeatedInstance, inventedFailure
  case premiseValue, premiseGround, premiseSubject, completeness
  case droppedPremise, droppedContribution, droppedFailure, failingCondition, stated

  /// The step, falsified in this way at each of its places.
  package func variants(of step: Step, _ rules: RuleSet) -> [Step] {
    switch self {
    case .value: return [changed(step) { $0.value.content = $0.value.content.another }]
    case .possibility:
      return [
        changed(step) { $0.value.mayBeEmpty.toggle() },
        changed(step) { $0.value.contradiction = $0.value.contradiction == .none ? .possible : .none },
      ]
    case .stated: return [changed(step) { $0.isStated.toggle() }]
    case .rule, .conclusion, .entity: return instances(step, rules)
    case .inventedInstance, .repeatedInstance, .inventedFailure: return additions(step, rules)
    case .certainty, .status, .defeatedBy, .offeredValue: return accounts(step, rules)
    case .premiseValue, .premiseGround, .premiseSubject, .completeness, .droppedPremise:
      return premises(step, rules)
    case .droppedContribution:
      return step.contributions.indices.map { index in changed(step) { $0.contributions.remove(at: index) } }
    case .droppedFailure:
      return step.failures.indices.map { index in changed(step) { $0.failures.remove(at: index) } }
    case .failingCondition:
      return step.failures.indices.map { index in changed(step) { $0.failures[index].cause = .condition(1 << 20) } }
    }
  }

  private func changed(_ step: Step, _ change: (inout Step) -> Void) -> Step {
    var step = step
    change(&step)
    return step
  }

  // MARK: Instances

  private func instances(_ step: Step, _ rules: RuleSet) -> [Step] {
    func change(_ instance: inout InstanceID) {
      switch self {
      case .rule: instance.rule = RuleID((instance.rule.raw + 1) % max(2, rules.rules.count))
      case .conclusion: instance.conclusion += 1
      default: instance.entities[instance.entities.count - 1] += 1
      }
    }
    let hasEntities = { (instance: InstanceID) in self != .entity || !instance.entities.isEmpty }
    let contributions = step.contributions.indices.filter { hasEntities(step.contributions[$0].account.instance) }
    let failures = step.failures.indices.filter { hasEntities(step.failures[$0].instance) }
    return contributions.map { index in changed(step) { change(&$0.contributions[index].account.instance) } }
      + failures.map { index in changed(step) { change(&$0.failures[index].instance) } }
  }

  private func additions(_ step: Step, _ rules: RuleSet) -> [Step] {
    switch self {
    case .inventedInstance:
      // What fails is said to contribute; and a rule that there is not.
      let promoted = step.failures.indices.map { index in
        changed(step) { step in
          let failure = step.failures.remove(at: index)
          step.contributions.append(Self.contribution(failure.instance, failure.premises))
        }
      }
      let unheard = InstanceID(rule: RuleID(rules.rules.count), conclusion: 0, entities: [])
      return promoted + [changed(step) { $0.contributions.append(Self.contribution(unheard, [])) }]
    case .inventedFailure:
      return step.contributions.indices.map { index in
        changed(step) { step in
          let one = step.contributions.remove(at: index)
          step.failures.append(
            Step.Failure(instance: one.account.instance, cause: .condition(0), premises: one.premises))
        }
      }
    default:
      return step.contributions.map { one in changed(step) { $0.contributions.append(one) } }
        + step.failures.map { one in changed(step) { $0.failures.append(one) } }
    }
  }

  private static func contribution(_ instance: InstanceID, _ premises: [Premise]) -> Step.Contribution {
    Step.Contribution(
      account: Account(instance: instance, isCertain: true, status: .applied, defeatedBy: []), value: nil,
      premises: premises)
  }

  // MARK: Accounts

  private func accounts(_ step: Step, _ rules: RuleSet) -> [Step] {
    step.contributions.indices.flatMap { index in
      switch self {
      case .certainty: return [changed(step) { $0.contributions[index].account.isCertain.toggle() }]
      case .defeatedBy:
        let by = step.contributions[index].account.defeatedBy
        let more = changed(step) { $0.contributions[index].account.defeatedBy = by + [RuleID(rules.rules.count)] }
        return by.isEmpty ? [more] : [more, changed(step) { $0.contributions[index].account.defeatedBy.removeLast() }]
      case .offeredValue:
        guard let value = step.contributions[index].value else { return [] }
        return [
          changed(step) { $0.contributions[index].value?.content = value.content.another },
          changed(step) { $0.contributions[index].value = nil },
        ]
      default:
        let others: [Status] = [.applied, .absorbed, .capped, .defeated]
        return others.filter { $0 != step.contributions[index].account.status }.map { status in
          changed(step) { $0.contributions[index].account.status = status }
        }
      }
    }
  }

  // MARK: Premises

  private func premises(_ step: Step, _ rules: RuleSet) -> [Step] {
    var result: [Step] = []
    // A default that is not reached is not read.
    let isIdle = step.contributions.contains { $0.account.isCertain && $0.account.status == .applied }
    if case .single? = rules.attributes[step.key.attribute.raw].combine, isIdle && self == .droppedPremise {
    } else {
      result += lists(step.base).map { base in changed(step) { $0.base = base } }
    }
    for index in step.contributions.indices {
      result += lists(step.contributions[index].premises).map { list in
        changed(step) { $0.contributions[index].premises = list }
      }
    }
    for index in step.failures.indices {
      result += lists(step.failures[index].premises).map { list in changed(step) { $0.failures[index].premises = list }
      }
    }
    return result
  }

  private func lists(_ premises: [Premise]) -> [[Premise]] {
    premises.indices.compactMap { index in
      var premises = premises
      if self == .droppedPremise {
        premises.remove(at: index)
        return premises
      }
      guard let other = changed(premises[index]) else { return nil }
      premises[index] = other
      return premises
    }
  }

  private func changed(_ premise: Premise) -> Premise? {
    switch (self, premise) {
    case (.completeness, .complete(let kind, let isComplete)): return .complete(kind, !isComplete)
    case (.premiseValue, .value(let key, let ground, let value)):
      guard let value else { return .value(key, ground, Finding.none) }
      return .value(key, ground, Finding(value.content.another, mayBeEmpty: value.mayBeEmpty))
    case (.premiseGround, .value(let key, let ground, let value)):
      return .value(key, ground == .given ? .derived : .given, value)
    case (.premiseSubject, .value(let key, let ground, let value)):
      return .value(FactKey(AttributeID(1 << 20), key.entities), ground, value)
    default: return nil
    }
  }
}

extension Finding.Content {
  /// Another one of the same sort.
  var another: Finding.Content {
    switch self {
    case .nothing: .ordinals([0])
    case .ordinals(let all): all == [0] ? .ordinals([1]) : .ordinals([0])
    case .number(let from, let to): .number(from: from, to: (to ?? 0) == .max ? 0 : (to ?? 0) + 1)
    case .set(let certain, let possible):
      .set(certain: [], possible: certain == possible && !certain.isEmpty ? [] : [7])
    }
  }
}
