import Explanation
import Loading
import Presentation
import Report
import RuleModel
import SourceText

/// What is asked of a folder of pages.
package struct PagesRequest: Sendable {
  package var rules: String
  /// The folder whose profiles get a page each, in the order of its index.
  package var profiles: String
  /// The language that is shown first.
  package var language: ReportLanguage
  package var showsNotes: Bool

  package init(
    rules: String = "Rules", profiles: String = "Profiles", language: ReportLanguage = .en, showsNotes: Bool = true
  ) {
    (self.rules, self.profiles, self.language, self.showsNotes) = (rules, profiles, language, showsNotes)
  }
}

/// A page for each profile of a folder, in which facts can be changed, and an index of them: to be carried where there is
/// no network.
package func pages(_ request: PagesRequest) -> CommandResult { run { pages(request, in: &$0) } }

func pages(_ request: PagesRequest, in workspace: inout Workspace) -> CommandResult {
  let rules = workspace.loadRules(directory: request.rules)
  guard !rules.hasErrors else { return CommandResult(reading: rules.diagnostics) }
  let ruleSet = rules.value.ruleSet
  let index = workspace.profileIndex(folder: request.profiles, languages: ruleSet.languages)
  guard !index.hasErrors else { return CommandResult(reading: index.diagnostics) }
  let engine = Engine(ruleSet)
  var result = CommandResult(diagnostics: index.diagnostics)
  var made: [(listed: ListedProfile, page: LivePageOutput)] = []
  for listed in index.value.profiles {
    let page = livePage(listed, request, rules.value, engine, in: &workspace)
    result.diagnostics += page.diagnostics
    if let page = page.value { made.append((listed, page)) }
  }
  result.diagnostics = workspace.sources.sorted(result.diagnostics.missed(in: request.language))
  if result.diagnostics.contains(where: { $0.severity == .error }) { return CommandResult(reading: result.diagnostics) }
  result.files = made.map { ($0.page.file, $0.page.text) } + [("index.html", indexPage(made, ruleSet, request))]
  return result
}

/// A page on its way into a folder.
private struct LivePageOutput {
  var file: String
  var text: String
  /// The document's title in each language.
  var titles: [String]
}

private func livePage(
  _ listed: ListedProfile, _ request: PagesRequest, _ rules: RuleBase, _ engine: Engine, in workspace: inout Workspace
) -> Loaded<LivePageOutput?> {
  let loaded = workspace.loadProfile(path: listed.path, rules: rules)
  guard !loaded.hasErrors else { return Loaded(nil, loaded.diagnostics) }
  let value = LoadedCase(rules: rules, engine: engine, profile: loaded.value)
  let evaluated = value.readings(workspace.sources)
  guard let readings = evaluated.value else { return Loaded(nil, loaded.diagnostics + evaluated.diagnostics) }
  let asked = EvaluationRequest(
    profile: listed.path, language: request.language, format: .html, showsNotes: request.showsNotes, isLive: true)
  let output = DocumentOutput(EvaluationOutput(value, readings, workspace.sources), asked)
  let page = LivePageOutput(
    file: readings.profile.id + ".html", text: output.text(as: .html), titles: output.titles)
  return Loaded(page, loaded.diagnostics + evaluated.diagnostics)
}

private func indexPage(
  _ pages: [(listed: ListedProfile, page: LivePageOutput)], _ ruleSet: RuleSet, _ request: PagesRequest
) -> String {
  let languages = ruleSet.languages(first: request.language)
  let indices = languages.enumerated().map { number, language in
    let words = IndexWords(ruleSet, language)
    return PageIndex(
      language: language, title: words.title, note: words.note,
      entries: pages.map { listed, page in
        PageIndex.Entry(
          file: page.file, title: page.titles[number], note: listed.goodFor.flatMap(words.text) ?? "")
      })
  }
  return HTMLRenderer().render(indices)
}
