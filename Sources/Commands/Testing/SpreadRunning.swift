import Explanation
import Loading
import Parallel
import Reading
import RuleModel
import SourceText
import Trials

extension TestResults {
  /// What came first over profiles.
  struct SpreadOutcome: Sendable {
    var declared: SpreadCase
    /// The profiles that were looked at, and what came first in them.
    var profiles: [String]
    var tally: SpreadTally
    var findings: [Diagnostic]
  }
}

/// What comes first in the working readings of the profiles.
func judgeSpreads(
  _ plan: TestPlan, _ engine: Engine, _ sources: SourceMap, _ results: inout TestResults,
  counting work: WorkCount? = nil
) {
  for planned in plan.spreads {
    let lists = planned.runs.concurrentMap(counting: work) { run in
      engine.evaluate(plan.profile(of: run).working(in: engine.ruleSet)).map { planned.declared.spread.found(in: $0) }
    }
    let tally = SpreadTally(lists.compactMap { $0 })
    let all = planned.declared.spread.all(in: engine.ruleSet)
    let before = results.failedTests.count
    for limit in planned.declared.spread.limits {
      results.settle(tally.finding(limit, all: all), limit.span, plan, sources)
    }
    let profiles = planned.runs.map { plan.bases[plan.runs[$0].base].profile.profile.id }
    results.spreads.append(
      TestResults.SpreadOutcome(
        declared: planned.declared, profiles: profiles, tally: tally,
        findings: Array(results.failedTests.dropFirst(before))))
  }
}
