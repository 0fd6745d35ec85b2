import Explanation
import Parallel
import Report
import RuleModel
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

/// A line of a report's summary, as the manifest declares it.
public typealias Summary = RuleSet.Summary

extension Presenter {
  /// The report of an evaluation: a summary, what follows kind by kind with reasons, and what it rests on.
  public func report(_ outcomes: [Outcome], _ options: ReportOptions = ReportOptions()) -> Document {
    let table = OutcomeTable(outcomes)
    let start = ReportBuilder(self, table, options)
    let (open, drafts) = concurrently(
      { openLeaves(table) }, andMap: start.independentParts, { start.draft($0) })
    var arranged = start
    let parts = arranged.arrange(drafts)
    let (told, closing) = concurrently(
      { [arranged] in arranged.telling(parts, open) }, andMap: ReportBuilder.Closing.allCases,
      { [arranged] in arranged.closing($0, open) })
    return Document(told.blocks + closing.joined() + told.sources)
  }
}
