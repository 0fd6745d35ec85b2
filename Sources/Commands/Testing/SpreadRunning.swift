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

/// What comes first in the working readings of the profiles, each of which is evaluated once.
func judgeSpreads(
  _ plan: TestPlan, _ engine: Engine, _ sources: SourceMap, _ results: inout TestResults,
  counting work: WorkCount? = nil
) {
  let spreads = plan.spreads.map(\.declared.spread)
  let restricted = engine.restricted(to: Demands(spreads))
  let runs = Set(plan.spreads.flatMap(\.runs)).sorted()
  let found = runs.concurrentMap(counting: work) { run in
    restricted.working(plan.profile(of: run)).map { reading in spreads.map { $0.found(in: reading) } }
  }
  let lists = Dictionary(uniqueKeysWithValues: zip(runs, found).compactMap { run, lists in lists.map { (run, $0) } })
  for (number, planned) in plan.spreads.enumerated() {
    let tally = SpreadTally(planned.runs.compactMap { lists[$0]?[number] })
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
