import Explanation
import Report
import RuleModel

/// Where reasons pull in opposite directions.
func tensionBlocks(_ limit: Int?, _ input: PageInput) -> [Block] {
  let report = input.report(all: limit == nil)
  return Array(tensionSection(ShownOutcomes([], report), report).dropFirst(2)).limited(to: limit)
}

/// Where rules contradict each other.
func contradictionBlocks(_ limit: Int?, _ input: PageInput) -> [Block] {
  let report = input.report(all: true)
  var narrator = Narrator(report)
  return contradictionSection(report).dropFirst().flatMap { narrator.blocks($0) }.limited(to: limit)
}

/// All outcomes that the manifest names, as they are in bounds, with their reasons.
func everythingBlocks(_ input: PageInput) -> [Block] {
  let options = ReportOptions(explain: input.options.explain, all: true, summaries: input.ruleSet.summaries)
  return Array(input.presenter.report(input.readings.bounds.outcomes(), options).blocks.dropFirst(2))
}

extension PageInput {
  fileprivate func report(all: Bool) -> ReportInput {
    ReportInput(presenter, of: readings.working, OutcomeIndex(readings.working.outcomes()), ReportOptions(all: all))
  }
}

extension [Block] {
  /// With so many entries in each of its lists.
  fileprivate func limited(to limit: Int?) -> [Block] {
    guard let limit else { return self }
    return map { block in
      guard case .list(let items) = block else { return block }
      return .list([ListItem](items.prefix(limit)))
    }
  }
}
