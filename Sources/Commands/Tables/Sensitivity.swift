import Explanation
import Loading
import Parallel
import Presentation
import Reading
import RuleModel
import SourceText
import Trials

/// How much of the outcomes each determinant moves, profile by profile; with the id of one, also which placeholders
/// move more than it does.
///
/// Determinants are the relations of tests that say what moves. About as many evaluations as they have runs, and one
/// for every other value of a placeholder.
func sensitivityTable(
  _ against: String?, _ request: TableRequest, _ rules: RuleBase, in workspace: inout Workspace
) -> CommandResult {
  let planned = planTables(request, rules, in: &workspace)
  guard !planned.hasErrors else {
    return CommandResult(reading: planned.diagnostics)
  }
  let determinants = planned.value.file.relations.filter { !$0.movements.isEmpty }
  let typed = TypedNames(
    [against].compactMap { $0 }, "relation that says what moves", among: determinants.map { NameCandidate($0.id) })
  guard typed.unknown.isEmpty else { return CommandResult(diagnostics: typed.unknown, status: .badUsage) }
  let against = typed.found.first
  let plan = planned.value.plan
  let engine = Engine(rules.ruleSet)
  let profiles = plan.cases.map(\.profile).reduce(into: [String]()) { if !$0.contains($1) { $0.append($1) } }
  let columns = profiles.concurrentMap(counting: request.work) { profile in
    SensitivityRunner(plan: plan, engine: engine).column(profile, determinants.map(\.id), against: against)
  }
  let table = SensitivityTable(
    determinants.map { SensitivityTable.Determinant(id: $0.id, title: $0.title, movements: $0.movements) },
    columns, against: against, rules.ruleSet, top: request.top, request.language)
  return CommandResult(output: output(table.document, table.json, request))
}

/// What comes first in each profile, how often, and what is claimed of it.
func spreadTable(_ request: TableRequest, _ rules: RuleBase, in workspace: inout Workspace) -> CommandResult {
  let planned = planTables(request, rules, in: &workspace)
  guard !planned.hasErrors else {
    return CommandResult(reading: planned.diagnostics)
  }
  var results = TestResults()
  judgeSpreads(planned.value.plan, Engine(rules.ruleSet), workspace.sources, &results, counting: request.work)
  let tables = results.spreads.map { outcome in
    LeadingTable(
      outcome.declared.id, outcome.declared.title, outcome.declared.spread,
      Array(zip(outcome.profiles, outcome.tally.lists)), outcome.tally, rules.ruleSet, request.language)
  }
  return CommandResult(output: output(LeadingTable.document(tables), LeadingTable.json(tables), request))
}

/// Evaluates the runs of one profile.
private struct SensitivityRunner: Sendable {
  let plan: TestPlan
  let engine: Engine

  func column(_ profile: String, _ ids: [String], against: String?) -> SensitivityTable.Column {
    let cases = plan.cases.filter { $0.profile == profile && $0.isRelation }
    let cells = ids.map { id in cases.first { $0.id == id }.flatMap { cell($0) } }
    guard let against, let own = cases.first(where: { $0.id == against }), let weight = cells[index(against, ids)]
    else {
      return SensitivityTable.Column(profile: profile, cells: cells, heavier: [])
    }
    return SensitivityTable.Column(profile: profile, cells: cells, heavier: heavier(than: weight, own))
  }

  private func index(_ id: String, _ ids: [String]) -> Int { ids.firstIndex(of: id) ?? 0 }

  /// What moves from run to run; nil where a run cannot be evaluated.
  private func cell(_ planned: TestPlan.Case) -> SensitivityTable.Cell? {
    var found = SensitivityTable.Cell(counts: Array(repeating: 0, count: planned.movements.count))
    let runs = workingRuns(planned)
    var moving: [[FactKey]] = planned.movements.map { _ in [] }
    for pair in planned.pairs {
      guard let first = runs[pair.first], let second = runs[pair.second] else { return nil }
      found.add(moved(outcomes, first, second), of: outcomes.reduce(0) { $0 + first.keys(of: $1.attribute).count })
      for (number, movement) in planned.movements.enumerated() {
        moving[number] += moved(movement.parts, first, second)
        found.counts[number] = distinct(moving[number])
      }
    }
    return found
  }

  /// The working readings of what a relation compares, side by side; without those that cannot be evaluated.
  private func workingRuns(_ planned: TestPlan.Case) -> [Int: Explainer] {
    engine.evaluate(Set(planned.pairs.flatMap { [$0.first, $0.second] }), plan, .working)
  }

  private var outcomes: [Movement.Part] { engine.ruleSet.outcomes.map { Movement.Part(attribute: $0.attribute) } }

  private func distinct(_ keys: [FactKey]) -> Int {
    Set(keys.map { [engine.ruleSet.attributes[$0.attribute.raw].kind.raw] + $0.numbers }).count
  }

  // MARK: Placeholders

  /// Placeholders of which one other value alone moves more outcomes than any step of the determinant does.
  private func heavier(than weight: SensitivityTable.Cell, _ planned: TestPlan.Case) -> [SensitivityTable.Heavier] {
    guard let run = planned.pairs.first?.first,
      let readings = engine.readings(plan.bases[plan.runs[run].base].profile.profile)
    else { return [] }
    let placeholders = Set(readings.profile.placeholders)
    let spelling = Spelling(engine.ruleSet, entities: readings.profile.entities)
    var most: [FactKey: Int] = [:]
    for change in readings.changes where placeholders.contains(change.key) {
      var profile = readings.working.profile
      profile.facts[change.key] = Fact(statement: change.statement, origin: .set, span: .none)
      guard let other = engine.evaluate(profile, like: readings.working) else { continue }
      most[change.key] = max(most[change.key] ?? 0, moved(outcomes, readings.working, other).count)
    }
    return most.filter { $0.value > weight.largest }.sorted { $0.key < $1.key }
      .map { SensitivityTable.Heavier(fact: spelling.address(of: $0.key), moved: $0.value) }
  }
}

private struct PlannedTables {
  var file: TestFile
  var plan: TestPlan
}

/// The tests of the rule set, planned.
private func planTables(
  _ request: TableRequest, _ rules: RuleBase, in workspace: inout Workspace
) -> Loaded<PlannedTables> {
  let tests = TestRequest(rules: request.rules, profiles: request.profiles)
  let file = readTests(tests, rules, in: &workspace)
  var measured = file.value
  measured.tests = []
  measured.relations.removeAll { $0.movements.isEmpty }
  for index in measured.relations.indices { measured.relations[index].claims = [] }
  let plan = planTests(measured, tests, rules, in: &workspace)
  return Loaded(
    PlannedTables(file: measured, plan: plan.value), workspace.sources.sorted(file.diagnostics + plan.diagnostics))
}
