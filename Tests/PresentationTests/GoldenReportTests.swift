import Presentation
import Report
import TestSupport
import Testing

/// Whole reports, as they stand in `Tests/Fixtures/reports`.
@Suite struct GoldenReportTests {
  @Test(arguments: ["seoul", "quelimane", "tallinn"], ReportLanguage.allCases)
  func reports(city: String, language: ReportLanguage) throws {
    let sample = PresentedSample.shipped
    let presenter = try #require(sample.presenter(city, language))
    let options = ReportOptions(
      summaries: sample.ruleSet.summaries, hints: .init(all: "--all", full: "--explain full"))
    let report = presenter.report(presenter.explainer.outcomes(), options)
    let path = "\(PresentedSample.tests)/Fixtures/reports/\(city).\(language.rawValue)"
    #expect(try Golden(path + ".txt").difference(from: TextRenderer().render(report)) == nil)
    #expect(try Golden(path + ".md").difference(from: MarkdownRenderer().render(report)) == nil)
  }
}
