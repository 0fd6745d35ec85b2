import Report
import Testing

@Suite struct ReportLanguageTests {
  @Test(
    arguments: [
      (.en, [], ""), (.en, ["a"], "a"), (.en, ["a", "b"], "a and b"), (.en, ["a", "b", "c"], "a, b and c"),
      (.en, ["a and b", "c"], "a and b, and c"), (.en, ["a, b", "c", "d"], "a, b; c; and d"),
      (.en, ["a (b, c)", "d (e)"], "a (b, c) and d (e)"), (.ko, ["가, 나", "다"], "가, 나; 다"),
      (.ko, ["가", "나", "다"], "가, 나, 다"), (.ko, ["가"], "가"), (.ko, [], ""),
    ] as [(ReportLanguage, [String], String)])
  func lists(language: ReportLanguage, items: [String], expected: String) {
    #expect(language.list(items) == expected)
  }

  @Test func sentencesBegin() {
    #expect(ReportLanguage.en.sentence("the city leads") == "The city leads")
    #expect(ReportLanguage.en.sentence("") == "")
    #expect(ReportLanguage.ko.sentence("eu와 협력한다") == "eu와 협력한다")
  }

  @Test func listsKeepRoles() {
    let list = ReportLanguage.en.list([.code("a"), .strong("b")], conjunction: "or")
    #expect(list == Inline([TextRun("a", .code), TextRun(" or "), TextRun("b", .strong)]))
  }

  @Test func languages() {
    #expect(ReportLanguage.allCases.map(\.rawValue) == ["en", "ko"])
  }
}
