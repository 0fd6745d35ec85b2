import Loading
import Reading
import SourceText

/// What is asked of a conversion.
package struct ConvertRequest: Sendable {
  /// A profile, or a table whose name ends in `.csv`.
  package var file: String
  /// The file to which the output goes: facts that a table names are looked for as from there.
  package var output: String?
  package var rules: String

  package init(file: String, output: String? = nil, rules: String = "Rules") {
    self.file = file
    self.output = output
    self.rules = rules
  }
}

/// A profile as a table of comma-separated values, or such a table as a profile.
package func convert(_ request: ConvertRequest) -> CommandResult { run { convert(request, in: &$0) } }

func convert(_ request: ConvertRequest, in workspace: inout Workspace) -> CommandResult {
  let rules = workspace.loadRules(directory: request.rules)
  guard !rules.hasErrors else { return CommandResult(reading: rules.diagnostics) }
  let isTable = request.file.lowercased().hasSuffix(".csv")
  if let output = request.output, output.lowercased().hasSuffix(".csv") == isTable {
    let found = WorkspaceCode.commandLine.diagnostic(
      "a profile becomes a table, and a table a profile", at: .none,
      help: ["a table's name ends in '.csv', a profile's in '.yaml'"])
    return CommandResult(diagnostics: [found], status: .badUsage)
  }
  let name = request.output ?? request.file.replacing(".csv", with: ".yaml")
  let written =
    isTable
    ? WrittenProfile.table(path: request.file, as: name, rules: rules.value, in: &workspace)
    : WrittenProfile.read(path: request.file, rules: rules.value, in: &workspace)
  let diagnostics = workspace.sources.sorted(rules.diagnostics + written.diagnostics)
  guard let rows = written.value?.rows else { return CommandResult(reading: diagnostics) }
  let text =
    isTable ? String(decoding: ProfileText(rows, rules.value.names).bytes, as: UTF8.self) : ProfileTable.text(rows)
  return CommandResult(output: text, diagnostics: diagnostics)
}
