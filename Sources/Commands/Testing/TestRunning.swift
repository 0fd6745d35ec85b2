import Explanation
import Loading
import Parallel
import Reading
import RuleModel
import SourceText
import Trials

/// What became of every test.
struct TestResults: Sendable {
  struct Outcome: Sendable {
    var planned: TestPlan.Case
    var hasHeld: Bool
    /// Of the failures of this case.
    var findings: [Diagnostic]
  }
  var examples = 0
  var failedExamples: [Diagnostic] = []
  /// In the order of files, then of profiles.
  var outcomes: [Outcome] = []
  /// What the tests found, each claim once however many profiles fail.
  var failedTests: [Diagnostic] = []
  /// What came first over profiles, in the order of files.
  var spreads: [SpreadOutcome] = []

  /// Claims that are known not to hold, and do not, in the order of files.
  var notYetMet: [Open] = []
  struct Open: Sendable {
    var span: SourceSpan
    /// What is said of it by the first profile that fails.
    var message: String
  }

  /// Where it was asked for.
  var coverage: Coverage?
  var conditions: ConditionCoverage?
  /// Where it was asked for.
  var mutation: MutationResults?
  /// Rules of which no example follows; drafts left out.
  var withoutExample: [RuleID] = []

  /// Of the first claims that failed, what they speak of; and, where it was asked for, what is told of it.
  var failing: [FailingClaim] = []
  var accounts: [SourceSpan: String] = [:]

  var failures: [Diagnostic] { failedExamples + failedTests }
}

/// Evaluates profile by profile, on all cores: the tests of one run together, each relation by itself.
func runTests(
  _ plan: TestPlan, _ engine: Engine, _ sources: SourceMap, coverage: Bool, judgesExamples: Bool = true,
  counting work: WorkCount? = nil
) -> TestResults {
  var results = TestResults()
  if judgesExamples { results.judgeExamples(plan.rules.ruleSet, sources, work) }
  let judged = plan.casesByRun.concurrentMap(counting: work) { cases in
    var runner = TestRunner(cases, plan: plan, engine: engine, sources: sources, coverage: coverage)
    for index in cases { runner.judge(index) }
    return runner.judged
  }
  if coverage {
    let ruleSet = plan.rules.ruleSet
    results.coverage = judged.compactMap(\.coverage).reduce(Coverage(ruleSet)) { $0.joined($1) }
    let examples = ruleSet.rules.indices.map { RuleID($0) }.concurrentMap { rule in
      var own = ConditionCoverage(ruleSet)
      own.add(examplesOf: rule)
      return own.conditions[rule.raw]
    }
    results.conditions = judged.compactMap(\.conditions).reduce(ConditionCoverage(ruleSet, conditions: examples)) {
      $0.joined($1)
    }
  }
  let cases = judged.flatMap(\.cases).sorted { $0.index < $1.index }
  results.summarise(cases, plan, sources)
  results.failing = failingClaims(cases, results.failedTests)
  judgeSpreads(plan, engine, sources, &results, counting: work)
  return results
}

extension TestResults {
  fileprivate mutating func judgeExamples(_ ruleSet: RuleSet, _ sources: SourceMap, _ work: WorkCount?) {
    let records = Array(ruleSet.rules.indices).concurrentMap(counting: work) { rule in
      Trials.judgeExamples(of: RuleID(rule), ruleSet, sources)
    }
    examples = records.reduce(0) { $0 + $1.count }
    failedExamples = sources.sorted(records.flatMap(\.findings))
    withoutExample = records.indices.filter { !records[$0].hasFollowed && !ruleSet.rules[$0].isDraft }
      .map { RuleID($0) }
  }

  /// Each claim is said once, however many profiles fail.
  fileprivate mutating func summarise(_ cases: [JudgedCase], _ plan: TestPlan, _ sources: SourceMap) {
    var records: [SourceSpan: ClaimRecord] = [:]
    for judged in cases {
      let planned = plan.cases[judged.index]
      for claim in judged.verdicts {
        records[claim.span, default: ClaimRecord(least: claim.least)].add(claim.verdict, planned.profile)
      }
    }
    for judged in cases {
      let planned = plan.cases[judged.index]
      let findings = judged.verdicts
        .filter { records[$0.span]?.isEnough != true && !plan.notYetMet.contains($0.span) }
        .compactMap { $0.verdict.first?.diagnostic }
      outcomes.append(
        TestResults.Outcome(planned: planned, hasHeld: findings.isEmpty, findings: findings))
    }
    for (span, record) in records.sorted(by: { $0.key < $1.key }) {
      settle(record.finding(span, sources), span, plan, sources)
    }
    failedTests = sources.sorted(failedTests)
  }

  /// What is known not to hold is listed where it does not, and reported where it does.
  mutating func settle(_ finding: Diagnostic?, _ span: SourceSpan, _ plan: TestPlan, _ sources: SourceMap) {
    guard plan.notYetMet.contains(span) else {
      failedTests += finding.map { [$0] } ?? []
      return
    }
    if let finding {
      let count = finding.notes.first { $0.hasPrefix("holds in ") }
      notYetMet.append(TestResults.Open(span: span, message: count ?? finding.message))
    } else {
      failedTests.append(
        TrialCode.metTest.diagnostic(
          "'\(sources.text(of: span))' holds", at: span, help: ["take 'not yet met' away"]))
    }
  }
}

extension TestPlan {
  /// Cases that ask for the same evaluation stand together, profile by profile.
  fileprivate var casesByRun: [[Int]] {
    let order = cases.indices.sorted { key($0) < key($1) }
    return order.reduce(into: []) { groups, index in
      if let last = groups.last?.last, cases[index].run != nil, cases[index].run == cases[last].run {
        groups[groups.count - 1].append(index)
      } else {
        groups.append([index])
      }
    }
  }

  private func key(_ index: Int) -> (String, Int, Int) { (cases[index].profile, cases[index].run ?? -1, index) }
}

extension TestPlan.Case {
  /// Of a test the one run that it speaks of; a relation has several.
  fileprivate var run: Int? { isRelation ? nil : claims.first?.runs.first }
}
