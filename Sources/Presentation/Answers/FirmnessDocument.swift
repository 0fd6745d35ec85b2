import Explanation
import Report
import RuleModel

extension Presenter {
  /// How firmly a conclusion stands, and what would change it.
  func firmnessDocument(_ answer: AnswerNode, _ key: FactKey) -> Document {
    let page = FirmnessPage(self, key)
    return Document(
      [.heading(level: 1, Inline(titles.wording(.whatChanges, titles.name(of: key))))] + page.head(answer)
        + setBlocks(readings.profile, titles) + answer.parts.flatMap(page.blocks)
        + [.paragraph(.muted(titles.wording(.legend)))])
  }
}

private struct FirmnessPage {
  private let readings: Readings
  private let titles: Titles
  private let texts: AnswerTexts
  private let type: ValueType
  private let ground: Ground
  private var wording: Wording { titles.wording }

  init(_ presenter: Presenter, _ key: FactKey) {
    readings = presenter.readings
    titles = presenter.titles
    texts = AnswerTexts(presenter, namesWhatIsMet: false)
    type = readings.ruleSet[key.attribute].type
    ground = readings.ground(key)
  }

  func head(_ answer: AnswerNode) -> [Block] {
    let stands: Phrase =
      switch ground {
      case .firm: .standsFirm
      case .provisional: .standsIfPlaceholders
      case .unsettled: .standsUnsettled
      }
    return [.paragraph(texts.text(answer.content, of: nil)), .paragraph(Inline(wording(stands)))]
  }

  func blocks(_ node: AnswerNode) -> [Block] {
    guard case .turns(let turns) = node.content else { return [] }
    switch turns {
    case .placeholders:
      return node.parts.isEmpty ? [] : [.list(node.parts.map { ListItem(texts.text($0.content, of: nil)) })]
    case .open(let tried):
      return section(.inDoubt, node, otherwise: wording(.noneAlone))
        + [.paragraph(.muted(wording(.triedChanges, String(tried))))]
    case .held: return section(.inHand, node, otherwise: wording(.noneAlone))
    case .pairs(let extent):
      let empty = wording(extent == nil ? .undecidedPairs : .noPairs)
      let rest = node.parts.isEmpty ? nil : extent?.pairs
      return section(.twoTogether, node, otherwise: empty) + (rest.map { [.paragraph(.muted(wording($0)))] } ?? [])
    }
  }

  private func section(_ heading: Phrase, _ node: AnswerNode, otherwise empty: String) -> [Block] {
    let items = node.parts.map { turn in ListItem(.code(turn.addressText) + Inline(" ") + line(turn)) }
    return [.heading(level: 2, Inline(wording(heading)))] + [items.isEmpty ? .paragraph(Inline(empty)) : .list(items)]
  }

  /// `Budget: high instead of medium (placeholder) → lead`.
  private func line(_ turn: AnswerNode) -> Inline {
    guard case .turn(let value) = turn.content else { return Inline() }
    let changes = turn.parts.map { part -> String in
      guard case .change(let key, _) = part.content else { return "" }
      let standing = standing(key).map { wording.note($0) } ?? ""
      return texts.text(part.content, of: nil).plainText + standing
    }
    return Inline(wording(.turnsTo, changes.joined(separator: "; "), titles.text(value, type)))
  }

  private func standing(_ key: FactKey) -> String? {
    switch readings.standing(key) {
    // That it is unknown is told as what it is instead of.
    case .unknown, .held: nil
    case .contested: wording(.isContested)
    case .placeholder: wording(.isPlaceholder)
    }
  }
}

extension HowTo.Extent {
  fileprivate var pairs: Phrase {
    switch self {
    case .all: .allPairs
    case .fewest: .morePairs
    case .unproved: .undecidedPairs
    }
  }
}
