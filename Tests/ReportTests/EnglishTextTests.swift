import Report
import Testing

@Suite struct EnglishTextTests {
  @Test(
    arguments: [
      (.en, [], ""), (.en, ["a"], "a"), (.en, ["a", "b"], "a and b"), (.en, ["a", "b", "c"], "a, b and c"),
      (.en, ["a and b", "c"], "a and b; and c"), (.en, ["a, b", "c", "d"], "a, b; c; and d"),
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

  @Test(
    arguments: [
      (1, "form", "1 form"), (3, "form", "3 forms"), (0, "rule", "0 rules"), (2, "city", "2 cities"),
      (2, "day", "2 days"), (2, "class", "2 classes"), (2, "branch", "2 branches"), (-1, "step", "-1 steps"),
    ])
  func counts(number: Int, noun: String, expected: String) {
    #expect(EnglishText.count(number, noun) == expected)
  }

  @Test func irregularPlurals() {
    #expect(EnglishText.count(2, "analysis", plural: "analyses") == "2 analyses")
    #expect(EnglishText.count(1, "analysis", plural: "analyses") == "1 analysis")
  }

  @Test func languages() {
    #expect(ReportLanguage.allCases.map(\.rawValue) == ["en", "ko"])
  }
}
