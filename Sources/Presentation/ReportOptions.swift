import RuleModel

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
  /// How a reader gets what is left out: what to type for it, such as `--all`. Where it is nil, nothing is said of it.
  public struct Hints: Sendable, Equatable {
    /// Shows whole lists.
    public var all: String?
    /// Shows every reason.
    public var full: String?

    public init(all: String? = nil, full: String? = nil) {
      self.all = all
      self.full = full
    }
  }
  public var explain: Detail
  /// Cuts no list.
  public var all: Bool
  /// What the first section sums up.
  public var summaries: [RuleSet.Summary]
  public var hints: Hints

  public init(
    explain: Detail = .brief, all: Bool = false, summaries: [RuleSet.Summary] = [], hints: Hints = Hints()
  ) {
    self.explain = explain
    self.all = all
    self.summaries = summaries
    self.hints = hints
  }

  /// The first ones unless all are asked for, and how many that leaves out.
  func cut<Element>(_ elements: [Element], to limit: Int) -> (shown: ArraySlice<Element>, left: Int) {
    let kept = all ? elements[...] : elements.prefix(limit)
    return (kept, elements.count - kept.count)
  }
}
