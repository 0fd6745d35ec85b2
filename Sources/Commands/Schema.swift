import Loading
import Report
import RuleModel
import Schemas
import SourceText

/// What is asked of a schema.
package struct SchemaRequest: Sendable {
  /// Which files: one of `FileSchema.files`, or a kind whose facts can stand in a file of their own.
  package var file: String
  package var rules: String
  /// The language of titles and texts.
  package var language: ReportLanguage

  package init(file: String, rules: String = "Rules", language: ReportLanguage = .en) {
    self.file = file
    self.rules = rules
    self.language = language
  }
}

/// The sorts of files that every rule set has.
package let schemaFiles = FileSchema.files

/// The JSON Schema of files of a rule set, for editors and for checks without this program.
package func schema(_ request: SchemaRequest) -> CommandResult { run { schema(request, in: &$0) } }

func schema(_ request: SchemaRequest, in workspace: inout Workspace) -> CommandResult {
  let rules = workspace.loadRules(directory: request.rules)
  // The vocabulary may be whole though a rule is wrong, and whoever mends the rule wants the schema.
  guard !rules.isUnreadable, !rules.value.ruleSet.attributes.isEmpty else {
    return CommandResult(reading: rules.diagnostics)
  }
  let schemas = FileSchema(rules.value.ruleSet, request.language)
  if let found = schemas.json(of: request.file) { return CommandResult(output: found.text(.compact) + "\n") }
  let known = FileSchema.files + schemas.sharedKinds
  let near = nearest(to: request.file, among: known)
  let diagnostic = WorkspaceCode.unknownFilter.diagnostic(
    "there are no files of '\(request.file)'", at: .none,
    help: near.isEmpty ? ["schemas are made for \(quotedList(known))"] : ["did you mean \(quotedList(near, "or"))?"])
  return CommandResult(diagnostics: [diagnostic], status: .badUsage)
}
