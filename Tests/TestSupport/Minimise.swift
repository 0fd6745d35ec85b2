import RuleModel

/// Removes rules, conditions, conclusions, overrides and facts one by one as long as the failure stays.
package func minimise(
  _ rules: RuleSet, _ profile: Profile, stillFails: (RuleSet, Profile) -> Bool
) -> (RuleSet, Profile) {
  var best = (rules: rules, profile: profile)
  var shrunk = true
  while shrunk {
    shrunk = false
    for candidate in candidates(best.rules, best.profile) where stillFails(candidate.0, candidate.1) {
      best = (candidate.0, candidate.1)
      shrunk = true
      break
    }
  }
  return best
}

/// Everything that is smaller by one thing; strata stay as they are (they may then be finer than needed).
private func candidates(_ rules: RuleSet, _ profile: Profile) -> [(RuleSet, Profile)] {
  var result: [(RuleSet, Profile)] = []
  func offer(_ change: (inout RuleSet, inout Profile) -> Void) {
    var (smallerRules, smallerProfile) = (rules, profile)
    change(&smallerRules, &smallerProfile)
    result.append((smallerRules, smallerProfile))
  }
  for rule in rules.rules.indices {
    offer { rules, _ in remove(rule, from: &rules) }
  }
  for rule in rules.rules.indices {
    for index in rules.rules[rule].overrides.indices {
      offer { rules, _ in rules.rules[rule].overrides.remove(at: index) }
    }
    for index in rules.rules[rule].unless.indices { offer { rules, _ in rules.rules[rule].unless.remove(at: index) } }
    for index in rules.rules[rule].when.indices {
      offer { rules, _ in rules.rules[rule].when.remove(at: index) }
      for smaller in parts(of: rules.rules[rule].when[index]) {
        offer { rules, _ in rules.rules[rule].when[index] = smaller }
      }
    }
    if rules.rules[rule].conclusions.count > 1 {
      for index in rules.rules[rule].conclusions.indices {
        offer { rules, _ in rules.rules[rule].conclusions.remove(at: index) }
      }
    }
  }
  for index in rules.never.indices { offer { rules, _ in rules.never.remove(at: index) } }
  for kind in profile.isOpen.indices where profile.isOpen[kind] {
    offer { _, profile in profile.isOpen[kind] = false }
  }
  for key in profile.facts.keys.sorted() {
    offer { _, profile in profile.facts[key] = nil }
    if let first = profile.facts[key]?.statement, case .oneOf(let cases) = first {
      for one in cases { offer { _, profile in profile.facts[key]?.statement = one } }
    }
  }
  for key in rules.facts.keys.sorted() { offer { rules, _ in rules.facts[key] = nil } }
  return result
}

private func remove(_ rule: Int, from rules: inout RuleSet) {
  rules.rules.remove(at: rule)
  for index in rules.rules.indices {
    rules.rules[index].overrides = rules.rules[index].overrides.compactMap {
      $0.raw == rule ? nil : $0.raw > rule ? RuleID($0.raw - 1) : $0
    }
  }
}

/// Smaller conditions; a quantifier's body stays within it, where its names are bound.
private func parts(of condition: Condition) -> [Condition] {
  switch condition {
  case .test: return []
  case .not(let part): return [part] + parts(of: part).map { .not($0) }
  case .all(let all):
    return all
      + all.indices.flatMap { index in
        parts(of: all[index]).map { smaller in
          var changed = all
          changed[index] = smaller
          return .all(changed)
        }
      }
  case .any(let any):
    return any
      + any.indices.flatMap { index in
        parts(of: any[index]).map { smaller in
          var changed = any
          changed[index] = smaller
          return .any(changed)
        }
      }
  case .quantified(let quantifier):
    return ([.always] + parts(of: quantifier.condition)).filter { $0 != quantifier.condition }.map {
      var smaller = quantifier
      smaller.condition = $0
      return .quantified(smaller)
    }
  }
}
