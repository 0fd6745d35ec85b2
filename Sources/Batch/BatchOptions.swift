@_exported import enum Presentation.Detail
@_exported import enum Report.ReportLanguage

/// What is told of each line.
package struct BatchOptions: Sendable {
  /// Addresses with wildcards; empty: the outcomes of which the first document speaks.
  package var selection: [String]
  /// How much of the reasons.
  package var explain: Detail
  /// Whether it is told how firmly values stand; without it one reading of three is evaluated. Reasons are told with it only.
  package var ground: Bool
  /// Whether only values are told, by address; without grounds and reasons.
  package var values: Bool
  /// Of reasons.
  package var language: ReportLanguage

  /// Whether lines that are like each other can be told together: all but premises, which stand at places in a line.
  var sharesLines: Bool { explain != .full }

  package init(
    selection: [String] = [], explain: Detail = .none, ground: Bool = true, values: Bool = false,
    language: ReportLanguage = .en
  ) {
    self.selection = selection
    self.explain = explain
    self.ground = ground && !values
    self.values = values
    self.language = language
  }
}
