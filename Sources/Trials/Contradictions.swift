import Explanation
package import RuleModel

/// Judges that there is no contradiction among the outcomes, or among some attributes; `run` is the reading that the claim
/// speaks of.
package func judge(_ claim: ContradictionClaim, _ run: TrialRun) -> Verdict {
  var verdict = Verdict()
  for attribute in claim.attributes ?? run.ruleSet.outcomes.map(\.attribute) {
    let keys = run.explainer.keys(of: attribute)
    verdict.count += keys.count
    guard run.mayContradict(attribute) else { continue }
    for key in keys {
      let found = run.contradiction(key)
      let isFine = claim.scope == .possible ? found == .none : found != .certain
      if !isFine { verdict.fail(TrialFinding(claim, key, run.value(key, nil), run)) }
    }
  }
  return verdict
}
