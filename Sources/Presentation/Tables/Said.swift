import Report

extension ReportLanguage {
  /// The words in this language.
  public func said(_ english: String, _ korean: String) -> String {
    switch self {
    case .en: english
    case .ko: korean
    }
  }
}
