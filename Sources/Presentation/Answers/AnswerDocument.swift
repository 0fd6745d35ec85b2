package import Explanation
package import Report
package import RuleModel
import SourceText

/// Questions that have a tree for an answer.
package enum Question: Sendable, Equatable {
  case why
  /// Why not this value.
  case whyNot(HowTo.Wanted)
  /// What would bring this value about.
  case howTo(HowTo.Wanted)
  /// Whether these conditions can hold.
  case find([String])
  /// What would change it.
  case firm
}

/// A question about one conclusion with its answer.
package struct Explained: Sendable {
  package var key: FactKey
  package var question: Question
  /// The conclusion, or the part of the answer that was asked for.
  package var answer: AnswerNode

  package init(key: FactKey, question: Question, answer: AnswerNode) {
    (self.key, self.question, self.answer) = (key, question, answer)
  }

  var isOfConditions: Bool { if case .find = question { true } else { false } }
}

extension Presenter {
  /// Answers as trees of sentences, each with its address; then what they cite. `left` conclusions are not among them.
  package func answerDocument(_ all: [Explained], left: Int = 0) -> Document {
    var writer = AnswerWriter(self)
    var blocks: [Block] = []
    if let only = all.first, case .howTo(let wanted) = only.question {
      return howToDocument(only.answer, only.key, wanted)
    }
    if let only = all.first, case .find(let conditions) = only.question {
      return findDocument(only.answer, conditions: conditions)
    }
    if let only = all.first, case .firm = only.question { return firmnessDocument(only.answer, only.key) }
    for explained in all { blocks += writer.blocks(explained, heading: all.count > 1 ? 2 : 1) }
    if left > 0 { blocks.append(.paragraph(Inline(titles.wording(.moreConclusions, String(left))))) }
    blocks.append(.paragraph(.muted(titles.wording(.legend))))
    if writer.isCut { blocks.append(.paragraph(.muted(titles.wording(.goOn)))) }
    return Document(blocks + writer.sources, title: all.first.map { titles.name(of: $0.key) } ?? "")
  }
}

/// Lays answers out, and gathers what they cite.
private struct AnswerWriter {
  private let presenter: Presenter
  private var cited: [String] = []
  /// Whether some part has parts that are not shown.
  private(set) var isCut = false
  private var titles: Titles { presenter.titles }
  private var wording: Wording { titles.wording }
  private var ruleSet: RuleSet { presenter.readings.ruleSet }

  init(_ presenter: Presenter) { self.presenter = presenter }

  // MARK: Heads

  mutating func blocks(_ explained: Explained, heading level: Int) -> [Block] {
    let texts = AnswerTexts(presenter, namesWhatIsMet: explained.question != .why)
    var blocks = [Block.heading(level: level, Inline(question(explained)))] + head(explained, texts)
    let node = explained.answer
    let attribute = node.attribute ?? explained.key.attribute
    switch explained.question {
    case .why: blocks += tree(node.parts, node, attribute, texts, empty: node.address.isEmpty ? .nothingBears : nil)
    case .whyNot:
      let against = node.parts.filter(\.isInTheWay)
      let others = node.parts.filter { !$0.isInTheWay }
      if isSo(explained) {
        blocks.append(.paragraph(Inline(wording(.alreadySo))))
      } else if node.address.isEmpty, node.isOfRules {
        blocks.append(.heading(level: level + 1, Inline(wording(.wouldBring))))
        blocks += tree(others, node, attribute, texts, empty: .nothingBrings)
        if !against.isEmpty {
          blocks.append(.heading(level: level + 1, Inline(wording(.standsAgainst))))
          blocks += tree(against, nil, attribute, texts, empty: nil)
        }
      } else {
        blocks += tree(node.parts, node, attribute, texts, empty: nil)
      }
    case .howTo, .find, .firm: blocks += tree(node.parts, node, attribute, texts, empty: nil)
    }
    return blocks
  }

  /// Whether what is asked why it is not, is.
  private func isSo(_ explained: Explained) -> Bool {
    guard case .whyNot(let wanted) = explained.question, explained.answer.address.isEmpty else { return false }
    return presenter.readings.working.value(explained.key).map(wanted.isReached) ?? false
  }

  private func question(_ explained: Explained) -> String {
    let name = titles.name(of: explained.key)
    switch explained.question {
    case .why, .find, .firm: return wording(.why, name)
    case .whyNot(let wanted), .howTo(let wanted):
      return wording(.whyNot, name, titles.text(wanted, ruleSet[explained.key.attribute].type))
    }
  }

  /// What it is, or the part from which the answer goes on.
  private func head(_ explained: Explained, _ texts: AnswerTexts) -> [Block] {
    let node = explained.answer
    let text = texts.text(node.content, of: explained.key.attribute)
    if !node.address.isEmpty { return [.paragraph(.code(node.addressText + " ") + text)] }
    let tension = presenter.readings.working.outcome(explained.key).tension
    return [.paragraph(text)] + (tension == nil ? [] : [.paragraph(Inline(wording(.bothDirections)))])
  }

  // MARK: Trees

  private mutating func tree(
    _ nodes: [AnswerNode], _ parent: AnswerNode?, _ attribute: AttributeID, _ texts: AnswerTexts, empty: Phrase?
  ) -> [Block] {
    var result: [TreeNode] = []
    for node in nodes where !node.isOfTheCatalogue { result.append(self.node(node, attribute, texts)) }
    if let parent, parent.partCount > parent.parts.count { result.append(more(parent)) }
    if result.isEmpty { return empty.map { [.paragraph(Inline(wording($0)))] } ?? [] }
    return [.tree(result)]
  }

  private mutating func node(_ node: AnswerNode, _ attribute: AttributeID, _ texts: AnswerTexts) -> TreeNode {
    let own = node.attribute ?? attribute
    var text = Inline.code(node.addressText + " ") + texts.text(node.content, of: attribute)
    let numbers = numbers(of: node.content)
    if !numbers.isEmpty { text += .muted(" " + numbers) }
    if node.parts.isEmpty, node.partCount > 0 {
      isCut = true
      return TreeNode(text + .muted(" …"))
    }
    var parts: [TreeNode] = []
    for part in node.parts where !part.isOfTheCatalogue && (texts.namesWhatIsMet || !node.isSettled(without: part)) {
      parts.append(self.node(part, own, texts))
    }
    if node.partCount > node.parts.count { parts.append(more(node)) }
    return TreeNode(text, parts)
  }

  private func more(_ node: AnswerNode) -> TreeNode {
    TreeNode(.muted(wording(.moreParts, String(node.partCount - node.parts.count))))
  }

  // MARK: Sources

  /// `[1] [3]`, the sources of a rule or of a stated fact.
  private mutating func numbers(of content: AnswerNode.Content) -> String {
    let names: [String]
    switch content {
    case .rule(let use): names = ruleSet[use.rule].sources
    case .fact(let found), .unknown(let found), .contested(let found):
      let facts = presenter.readings.profile.facts
      let source = (facts[found.key] ?? ruleSet.facts[found.key])?.source
      names = [presenter.titles.text(source)].compactMap { $0 }
    default: return ""
    }
    var numbers: [String] = []
    for name in names {
      let place = cited.firstIndex(of: name) ?? cited.count
      if place == cited.count { cited.append(name) }
      numbers.append("[\(place + 1)]")
    }
    return numbers.joined(separator: " ")
  }

  var sources: [Block] {
    if cited.isEmpty { return [] }
    let items = cited.map { name -> ListItem in
      let source = ruleSet.sources.first { $0.id == name }
      return ListItem(.link(source.flatMap { titles.text($0.text) } ?? name, to: source?.url))
    }
    return [.heading(level: 2, Inline(wording(.sources))), .numberedList(items)]
  }
}

extension AnswerNode {
  /// `3.2`.
  var addressText: String { address.map(String.init).joined(separator: ".") }

  /// Of what its rules are: the conclusion's attribute.
  fileprivate var attribute: AttributeID? {
    if case .conclusion(let found, _) = content { return found.key.attribute }
    return nil
  }

  /// Whether rules, not ranks, make it.
  fileprivate var isOfRules: Bool {
    guard case .conclusion(_, let account) = content else { return false }
    switch account {
    case .named, .sum: return true
    case .stated, .above, .rank: return false
    }
  }

  fileprivate var isInTheWay: Bool { if case .rule(let use) = content { use.isInTheWay } else { false } }

  /// Whether it is so by other parts than this one, which is not.
  fileprivate func isSettled(without part: AnswerNode) -> Bool {
    guard part.isUnmet else { return false }
    switch content {
    case .alternatives(let isMet): return isMet
    case .count(let tally):
      switch tally.form {
      case .some, .count: return tally.isMet && tally.holding > 0
      case .every, .no, .countCompare: return false
      }
    default: return false
    }
  }

  private var isUnmet: Bool {
    switch content {
    case .fact(let found), .unknown(let found), .contested(let found), .conclusion(let found, _): found.isMet == false
    case .count(let tally): !tally.isMet
    case .negation(let isMet), .alternatives(let isMet), .together(let isMet, _), .identity(_, _, let isMet),
      .listed(_, _, let isMet):
      !isMet
    case .rule, .change, .tier, .way, .turns, .turn: false
    }
  }

  /// What tells only to what a rule of the catalogue's things applies.
  fileprivate var isOfTheCatalogue: Bool {
    switch content {
    case .identity(_, _, let isMet), .listed(_, _, let isMet): isMet
    default: false
    }
  }
}

extension Titles {
  /// What is wanted, in words.
  func text(_ wanted: HowTo.Wanted, _ type: ValueType) -> String {
    switch wanted {
    case .value(nil): wording(.nothing)
    case .value(let constant?): text(constant, type)
    case .element(let element): ordinal(element, type)
    }
  }
}
