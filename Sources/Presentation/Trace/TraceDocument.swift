import Explanation
package import Report
import RuleModel

extension Presenter {
  /// A trace as trees: a conclusion, the instances that bear upon it, and what each of them read. First what follows in
  /// the working reading, then what may hold besides.
  package func traceDocument(_ trace: Trace) -> Document {
    let title = titles.wording(.trace) + ": " + readings.profile.id
    let line = titles.wording(.ruleSetLine, readings.ruleSet.name, readings.ruleSet.version)
    var blocks: [Block] = [
      .heading(level: 1, Inline(title)), .paragraph(.muted(line)), .paragraph(.muted(titles.wording(.legend))),
    ]
    blocks += setBlocks(readings.profile, titles)
    if trace.levels.isEmpty, trace.besides.isEmpty { blocks.append(.paragraph(Inline(titles.wording(.nothingFired)))) }
    blocks += TraceBlocks(self, of: readings.working).blocks(trace.levels, heading: 2)
    if !trace.besides.isEmpty {
      blocks += [
        .heading(level: 2, Inline(titles.wording(.besides))), .paragraph(Inline(titles.wording(.besidesIntro))),
      ]
      blocks += TraceBlocks(self, of: readings.bounds).blocks(trace.besides, heading: 3)
    }
    return Document(blocks)
  }
}

/// Levels of one reading as trees.
private struct TraceBlocks {
  let explainer: Explainer
  let titles: Titles
  let reasons: ReasonTexts
  /// Whether values are those of the working reading; else all that they can be.
  private let isWorking: Bool
  private var wording: Wording { titles.wording }

  init(_ presenter: Presenter, of reading: Explainer) {
    explainer = reading
    titles = presenter.titles
    reasons = ReasonTexts(presenter, of: reading)
    isWorking = reading === presenter.readings.working
  }

  func blocks(_ levels: [Trace.Level], heading: Int) -> [Block] {
    levels.flatMap { level -> [Block] in
      [
        .heading(level: heading, Inline(wording(.level, String(level.number)))), .tree(level.conclusions.map(node)),
      ]
    }
  }

  /// `form.role trade: ◇ partner (can be partner or lead)`.
  private func node(_ conclusion: Trace.Conclusion) -> TreeNode {
    let answer = conclusion.answer
    let type = titles.ruleSet[answer.key.attribute].type
    let bounds = titles.text(answer.bounds, type)
    var text = Inline.code(titles.address(answer.key)) + ": "
    if isWorking {
      text += Inline(answer.ground.mark + " ") + .strong(titles.text(answer.working.value, type))
      if answer.isWider { text += .muted(wording.note(wording(.canBe, bounds))) }
    } else {
      text += .strong(bounds)
    }
    return TreeNode(text, conclusion.reasons.map { node($0, answer.key.attribute) })
  }

  private func node(_ reason: Reason, _ attribute: AttributeID) -> TreeNode {
    let rule = titles.ruleSet[reason.rule]
    let entities = zip(rule.scope, reason.entities).map { $0.name + " " + titles.id($0.kind, $1) }
    var text = Inline.code(rule.id)
    if !entities.isEmpty { text += Inline(" [" + entities.joined(separator: ", ") + "]") }
    text += Inline(" " + [reasons.effect(of: reason, attribute), reasons.status(reason)].joined(separator: "; "))
    return TreeNode(text, explainer.premises(of: reason.instance).map { TreeNode(reasons.line(of: $0)) })
  }
}
