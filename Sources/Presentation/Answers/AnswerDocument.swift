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
  /// The file of a profile in which conditions hold, where any was looked for.
  package var witness: String?

  package init(key: FactKey, question: Question, answer: AnswerNode, witness: String? = nil) {
    (self.key, self.question, self.answer, self.witness) = (key, question, answer, witness)
  }

  var isOfConditions: Bool { if case .find = question { true } else { false } }

  /// Whether some of what is told is met and some is not.
  var namesWhatIsMet: Bool { if case .witness = answer.content { false } else { question != .why } }

  /// Of conditions near a profile the conclusion is a name that nobody gave: what is told is the search.
  var told: AnswerNode {
    guard isOfConditions, case .conclusion = answer.content else { return answer }
    return answer.parts.first ?? answer
  }
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
      if case .witness = only.answer.content { return witnessDocument(only, conditions, &writer) }
      return findDocument(only.answer, conditions: conditions)
    }
    if let only = all.first, case .firm = only.question { return firmnessDocument(only.answer, only.key) }
    for explained in all { blocks += writer.blocks(explained, heading: all.count > 1 ? 2 : 1) }
    if all.count == 1, left == 0, let only = all.first, only.question == .why, only.answer.address.isEmpty {
      blocks += questions(about: only.key)
    }
    if left > 0 { blocks.append(.paragraph(Inline(titles.wording(.moreParts, String(left))))) }
    blocks.append(.paragraph(.muted(titles.wording(.legend))))
    if writer.isCut { blocks.append(.paragraph(.muted(titles.wording(.goOn)))) }
    return Document(blocks + writer.sources, title: all.first.map { titles.name(of: $0.key) } ?? "")
  }
}

extension Presenter {
  /// Any profile in which conditions hold: the facts that suffice, then why each condition holds; or that there is none.
  private func witnessDocument(
    _ explained: Explained, _ conditions: [String], _ writer: inout AnswerWriter
  ) -> Document {
    let (answer, wording) = (explained.answer, titles.wording)
    let texts = AnswerTexts(self, namesWhatIsMet: explained.namesWhatIsMet)
    var blocks: [Block] = [
      .heading(level: 1, Inline(wording(.anyProfile))), .list(conditions.map { ListItem(.code($0)) }),
      .paragraph(texts.text(answer.content, of: nil)),
    ]
    let facts = answer.parts.filter { $0.content.isWay }
    blocks += facts.map { way in .list(way.parts.compactMap(fact)) }
    if explained.witness != nil { blocks.append(.paragraph(.muted(wording(.wholeWitness)))) }
    let reasons = answer.parts.filter { !$0.content.isWay }
    if !reasons.isEmpty {
      blocks.append(.heading(level: 2, Inline(wording(.whyItHolds))))
      blocks += writer.tree(reasons, nil, explained.key.attribute, texts, empty: nil) + writer.sources
    }
    return Document(blocks + [.paragraph(.muted(wording(.profileBounds)))])
  }

  /// A fact of a profile that was made up: nothing is known of it but its value.
  private func fact(_ node: AnswerNode) -> ListItem? {
    guard case .fact(let found) = node.content else { return nil }
    let value = titles.textWithUnit(found.shown, found.key.attribute)
    return ListItem(Inline(titles.wording(.isSo, titles.name(of: found.key), value)))
  }

  /// Parts of an answer as a tree of sentences, and nothing around it.
  package func blocks(of parts: [AnswerNode], about attribute: AttributeID) -> [Block] {
    var writer = AnswerWriter(self)
    return writer.blocks(of: parts, about: attribute)
  }

  /// The most questions that are shown of one conclusion.
  private static let mostQuestions = 8

  /// Open questions whose answers would make a conclusion another, with what each would make of it.
  private func questions(about conclusion: FactKey) -> [Block] {
    let open = openFacts(of: [conclusion], isNamed: false).prefix(Self.mostQuestions)
    let items = open.map { fact in
      let (subject, asked) = (titles.subject(fact.key), titles.text(readings.ruleSet[fact.key.attribute].question))
      let question = (subject.isEmpty ? "" : subject + ": ") + (asked ?? titles.title(fact.key.attribute))
      let stakes = fact.stakes.map { ListItem(Inline(titles.wording(.turnsTo, $0.values, $0.difference))) }
      return ListItem(Inline(question), [.list(stakes)])
    }
    return items.isEmpty ? [] : [.heading(level: 2, Inline(titles.wording(.wouldChangeIt))), .numberedList(items)]
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
    let texts = AnswerTexts(presenter, namesWhatIsMet: explained.namesWhatIsMet)
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
        if !others.isEmpty || against.isEmpty {
          blocks.append(.heading(level: level + 1, Inline(wording(.wouldBring))))
          blocks += tree(others, node, attribute, texts, empty: .nothingBrings)
        }
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
    if !node.address.isEmpty { return [.paragraph(.code(node.addressText) + Inline(" ") + text)] }
    let tension = presenter.readings.working.outcome(explained.key).tension
    return [.paragraph(text)] + (tension == nil ? [] : [.paragraph(Inline(wording(.bothDirections)))])
  }

  // MARK: Trees

  mutating func blocks(of parts: [AnswerNode], about attribute: AttributeID) -> [Block] {
    tree(parts, nil, attribute, AnswerTexts(presenter, namesWhatIsMet: true), empty: .nothingBears)
  }

  mutating func tree(
    _ nodes: [AnswerNode], _ parent: AnswerNode?, _ attribute: AttributeID, _ texts: AnswerTexts, empty: Phrase?
  ) -> [Block] {
    var result: [TreeNode] = []
    for node in nodes { result.append(self.node(node, attribute, texts)) }
    if let parent, parent.partCount > parent.parts.count { result.append(more(parent)) }
    if result.isEmpty { return empty.map { [.paragraph(Inline(wording($0)))] } ?? [] }
    return [.tree(result)]
  }

  private mutating func node(_ node: AnswerNode, _ attribute: AttributeID, _ texts: AnswerTexts) -> TreeNode {
    let own = node.attribute ?? attribute
    let place = node.address.isEmpty ? Inline() : .code(node.addressText) + Inline(" ")
    var text = place + texts.text(node.content, of: attribute)
    let numbers = numbers(of: node.content)
    if !numbers.isEmpty { text += .muted(" " + numbers) }
    if node.parts.isEmpty, node.partCount > 0 {
      isCut = true
      return TreeNode(text + .muted(" …"))
    }
    var parts: [TreeNode] = []
    for part in node.parts { parts.append(self.node(part, own, texts)) }
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
    case .rule(let use): names = use.told.isEmpty ? ruleSet[use.rule].sources : []
    case .fact(let found), .unknown(let found), .contested(let found):
      let facts = presenter.readings.profile.facts
      let source = (facts[found.key] ?? ruleSet.facts[found.key])?.source
      // Several are written one behind the other.
      names = presenter.titles.text(source)?.split(separator: "; ").map(String.init) ?? []
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
}

extension AnswerNode.Content {
  fileprivate var isWay: Bool { if case .way = self { true } else { false } }
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
