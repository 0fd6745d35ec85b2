import RuleModel
import SourceText

let unusedDomain = Check(
  DiagnosticCode("D0347", "unused-scale", "A scale or a choice is declared by name, and no attribute is of it."),
  triggering: """
    # vocabulary/more.yaml
    scales:
      soil: [{poor: Poor soil}, {rich: Rich soil}]
    """,
  clean: """
    # vocabulary/more.yaml
    scales:
      soil: [{poor: Poor soil}, {rich: Rich soil}]
    attributes:
      garden.soil: {is: given, type: {scale: soil}, title: Soil}
    """
) { context in
  let used = Set(context.ruleSet.attributes.compactMap { $0.type.domain?.raw })
  return context.ruleSet.domains.enumerated().compactMap { number, domain in
    guard let name = domain.name, !used.contains(number) else { return nil }
    let what = domain.isOrdered ? "scale" : "choice"
    return unusedDomain.code.warning(
      "no attribute is of the \(what) '\(name)'", at: domain.span,
      fixes: context.sources.deletion(of: domain.span, isSafe: true))
  }
}
