import Presentation
import Report
import RuleModel
import Testing

@Suite struct ReportTests {
  private func presenter(_ profile: String, _ language: ReportLanguage) throws -> Presenter {
    try #require(PresentedSample.sample.presenter(profile, language))
  }

  private func text(
    _ profile: String, _ language: ReportLanguage, _ options: ReportOptions = ReportOptions(), width: Int = 100
  ) throws -> String {
    let presenter = try presenter(profile, language)
    return TextRenderer(width: width).render(presenter.report(presenter.explainer.outcomes(), options))
  }

  /// The sentences of all lists, without the notes behind them.
  private func sentences(_ blocks: [Block]) -> [String] {
    blocks.flatMap { block -> [String] in
      guard case .list(let items) = block else { return [] }
      return items.flatMap { item -> [String] in
        var own: [String] = []
        if case .paragraph(let text)? = item.blocks.first, let words = text.runs.first?.text, words.hasSuffix(".") {
          own = [words]
        }
        return own + sentences(Array(item.blocks.dropFirst()))
      }
    }
  }

  @Test(arguments: ["seoul", "melbourne"], ReportLanguage.allCases)
  func noSentenceStandsTwice(profile: String, language: ReportLanguage) throws {
    let presenter = try presenter(profile, language)
    for detail in [ReportOptions.Detail.brief, .full] {
      let document = presenter.report(presenter.explainer.outcomes(), ReportOptions(explain: detail))
      let found = sentences(document.blocks)
      #expect(found.count > 15)
      #expect(Set(found).count == found.count)
    }
  }

  @Test func theSameInputsGiveTheSameText() throws {
    #expect(try text("seoul", .ko) == text("seoul", .ko))
    #expect(
      try text("melbourne", .en, ReportOptions(explain: .full)) == text("melbourne", .en, ReportOptions(explain: .full))
    )
  }

  @Test(arguments: ["seoul", "melbourne"], [ReportOptions.Detail.none, .brief])
  func koreanReadsAsKorean(profile: String, detail: ReportOptions.Detail) throws {
    let text = try text(profile, .ko, ReportOptions(explain: detail))
    for pair in ["은(는)", "이(가)", "을(를)", "과(와)", "와(과)", "(으)로", "(이)다"] { #expect(!text.contains(pair)) }
    for word in ["likewise", "Why", "certain", "possible", "unknown", " and ", " or ", "in every row"] {
      #expect(!text.contains(word), "\(word)")
    }
    for word in ["확실", "가능", "확인이 필요한 사항", "가정"] { #expect(text.contains(word), "\(word)") }
  }

  @Test func aSentenceThatHoldsForSeveralIsSaidOnce() throws {
    let text = try text("seoul", .en, width: 400)
    #expect(
      text.contains(
        "South Korea is a middle power; in Norm entrepreneurship and advocacy it can gather others without threatening "
          + "either side. (certain; Suitability +2; likewise City-network diplomacy and Climate diplomacy)"))
    #expect(try self.text("seoul", .ko, width: 400).contains("(확실; 적합도 +2; 도시네트워크 다자외교, 기후외교도 같음)"))
  }

  @Test func listsAreCutAndCounted() throws {
    let hints = ReportOptions.Hints(all: "--all", full: "--explain full")
    #expect(try text("seoul", .en, ReportOptions(hints: hints)).contains("and 2 more: --all shows them"))
    #expect(try text("seoul", .ko, ReportOptions(hints: hints)).contains("이 밖에 2건 생략(--all로 전체 표시)"))
    #expect(try text("seoul", .en).contains("and 2 more\n"))
    let all = try text("seoul", .en, ReportOptions(all: true))
    #expect(!all.contains("--all"))
    #expect(!all.contains("left out"))
    for name in ["Peace and reconciliation diplomacy", "Humanitarian and crisis diplomacy"] {
      #expect(all.contains(name))
    }
  }

  @Test func noReasonsWhereNoneAreAsked() throws {
    let none = try text("seoul", .en, ReportOptions(explain: .none))
    #expect(!none.contains("Why"))
    #expect(!none.contains("is a middle power"))
    #expect(none.contains("Let a common twin city introduce you before a formal approach."))
  }

  @Test func fullNamesRulesPlacesAndSources() throws {
    let full = try text("seoul", .en, ReportOptions(explain: .full), width: 200)
    #expect(full.contains("power-matrix/middle-great Rules/theory/20-national-power.yaml:"))
    #expect(full.contains("country.power kr: middle (given, Profiles/countries/kr.yaml:3:8)"))
    #expect(full.contains("Cooper, ed. (1997), Niche Diplomacy"))
    #expect(full.contains("defeated by"))
    #expect(try !text("seoul", .en, width: 200).contains("Niche Diplomacy"))
  }

  @Test func contestedFactsShowBothReadings() throws {
    #expect(try text("seoul", .en).contains("Posture — Tokyo: if middle: co-sponsor; if great: bridge-and-agenda"))
    #expect(try text("seoul", .ko).contains("middle인 경우 co-sponsor; great인 경우 bridge-and-agenda"))
  }

  @Test func theSummaryComesFirst() throws {
    let presenter = try presenter("seoul", .en)
    let names = PresentedSample.sample.names
    func summary(_ title: String, _ values: [Int], show: Int? = nil) throws -> RuleSet.Summary {
      RuleSet.Summary(
        title: LocalizedText(texts: [title, title], span: .none), attribute: try #require(names.attribute("form.role")),
        values: values, orderBy: names.attribute("form.suitability"), show: show)
    }
    let options = ReportOptions(summaries: [try summary("To lead", [4]), try summary("To join", [2, 3], show: 2)])
    let document = presenter.report(presenter.explainer.outcomes(), options)
    let found = document.blocks.lazy.compactMap { block -> [Definition]? in
      if case .definitions(let definitions) = block { definitions } else { nil }
    }.first
    #expect(
      found?.first
        == Definition("To lead", "certain: Norm entrepreneurship and advocacy; and Climate diplomacy"))
    #expect(found?.last?.value.plainText == "certain: City-network diplomacy, Sister-city agreement and 6 more")
    guard case .heading(2, let heading)? = document.blocks.dropFirst(2).first else {
      Issue.record("no heading")
      return
    }
    #expect(heading.plainText == "Summary")
  }

  @Test(arguments: [40, 60, 80, 140], ReportLanguage.allCases)
  func linesFit(width: Int, language: ReportLanguage) throws {
    let text = try text("seoul", language, ReportOptions(explain: .full), width: width)
    let tooLong = text.split(separator: "\n").filter { line in
      line.unicodeScalars.reduce(0) { $0 + ($1.value >= 0x1100 && $1.properties.isAlphabetic ? 2 : 1) } > width
    }
    #expect(tooLong == [])
  }
}
