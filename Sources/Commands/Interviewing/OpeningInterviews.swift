import Loading
import Presentation
import Reading
import RuleModel
import SourceText
import SystemPackage

/// Why an interview does not begin.
package struct NoInterview: Error {
  package var result: CommandResult
}

extension Interview {
  /// Begins an interview, or goes on with one whose file is there.
  package static func open(_ request: InterviewRequest) -> Result<Interview, NoInterview> {
    var found: Interview?
    let result = Commands.run { workspace in
      var opening = Opening(request: request, workspace: workspace)
      let result = opening.open()
      found = opening.interview
      workspace = opening.workspace
      return result
    }
    return found.map { .success($0) } ?? .failure(NoInterview(result: result))
  }
}

private struct Opening {
  let request: InterviewRequest
  var workspace: Workspace
  var interview: Interview?

  init(request: InterviewRequest, workspace: Workspace) {
    self.request = request
    self.workspace = workspace
  }

  /// What keeps it from beginning, if anything does.
  mutating func open() -> CommandResult {
    let rules = workspace.loadRules(directory: request.rules)
    guard rules.value.isSound else { return CommandResult(reading: rules.diagnostics) }
    guard let path = filePath(request.file), let id = path.stem, isName(id) else {
      let found = WorkspaceCode.commandLine.diagnostic(
        "'\(request.file)' gives no name", at: .none, help: ["end it in a name such as 'my-city.yaml'"])
      return CommandResult(diagnostics: [found], status: .badUsage)
    }
    var like: LoadedProfile?
    if let name = request.like {
      let loaded = workspace.loadProfile(path: name, rules: rules.value)
      guard !loaded.hasErrors else { return CommandResult(reading: loaded.diagnostics) }
      like = loaded.value
    }
    var rows = ProfileRows([ProfileRow(path: "profile", value: id)])
    if (try? fileType(path)) != nil {
      let written = WrittenProfile.read(path: request.file, rules: rules.value, in: &workspace)
      guard let value = written.value else { return CommandResult(reading: written.diagnostics) }
      rows = value.rows
    }
    return begin(rows, rules.value, like)
  }

  private mutating func begin(_ rows: ProfileRows, _ rules: RuleBase, _ like: LoadedProfile?) -> CommandResult {
    let engine = Engine(rules.ruleSet)
    switch Interview.evaluate(rows, request, workspace, rules, engine) {
    case .failure(let refusal):
      let found = WorkspaceCode.commandLine.diagnostic(
        "the profile '\(request.file)' cannot be evaluated", at: .none, help: refusal.reasons)
      return CommandResult(diagnostics: [found], status: .badContent)
    case .success(let state):
      let files = sharedFiles(beside: request.file, rules.names, in: &workspace)
      interview = Interview(
        request, workspace, rules, engine, like: like, files: files.mapValues { $0.map { option($0, rules) } },
        rows: rows, state: state)
      return CommandResult()
    }
  }

  /// A file by its name and by what the entity in it is called.
  private func option(_ name: String, _ rules: RuleBase) -> AnswerOption {
    let titles = titles(ofShared: name, beside: request.file, rules, in: workspace)
    let place = rules.names.language(request.language.rawValue)?.raw ?? 0
    let title = titles.indices.contains(place) ? titles[place] : titles.first
    return AnswerOption(NameCandidate(name, titles: titles), title: title ?? name)
  }
}
