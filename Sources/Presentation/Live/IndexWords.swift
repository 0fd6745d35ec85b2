import Report
import RuleModel

/// What the index of a folder of pages says in one language.
public struct IndexWords: Sendable {
  private let ruleSet: RuleSet
  private let wording: Wording

  public init(_ ruleSet: RuleSet, _ language: ReportLanguage) {
    self.ruleSet = ruleSet
    wording = Wording(language: language)
  }

  /// What the rule set is called.
  public var title: String { text(ruleSet.title) ?? ruleSet.name }

  public var note: String { wording(.indexNote) }

  /// A text in this language, or in the first one that has it.
  public func text(_ text: LocalizedText) -> String? { ruleSet.text(text, in: wording.language) }
}
