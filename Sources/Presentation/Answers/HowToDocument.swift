import Explanation
import Report
import RuleModel

extension Presenter {
  /// What would bring a conclusion about, tier by tier.
  func howToDocument(_ answer: AnswerNode, _ key: FactKey, _ wanted: HowTo.Wanted) -> Document {
    let attribute = readings.ruleSet[key.attribute]
    let title = titles.wording(.howTo, titles.name(of: key), titles.text(wanted, attribute.type))
    let now = titles.text(readings.working.value(key) ?? .none, attribute.type)
    let head: [Block] = [
      .heading(level: 1, Inline(title)), .paragraph(Inline(titles.wording(.nowIs, now))),
    ]
    return Document(head + setBlocks(readings.profile, titles) + answer.parts.flatMap { HowToPage(self).blocks($0) })
  }

  /// A profile near this one in which what was asked for holds, or that there is none.
  func findDocument(_ answer: AnswerNode, conditions: [String]) -> Document {
    let head: [Block] = [
      .heading(level: 1, Inline(titles.wording(.findTitle, readings.profile.id))),
      .list(conditions.map { ListItem(.code($0)) }),
    ]
    let bounds = Block.paragraph(.muted(titles.wording(.findBounds)))
    return Document(
      head + setBlocks(readings.profile, titles) + answer.parts.flatMap { HowToPage(self).blocks($0) } + [bounds])
  }
}

private struct HowToPage {
  private let titles: Titles
  private let texts: ChangeTexts
  private var wording: Wording { titles.wording }

  init(_ presenter: Presenter) {
    titles = presenter.titles
    texts = ChangeTexts(presenter.titles, presenter.readings)
  }

  func blocks(_ tier: AnswerNode) -> [Block] {
    guard case .tier(let controller, let search) = tier.content else { return [] }
    let who = controller.map { titles.controllers(upTo: $0) }
    switch search {
    case .impossible: return [.paragraph(Inline(who.map { wording(.impossibleTier, $0) } ?? wording(.impossibleAtAll)))]
    case .undecided: return [.paragraph(Inline(who.map { wording(.undecidedTier, $0) } ?? wording(.undecidedAtAll)))]
    case .alreadySo: return [.paragraph(Inline(wording(.alreadySo)))]
    case .found(let extent):
      return [
        .heading(level: 2, Inline(who.map { wording(.changesOf, $0) } ?? wording(.changesAtAll))),
        .numberedList(tier.parts.map { ListItem(Inline(line($0))) }),
        .paragraph(.muted(wording(extent.phrase))),
      ]
    }
  }

  private func line(_ way: AnswerNode) -> String {
    let changes = way.parts.map { part in
      if case .change(let key, let statements) = part.content { texts.text(key, statements) } else { "" }
    }
    return wording.language.sentence(changes.joined(separator: "; "))
  }
}

extension HowTo.Extent {
  fileprivate var phrase: Phrase {
    switch self {
    case .all: .noOtherChanges
    case .fewest: .moreChanges
    case .unproved: .unprovedChanges
    }
  }
}
