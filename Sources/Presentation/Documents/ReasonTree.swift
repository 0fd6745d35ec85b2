import Explanation
import Report
import RuleModel

/// What a reason rests on, as the tree that `explain` answers with: facts with their notes, conclusions with how they come about.
func reasonTree(_ reason: Reason, levels: Int, width: Int, noted isNoted: Bool, _ input: PageInput) -> [Block] {
  let extent = AnswerExtent(levels: levels, width: width)
  let node = QuestionTree(input.readings).reason(reason, extent)
  let texts = AnswerTexts(input.presenter, namesWhatIsMet: false)
  let writer = ReasonTree(input: input, texts: texts, isNoted: isNoted)
  let parts = writer.parts(node, of: input.ruleSet[reason.rule].conclusions[reason.conclusion].attribute)
  return parts.isEmpty ? [] : [.tree(parts)]
}

private struct ReasonTree {
  let input: PageInput
  let texts: AnswerTexts
  let isNoted: Bool

  /// Below a node; what only the catalogue says is left out.
  func parts(_ node: AnswerNode, of conclusion: AttributeID) -> [TreeNode] {
    let own = node.concluded ?? conclusion
    let shown = node.parts.filter { !isOfCatalogue($0) }.map { part in
      TreeNode(text(part, of: own), parts(part, of: own))
    }
    let left = node.partCount - node.parts.count
    guard left > 0, !node.parts.isEmpty else { return shown }
    return shown + [TreeNode(.muted(input.wording(.entitiesMore, String(left))))]
  }

  private func text(_ node: AnswerNode, of conclusion: AttributeID) -> Inline {
    let text = texts.text(node.content, of: conclusion)
    guard isNoted, let key = node.stated else { return text }
    // The year is told already.
    let notes = factNotes(key, input).dropFirst(input.readings.profile.facts[key]?.asOf == nil ? 0 : 1)
    return notes.isEmpty ? text : text + .muted(input.wording.note(notes.joined(separator: "; ")))
  }

  private func isOfCatalogue(_ node: AnswerNode) -> Bool {
    switch node.content {
    case .identity(_, _, let isMet), .listed(_, _, let isMet): isMet
    case .fact(let found): input.readings.working.premise(found.key).ground == .catalogue && node.parts.isEmpty
    default: false
    }
  }
}

extension AnswerNode {
  /// The attribute that rules below it conclude.
  fileprivate var concluded: AttributeID? {
    if case .conclusion(let found, _) = content { found.key.attribute } else { nil }
  }

  /// What a profile states.
  fileprivate var stated: FactKey? {
    switch content {
    case .fact(let found), .unknown(let found), .contested(let found): found.key
    default: nil
    }
  }
}
