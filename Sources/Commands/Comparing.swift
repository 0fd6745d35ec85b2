import Explanation
import Loading
import Presentation
import Reading
import Report
import RuleModel
import SourceText

/// What is asked of a comparison.
package struct CompareRequest: Sendable {
  package enum Format: String, Sendable, CaseIterable { case text, markdown, html, json, csv }

  /// One profile, to be compared with itself once facts are set; or two, as a table of values any number.
  package var profiles: [String]
  package var rules: String
  /// `PATH=VALUE` each: of the only profile, else of both.
  package var settings: [String]
  package var language: ReportLanguage
  /// Nil: as the name of the output says, else text.
  package var format: Format?
  /// All outcomes that the manifest names in place of those of the summary.
  package var showsAll: Bool
  /// The file to which the output goes.
  package var output: String?
  /// The profile's page, in which facts can be changed; its second scenario states what is set.
  package var isLive: Bool
  /// Whether the page holds the profile's notes.
  package var showsNotes = true
  /// Columns of the text.
  package var width: Int
  package var colour: Bool

  package init(
    profiles: [String], rules: String = "Rules", settings: [String] = [], language: ReportLanguage = .en,
    format: Format? = nil, showsAll: Bool = false, isLive: Bool = false, width: Int = 80,
    colour: Bool = false
  ) {
    self.profiles = profiles
    self.rules = rules
    self.settings = settings
    self.language = language
    self.format = format
    self.showsAll = showsAll
    self.isLive = isLive
    self.width = width
    self.colour = colour
  }
}

/// What differs between two cities, or for one once facts are stated otherwise.
package func compare(_ request: CompareRequest) -> CommandResult { run { compare(request, in: &$0) } }

func compare(_ request: CompareRequest, in workspace: inout Workspace) -> CommandResult {
  guard let format = request.usedFormat else { return CommandResult(unknownEndingOf: request.output ?? "") }
  var request = request
  request.format = format
  let rules = workspace.loadRules(directory: request.rules)
  guard !rules.hasErrors else { return CommandResult(reading: rules.diagnostics) }
  let sides = comparedSides(request)
  if sides.isEmpty { return nothingToCompare(request) }
  if request.isLive, let refusal = refusedPage(request, format) { return refusal }
  let loaded = sides.map { workspace.loadProfile(path: $0.path, rules: rules.value, settings: $0.settings) }
  var diagnostics = workspace.sources.sorted(
    (rules.diagnostics + loaded.flatMap(\.diagnostics)).missed(in: request.language))
  if loaded.contains(where: \.hasErrors) { return CommandResult(reading: diagnostics) }
  let engine = Engine(rules.value.ruleSet)
  let cases = loaded.map { LoadedCase(rules: rules.value, engine: engine, profile: $0.value) }
  let evaluated = cases.map { $0.readings(workspace.sources) }
  diagnostics = workspace.sources.sorted(diagnostics + evaluated.flatMap(\.diagnostics))
  let readings = evaluated.compactMap(\.value)
  guard readings.count == sides.count else { return CommandResult(diagnostics: diagnostics, status: .badContent) }
  if request.isLive {
    let page = livePage(EvaluationOutput(cases[0], readings[0], workspace.sources), readings[1].profile, request)
    return CommandResult(output: page, diagnostics: diagnostics)
  }
  let isOfOne = request.profiles.count == 1
  let output =
    format == .csv
    ? table(readings, request, workspace.sources, isOfOne: isOfOne)
    : comparison(readings, request, workspace.sources, isOfOne: isOfOne)
  return CommandResult(output: output, diagnostics: diagnostics)
}

extension CompareRequest {
  /// As it is asked for, else as the output's name says, else text; nil for an unknown ending.
  fileprivate var usedFormat: Format? {
    if let format { return format }
    if let output, output.lowercased().hasSuffix(".csv") { return .csv }
    return outputFormat(nil, output).flatMap { Format(rawValue: $0.rawValue) }
  }
}

private func comparedSides(_ request: CompareRequest) -> [(path: String, settings: [String])] {
  switch request.profiles.count {
  case 1 where !request.settings.isEmpty:
    [(request.profiles[0], []), (request.profiles[0], request.settings)]
  case 2...: request.profiles.count > 2 && request.format != .csv ? [] : request.profiles.map { ($0, request.settings) }
  default: []
  }
}

private func nothingToCompare(_ request: CompareRequest) -> CommandResult {
  let isOfMany = request.profiles.count > 2
  let found = WorkspaceCode.commandLine.diagnostic(
    isOfMany ? "two profiles are compared, and more are named" : "there is nothing to compare with", at: .none,
    help: ["name two profiles, or one with '--set PATH=VALUE'"]
      + (isOfMany ? ["'--format csv' puts any number side by side as a table"] : []))
  return CommandResult(diagnostics: [found], status: .badUsage)
}

/// What keeps a page in which facts can be changed from being made.
private func refusedPage(_ request: CompareRequest, _ format: CompareRequest.Format) -> CommandResult? {
  let (message, help) =
    request.profiles.count != 1
    ? (
      "a page in which facts can be changed is that of one profile, and two are named",
      "name one profile, with '--set PATH=VALUE'"
    )
    : (
      "'--live' makes a page, and another format is asked for",
      "add '--format html', or '-o' with a name that ends in '.html'"
    )
  if request.profiles.count == 1, format == .html { return nil }
  let found = WorkspaceCode.commandLine.diagnostic(message, at: .none, help: [help])
  return CommandResult(diagnostics: [found], status: .badUsage)
}

/// The profile's page; its second scenario has what the other states otherwise.
private func livePage(_ output: EvaluationOutput, _ other: Profile, _ request: CompareRequest) -> String {
  let own = output.readings.profile.facts
  var changed = other.facts.filter { $0.value.statement != own[$0.key]?.statement }
  // A section in place of another may leave out what that one states.
  for (key, fact) in own where other.facts[key] == nil {
    changed[key] = Fact(statement: .unknown, origin: .set, span: fact.span)
  }
  let asked = EvaluationRequest(
    profile: request.profiles[0], language: request.language, format: .html, showsNotes: request.showsNotes,
    isLive: true)
  let document = DocumentOutput(output, asked)
  return document.page(document.liveScript(scenario: changed))
}

/// A line for each outcome, changed or not, and a column for each side.
private func table(
  _ readings: [Readings], _ request: CompareRequest, _ sources: SourceMap, isOfOne: Bool
) -> String {
  let keys = request.showsAll ? readings[0].answers().map(\.key) : readings[0].summaryKeys
  let names = isOfOne ? [readings[0].profile.id, request.settings.joined(separator: "; ")] : readings.map(\.profile.id)
  let sides = zip(names, readings).map { name, readings in
    (name, Presenter(readings, files: sources, language: request.language))
  }
  // A table program takes it for UTF-8 by its first sign.
  return "\u{FEFF}" + OutcomeRows(sides, keys, areOfOneProfile: isOfOne).rows.map { CSV.line($0) }.joined()
}

private func comparison(_ readings: [Readings], _ request: CompareRequest, _ sources: SourceMap, isOfOne: Bool)
  -> String
{
  let keys = request.showsAll ? readings[0].answers().map(\.key) : readings[0].summaryKeys
  func presenters(_ language: ReportLanguage) -> [Presenter] {
    readings.map { Presenter($0, files: sources, language: language) }
  }
  if isOfOne {
    let compared = readings[0].comparison(with: readings[1], of: keys)
    return text(request, readings[0].ruleSet) { language in
      let both = presenters(language)
      let changes = ChangeDocument(both[0], both[1], compared)
      return (changes.json, changes.document)
    }
  }
  return text(request, readings[0].ruleSet) { language in
    let both = presenters(language)
    let sides = SideBySide(both[0], both[1], keys)
    return (sides.json, sides.document)
  }
}

/// In the format that is asked for; a page in every language of the rule set, the one that is asked for first.
private func text(
  _ request: CompareRequest, _ ruleSet: RuleSet, _ shown: (ReportLanguage) -> (json: JSONValue, document: Document)
) -> String {
  switch request.format {
  case .json: shown(request.language).json.text()
  case .markdown: MarkdownRenderer().render(shown(request.language).document)
  case .html: HTMLRenderer().render(ruleSet.languages(first: request.language).map { ($0, shown($0).document) })
  case .text, .csv, nil:
    TextRenderer(width: request.width, colour: request.colour).render(shown(request.language).document)
  }
}
