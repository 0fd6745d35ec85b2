import Commands
import Testing

/// Files to be filled in: they read without a finding, and answers that are taken out of their comments hold.
@Suite struct NewFileTests {
  private static let rules = packageFolder + "/Rules"

  private func text(_ what: String = "profile", _ language: ReportLanguage = .en, like: String? = nil) -> String {
    newFile(
      NewFileRequest(
        what: what, file: "nowhere/my-city.yaml", counts: ["partners": 2], like: like, rules: Self.rules,
        language: language)
    ).output
  }

  @Test(arguments: [ReportLanguage.en, .ko])
  func aProfileLintsClean(language: ReportLanguage) throws {
    let folder = try TemporaryFolder(["my-city.yaml": text("profile", language)])
    let result = lint(LintRequest(paths: [folder / "my-city.yaml"], rules: Self.rules))
    #expect(result.output == "")
    #expect(result.status == .done)
  }

  /// Every answer that stands as an example is one: with all of them in, nothing is wrong but what they say together.
  @Test func everyAnswerIsOne() throws {
    let answered = text().split(separator: "\n", omittingEmptySubsequences: false).map { line in
      let isAnswer = line.wholeMatch(of: /\s*# [a-z-]+: .*/) != nil && line.contains(/# [a-z-]+: [^A-Z]/)
      return isAnswer && !line.contains("unknown")
        ? String(line.replacing("# ", with: "", maxReplacements: 1)) : String(line)
    }
    let folder = try TemporaryFolder(["my-city.yaml": answered.joined(separator: "\n")])
    let result = lint(LintRequest(paths: [folder / "my-city.yaml"], rules: Self.rules))
    #expect(!result.output.contains("error[D02"), "\(result.output.prefix(2000))")
  }

  @Test func everyQuestionStandsInTheAskedLanguage() {
    #expect(text().contains("How large is the budget for work abroad?"))
    #expect(text("profile", .ko).contains("국제교류 예산은 어느 정도입니까?"))
    #expect(text("country").hasPrefix("# Facts that several profiles share."))
  }

  /// Topic after topic, in the asked language; no question is lost or asked twice.
  @Test func questionsStandUnderTopics() throws {
    let lines = text().split(separator: "\n").map { $0.trimmingPrefix { $0 == " " } }
    let headings = lines.filter { $0.hasPrefix("# ── ") }
    #expect(headings.contains { $0.hasPrefix("# ── Office, money and people ─") } && headings.count > 8)
    #expect(text("profile", .ko).contains("# ── 조직·예산·인력 ─"))
    #expect(text("country", .ko).contains("# ── 정치체제와 분권 ─"))
    for question in ["# budget: How large", "# stage: ", "# office: How large"] {
      #expect(lines.count { $0.hasPrefix(question) && $0.contains(" ") } >= 1, "\(question)")
    }
    let asked = lines.filter { $0.hasPrefix("# budget: How large") }
    #expect(asked.count == 1)
    let place = try #require(lines.firstIndex { $0.hasPrefix("# ── Office") })
    #expect(lines[place...].prefix(30).contains { $0.hasPrefix("# budget: How large") })
  }

  @Test func answersOfAnotherProfileStandAsExamples() {
    let like = text(like: packageFolder + "/Profiles/seoul.yaml")
    #expect(like.contains("# population: 9300000"))
  }

  @Test func whatIsThereIsNotWrittenOver() {
    let result = newFile(NewFileRequest(file: packageFolder + "/Profiles/seoul.yaml", rules: Self.rules))
    #expect(result.output.isEmpty)
    #expect(result.diagnostics.first?.message.contains("is there already") == true)
  }

  @Test func listsThatNobodyMakesAreRefused() {
    let result = newFile(NewFileRequest(file: "my.yaml", counts: ["friends": 2], rules: Self.rules))
    #expect(result.diagnostics.first?.help == ["they make '--partners'"])
  }
}
