import Explanation
import Report
import RuleModel

extension Presenter {
  /// A trace as trees: a conclusion, the instances that bear upon it, and what each of them read.
  public func traceDocument(_ trace: Trace) -> Document {
    TraceDocument(explainer: explainer, titles: titles, reasons: ReasonTexts(self)).document(trace)
  }
}

private struct TraceDocument {
  let explainer: Explainer
  let titles: Titles
  let reasons: ReasonTexts
  private var wording: Wording { titles.wording }
  private var ruleSet: RuleSet { explainer.ruleSet }

  func document(_ trace: Trace) -> Document {
    var blocks: [Block] = [
      .heading(level: 1, Inline(wording(.trace) + ": " + explainer.profile.id)),
      .paragraph(.muted(wording(.ruleSetLine, ruleSet.name, ruleSet.version))),
    ]
    if trace.levels.isEmpty { blocks.append(.paragraph(Inline(wording(.nothingFired)))) }
    for level in trace.levels {
      blocks.append(.heading(level: 2, Inline(wording(.level, String(level.number)))))
      blocks.append(.tree(level.conclusions.map(node)))
    }
    return Document(blocks)
  }

  /// `form.role trade: partner (certain)`.
  private func node(_ outcome: Outcome) -> TreeNode {
    let value = titles.text(outcome.value, ruleSet.attributes[outcome.key.attribute.raw].type)
    let text =
      Inline.code(titles.address(outcome.key)) + ": " + .strong(value)
      + .muted(" (" + certainty(outcome.isSettled) + ")")
    return TreeNode(text, outcome.reasons.map { node($0, outcome.key.attribute) })
  }

  private func node(_ reason: Reason, _ attribute: AttributeID) -> TreeNode {
    let rule = ruleSet.rules[reason.rule.raw]
    let entities = zip(rule.scope, reason.entities).map { $0.name + " " + titles.id($0.kind, $1) }
    var text = Inline.code(rule.id)
    if !entities.isEmpty { text += Inline(" [" + entities.joined(separator: ", ") + "]") }
    let standing = [reasons.effect(of: reason, attribute), certainty(reason.isCertain), reasons.status(reason)]
    text += Inline(" " + standing.joined(separator: "; "))
    return TreeNode(text, explainer.premises(of: reason.instance).map { TreeNode(reasons.line(of: $0)) })
  }

  private func certainty(_ isCertain: Bool) -> String { wording(isCertain ? .certain : .possible) }
}
