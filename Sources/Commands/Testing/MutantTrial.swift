import Explanation
import Loading
import Parallel
import Reading
import RuleModel
import SourceText
import Trials

/// Tries mutants with the tests of a plan.
///
/// First all runs are evaluated once with the mutants beside their rules: only where a mutant holds of other entities than its rule can
/// a test notice it. Then for each mutant those tests are judged that speak of such a run, and of something that hangs on the rule:
/// first those that name the rule, until one notices.
struct MutantTrial: Sendable {
  private let plan: TestPlan
  /// Of the rules as they are.
  private let results: TestResults
  private let sources: SourceMap
  private let failing: Set<SourceSpan>
  private let influence: RuleInfluence
  /// By case of the plan.
  private let demands: [Demands]
  private let readings: [PlannedReadings]

  /// So many mutants are evaluated beside their rules at a time.
  private static let besideAtOnce = 256

  init(_ plan: TestPlan, _ results: TestResults, _ sources: SourceMap) {
    (self.plan, self.results, self.sources) = (plan, results, sources)
    failing = Set(results.failedTests.map(\.primary.span))
    influence = RuleInfluence(plan.rules.ruleSet)
    demands = plan.cases.map { Demands([$0], plan.rules.ruleSet) }
    readings = plan.cases.map { PlannedReadings([$0]) }
  }

  /// Of each mutant, whether some test fails that holds of the rules, or the other way round.
  func noticed(_ mutants: [Mutant]) -> [Bool] {
    stride(from: 0, to: mutants.count, by: Self.besideAtOnce).flatMap { start in
      let some = Array(mutants[start..<min(start + Self.besideAtOnce, mutants.count)])
      return zip(some, touched(by: some)).map { $0 }.concurrentMap { mutant, runs in isNoticed(mutant, runs) }
    }
  }

  // MARK: Where they differ

  /// Of each mutant, the runs that it may change.
  private func touched(by mutants: [Mutant]) -> [PlannedReadings] {
    let reach = MutantReach(mutants, plan.rules.ruleSet)
    let engine = Engine(ruleSet(plan.rules.ruleSet, beside: mutants)).restricted(toBodiesOf: reach.bodies)
    let portions = plan.portions(of: Array(plan.cases.indices)).map { PlannedReadings($0.map { plan.cases[$0] }) }
    let spreads = Set(plan.spreads.flatMap(\.runs)).sorted().map { PlannedReadings([$0]) }
    let found = (portions + spreads).concurrentMap { touched(reach, $0, engine, count: mutants.count) }
    return mutants.indices.map { mutant in found.reduce(into: PlannedReadings()) { $0.add($1[mutant]) } }
  }

  private func touched(
    _ reach: MutantReach, _ readings: PlannedReadings, _ engine: Engine, count: Int
  ) -> [PlannedReadings] {
    var found = (0..<count).map { _ in PlannedReadings() }
    for reading in PlannedReadings.Reading.allCases {
      for (run, explainer) in engine.evaluate(readings[reading], plan, reading) {
        for mutant in reach.differing(in: explainer.evaluation) { found[mutant].add([run], reading) }
      }
    }
    return found
  }

  // MARK: Whether it is noticed

  private func isNoticed(_ mutant: Mutant, _ runs: PlannedReadings) -> Bool {
    var changed = plan
    changed.rules.ruleSet = plan.rules.ruleSet.with(mutant)
    let engine = Engine(changed.rules.ruleSet)
    let influenced = influence.attributes(of: mutant.number)
    func mayTell(_ demands: Demands) -> Bool { demands.hang(on: influenced, mayContradict: engine.mayContradict) }
    let spreads = plan.spreads.filter {
      runs.meets(PlannedReadings($0.runs)) && mayTell(Demands([$0.declared.spread]))
    }
    let cases = plan.cases.indices.filter { runs.meets(readings[$0]) && mayTell(demands[$0]) }
    if cases.isEmpty && spreads.isEmpty { return false }
    changed.spreads = spreads
    var results = TestResults()
    results.judged = self.results.judged
    let naming = cases.filter { plan.cases[$0].names(mutant.number) }
    let others = cases.filter { !plan.cases[$0].names(mutant.number) }
    for portion in changed.portions(of: naming) + changed.portions(of: others) {
      var runner = TestRunner(portion, plan: changed, engine: engine, sources: sources, coverage: false)
      for index in portion {
        runner.judge(index)
        guard let judged = runner.judged.cases.last else { continue }
        if judged.verdicts.contains(where: isNews) { return true }
        results.judged[index] = judged
      }
    }
    results.summarise(changed, sources)
    judgeSpreads(changed, engine, sources, &results)
    let unseen = Set(plan.spreads.flatMap { $0.declared.spread.limits.map(\.span) })
      .subtracting(spreads.flatMap { $0.declared.spread.limits.map(\.span) })
    return Set(results.failedTests.map(\.primary.span)) != failing.subtracting(unseen)
  }

  /// Whether a claim that has to hold everywhere, and did, does not hold.
  private func isNews(_ judged: JudgedClaim) -> Bool {
    judged.least == nil && judged.verdict.first != nil && !failing.contains(judged.span)
      && !plan.notYetMet.contains(judged.span)
  }
}

extension TestPlan.Case {
  /// Whether some claim says that the rule applies, or not.
  fileprivate func names(_ rule: RuleID) -> Bool {
    claims.contains { claim in
      switch claim {
      case .expectation(let expectation, _), .working(let expectation, _): expectation.by.contains(rule)
      case .ground, .contradiction, .comparing: false
      }
    }
  }
}
