import Loading
import Presentation
import Reading
import RuleModel
import SourceText

extension EvaluationOutput {
  /// Addresses that no outcome has.
  func unknownAddresses(_ request: EvaluationRequest) -> [Diagnostic] {
    let presenter = presenter(request.language)
    let missing = request.selection.filter { presenter.outcomes(AddressPattern($0)).isEmpty }
    return unknown(missing, "outcome", among: missing.isEmpty ? [] : presenter.addresses + attributes)
  }

  private var attributes: [String] {
    let ruleSet = loaded.rules.ruleSet
    return ruleSet.outcomes.map { ruleSet[$0.attribute].fullName }
  }

  /// Names by which a trace is narrowed and that are not there.
  func unknownNames(_ request: TraceRequest) -> [Diagnostic] {
    let ruleSet = loaded.rules.ruleSet
    let rules = ruleSet.rules.flatMap { rule in
      [rule.id] + (rule.id.split(separator: "/").count > 1 ? [String(rule.id.prefix { $0 != "/" })] : [])
    }
    let entities = loaded.profile.profile.entities.flatMap { $0.map(\.id) }
    return unknown(request.rules, "rule", among: rules)
      + unknown(request.attributes, "attribute", among: ruleSet.attributes.map(\.fullName))
      + unknown(request.entities, "entity", among: entities)
  }

  private func unknown(_ names: [String], _ what: String, among known: [String]) -> [Diagnostic] {
    names.filter { !known.contains($0) }.map { name in
      let near = suggestion(for: name, among: known)
      return Diagnostic(
        code: WorkspaceCode.unknownFilter.code, slug: WorkspaceCode.unknownFilter.slug, severity: .error,
        message: "there is no \(what) '\(name)'", span: .none,
        help: near.map { ["did you mean '\($0)'?"] } ?? [])
    }
  }
}
