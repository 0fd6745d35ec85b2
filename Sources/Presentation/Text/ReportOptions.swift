import Explanation
import Report
import RuleLanguage
import SourceText

/// What a text report contains.
public struct ReportOptions: Sendable, Equatable {
  public enum Detail: String, Sendable, CaseIterable {
    /// No reasons.
    case none
    /// The decisive reasons in sentences.
    case brief
    /// Every reason of what is shown, with its rule, status, premises with their places, and sources.
    case full
  }
  public var explain: Detail
  /// Cuts no list.
  public var all: Bool
  /// What the first section sums up.
  public var summaries: [Summary]

  public init(explain: Detail = .brief, all: Bool = false, summaries: [Summary] = []) {
    self.explain = explain
    self.all = all
    self.summaries = summaries
  }
}

/// A line of a report's summary: the entities for which an attribute has one of some values.
public struct Summary: Sendable, Equatable {
  public var title: LocalizedText
  public var attribute: AttributeID
  /// Ordinals that count (of a set: elements); none: whatever the value is, it is shown.
  public var values: [Int]
  /// Sorts the entities, highest first; nil: in their own order.
  public var orderBy: AttributeID?
  /// How many are named; nil: all.
  public var show: Int?
  public var span: SourceSpan

  public init(
    title: LocalizedText, attribute: AttributeID, values: [Int] = [], orderBy: AttributeID? = nil, show: Int? = nil,
    span: SourceSpan = .none
  ) {
    self.title = title
    self.attribute = attribute
    self.values = values
    self.orderBy = orderBy
    self.show = show
    self.span = span
  }
}

extension Presenter {
  /// The report of an evaluation: a summary, what follows kind by kind with reasons, and what it rests on.
  public func report(_ outcomes: [Outcome], _ options: ReportOptions = ReportOptions()) -> Document {
    var builder = ReportBuilder(self, outcomes, options)
    builder.build()
    return Document(builder.blocks)
  }
}
