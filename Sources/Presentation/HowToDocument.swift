import Explanation
import Report
import RuleModel

extension Presenter {
  /// What would bring a conclusion about, tier by tier.
  public func howToDocument(_ howTo: HowTo) -> Document { HowToPage(self, howTo).document }
}

private struct HowToPage {
  private let titles: Titles
  /// As it stands.
  private let profile: Profile
  private let howTo: HowTo
  private var wording: Wording { titles.wording }
  private var ruleSet: RuleSet { titles.ruleSet }

  init(_ presenter: Presenter, _ howTo: HowTo) {
    titles = presenter.titles
    profile = presenter.readings.profile
    self.howTo = howTo
  }

  var document: Document {
    let attribute = ruleSet[howTo.key.attribute]
    let head: [Block] = [
      .heading(level: 1, Inline(wording(.howTo, name(howTo.key), wanted(attribute.type)))),
      .paragraph(Inline(wording(.nowIs, titles.text(howTo.now, attribute.type)))),
    ]
    return Document(head + setBlocks(profile, titles) + howTo.tiers.flatMap(blocks))
  }

  private func wanted(_ type: ValueType) -> String {
    switch howTo.wanted {
    case .value(nil): wording(.nothing)
    case .value(let constant?): titles.text(constant, type)
    case .element(let element): titles.ordinal(element, type)
    }
  }

  /// `Climate diplomacy · Role`.
  private func name(_ key: FactKey) -> String {
    let subject = titles.subject(key)
    let title = titles.title(key.attribute)
    return subject.isEmpty ? title : subject + " · " + title
  }

  // MARK: Tiers

  private func blocks(_ tier: HowTo.Tier) -> [Block] {
    switch tier.answer {
    case .impossible: [.paragraph(Inline(impossible(tier)))]
    case .undecided: [.paragraph(Inline(undecided(tier)))]
    case .changes([[]], _): [.paragraph(Inline(wording(.alreadySo)))]
    case .changes(let changes, let areAll):
      [
        .heading(level: 2, Inline(heading(tier))),
        .numberedList(changes.map { ListItem(Inline(line($0))) }),
        .paragraph(.muted(wording(areAll ? .noOtherChanges : .moreChanges))),
      ]
    }
  }

  private func heading(_ tier: HowTo.Tier) -> String {
    tier.controller.map { wording(.changesOf, who($0)) } ?? wording(.changesAtAll)
  }

  private func impossible(_ tier: HowTo.Tier) -> String {
    tier.controller.map { wording(.impossibleTier, who($0)) } ?? wording(.impossibleAtAll)
  }

  private func undecided(_ tier: HowTo.Tier) -> String {
    tier.controller.map { wording(.undecidedTier, who($0)) } ?? wording(.undecidedAtAll)
  }

  /// A controller and those before it: one or another of them.
  private func who(_ controller: String) -> String {
    let names = ruleSet.controllers.prefix { $0.name != controller }.filter { $0.name != Attribute.nobody }
    let own = ruleSet.controllers.filter { $0.name == controller }
    return wording.alternatives((names + own).map { $0.title.text(in: titles.language) ?? $0.name })
  }

  private func line(_ changes: [ChangedFact]) -> String {
    changes.map { change in
      let type = ruleSet[change.key.attribute].type
      return wording(.changeTo, name(change.key), titles.text(change.statement, type), before(change.key))
    }.joined(separator: "; ")
  }

  private func before(_ key: FactKey) -> String {
    let stated = (profile.facts[key] ?? ruleSet.facts[key])?.statement
    let statement = stated ?? ruleSet[key.attribute].ifLeftOut.map { .known($0) } ?? .unknown
    return titles.text(statement, ruleSet[key.attribute].type)
  }
}
