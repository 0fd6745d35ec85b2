import Loading
import Reading
import RuleModel
import SourceText
import SystemPackage
import Trials
import YAMLReading

/// What is to be evaluated, and what is claimed of it.
struct TestPlan: Sendable {
  /// A profile, with sections replaced.
  struct Base: Sendable {
    var profile: LoadedProfile
    /// As it is shown: `system: systems/thaw`.
    var replaced: [String]
  }
  /// A profile with facts stated otherwise: evaluated once, however many tests ask for it.
  struct Run: Sendable {
    var base: Int
    var facts: [(key: FactKey, fact: Fact)]
    var stated: [String]
  }
  enum Claim: Sendable {
    case expectation(Expectation, run: Int)
    /// Of the working reading.
    case working(Expectation, run: Int)
    case ground(GroundClaim, run: Int)
    case contradiction(ContradictionClaim, run: Int)
    case comparing(Comparing, first: Int, second: Int)
  }
  struct RunPair: Sendable {
    var first: Int
    var second: Int
  }
  /// A test or a relation on one profile.
  struct Case: Sendable {
    var id: String
    var profile: String
    var isRelation: Bool
    var span: SourceSpan
    /// In how many profiles of the test each of its claims has to hold; nil: in each.
    var least: Int?
    var claims: [Claim] = []
    /// Of working readings; what moves is counted over all pairs.
    var movements: [Movement] = []
    var pairs: [RunPair] = []
  }

  var rules: RuleBase
  var bases: [Base] = []
  var runs: [Run] = []
  var cases: [Case] = []
  var spreads: [PlannedSpread] = []
  /// The places of claims that are known not to hold.
  var notYetMet: Set<SourceSpan> = []

  /// What comes first, over profiles.
  struct PlannedSpread: Sendable {
    var declared: SpreadCase
    /// One a profile.
    var runs: [Int]
  }
}

extension TestPlan {
  /// The profile of a run, with its facts.
  func profile(of run: Int) -> Profile {
    let base = bases[runs[run].base].profile
    return base.profile.stating(
      runs[run].facts.map { ($0.key, $0.fact) }, names: base.names, catalogue: rules.ruleSet.facts)
  }
}

extension TestPlan.Claim {
  var runs: [Int] {
    switch self {
    case .expectation(_, let run), .working(_, let run), .ground(_, let run), .contradiction(_, let run): [run]
    case .comparing(_, let first, let second): [first, second]
    }
  }

  /// The place of what is claimed.
  var span: SourceSpan {
    switch self {
    case .expectation(let expectation, _), .working(let expectation, _): expectation.claim.span
    case .ground(let claim, _): claim.claim.span
    case .contradiction(let claim, _): claim.span
    case .comparing(let comparing, _, _): comparing.claim.span
    }
  }
}

/// Looks up profiles, reads what is said against their names, and finds the runs that are needed.
func planTests(
  _ file: TestFile, _ request: TestRequest, _ rules: RuleBase, in workspace: inout Workspace
) -> Loaded<TestPlan> {
  var planner = TestPlanner(workspace: workspace, rules: rules, folder: request.profiles)
  if !file.tests.isEmpty || !file.relations.isEmpty || !file.spreads.isEmpty { planner.listProfiles() }
  for test in file.tests { planner.plan(test) }
  for relation in file.relations { planner.plan(relation) }
  for spread in file.spreads { planner.plan(spread) }
  workspace = planner.workspace
  return Loaded(planner.plan, workspace.sources.sorted(planner.diagnostics))
}

struct TestPlanner {
  var workspace: Workspace
  var plan: TestPlan
  var diagnostics: [Diagnostic] = []
  private let folder: String
  /// Paths by id, in the order of the index.
  private var listed: [(id: String, path: String)] = []
  private var bases: [[String]: Int?] = [:]
  private var runs: [RunKey: Int] = [:]

  private struct RunKey: Hashable {
    var base: Int
    var facts: [FactKey: Statement]
  }

  init(workspace: Workspace, rules: RuleBase, folder: String) {
    self.workspace = workspace
    self.folder = folder
    plan = TestPlan(rules: rules)
  }

  mutating func listProfiles() {
    let found = workspace.profileIndex(folder: folder, languages: plan.rules.ruleSet.languages)
    diagnostics += found.diagnostics
    listed = found.value.profiles.map { profile in (filePath(profile.path)?.stem ?? profile.path, profile.path) }
  }

  /// The profiles that a choice names; those that nobody listed are diagnosed.
  mutating func profiles(_ choice: ProfileChoice) -> [(id: String, path: String)] {
    switch choice {
    case .all: return listed
    case .named(let names): return names.compactMap { profile($0) }
    }
  }

  mutating func profile(_ name: ProfileChoice.ProfileName) -> (id: String, path: String)? {
    if let found = listed.first(where: { $0.id == name.id }) { return found }
    var sink = DiagnosticSink()
    sink.unknown(
      WorkspaceCode.unknownProfile, "'\(folder)' lists no profile '\(name.id)'", word: name.id, at: name.span,
      among: listed.map(\.id))
    diagnostics += sink.diagnostics
    return nil
  }

  /// Loads a profile once for each set of replaced sections; nil, with diagnostics, where it has errors.
  mutating func base(_ profile: (id: String, path: String), _ change: Change) -> Int? {
    let replaced = change.sections.map { "\($0.key.text): \(workspace.sources.text(of: $0.value.span))" }
    let key = [profile.path] + replaced
    if let known = bases[key] { return known }
    let loaded = workspace.loadProfile(path: profile.path, rules: plan.rules, replacing: change.sections)
    diagnostics += loaded.diagnostics.filter { $0.severity == .error }
    plan.bases.append(TestPlan.Base(profile: loaded.value, replaced: replaced))
    let number = loaded.hasErrors ? nil : plan.bases.count - 1
    bases[key] = number
    return number
  }

  /// The run of a base with these facts.
  mutating func run(_ base: Int, _ facts: [(key: FactKey, fact: Fact)]) -> Int {
    let key = RunKey(
      base: base, facts: Dictionary(facts.map { ($0.key, $0.fact.statement) }) { $1 })
    if let known = runs[key] { return known }
    let names = plan.bases[base].profile.names
    let stated = facts.map { fact in
      "\(names.address(of: fact.key)): \(workspace.sources.text(of: fact.fact.span))"
    }
    plan.runs.append(TestPlan.Run(base: base, facts: facts, stated: plan.bases[base].replaced + stated))
    runs[key] = plan.runs.count - 1
    return plan.runs.count - 1
  }

  func reader(_ base: Int, _ bindings: [ClaimReader.Binding] = []) -> ClaimReader {
    let loaded = plan.bases[base].profile
    return ClaimReader(loaded.names, plan.rules.ruleSet, loaded.profile, bindings: bindings)
  }

  // MARK: Tests

  mutating func plan(_ test: TestCase) {
    note(test.claims.map(\.entry) + test.working + test.grounds)
    for profile in profiles(test.profiles) {
      guard let base = base(profile, test.change) else { continue }
      var reader = reader(base)
      let facts = reader.facts(of: test.change)
      let expectations = test.claims.compactMap { reader.expectation($0) }
      let working = test.working.compactMap { reader.working($0) }
      let grounds = test.grounds.compactMap { reader.ground($0) }
      diagnostics += reader.sink.diagnostics
      let run = run(base, facts)
      plan.cases.append(
        TestPlan.Case(
          id: test.id, profile: profile.id, isRelation: false, span: test.span, least: test.least?.count,
          claims: expectations.map { .expectation($0, run: run) } + working.map { .working($0, run: run) }
            + grounds.map { .ground($0, run: run) }
            + test.contradictions.map { .contradiction($0, run: run) }))
    }
  }

  /// Which of the claims are known not to hold.
  mutating func note(_ claims: [ClaimEntry]) {
    plan.notYetMet.formUnion(claims.filter(\.isNotYetMet).map(\.span))
  }

  // MARK: Spreads

  mutating func plan(_ spread: SpreadCase) {
    let runs = profiles(spread.profiles).compactMap { profile -> Int? in
      guard let base = base(profile, spread.change) else { return nil }
      var reader = reader(base)
      let facts = reader.facts(of: spread.change)
      diagnostics += reader.sink.diagnostics
      return run(base, facts)
    }
    plan.notYetMet.formUnion(spread.spread.limits.filter(\.isNotYetMet).map(\.span))
    plan.spreads.append(TestPlan.PlannedSpread(declared: spread, runs: runs))
  }
}
