import Loading
import Presentation
import Report
import RuleModel
import SourceText

/// What is asked of a drawing of a rule set.
package struct GraphRequest: Sendable {
  package enum Format: String, Sendable, CaseIterable { case dot, mermaid, svg }

  package var rules: String
  /// What leads to these attributes; none: everything.
  package var attributes: [String]
  /// In how many steps.
  package var steps: Int
  package var format: Format
  /// The language of titles.
  package var language: ReportLanguage

  package init(
    rules: String = "Rules", attributes: [String] = [], steps: Int = 1, format: Format = .dot,
    language: ReportLanguage = .en
  ) {
    (self.rules, self.attributes, self.steps) = (rules, attributes, steps)
    (self.format, self.language) = (format, language)
  }
}

/// What is concluded from what, as text that others draw.
package func graph(_ request: GraphRequest) -> CommandResult { run { graph(request, in: &$0) } }

func graph(_ request: GraphRequest, in workspace: inout Workspace) -> CommandResult {
  let rules = workspace.loadRules(directory: request.rules)
  guard !rules.hasErrors else { return CommandResult(reading: rules.diagnostics) }
  let ruleSet = rules.value.ruleSet
  let typed = TypedNames(request.attributes, "attribute", among: ruleSet.attributes.map(\.candidate))
  guard typed.unknown.isEmpty else { return CommandResult(diagnostics: typed.unknown, status: .badUsage) }
  let centres = ruleSet.attributes.indices.filter { typed.found.contains(ruleSet.attributes[$0].fullName) }
  let whole = RuleGraph(ruleSet)
  let chosen = centres.isEmpty ? whole : whole.around(centres.map { AttributeID($0) }, steps: request.steps)
  let drawing = Graph(chosen, ruleSet, request.language)
  switch request.format {
  case .dot: return CommandResult(output: drawing.dot)
  case .mermaid: return CommandResult(output: drawing.mermaid)
  case .svg: return drawnByGraphviz(drawing.dot)
  }
}

/// The most bytes of a drawing.
private let greatestDrawing = 1 << 28

private func drawnByGraphviz(_ dot: String) -> CommandResult {
  guard let bytes = outputOfProgram(["dot", "-Tsvg"], input: Array(dot.utf8), limit: greatestDrawing) else {
    return CommandResult(
      diagnostics: [
        WorkspaceCode.missingProgram.diagnostic(
          "'dot' cannot be run, which draws SVG", at: .none,
          help: ["install Graphviz, or write '--format dot' for it, or '--format mermaid' for a page"])
      ], status: .cannotCreate)
  }
  return CommandResult(output: String(decoding: bytes, as: UTF8.self))
}
