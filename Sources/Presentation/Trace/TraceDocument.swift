import Explanation
import Report
import RuleModel

extension Presenter {
  /// A trace as trees: a conclusion, the instances that bear upon it, and what each of them read.
  public func traceDocument(_ trace: Trace) -> Document {
    var builder = ReportBuilder(self, OutcomeTable(), ReportOptions(explain: .full))
    builder.build(trace)
    return Document(builder.blocks)
  }
}

extension ReportBuilder {
  mutating func build(_ trace: Trace) {
    let id = presenter.explanation.profile.id
    blocks.append(.heading(level: 1, Inline(wording(.trace) + ": " + id)))
    blocks.append(.paragraph(.muted(wording(.ruleSetLine, ruleSet.name, ruleSet.version))))
    if trace.levels.isEmpty { blocks.append(.paragraph(Inline(wording(.nothingFired)))) }
    for level in trace.levels {
      blocks.append(.heading(level: 2, Inline(wording(.level, String(level.number)))))
      blocks.append(.tree(level.conclusions.map { node($0) }))
    }
  }

  /// `form.role trade: partner (certain)`.
  private mutating func node(_ outcome: Outcome) -> TreeNode {
    let text =
      Inline.code(titles.address(outcome.key)) + ": " + .strong(text(outcome))
      + .muted(" (" + certainty(outcome) + ")")
    return TreeNode(text, outcome.reasons.map { node($0, outcome.key.attribute) })
  }

  private mutating func node(_ reason: Reason, _ attribute: AttributeID) -> TreeNode {
    let rule = ruleSet.rules[reason.rule.raw]
    let entities = zip(rule.scope, reason.entities).map { $0.name + " " + titles.id($0.kind, $1) }
    var text = Inline.code(rule.id)
    if !entities.isEmpty { text += Inline(" [" + entities.joined(separator: ", ") + "]") }
    let standing = [effect(of: reason, attribute), wording(reason.isCertain ? .certain : .possible), status(reason)]
    text += Inline(" " + standing.joined(separator: "; "))
    return TreeNode(text, premises.premises(of: Instance(reason)).map { TreeNode(line(of: $0)) })
  }
}
