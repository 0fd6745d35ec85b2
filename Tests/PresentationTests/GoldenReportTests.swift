import Presentation
import Report
import RuleModel
import TestSupport
import Testing

/// Whole documents, as they stand in `Tests/Fixtures`.
@Suite struct GoldenReportTests {
  /// All outcomes of the small rule base, which has no documents.
  @Test(arguments: ["seoul", "melbourne"], ReportLanguage.allCases)
  func allOutcomes(city: String, language: ReportLanguage) throws {
    let document = try #require(PresentedSample.sample.whole(of: city, language, isCut: true))
    let path = "\(PresentedSample.tests)/Fixtures/sample/expected/whole-\(city).\(language.rawValue)"
    #expect(try Golden(path + ".txt").difference(from: TextRenderer().render(document)) == nil)
    #expect(try Golden(path + ".md").difference(from: MarkdownRenderer().render(document)) == nil)
  }

  /// The rule set's first document in three formats, so that a change of rules shows as a difference; `.ci/goldens` holds
  /// more of them against the program. The page of both languages stays small enough to be sent.
  @Test(arguments: ["quelimane"])
  func firstDocuments(city: String) throws {
    let sample = PresentedSample.shipped
    let name = try #require(sample.ruleSet.documents.first?.name)
    let path = "\(PresentedSample.tests)/Fixtures/reports/\(name)-\(city)"
    let told = sample.documents(name, of: city)
    #expect(told.map(\.language) == ReportLanguage.allCases)
    for (language, document) in told {
      let own = "\(path).\(language.rawValue)"
      #expect(try Golden(own + ".txt").difference(from: TextRenderer().render(document)) == nil)
      #expect(try Golden(own + ".md").difference(from: MarkdownRenderer().render(document)) == nil)
    }
    let page = HTMLRenderer().render(sample.documents(name, of: city, DocumentOptions(explain: .full)))
    #expect(page.utf8.count < 400_000)
    #expect(try Golden(path + ".html").difference(from: page) == nil)
  }
}
