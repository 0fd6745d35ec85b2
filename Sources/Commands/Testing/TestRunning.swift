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
  /// Rules of which no example follows; drafts left out.
  var withoutExample: [RuleID] = []

  var failures: [Diagnostic] { failedExamples + failedTests }
}

extension Workspace {
  /// Evaluates profile by profile, a few tests at a time, on all cores.
  func runTests(_ plan: TestPlan, _ engine: Engine, coverage: Bool) -> TestResults {
    var results = TestResults()
    judgeExamples(plan.rules.ruleSet, &results)
    let order = plan.cases.indices.sorted { (plan.cases[$0].profile, $0) < (plan.cases[$1].profile, $1) }
    let profiles = order.split { plan.cases[$0].profile != plan.cases[$1].profile }
    let groups = profiles.flatMap { $0.chunks(of: 4) }
    let judged = groups.concurrentMap { cases in
      var runner = TestRunner(cases, plan: plan, engine: engine, workspace: self, coverage: coverage)
      for index in cases { runner.judge(index) }
      return runner.judged
    }
    if coverage {
      results.coverage = judged.compactMap(\.coverage).reduce(Coverage(plan.rules.ruleSet)) { $0.joined($1) }
    }
    summarise(judged.flatMap(\.cases).sorted { $0.index < $1.index }, plan, &results)
    judgeSpreads(plan, engine, &results)
    return results
  }

  private func judgeExamples(_ ruleSet: RuleSet, _ results: inout TestResults) {
    let records = Array(ruleSet.rules.indices).concurrentMap { rule in
      Trials.judgeExamples(of: RuleID(rule), ruleSet, sources)
    }
    results.examples = records.reduce(0) { $0 + $1.count }
    results.failedExamples = sorted(records.flatMap(\.findings))
    results.withoutExample = records.indices.filter { !records[$0].hasFollowed && !ruleSet.rules[$0].isDraft }
      .map { RuleID($0) }
  }

  /// Each claim is said once, however many profiles fail.
  private func summarise(_ cases: [JudgedCase], _ plan: TestPlan, _ results: inout TestResults) {
    var records: [SourceSpan: ClaimRecord] = [:]
    for judged in cases {
      let planned = plan.cases[judged.index]
      for (span, least, verdict) in judged.verdicts {
        records[span, default: ClaimRecord(least: least)].add(verdict, planned.profile)
      }
    }
    for judged in cases {
      let planned = plan.cases[judged.index]
      let findings = judged.verdicts
        .filter { records[$0.span]?.isEnough != true && !plan.notYetMet.contains($0.span) }
        .compactMap { $0.verdict.first?.diagnostic }
      results.outcomes.append(
        TestResults.Outcome(planned: planned, hasHeld: findings.isEmpty, findings: findings))
    }
    for (span, record) in records.sorted(by: { $0.key < $1.key }) {
      settle(record.finding(span, sources), span, plan, &results)
    }
    results.failedTests = sorted(results.failedTests)
  }

  /// What is known not to hold is listed where it does not, and reported where it does.
  func settle(_ finding: Diagnostic?, _ span: SourceSpan, _ plan: TestPlan, _ results: inout TestResults) {
    guard plan.notYetMet.contains(span) else {
      results.failedTests += finding.map { [$0] } ?? []
      return
    }
    if let finding {
      let count = finding.notes.first { $0.hasPrefix("holds in ") }
      results.notYetMet.append(TestResults.Open(span: span, message: count ?? finding.message))
    } else {
      results.failedTests.append(
        TrialCode.metTest.diagnostic(
          "'\(sources.text(of: span))' holds", at: span, help: ["take 'not yet met' away"]))
    }
  }
}

/// What was found of one test on one profile.
private struct JudgedCase: Sendable {
  /// Of the plan's cases.
  var index: Int
  /// By place of what is claimed.
  var verdicts: [(span: SourceSpan, least: Int?, verdict: Verdict)]
}

/// Runs some tests of one profile; what several of them ask for is evaluated once, and kept only until the last of them
/// has asked.
private struct TestRunner {
  let plan: TestPlan
  let engine: Engine
  let workspace: Workspace
  var judged: (cases: [JudgedCase], coverage: Coverage?)
  private var evaluated: [Int: TrialRun?] = [:]
  /// By run: how many claims are still to ask for it.
  private var waiting: [Int: Int] = [:]
  private var read: [Int: (readings: Readings, working: TrialRun)?] = [:]
  private var settled: [Int: Explainer?] = [:]

  init(_ cases: [Int], plan: TestPlan, engine: Engine, workspace: Workspace, coverage: Bool) {
    self.plan = plan
    self.engine = engine
    self.workspace = workspace
    judged = ([], coverage ? Coverage(plan.rules.ruleSet) : nil)
    for index in cases {
      for run in plan.cases[index].claims.flatMap(\.runs) { waiting[run, default: 0] += 1 }
    }
  }

  mutating func judge(_ index: Int) {
    var verdicts: [(span: SourceSpan, least: Int?, verdict: Verdict)] = []
    for claim in plan.cases[index].claims {
      verdicts.append((claim.span, claim.least ?? plan.cases[index].least, verdict(claim)))
      for run in claim.runs { forget(run) }
    }
    judged.cases.append(JudgedCase(index: index, verdicts: verdicts))
  }

  /// An evaluation is kept only until the last claim has asked.
  private mutating func forget(_ run: Int) {
    waiting[run, default: 1] -= 1
    if waiting[run] == 0 { (evaluated[run], read[run], settled[run]) = (nil, nil, nil) }
  }

  private mutating func verdict(_ claim: TestPlan.Claim) -> Verdict {
    switch claim {
    case .working(let expectation, let number):
      return readings(number).map { Trials.judge(expectation, $0.working) } ?? refusal(claim)
    case .ground(let ground, let number):
      return readings(number).map { Trials.judge(ground, $0.readings, working: $0.working) } ?? refusal(claim)
    case .movement(let movement, let pairs): return verdict(movement, pairs) ?? refusal(claim)
    case .contradiction(let contradiction, let number) where contradiction.scope == .working:
      let stated = plan.runs[number].stated
      return working(number).map {
        Trials.judge(contradiction, TrialRun($0, workspace.sources, stated: stated, isWorking: true))
      } ?? refusal(claim)
    case .expectation, .contradiction, .comparing: return verdictOfBounds(claim)
    }
  }

  /// No more runs are evaluated than are needed to see enough move.
  private mutating func verdict(_ movement: Movement, _ pairs: [TestPlan.RunPair]) -> Verdict? {
    guard let base = pairs.first?.first, let run = working(base) else { return pairs.isEmpty ? Verdict() : nil }
    var found: [FactKey] = []
    for pair in pairs {
      guard let first = working(pair.first), let second = working(pair.second) else { return nil }
      found += moved(movement.parts, first, second)
      let verdict = Trials.judge(movement, found, run)
      if verdict.first == nil { return verdict }
    }
    return Trials.judge(movement, found, run)
  }

  private mutating func working(_ number: Int) -> Explainer? {
    if let known = settled[number] { return known }
    let run = engine.evaluate(profile(number).working(in: engine.ruleSet))
    settled[number] = run
    return run
  }

  private mutating func verdictOfBounds(_ claim: TestPlan.Claim) -> Verdict {
    let runs = claim.runs.map { run($0) }
    guard let first = runs.first ?? nil, let second = runs.last ?? nil else { return refusal(claim) }
    switch claim {
    case .expectation(let expectation, _):
      let verdict = Trials.judge(expectation, first)
      if verdict.first == nil { judged.coverage?.add(expectation, first) }
      return verdict
    case .working, .ground, .movement: return Verdict()
    case .contradiction(let claim, _): return Trials.judge(claim, first)
    case .comparing(let comparing, _, _): return Trials.judge(comparing, first, second)
    }
  }

  private func refusal(_ claim: TestPlan.Claim) -> Verdict {
    let refused = claim.runs.first { evaluated[$0].map { $0 == nil } ?? true } ?? claim.runs[0]
    var profile = plan.bases[plan.runs[refused].base].profile
    profile.profile = self.profile(refused)
    let why = workspace.refusals(engine, profile)
    return Verdict(failing: why.first ?? workspace.tooManyCases(profile))
  }

  /// The profile of a run, with its facts.
  private func profile(_ number: Int) -> Profile { plan.profile(of: number) }

  private mutating func run(_ number: Int) -> TrialRun? {
    if let known = evaluated[number] { return known }
    let stated = plan.runs[number].stated
    let run = engine.evaluate(profile(number)).map { TrialRun($0, workspace.sources, stated: stated) }
    if let run { judged.coverage?.add(run) }
    evaluated[number] = run
    return run
  }

  /// The three readings of a run; nil where contested facts make too many worlds.
  private mutating func readings(_ number: Int) -> (readings: Readings, working: TrialRun)? {
    if let known = read[number] { return known }
    let found = engine.readings(profile(number)).map { readings in
      let run = TrialRun(
        readings.working, workspace.sources, stated: plan.runs[number].stated, isWorking: true)
      return (readings: readings, working: run)
    }
    read[number] = found
    return found
  }
}

/// What one claim came to over all profiles.
private struct ClaimRecord {
  /// In how many profiles it has to hold; nil: in each.
  let least: Int?
  private var count = 0
  private var held = 0
  private var failures: [(profile: String, diagnostic: Diagnostic, count: Int)] = []

  init(least: Int?) { self.least = least }

  /// Whether it holds in as many profiles as was asked for, and it was asked for.
  var isEnough: Bool { least.map { held >= $0 } ?? false }

  mutating func add(_ verdict: Verdict, _ profile: String) {
    count += verdict.count
    if verdict.first == nil && verdict.count > 0 { held += 1 }
    if let first = verdict.first { failures.append((profile, first.diagnostic, verdict.failures)) }
  }

  func finding(_ span: SourceSpan, _ sources: SourceMap) -> Diagnostic? {
    guard count > 0 || !failures.isEmpty else {
      return TrialCode.emptyTest.diagnostic("'\(sources.text(of: span))' speaks of no entity of any profile", at: span)
    }
    guard let first = failures.first, !isEnough else { return nil }
    var diagnostic = first.diagnostic
    if first.count > 1 { diagnostic.notes.append("\(first.count) entities fail in '\(first.profile)'") }
    var others: [String] = []
    for failure in failures where failure.profile != first.profile && !others.contains(failure.profile) {
      others.append(failure.profile)
    }
    if let least { diagnostic.notes.append("holds in \(held) of the profiles, and in \(least) it should") }
    if !others.isEmpty {
      let shown = others.prefix(6).map { "'\($0)'" }.joined(separator: ", ")
      diagnostic.notes.append("fails also in \(shown)\(others.count > 6 ? " and \(others.count - 6) more" : "")")
    }
    return diagnostic
  }
}

extension Array {
  /// Parts of at most so many.
  fileprivate func chunks(of count: Int) -> [[Element]] {
    stride(from: 0, to: self.count, by: count).map { Array(self[$0..<Swift.min($0 + count, self.count)]) }
  }

  /// Runs of neighbours between which nothing changes.
  fileprivate func split(_ changes: (Element, Element) -> Bool) -> [[Element]] {
    reduce(into: []) { groups, element in
      if let last = groups.last?.last, !changes(last, element) {
        groups[groups.count - 1].append(element)
      } else {
        groups.append([element])
      }
    }
  }
}
