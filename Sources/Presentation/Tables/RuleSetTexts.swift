import Report
import RuleModel

extension RuleSet {
  /// A text in the language of a reader, or in the first that it has.
  func text(_ text: LocalizedText, in language: ReportLanguage) -> String? {
    text.text(in: LanguageID(languages.firstIndex(of: language.rawValue) ?? 0))
  }
}
