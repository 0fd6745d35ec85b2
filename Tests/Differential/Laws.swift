import RuleModel
import TestSupport

/// What was claimed of a profile and does not hold where some or all of what is open is settled at random: certain
/// holds in every completion, ruled out in none, and filling in withdraws nothing.
package func withdrawals(_ rules: RuleSet, _ profile: Profile, seed: UInt64, completions: Int) -> [String] {
  guard let result = evaluate(rules, profile) else { return [] }
  let folding = Folding(rules: rules, before: profile)
  for number in 0..<UInt64(completions) {
    let percent = number % 3 < 2 ? 100 : 40
    let settled = Completion.settle(rules, profile, percent: percent, seed: seed &* 1000 &+ number)
    guard let after = evaluate(rules, settled) else { continue }
    let faults = folding.withdrawn(result, after)
    if !faults.isEmpty { return ["completion \(number):"] + faults }
  }
  return []
}

/// What depends on the order of rules, conditions and entities.
package func dependenceOnOrder(_ rules: RuleSet, _ profile: Profile, seed: UInt64) -> [String] {
  let shuffle = Shuffle(rules, profile, seed: seed)
  guard let before = evaluate(rules, profile), let after = evaluate(shuffle.rules, shuffle.profile) else { return [] }
  return differences(rules, shuffle.moved(before.outcomes), "before", after.outcomes, "after")
}
