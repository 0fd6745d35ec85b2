import Explanation
package import Report
package import RuleModel

/// A question about all profiles with its answer, laid out.
package struct FoundPage: Sendable {
  private let wording: Wording
  private let conditions: [String]
  private let bounds: String

  /// `greatest`: of how many entities of each kind profiles were looked for.
  package init(
    _ conditions: [String], greatest: [(kind: KindID, count: Int)], _ ruleSet: RuleSet, _ language: ReportLanguage
  ) {
    let wording = Wording(language: language)
    self.wording = wording
    self.conditions = conditions
    let own = ruleSet.language(language.rawValue)
    let numbers = greatest.map { kind, count in
      wording(.isSo, ruleSet[kind].title.text(in: own) ?? ruleSet[kind].name, String(count))
    }
    bounds = numbers.isEmpty ? "" : wording.list(numbers)
  }

  /// A profile that was found, in the words of its evaluation, with the facts that make the conditions hold.
  package func document(_ presenter: Presenter, because facts: [FactKey]) -> Document {
    let titles = presenter.titles
    let items = facts.map { key -> ListItem in
      let shown = presenter.readings.working.shown(key)
      return ListItem(Inline(wording(.isSo, titles.name(of: key), titles.textWithUnit(shown, key.attribute))))
    }
    return document([
      .paragraph(Inline(wording(facts.isEmpty ? .soInEveryProfile : .soByThese))), .list(items),
      .paragraph(.muted(wording(.wholeWitness))),
    ])
  }

  package var never: Document {
    document([.paragraph(Inline(wording(bounds.isEmpty ? .inNoProfile : .inNoProfileUpTo, bounds)))])
  }

  package var undecided: Document { document([.paragraph(Inline(wording(.undecidedAtAll)))]) }

  private func document(_ blocks: [Block]) -> Document {
    Document(
      [.heading(level: 1, Inline(wording(.anyProfile))), .list(conditions.map { ListItem(.code($0)) })] + blocks
        + [.paragraph(.muted(wording(.profileBounds)))])
  }
}
