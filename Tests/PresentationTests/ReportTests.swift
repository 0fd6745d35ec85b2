import Explanation
import Report
import RuleModel
import SourceText
import Testing

@testable import Presentation

/// All outcomes of a rule set, where it declares no document of its own.
@Suite struct WholeDocumentTests {
  private func document(
    _ profile: String, _ language: ReportLanguage, isCut: Bool = false, _ detail: Detail = .brief
  ) throws -> Document {
    try #require(
      PresentedSample.sample.whole(of: profile, language, isCut: isCut, DocumentOptions(explain: detail)))
  }

  private func text(
    _ profile: String, _ language: ReportLanguage, isCut: Bool = false, _ detail: Detail = .brief, width: Int = 100
  ) throws -> String {
    TextRenderer(width: width).render(try document(profile, language, isCut: isCut, detail))
  }

  @Test func theSameInputsGiveTheSameText() throws {
    #expect(try text("seoul", .ko) == text("seoul", .ko))
    #expect(try text("melbourne", .en, .full) == text("melbourne", .en, .full))
  }

  /// One value and one sign of its ground: what stands in a cell is what the answer says.
  @Test(arguments: ["seoul", "melbourne"])
  func everyOutcomeHasOneValueAndOneGround(profile: String) throws {
    let presenter = try #require(PresentedSample.sample.presenter(profile, .en))
    let shown = try document(profile, .en).blocks.reduce(0) { $0 + marks($1) }
    let told = presenter.readings.answers().filter { answer in
      let value = answer.working.value
      #expect(value.isCertain || value.possibilities == .nothing || value.contradiction == .certain)
      let isNo = PresentedSample.sample.ruleSet[answer.key.attribute].type == .boolean && value.constant == .ordinal(0)
      return value.contradiction == .certain || value.constant.map { $0 != .set([]) && !isNo } ?? false
    }
    #expect(told.count > 100)
    // The legend has three more.
    #expect(shown == told.filter { $0.working.value.contradiction != .certain }.count + 3)
  }

  private func marks(_ block: Block) -> Int {
    func count(_ text: Inline) -> Int { text.runs.count { $0.role == .mark } }
    return switch block {
    case .paragraph(let text), .heading(_, let text): count(text)
    case .table(let table): table.rows.joined().reduce(0) { $0 + count($1) }
    case .definitions(let rows): rows.reduce(0) { $0 + count($1.value) }
    case .list(let items), .numberedList(let items): items.flatMap(\.blocks).reduce(0) { $0 + marks($1) }
    case .fold(_, let blocks): blocks.reduce(0) { $0 + marks($1) }
    default: 0
    }
  }

  @Test(arguments: ["seoul", "melbourne"], [Detail.none, .brief])
  func koreanReadsAsKorean(profile: String, detail: Detail) throws {
    let text = try text(profile, .ko, detail)
    for pair in ["은(는)", "이(가)", "을(를)", "과(와)", "와(과)", "(으)로", "(이)다"] { #expect(!text.contains(pair)) }
    for word in ["Why", "firm", "unknown", " and ", " or "] { #expect(!text.contains(word), "\(word)") }
    for word in ["전제로 둔 사항", "잠정", "미확정"] { #expect(text.contains(word), "\(word)") }
  }

  @Test func noSentenceIsHedged() throws {
    for profile in ["seoul", "melbourne"] {
      for detail in Detail.allCases {
        let english = try text(profile, .en, detail)
        for word in ["If it is so", "possibly", "(certain", "(possible"] { #expect(!english.contains(word), "\(word)") }
        let korean = try text(profile, .ko, detail)
        for word in ["해당할 경우", "(확실", "(가능"] { #expect(!korean.contains(word), "\(word)") }
      }
    }
  }

  @Test func listsAreCutAndCounted() throws {
    #expect(try text("seoul", .en, isCut: true).contains("and 2 more\n"))
    #expect(try text("seoul", .ko, isCut: true).contains("이 밖에 2건 생략\n"))
    let all = try text("seoul", .en)
    #expect(!all.contains(" more\n"))
    for name in ["Peace and reconciliation diplomacy", "Humanitarian and crisis diplomacy"] {
      #expect(all.contains(name))
    }
  }

  @Test func noReasonsWhereNoneAreAsked() throws {
    let none = try text("seoul", .en, .none)
    #expect(!none.contains("Why"))
    #expect(!none.contains("is a middle power"))
    #expect(none.contains("Let a common twin city introduce you before a formal approach."))
  }

  /// In full each reason names its rule, the facts that it reads, what it cites, and what became of it.
  @Test func fullNamesRulesFactsAndSources() throws {
    let full = try text("seoul", .en, .full, width: 400)
    #expect(full.contains("power-matrix/middle-great"))
    #expect(full.contains("South Korea · Power class: middle"))
    #expect(full.contains("cooper-1997") || full.contains("cooper-higgott-nossal-1993"))
    #expect(full.contains("defeated by"))
    let brief = try text("seoul", .en, width: 400)
    #expect(!brief.contains("power-matrix/") && !brief.contains("defeated by"))
  }

  @Test func contestedFactsSayWhatIsTaken() throws {
    let text = try text("seoul", .en, width: 200)
    #expect(text.contains("Contested: the case stated first is taken"))
    #expect(text.contains("Power class (Japan): middle"))
    #expect(text.contains("Stated: middle or great"))
  }

  @Test(arguments: [40, 60, 80, 140], ReportLanguage.allCases)
  func linesFit(width: Int, language: ReportLanguage) throws {
    let text = try text("seoul", language, .full, width: width)
    #expect(text.split(separator: "\n").filter { displayWidth($0) > width } == [])
  }

  /// A line of the summary names entities, or gives the value of each; it is cut where the manifest says.
  @Test func theSummaryNamesWhoHasAValue() throws {
    let text = TextRenderer(width: 200).render(try #require(PresentedSample.wells.whole(of: "valley", .en)))
    let lines = text.split(separator: "\n").map(String.init)
    let summary = lines.drop { $0 != "Summary" }.prefix { !$0.isEmpty && $0 != "Village" }
    #expect(summary.contains { $0.hasPrefix("To buy now:") })
    #expect(summary.contains { $0.hasPrefix("To buy in any case:") && !$0.contains("◇") })
  }
}
