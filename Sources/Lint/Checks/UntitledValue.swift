import RuleModel
import SourceText

let untitledValue = Check(
  DiagnosticCode(
    "D0332", "untitled-value",
    """
    The values of scales and choices, bands and ranks have titles in every language: reports show them. Where there is \
    none, readers of every language are shown the bare name.
    """),
  needsSoundRuleSet: false,
  triggering: """
    # vocabulary/more.yaml
    scales:
      soil: [poor, rich]
    """,
  clean: """
    # vocabulary/more.yaml
    scales:
      soil: [{poor: Poor soil}, {rich: Rich soil}]
    """
) { context in
  let languages = context.ruleSet.languages
  let domains = context.ruleSet.domains.compactMap { domain in
    untitled(domain.values.filter { $0.title == nil }.map { ($0.name, $0.span) }, of: name(domain), languages)
  }
  let ranks = context.ruleSet.ranks.filter { $0.title == nil }.map { ($0.name, $0.span) }
  return domains + [untitled(ranks, of: "the manifest's ranks", languages)].compactMap { $0 }
}

/// One finding for all that lack a title in one place.
private func untitled(
  _ values: [(name: String, span: SourceSpan)], of what: String, _ languages: [String]
) -> Diagnostic? {
  guard let first = values.first else { return nil }
  let verb = values.count == 1 ? "has no title" : "have no titles"
  let shape = languages.map { "\($0): …" }.joined(separator: ", ")
  return untitledValue.code.warning(
    "\(quotedList(values.map(\.name))) of \(what) \(verb)", at: first.span,
    help: ["write '\(first.name): {\(shape)}' in place of the bare name"])
}

private func name(_ domain: Domain) -> String {
  let what = domain.isOrdered ? "scale" : "choice"
  return domain.name.map { "the \(what) '\($0)'" } ?? "this \(what)"
}
