package import Report
package import RuleModel

/// What the index of a folder of pages says in one language.
package struct IndexWords: Sendable {
  private let ruleSet: RuleSet
  private let wording: Wording

  package init(_ ruleSet: RuleSet, _ language: ReportLanguage) {
    self.ruleSet = ruleSet
    wording = Wording(language: language)
  }

  /// What the rule set is called.
  package var title: String { text(ruleSet.title) ?? ruleSet.name }

  package var note: String { wording(.indexNote) }

  /// A text in this language, or in the first one that has it.
  package func text(_ text: LocalizedText) -> String? { ruleSet.text(text, in: wording.language) }
}
