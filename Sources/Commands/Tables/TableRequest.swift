import Loading
import Parallel
import Presentation
import Report
import RuleModel
import SourceText

/// What is asked of a table.
package struct TableRequest: Sendable {
  package enum Table: Sendable {
    /// Statements of registers, and what meets them; nil: of all registers.
    case basis(register: String?)
    /// Outcomes over profiles; of some attributes, or of all that the manifest names.
    case outcomes(attributes: [String], profiles: [String])
    /// What determinants move; which placeholders move more than the one with this id.
    case sensitivity(against: String?)
    /// What comes first.
    case spread
    /// How firmly the outcomes of the summary stand, over profiles, and which placeholders carry most.
    case grounds(profiles: [String])
  }
  package enum Format: String, Sendable, CaseIterable { case markdown, text, json }

  package var table: Table
  package var rules: String
  /// The folder of `profiles.yaml`.
  package var profiles: String
  /// How many leading entities are named.
  package var top: Int
  package var format: Format
  /// The language of the table.
  package var language: ReportLanguage
  /// Columns of the text.
  package var width: Int
  package var colour: Bool
  /// Counts what is done; nil where nobody watches.
  package var work: WorkCount?

  package init(
    table: Table, rules: String = "Rules", profiles: String = "Profiles", top: Int = 5, format: Format = .markdown,
    language: ReportLanguage = .en, width: Int = 80, colour: Bool = false
  ) {
    self.table = table
    self.rules = rules
    self.profiles = profiles
    self.top = top
    self.format = format
    self.language = language
    self.width = width
    self.colour = colour
  }
}

/// A table over the rule set, or over what follows for many profiles.
package func table(_ request: TableRequest) -> CommandResult { run { table(request, in: &$0) } }

/// A table over the rule set, or over what follows for many profiles.
func table(_ request: TableRequest, in workspace: inout Workspace) -> CommandResult {
  let rules = workspace.loadRules(directory: request.rules, registers: true)
  guard !rules.hasErrors else {
    return CommandResult(reading: rules.diagnostics)
  }
  var result =
    switch request.table {
    case .basis(let register): basisTable(register, request, rules.value)
    case .outcomes(let attributes, let profiles):
      outcomesTable(attributes, profiles, request, rules.value, in: &workspace)
    case .sensitivity(let against): sensitivityTable(against, request, rules.value, in: &workspace)
    case .spread: spreadTable(request, rules.value, in: &workspace)
    case .grounds(let profiles): groundsTable(profiles, request, rules.value, in: &workspace)
    }
  result.diagnostics = workspace.sources.sorted(rules.diagnostics.filter { $0.severity == .error } + result.diagnostics)
  return result
}

func output(_ document: Document, _ json: JSONValue, _ request: TableRequest) -> String {
  switch request.format {
  case .markdown: MarkdownRenderer().render(document)
  case .text: TextRenderer(width: request.width, colour: request.colour).render(document)
  case .json: json.text()
  }
}

// MARK: Registers

private func basisTable(_ register: String?, _ request: TableRequest, _ rules: RuleBase) -> CommandResult {
  let typed = TypedNames([register].compactMap { $0 }, "register", among: rules.registers.map { NameCandidate($0.id) })
  guard typed.unknown.isEmpty else { return CommandResult(diagnostics: typed.unknown, status: .badUsage) }
  let chosen = rules.registers.filter { register == nil || typed.found.contains($0.id) }
  let trace = RegisterTrace(rules.registers, rules.ruleSet)
  let tables = chosen.map { RegisterTable($0, trace, rules.ruleSet, request.language) }
  let json = JSONValue.object([
    ("schema", "demarche/table/1"), ("registers", .array(tables.map(\.json))),
  ])
  return CommandResult(output: output(Document(tables.flatMap(\.document.blocks)), json, request))
}

// MARK: Outcomes

private func outcomesTable(
  _ attributes: [String], _ profiles: [String], _ request: TableRequest, _ rules: RuleBase,
  in workspace: inout Workspace
) -> CommandResult {
  let typed = TypedNames(
    attributes, "outcome", among: rules.ruleSet.outcomes.map { rules.ruleSet.attributes[$0.attribute.raw].candidate })
  guard typed.unknown.isEmpty else { return CommandResult(diagnostics: typed.unknown, status: .badUsage) }
  let outcomes = rules.ruleSet.outcomes.filter { outcome in
    attributes.isEmpty || typed.found.contains(rules.ruleSet.attributes[outcome.attribute.raw].fullName)
  }
  return table(over: profiles, request, rules, in: &workspace) { engine, profile in
    engine.readings(profile.profile).map { SpreadColumn(profile.profile.id, $0, outcomes.map(\.attribute)) }
  } content: { columns in
    let spread = SpreadTable(columns, outcomes, rules.ruleSet, top: request.top, request.language)
    return (spread.document, spread.json)
  }
}

// MARK: Grounds

private func groundsTable(
  _ profiles: [String], _ request: TableRequest, _ rules: RuleBase, in workspace: inout Workspace
) -> CommandResult {
  table(over: profiles, request, rules, in: &workspace) { engine, profile in
    engine.readings(profile.profile).map { GroundColumn(profile.profile.id, $0, profile.names) }
  } content: { columns in
    let grounds = GroundTable(columns, rules.ruleSet, top: request.top, request.language)
    return (grounds.document, grounds.json)
  }
}

// MARK: Profiles

/// What is read of each profile, side by side, as one table; without profiles, of all that the index lists.
private func table<Column: Sendable>(
  over profiles: [String], _ request: TableRequest, _ rules: RuleBase, in workspace: inout Workspace,
  column: @Sendable (Engine, LoadedProfile) -> Column?, content: ([Column]) -> (Document, JSONValue)
) -> CommandResult {
  let loaded = spreadProfiles(profiles, request, rules, in: &workspace)
  guard !loaded.hasErrors else {
    return CommandResult(reading: loaded.diagnostics)
  }
  let engine = Engine(rules.ruleSet)
  let columns = loaded.value.concurrentMap(counting: request.work) { column(engine, $0) }
  let failed = zip(loaded.value, columns).filter { $0.1 == nil }.flatMap { engine.refusals($0.0, workspace.sources) }
  guard failed.isEmpty else { return CommandResult(diagnostics: failed, status: .badContent) }
  let (document, json) = content(columns.compactMap { $0 })
  return CommandResult(output: output(document, json, request))
}

private func spreadProfiles(
  _ paths: [String], _ request: TableRequest, _ rules: RuleBase, in workspace: inout Workspace
) -> Loaded<[LoadedProfile]> {
  var diagnostics: [Diagnostic] = []
  var files = paths
  if files.isEmpty {
    let listed = workspace.profileIndex(folder: request.profiles, languages: rules.ruleSet.languages)
    diagnostics += listed.diagnostics
    files = listed.value.profiles.map(\.path)
  }
  let profiles = files.map { path in
    let loaded = workspace.loadProfile(path: path, rules: rules)
    diagnostics += loaded.diagnostics.filter { $0.severity == .error }
    return loaded.value
  }
  return Loaded(profiles, workspace.sources.sorted(diagnostics))
}
