import Explanation
import Parallel
import Report
import RuleModel

extension Presenter {
  /// The report of an evaluation: a summary, what follows kind by kind with reasons, and what it rests on.
  public func report(_ outcomes: [Outcome], _ options: ReportOptions = ReportOptions()) -> Document {
    let input = ReportInput(self, of: readings.bounds, OutcomeIndex(outcomes), options)
    let open = explainer.openLeaves(input.outcomes)
    let kinds = input.plan.groups.concurrentMap { kindSection($0, input) }
    let shown = ShownOutcomes(kinds, input)
    let passages = kinds.flatMap(\.passages) + adviceSection(open, input) + contradictionSection(input)
    var narrator = Narrator(input)
    let none: [Block] = input.plan.groups.isEmpty ? [input.paragraph(.noOutcomes)] : []
    let told = passages.flatMap { narrator.blocks($0) }
    return Document(
      titleSection(input) + summarySection(input) + none + told + tensionSection(shown, input)
        + contestedSection(shown, input) + questionSection(open.facts, input) + assumptionSection(input)
        + sourceSection(narrator.cited, input))
  }
}

/// What a part of a report says, and of which outcomes.
struct Section: Sendable {
  var passages: [Passage] = []
  var shown: [FactKey] = []
}

/// The outcomes that some section shows; all, where nothing is cut.
struct ShownOutcomes: Sendable {
  private let keys: Set<FactKey>?

  init(_ sections: [Section], _ input: ReportInput) {
    let advice = input.plan.advice.flatMap { input.outcomes[$0.attribute].map(\.key) }
    keys = input.options.all ? nil : Set(sections.flatMap(\.shown) + advice)
  }

  func contains(_ key: FactKey) -> Bool { keys?.contains(key) ?? true }
  /// Whether nothing is cut.
  var areAll: Bool { keys == nil }
}
