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
  var verdicts: [JudgedClaim]
}

/// What was found of one claim on one profile.
struct JudgedClaim: Sendable {
  var span: SourceSpan
  var least: Int?
  var verdict: Verdict
  /// The evaluations it speaks of.
  var runs: [Int] = []
}

/// Judges some tests and relations: all their evaluations are made first, side by side, and kept until it is done.
struct TestRunner {
  let plan: TestPlan
  let engine: Engine
  let sources: SourceMap
  /// What all of the claims ask for.
  private let demands: Demands
  /// By run: those that a claim speaks of, and that can be evaluated.
  private let bounds: [Int: Explainer]
  private let working: [Int: Explainer]
  private let trusted: [Int: Explainer]
  var judged: (cases: [JudgedCase], coverage: Coverage?, conditions: ConditionCoverage?)
  /// Of the case at hand.
  private var runs = TrialRuns()

  init(_ cases: [Int], plan: TestPlan, engine: Engine, sources: SourceMap, coverage: Bool) {
    self.plan = plan
    self.engine = engine
    self.sources = sources
    judged = (
      [], coverage ? Coverage(plan.rules.ruleSet) : nil, coverage ? ConditionCoverage(plan.rules.ruleSet) : nil
    )
    let needs = PlannedReadings(cases.map { plan.cases[$0] })
    demands = Demands(cases.map { plan.cases[$0] }, engine.ruleSet)
    let restricted = engine.restricted(to: demands)
    bounds = restricted.evaluate(needs[.bounds], plan, .bounds)
    working = restricted.evaluate(needs[.working], plan, .working)
    trusted = restricted.evaluate(needs[.trusted], plan, .trusted)
    if coverage { for run in bounds.keys.sorted() { cover(run) } }
  }

  /// Everything that a run meets; what is evaluated for that is not kept.
  private mutating func cover(_ number: Int) {
    guard let run = boundsRun(number) else { return }
    judged.coverage?.add(run)
    judged.conditions?.add(run)
    runs = TrialRuns()
  }

  mutating func judge(_ index: Int) {
    let planned = plan.cases[index]
    runs = TrialRuns()
    var verdicts = planned.claims.map { claim in
      JudgedClaim(
        span: claim.span, least: planned.least, verdict: verdict(claim) ?? refusal(claim.runs), runs: claim.runs)
    }
    for (movement, verdict) in zip(planned.movements, self.verdicts(of: planned.movements, planned.pairs)) {
      verdicts.append(
        JudgedClaim(span: movement.span, least: movement.profiles ?? planned.least, verdict: verdict))
    }
    judged.cases.append(JudgedCase(index: index, verdicts: verdicts))
  }

  /// Nil where a run asks for more than can be held.
  private mutating func verdict(_ claim: TestPlan.Claim) -> Verdict? {
    switch claim {
    case .expectation(let expectation, let number):
      return boundsRun(number).map { run in
        let verdict = Trials.judge(expectation, run)
        if verdict.first == nil { judged.coverage?.add(expectation, run) }
        return verdict
      }
    case .working(let expectation, let number): return workingRun(number).map { Trials.judge(expectation, $0) }
    case .ground(let ground, let number):
      guard let readings = readings(number), let working = workingRun(number) else { return nil }
      return Trials.judge(ground, readings, working: working) { whole(readings) }
    case .contradiction(let contradiction, let number):
      let run = contradiction.scope == .working ? workingRun(number) : boundsRun(number)
      return run.map { Trials.judge(contradiction, $0) }
    case .comparing(let comparing, let first, let second):
      guard let one = boundsRun(first), let other = boundsRun(second) else { return nil }
      return Trials.judge(comparing, one, other)
    }
  }

  /// What moves over all pairs, as far as they are needed to see enough.
  private func verdicts(of movements: [Movement], _ pairs: [TestPlan.RunPair]) -> [Verdict] {
    var found = movements.map { _ in [FactKey]() }
    var verdicts = movements.map { _ in Verdict() }
    for pair in pairs {
      let open = movements.indices.filter { verdicts[$0].count == 0 || verdicts[$0].first != nil }
      if open.isEmpty { break }
      guard let first = working[pair.first], let second = working[pair.second] else {
        for number in open { verdicts[number] = refusal([pair.first, pair.second]) }
        break
      }
      for number in open {
        found[number] += moved(movements[number].parts, first, second)
        verdicts[number] = Trials.judge(movements[number], found[number], first)
      }
    }
    return verdicts
  }

  private func refusal(_ runs: [Int]) -> Verdict {
    let profiles = runs.map { run in
      var loaded = plan.bases[plan.runs[run].base].profile
      loaded.profile = plan.profile(of: run)
      return loaded
    }
    let why = profiles.lazy.flatMap { engine.refusals($0, sources) }.first
    return Verdict(failing: why ?? profiles[0].tooManyCases)
  }

  // MARK: Evaluations

  private mutating func boundsRun(_ number: Int) -> TrialRun? {
    if let known = runs.bounds[number] { return known }
    runs.bounds[number] = bounds[number].map { run($0, number) }
    return runs.bounds[number]
  }

  private mutating func workingRun(_ number: Int) -> TrialRun? {
    if let known = runs.working[number] { return known }
    runs.working[number] = working[number].map { run($0, number, isWorking: true) }
    return runs.working[number]
  }

  private func run(_ explainer: Explainer, _ number: Int, isWorking: Bool = false) -> TrialRun {
    TrialRun(
      explainer, demands, sources, stated: plan.runs[number].stated, isWorking: isWorking, whole: engine.whole)
  }

  private func readings(_ number: Int) -> Readings? {
    guard let bounds = bounds[number], let working = working[number], let trusted = trusted[number] else { return nil }
    return Readings(bounds: bounds, working: working, trusted: trusted)
  }

  private func whole(_ known: Readings) -> Readings {
    Readings(
      bounds: engine.whole(known.bounds), working: engine.whole(known.working), trusted: engine.whole(known.trusted))
  }
}

/// What was read of the evaluations that one case speaks of.
private struct TrialRuns {
  var bounds: [Int: TrialRun] = [:]
  var working: [Int: TrialRun] = [:]
}

extension Engine {
  /// For whoever asks for no more than that.
  func restricted(to demands: Demands) -> Engine {
    restricted(to: demands.values, reasons: demands.reasons, contradictions: demands.contradictions)
  }
}

extension Demands {
  init(_ cases: [TestPlan.Case], _ ruleSet: RuleSet) {
    self.init()
    for claim in cases.lazy.flatMap(\.claims) { add(claim, ruleSet) }
    for movement in cases.lazy.flatMap(\.movements) { add(movement) }
  }

  fileprivate mutating func add(_ claim: TestPlan.Claim, _ ruleSet: RuleSet) {
    switch claim {
    case .expectation(let expectation, _), .working(let expectation, _): add(expectation, ruleSet)
    case .ground(let ground, _): add(ground.claim, ruleSet)
    case .contradiction(let contradiction, _): add(contradiction, ruleSet)
    case .comparing(let comparing, _, _): add(comparing.claim, ruleSet)
    }
  }
}
