import Report
import RuleModel

extension RuleSet {
  /// A text in the language of a reader, or in the first that it has.
  func text(_ text: LocalizedText, in language: ReportLanguage) -> String? {
    text.text(in: self.language(language.rawValue))
  }

  /// A word in the language of a reader, or in the first that it has.
  func text(_ word: LocalizedWord, in language: ReportLanguage) -> String? {
    word.text(in: self.language(language.rawValue))
  }
}
