import Loading
import Presentation
import Reading
import Report
import RuleModel
import SourceText
import SystemPackage

/// What is asked of a file to be filled in.
package struct NewFileRequest: Sendable {
  /// `profile`, or the name of a kind whose facts several profiles share, such as `country`.
  package var what: String
  /// Where it shall stand; its name gives the id.
  package var file: String
  /// How many entities stand in the lists that a profile makes itself, by the list's key; elsewhere one.
  package var counts: [String: Int]
  /// A profile whose answers stand as examples.
  package var like: String?
  package var rules: String
  package var language: ReportLanguage

  package init(
    what: String = "profile", file: String, counts: [String: Int] = [:], like: String? = nil, rules: String = "Rules",
    language: ReportLanguage = .en
  ) {
    self.what = what
    self.file = file
    self.counts = counts
    self.like = like
    self.rules = rules
    self.language = language
  }
}

/// The text of a file to be filled in; nothing is written.
package func newFile(_ request: NewFileRequest) -> CommandResult { run { newFile(request, in: &$0) } }

func newFile(_ request: NewFileRequest, in workspace: inout Workspace) -> CommandResult {
  let rules = workspace.loadRules(directory: request.rules)
  guard !rules.hasErrors else { return CommandResult(reading: rules.diagnostics) }
  guard let path = filePath(request.file), let id = path.stem, isName(id) else {
    return refused(
      WorkspaceCode.setting, "'\(request.file)' gives no name", ["end it in a name such as 'my-city.yaml'"])
  }
  if (try? fileType(path)) != nil {
    return refused(
      WorkspaceCode.unreadableInput, "the file '\(request.file)' is there already", ["name another file"])
  }
  if let unknown = request.counts.keys.sorted().first(where: { !lists(rules.value.ruleSet).contains($0) }) {
    let known = quotedList(lists(rules.value.ruleSet).map { "--" + $0 })
    return refused(WorkspaceCode.unknownFilter, "profiles make no list '\(unknown)'", ["they make \(known)"])
  }
  var wanted = ProfileTemplate.Request(
    id: id, counts: request.counts, files: sharedFiles(beside: request.file, rules.value.names, in: &workspace))
  if let like = request.like {
    let loaded = workspace.loadProfile(path: like, rules: rules.value)
    guard !loaded.hasErrors else { return CommandResult(reading: loaded.diagnostics) }
    wanted.like = loaded.value.profile
  }
  let template = ProfileTemplate(rules.value.ruleSet, request.language, wanted)
  if request.what == "profile" { return CommandResult(output: template.text) }
  guard let kind = rules.value.names.kind(request.what), isShared(rules.value.ruleSet.kinds[kind.raw]) else {
    let known = ["profile"] + rules.value.ruleSet.kinds.filter(isShared).map(\.name)
    return refused(
      WorkspaceCode.unknownFilter, "there is no file of '\(request.what)'", ["it is one of \(quotedList(known))"])
  }
  return CommandResult(output: template.text(of: kind))
}

/// The keys of the lists that a profile makes itself.
private func lists(_ ruleSet: RuleSet) -> [String] {
  ruleSet.kinds.indices.filter { ruleSet.kinds[$0].form == .many && ruleSet.entities[$0].isEmpty }
    .map { ruleSet.kinds[$0].listKey }
}

/// Whether its facts can stand in a file that profiles name.
private func isShared(_ kind: Kind) -> Bool {
  switch kind.form {
  case .single: kind.name != "profile"
  case .byReference: true
  case .many, .pair: false
  }
}

private func refused(_ code: DiagnosticCode, _ message: String, _ help: [String]) -> CommandResult {
  CommandResult(diagnostics: [code.diagnostic(message, at: .none, help: help)], status: .badUsage)
}
