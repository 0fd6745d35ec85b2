import Explanation
import Loading
import Reading
import RuleModel
import SourceText
import Trials

/// What was found of one test on one profile.
struct JudgedCase: Sendable {
  /// Of the plan's cases.
  var index: Int
  /// By place of what is claimed.
  var verdicts: [(span: SourceSpan, least: Int?, verdict: Verdict)]
}

/// Runs some tests of one profile; what several of them ask for is evaluated once, and kept only until the last of them
/// has asked.
struct TestRunner {
  let plan: TestPlan
  let engine: Engine
  let sources: SourceMap
  var judged: (cases: [JudgedCase], coverage: Coverage?)
  private var evaluated: [Int: TrialRun?] = [:]
  /// By run: how many claims are still to ask for it.
  private var waiting: [Int: Int] = [:]
  private var read: [Int: (readings: Readings, working: TrialRun)?] = [:]
  private var settled: [Int: Explainer?] = [:]

  init(_ cases: [Int], plan: TestPlan, engine: Engine, sources: SourceMap, coverage: Bool) {
    self.plan = plan
    self.engine = engine
    self.sources = sources
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
        Trials.judge(contradiction, TrialRun($0, sources, stated: stated, isWorking: true))
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
    let why = engine.refusals(profile, sources)
    return Verdict(failing: why.first ?? profile.tooManyCases)
  }

  /// The profile of a run, with its facts.
  private func profile(_ number: Int) -> Profile { plan.profile(of: number) }

  private mutating func run(_ number: Int) -> TrialRun? {
    if let known = evaluated[number] { return known }
    let stated = plan.runs[number].stated
    let run = engine.evaluate(profile(number)).map { TrialRun($0, sources, stated: stated) }
    if let run { judged.coverage?.add(run) }
    evaluated[number] = run
    return run
  }

  /// The three readings of a run; nil where contested facts make too many worlds.
  private mutating func readings(_ number: Int) -> (readings: Readings, working: TrialRun)? {
    if let known = read[number] { return known }
    let found = engine.readings(profile(number)).map { readings in
      let run = TrialRun(
        readings.working, sources, stated: plan.runs[number].stated, isWorking: true)
      return (readings: readings, working: run)
    }
    read[number] = found
    return found
  }
}
