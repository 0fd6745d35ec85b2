@_exported import enum Presentation.Detail
@_exported import enum Report.ReportLanguage

/// What is told of each line.
public struct BatchOptions: Sendable {
  /// Addresses with wildcards; empty: the outcomes of which the first document speaks.
  public var selection: [String]
  /// How much of the reasons.
  public var explain: Detail
  /// Whether it is told how firmly values stand; without it one reading of three is evaluated. Reasons are told with it only.
  public var ground: Bool
  /// Of reasons.
  public var language: ReportLanguage

  public init(
    selection: [String] = [], explain: Detail = .none, ground: Bool = true, language: ReportLanguage = .en
  ) {
    self.selection = selection
    self.explain = explain
    self.ground = ground
    self.language = language
  }
}
