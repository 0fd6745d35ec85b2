import Presentation
import Report
import SourceText
import TestSupport
import Testing

/// Documents of two rule bases, filled in.
@Suite struct DocumentTests {
  struct Page: Sendable, CustomStringConvertible {
    var base: String
    var document: String
    var profile: String
    var language: ReportLanguage
    var description: String { "\(base)/\(profile).\(language.rawValue)" }
    var sample: PresentedSample { base == "zoo" ? .zoo : .wells }
    var path: String {
      "\(PresentedSample.tests)/Fixtures/\(base)/expected/\(document)-\(profile).\(language.rawValue)"
    }
  }

  static let pages =
    ["savanna", "night", "odd"].flatMap { profile in
      ReportLanguage.allCases.map { Page(base: "zoo", document: "round", profile: profile, language: $0) }
    } + ["valley", "delta"].map { Page(base: "wells", document: "plan", profile: $0, language: .en) }

  @Test(arguments: pages) func pagesAreAsTheyWereReadByAPerson(page: Page) throws {
    let document = try #require(page.sample.document(page.document, of: page.profile, page.language))
    #expect(try Golden(page.path + ".txt").difference(from: TextRenderer().render(document)) == nil)
    #expect(try Golden(page.path + ".md").difference(from: MarkdownRenderer().render(document)) == nil)
  }

  @Test(arguments: pages, [60, 80, 140]) func linesFitThePage(page: Page, width: Int) throws {
    let document = try #require(page.sample.document(page.document, of: page.profile, page.language))
    let lines = TextRenderer(width: width).render(document).split(separator: "\n")
    #expect(lines.filter { displayWidth($0) > width } == [])
  }

  /// What has no content is left out with its heading.
  @Test func emptySectionsAreLeftOut() throws {
    let text = try rendered("savanna")
    #expect(!text.contains("Never shown"))
    #expect(!text.contains("Where reasons meet"))
    #expect(try rendered("odd").contains("Where reasons meet"))
  }

  /// The first variant that lacks nothing stands.
  @Test func variantsAreChosen() throws {
    #expect(try rendered("savanna").contains("Go to Tower at once; 2 animals can get out."))
    #expect(try rendered("odd").contains("Every pen holds. The keepers are watchful."))
  }

  @Test func otherFactsChangeTheMoves() throws {
    #expect(try rendered("savanna").contains("If it thaws: dropped: moves 1 and 2"))
    #expect(!(try rendered("savanna")).contains("If it freezes"))
  }

  /// Questions ask for what is not known, and say what each answer would change.
  @Test func questionsSayWhatFollows() throws {
    let text = try rendered("night")
    #expect(text.contains("Flutter: What covers its body?") || text.contains("Does it freeze?"), "\(text)")
  }

  @Test func reasonsAreShownAsAskedFor() throws {
    func text(_ detail: Detail) throws -> String {
      let document = PresentedSample.zoo.document("round", of: "savanna", .en, DocumentOptions(explain: detail))
      return TextRenderer().render(try #require(document))
    }
    #expect(try !text(.none).contains("It freezes."))
    #expect(try text(.brief).contains("It freezes."))
    #expect(try !text(.brief).contains("What keepers tell each other"))
    #expect(try text(.full).contains("What keepers tell each other"))
    #expect(try text(.full).contains("Frost: yes"))
  }

  private func rendered(_ profile: String) throws -> String {
    TextRenderer(width: 200).render(try #require(PresentedSample.zoo.document("round", of: profile, .en)))
  }
}
