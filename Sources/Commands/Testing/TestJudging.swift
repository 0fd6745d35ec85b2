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

/// Judges tests that ask for the same evaluations. An evaluation is kept only until the last claim has asked for it.
struct TestRunner {
  let plan: TestPlan
  let engine: Engine
  let sources: SourceMap
  /// What all of the claims ask for, and the engine that keeps it.
  private var demands = Demands()
  private let restricted: Engine
  var judged: (cases: [JudgedCase], coverage: Coverage?, conditions: ConditionCoverage?)
  /// By run: how many claims are still to ask for it.
  private var waiting: [Int: Int] = [:]
  private var bounds: [Int: TrialRun?] = [:]
  private var working: [Int: TrialRun?] = [:]
  private var readings: [Int: Readings?] = [:]

  init(_ cases: [Int], plan: TestPlan, engine: Engine, sources: SourceMap, coverage: Bool) {
    self.plan = plan
    self.engine = engine
    self.sources = sources
    judged = (
      [], coverage ? Coverage(plan.rules.ruleSet) : nil, coverage ? ConditionCoverage(plan.rules.ruleSet) : nil
    )
    for claim in cases.flatMap({ plan.cases[$0].claims }) {
      for run in claim.runs { waiting[run, default: 0] += 1 }
      demands.add(claim, engine.ruleSet)
    }
    for movement in cases.flatMap({ plan.cases[$0].movements }) { demands.add(movement) }
    restricted = engine.restricted(
      to: demands.values, reasons: demands.reasons, contradictions: demands.contradictions)
  }

  mutating func judge(_ index: Int) {
    let planned = plan.cases[index]
    var verdicts: [JudgedClaim] = []
    for claim in planned.claims {
      verdicts.append(
        JudgedClaim(
          span: claim.span, least: planned.least, verdict: verdict(claim) ?? refusal(claim.runs), runs: claim.runs))
      for run in claim.runs { forget(run) }
    }
    for (movement, verdict) in zip(planned.movements, self.verdicts(of: planned.movements, planned.pairs)) {
      verdicts.append(
        JudgedClaim(span: movement.span, least: movement.profiles ?? planned.least, verdict: verdict))
    }
    judged.cases.append(JudgedCase(index: index, verdicts: verdicts))
  }

  private mutating func forget(_ run: Int) {
    waiting[run, default: 1] -= 1
    if waiting[run] == 0 { (bounds[run], working[run], readings[run]) = (nil, nil, nil) }
  }

  /// Nil where a run asks for more than can be held.
  private mutating func verdict(_ claim: TestPlan.Claim) -> Verdict? {
    switch claim {
    case .expectation(let expectation, let number):
      return bounds(number).map { run in
        let verdict = Trials.judge(expectation, run)
        if verdict.first == nil { judged.coverage?.add(expectation, run) }
        return verdict
      }
    case .working(let expectation, let number): return working(number).map { Trials.judge(expectation, $0) }
    case .ground(let ground, let number):
      guard let readings = readings(number), let working = working(number) else { return nil }
      return Trials.judge(ground, readings, working: working) { whole(readings) }
    case .contradiction(let contradiction, let number):
      let run = contradiction.scope == .working ? working(number) : bounds(number)
      return run.map { Trials.judge(contradiction, $0) }
    case .comparing(let comparing, let first, let second):
      guard let one = bounds(first), let other = bounds(second) else { return nil }
      return Trials.judge(comparing, one, other)
    }
  }

  /// What moves over all pairs; no more of them are evaluated than are needed to see enough.
  private func verdicts(of movements: [Movement], _ pairs: [TestPlan.RunPair]) -> [Verdict] {
    var runs = WorkingRuns(plan: plan, engine: restricted)
    var found = movements.map { _ in [FactKey]() }
    var verdicts = movements.map { _ in Verdict() }
    for pair in pairs {
      let open = movements.indices.filter { verdicts[$0].count == 0 || verdicts[$0].first != nil }
      if open.isEmpty { break }
      guard let (first, second) = runs.pair(pair) else {
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

  private mutating func bounds(_ number: Int) -> TrialRun? {
    if let known = bounds[number] { return known }
    let alike = bounds.values.lazy.compactMap { $0?.explainer }.first
    let run = restricted.evaluate(plan.profile(of: number), like: alike).map {
      TrialRun($0, demands, sources, stated: plan.runs[number].stated, whole: engine.whole)
    }
    if let run {
      judged.coverage?.add(run)
      judged.conditions?.add(run)
    }
    bounds[number] = run
    return run
  }

  private mutating func working(_ number: Int) -> TrialRun? {
    if let known = working[number] { return known }
    let run = restricted.evaluate(plan.profile(of: number).working(in: engine.ruleSet)).map {
      TrialRun($0, demands, sources, stated: plan.runs[number].stated, isWorking: true, whole: engine.whole)
    }
    working[number] = run
    return run
  }

  private mutating func readings(_ number: Int) -> Readings? {
    if let known = readings[number] { return known }
    let profile = plan.profile(of: number)
    let found = bounds(number).flatMap { bounds in
      working(number).flatMap { restricted.readings(profile, bounds: bounds.explainer, working: $0.explainer) }
    }
    readings[number] = found
    return found
  }

  private func whole(_ known: Readings) -> Readings {
    Readings(
      bounds: engine.whole(known.bounds), working: engine.whole(known.working), trusted: engine.whole(known.trusted))
  }
}

/// The working readings of runs, pair by pair: what the next pair does not ask for is not kept.
struct WorkingRuns {
  let plan: TestPlan
  let engine: Engine
  private var kept: [Int: Explainer] = [:]

  init(plan: TestPlan, engine: Engine) {
    self.plan = plan
    self.engine = engine
  }

  /// Nil where one of them cannot be evaluated.
  mutating func pair(_ pair: TestPlan.RunPair) -> (Explainer, Explainer)? {
    guard let first = evaluation(pair.first), let second = evaluation(pair.second) else { return nil }
    kept = [pair.first: first, pair.second: second]
    return (first, second)
  }

  private func evaluation(_ run: Int) -> Explainer? {
    kept[run] ?? engine.evaluate(plan.profile(of: run).working(in: engine.ruleSet), like: kept.values.first)
  }
}

extension Demands {
  fileprivate mutating func add(_ claim: TestPlan.Claim, _ ruleSet: RuleSet) {
    switch claim {
    case .expectation(let expectation, _), .working(let expectation, _): add(expectation, ruleSet)
    case .ground(let ground, _): add(ground.claim, ruleSet)
    case .contradiction(let contradiction, _): add(contradiction, ruleSet)
    case .comparing(let comparing, _, _): add(comparing.claim, ruleSet)
    }
  }
}
