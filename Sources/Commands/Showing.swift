import Loading
import Presentation
import Report
import RuleModel
import SourceText

/// What is asked of the page of a name.
package struct ShowRequest: Sendable {
  package enum Format: String, Sendable, CaseIterable { case text, markdown }

  /// An id, a title in any language, or a part of either.
  package var name: String
  package var rules: String
  package var format: Format
  package var language: ReportLanguage
  /// Columns of the text.
  package var width: Int
  package var colour: Bool

  package init(
    name: String, rules: String = "Rules", format: Format = .text, language: ReportLanguage = .en, width: Int = 80,
    colour: Bool = false
  ) {
    self.name = name
    self.rules = rules
    self.format = format
    self.language = language
    self.width = width
    self.colour = colour
  }
}

/// What a rule set says of one of its names; several that may be meant are listed, and then the status is 64.
package func show(_ request: ShowRequest) -> CommandResult { run { show(request, in: &$0) } }

func show(_ request: ShowRequest, in workspace: inout Workspace) -> CommandResult {
  let rules = workspace.loadRules(directory: request.rules)
  guard !rules.hasErrors else {
    return CommandResult(reading: rules.diagnostics)
  }
  let found = NameSearch(rules.value.ruleSet).find(request.name)
  guard let first = found.first else { return nothing(called: request.name) }
  let card = Card(rules.value.ruleSet, workspace.sources, request.language)
  let document = found.count == 1 ? card.document(first) : card.document(choosing: found, for: request.name)
  return CommandResult(output: text(document, request), status: found.count == 1 ? .done : .badUsage)
}

private func text(_ document: Document, _ request: ShowRequest) -> String {
  switch request.format {
  case .markdown: MarkdownRenderer().render(document)
  case .text: TextRenderer(width: request.width, colour: request.colour).render(document)
  }
}

private func nothing(called name: String) -> CommandResult {
  let diagnostic = Diagnostic(
    code: WorkspaceCode.unknownFilter.code, slug: WorkspaceCode.unknownFilter.slug, severity: .error,
    message: "nothing in the rule set is called '\(name)'", span: .none,
    help: ["give an id, a title in either language, or a part of one"])
  return CommandResult(diagnostics: [diagnostic], status: .badUsage)
}
