import Explanation
import RuleLanguage
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

  /// Where it was asked for.
  var coverage: Coverage?
  /// Rules of which no example follows; drafts left out.
  var withoutExample: [RuleID] = []

  var failures: [Diagnostic] { failedExamples + failedTests }
}

extension Workspace {
  func runTests(_ plan: TestPlan, _ engine: Engine, coverage: Bool) -> TestResults {
    var runner = TestRunner(plan: plan, engine: engine, workspace: self)
    if coverage { runner.results.coverage = Coverage(plan.rules.ruleSet) }
    runner.judgeExamples()
    runner.judgeTests()
    return runner.results
  }
}

private struct TestRunner {
  let plan: TestPlan
  let engine: Engine
  let workspace: Workspace
  var results = TestResults()
  private var evaluated: [Int: TrialRun?] = [:]
  /// By place of a claim: how many entities it spoke of, and where it failed.
  private var claims: [SourceSpan: Record] = [:]

  private struct Record {
    var count = 0
    var failures: [(profile: String, diagnostic: Diagnostic, count: Int)] = []
  }

  init(plan: TestPlan, engine: Engine, workspace: Workspace) {
    self.plan = plan
    self.engine = engine
    self.workspace = workspace
  }

  mutating func judgeExamples() {
    for rule in plan.rules.ruleSet.rules.indices {
      let record = Trials.judgeExamples(of: RuleID(rule), plan.rules.ruleSet, workspace.sources)
      results.examples += record.count
      results.failedExamples += record.findings
      let isDraft = plan.rules.ruleSet.rules[rule].isDraft
      if !record.hasFollowed, !isDraft { results.withoutExample.append(RuleID(rule)) }
    }
  }

  // MARK: Tests

  /// Profile by profile, so that few evaluations are held at once.
  mutating func judgeTests() {
    var outcomes = [TestResults.Outcome?](repeating: nil, count: plan.cases.count)
    let order = plan.cases.indices.sorted { (plan.cases[$0].profile, $0) < (plan.cases[$1].profile, $1) }
    var profile = ""
    for index in order {
      if plan.cases[index].profile != profile { evaluated = [:] }
      profile = plan.cases[index].profile
      outcomes[index] = judge(plan.cases[index])
    }
    results.outcomes = outcomes.compactMap { $0 }
    results.failedTests = workspace.sorted(
      claims.sorted { $0.key < $1.key }.compactMap { finding($0.key, $0.value) })
  }

  private mutating func judge(_ planned: TestPlan.Case) -> TestResults.Outcome {
    var findings: [Diagnostic] = []
    for claim in planned.claims {
      let verdict = verdict(claim)
      claims[claim.span, default: Record()].count += verdict.count
      guard let first = verdict.first else { continue }
      findings.append(first.diagnostic)
      claims[claim.span]?.failures.append((planned.profile, first.diagnostic, verdict.failures))
    }
    return TestResults.Outcome(planned: planned, hasHeld: findings.isEmpty, findings: findings)
  }

  private mutating func verdict(_ claim: TestPlan.Claim) -> Verdict {
    let runs = claim.runs.map { run($0) }
    guard let first = runs.first ?? nil, let second = runs.last ?? nil else { return tooMany(claim) }
    switch claim {
    case .expectation(let expectation, _):
      let verdict = Trials.judge(expectation, first)
      if verdict.first == nil { results.coverage?.add(expectation, first) }
      return verdict
    case .contradiction(let claim, _): return Trials.judge(claim, first)
    case .comparing(let comparing, _, _): return Trials.judge(comparing, first, second)
    }
  }

  private func tooMany(_ claim: TestPlan.Claim) -> Verdict {
    let profile = plan.bases[plan.runs[claim.runs[0]].base].profile
    return Verdict(failing: workspace.tooManyCases(profile))
  }

  private mutating func run(_ number: Int) -> TrialRun? {
    if let known = evaluated[number] { return known }
    let planned = plan.runs[number]
    let base = plan.bases[planned.base].profile
    let profile = base.profile.stating(
      planned.facts.map { ($0.key, $0.fact) }, names: base.names, catalogue: plan.rules.ruleSet.facts)
    let run = engine.evaluate(profile).map { TrialRun($0, workspace.sources, stated: planned.stated) }
    if let run { results.coverage?.add(run) }
    evaluated[number] = run
    return run
  }

  // MARK: Findings

  private func finding(_ span: SourceSpan, _ record: Record) -> Diagnostic? {
    guard record.count > 0 || !record.failures.isEmpty else {
      return TrialCode.emptyTest.diagnostic(
        "'\(workspace.sources.text(of: span))' speaks of no entity of any profile", at: span)
    }
    guard let first = record.failures.first else { return nil }
    var diagnostic = first.diagnostic
    if first.count > 1 { diagnostic.notes.append("\(first.count) entities fail in '\(first.profile)'") }
    let others = record.failures.dropFirst().map(\.profile)
    let distinct = others.enumerated().filter { others.firstIndex(of: $1) == $0 && $1 != first.profile }.map(\.element)
    if !distinct.isEmpty {
      let shown = distinct.prefix(6).map { "'\($0)'" }.joined(separator: ", ")
      diagnostic.notes.append("fails also in \(shown)\(distinct.count > 6 ? " and \(distinct.count - 6) more" : "")")
    }
    return diagnostic
  }
}
