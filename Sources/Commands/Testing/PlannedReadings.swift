import Explanation
import Loading
import RuleModel

/// Runs in each reading in which they are evaluated.
struct PlannedReadings: Sendable {
  enum Reading: Sendable, CaseIterable { case bounds, working, trusted }

  private var runs: [Reading: Set<Int>] = [:]

  /// What claims speak of.
  init(_ cases: [TestPlan.Case]) {
    for claim in cases.lazy.flatMap(\.claims) { add(claim) }
    add(cases.flatMap(\.pairs).flatMap { [$0.first, $0.second] }, .working)
  }

  init(_ runs: [Int] = [], _ reading: Reading = .working) { add(runs, reading) }

  subscript(reading: Reading) -> Set<Int> { runs[reading] ?? [] }

  /// Whether both have a run in the same reading.
  func meets(_ other: PlannedReadings) -> Bool {
    Reading.allCases.contains { !self[$0].isDisjoint(with: other[$0]) }
  }

  mutating func add(_ runs: [Int], _ reading: Reading) { self.runs[reading, default: []].formUnion(runs) }

  mutating func add(_ other: PlannedReadings) {
    runs.merge(other.runs) { $0.union($1) }
  }

  private mutating func add(_ claim: TestPlan.Claim) {
    switch claim {
    case .working: add(claim.runs, .working)
    case .ground: for reading in Reading.allCases { add(claim.runs, reading) }
    case .contradiction(let contradiction, _):
      add(claim.runs, contradiction.scope == .working ? .working : .bounds)
    case .expectation, .comparing: add(claim.runs, .bounds)
    }
  }
}

extension Engine {
  /// Evaluates runs of a plan side by side; those that cannot be evaluated are left out.
  func evaluate(_ runs: Set<Int>, _ plan: TestPlan, _ reading: PlannedReadings.Reading) -> [Int: Explainer] {
    let runs = runs.sorted()
    let numbers = Set(runs.map { plan.runs[$0].base }).sorted()
    let bases = numbers.map { plan.bases[$0].profile.profile.read(reading, ruleSet) }
    let variants = runs.map { run in
      let (base, keys) = (numbers.firstIndex(of: plan.runs[run].base) ?? 0, plan.runs[run].facts.map(\.key))
      let profile = plan.profile(of: run)
      let read =
        reading == .working
        ? profile.working(in: ruleSet, from: bases[base], otherwise: keys) : profile.read(reading, ruleSet)
      return ProfileVariant(read, of: base, in: keys)
    }
    return Dictionary(
      uniqueKeysWithValues: zip(runs, evaluate(variants, of: bases)).compactMap { run, found in
        found.map { (run, $0) }
      })
  }
}

extension Profile {
  fileprivate func read(_ reading: PlannedReadings.Reading, _ ruleSet: RuleSet) -> Profile {
    switch reading {
    case .bounds: self
    case .working: working(in: ruleSet)
    case .trusted: trusted(in: ruleSet)
    }
  }
}
