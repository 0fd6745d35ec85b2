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

  /// What was found of each case, in the order of the plan; without it nothing can be said of what a change of the rules does to it.
  var judged: [JudgedCase] = []
}

/// Evaluates portion by portion, on all cores: no more of them are held than there are cores.
func runTests(
  _ plan: TestPlan, _ engine: Engine, _ sources: SourceMap, coverage: Bool, counting work: WorkCount? = nil
) -> TestResults {
  var results = TestResults()
  results.judgeExamples(plan.rules.ruleSet, sources, work)
  let judged = plan.portions(of: Array(plan.cases.indices)).concurrentMap(counting: work) { cases in
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
  results.judged = judged.flatMap(\.cases).sorted { $0.index < $1.index }
  results.summarise(plan, sources)
  results.failing = failingClaims(results.judged, results.failedTests)
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
  mutating func summarise(_ plan: TestPlan, _ sources: SourceMap) {
    var records: [SourceSpan: ClaimRecord] = [:]
    for judged in judged {
      let planned = plan.cases[judged.index]
      for claim in judged.verdicts {
        records[claim.span, default: ClaimRecord(least: claim.least)].add(claim.verdict, planned.profile)
      }
    }
    for judged in judged {
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
  /// More runs than these are not held at a time.
  private static let runsAtOnce = 6

  /// Some of the cases in portions of one profile, so many as ask for no more runs than are held at a time.
  func portions(of some: [Int]) -> [[Int]] {
    var (portions, runs) = ([[Int]](), Set<Int>())
    for index in some.sorted(by: { key($0) < key($1) }) {
      let all = runs.union(cases[index].runs)
      if let last = portions.last?.last, cases[last].profile == cases[index].profile, all.count <= Self.runsAtOnce {
        portions[portions.count - 1].append(index)
        runs = all
      } else {
        portions.append([index])
        runs = Set(cases[index].runs)
      }
    }
    return portions
  }

  private func key(_ index: Int) -> (String, Int, Int) { (cases[index].profile, cases[index].runs.first ?? -1, index) }
}

extension TestPlan.Case {
  /// All that it speaks of, in the order in which it does.
  fileprivate var runs: [Int] { claims.flatMap(\.runs) + pairs.flatMap { [$0.first, $0.second] } }
}
