import Commands
import Testing

/// The page of a name, found by what a person would type.
@Suite struct ShowTests {
  private func shown(_ name: String, _ language: ReportLanguage = .en) -> CommandResult {
    show(ShowRequest(name: name, rules: packageFolder + "/Rules", language: language))
  }

  @Test(arguments: ["city.budget", "City.Budget", "Budget for work abroad", "국제교류 예산"])
  func anAttributeIsFoundByIdAndTitle(name: String) {
    let result = shown(name)
    #expect(result.status == .done)
    #expect(result.output.contains("How large is the budget for work abroad?"))
    #expect(result.output.contains("city.budget"))
  }

  @Test func inKoreanItsWordsAreKorean() {
    let result = shown("city.budget", .ko)
    #expect(result.output.contains("국제교류 예산은 어느 정도입니까?"))
    #expect(result.output.contains("읽는 규칙"))
  }

  @Test func anAttributeTellsWhatItCanBeAndWhoReadsIt() {
    let output = shown("city.budget").output
    for words in ["medium", "Read by", "Who can change it"] { #expect(output.contains(words), "\(words)") }
    #expect(!output.contains("Concluded by"))
  }

  @Test func aRuleIsShownAsItIsWritten() {
    let output = shown("start-small").output
    for words in ["because:", "Concludes", "Reads"] { #expect(output.contains(words), "\(words)") }
  }

  @Test func severalThatMayBeMeantAreListed() {
    let several = shown("decentral")
    #expect(several.status == .badUsage)
    #expect(several.output.contains("may mean"))
  }

  @Test func whatNobodyCalledSoIsSaid() {
    let result = shown("zzzzzzzz")
    #expect(result.output.isEmpty)
    #expect(result.diagnostics.map(\.message) == ["nothing in the rule set is called 'zzzzzzzz'"])
  }

  @Test func aNearMissIsFound() {
    #expect(shown("city.budgt").output.contains("city.budget"))
  }
}
