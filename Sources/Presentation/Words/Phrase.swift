import Report

/// A fixed text in every language of reports: none can be left out. What a rule base can say itself is not among them.
///
/// `%1`, `%2` and so on stand for insertions; Korean particles after them are chosen when they are filled in.
struct Phrase: Sendable, Hashable {
  let en: String
  let ko: String

  init(_ english: String, _ korean: String) {
    en = english
    ko = korean
  }

  func text(in language: ReportLanguage) -> String {
    switch language {
    case .en: en
    case .ko: ko
    }
  }
}
