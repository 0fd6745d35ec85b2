import Presentation
import Reading
import Report
import RuleModel
import Testing

/// How the reports of the shipped rule base read.
@Suite struct ShippedReportTests {
  private func lines(
    _ profile: String, _ language: ReportLanguage = .en, _ options: ReportOptions? = nil
  ) throws -> [String] {
    let sample = PresentedSample.shipped
    let presenter = try #require(sample.presenter(profile, language))
    let options = options ?? ReportOptions(summaries: sample.ruleSet.summaries)
    let report = presenter.report(presenter.explainer.outcomes(), options)
    return TextRenderer(width: 5000).render(report).split(separator: "\n").map(String.init)
  }

  private func section(_ title: String, of lines: [String]) -> [String] {
    let rest = lines.drop { $0 != title }.dropFirst(2)
    return Array(rest.prefix(while: { !$0.hasPrefix("───") }))
  }

  @Test func sentencesBeginWithACapital() throws {
    let lines = try lines("new-york")
    #expect(lines.contains { $0.hasPrefix("• The United States ") })
    #expect(lines.contains { $0.contains(". The United States: ") })
    let lower = lines.filter { $0.wholeMatch(of: /(• |\d+\. |.*If it is so: )\p{Ll}.*/) != nil }
    #expect(lower.filter { !$0.hasPrefix("  • if ") } == [])
  }

  @Test(arguments: ReportLanguage.allCases)
  func whatIsPossibleDoesNotReadAsAFact(language: ReportLanguage) throws {
    let head = language == .en ? "If it is so: " : "해당할 경우: "
    let lines = try lines("hanoi", language)
    let possible = lines.filter { $0.contains(language == .en ? ". (possible; " : ". (가능; ") }
    #expect(possible.count > 10)
    #expect(possible.allSatisfy { $0.hasPrefix("• " + head) })
    let certain = lines.filter { $0.contains(language == .en ? ". (certain; " : ". (확실; ") }
    #expect(certain.allSatisfy { !$0.contains(head) })
  }

  @Test func contestedFactsAreTold() throws {
    let found = section("What hangs on contested facts", of: try lines("hanoi"))
    #expect(found.contains("Polarity and Power class (Viet Nam)"))
    #expect(found.contains("  • if Polarity = multipolar and Power class (Viet Nam) = middle power: 4 to 5"))
    #expect(!found.contains { $0.contains(".:") })
  }

  @Test func setsShowWhatDiffers() throws {
    let found = section("What hangs on contested facts", of: try lines("seoul"))
    let line = found.first { $0.hasPrefix("• Before you sign — Tokyo (Energy and clean-mobility") }
    #expect(
      line?.hasSuffix(": if middle power: nothing else; if great power: also write equal terms and a way out") == true)
  }

  @Test(arguments: ReportLanguage.allCases)
  func sidesOfATensionSayDifferentThings(language: ReportLanguage) throws {
    let title = language == .en ? "Tensions" : "상충하는 근거"
    let found = section(title, of: try lines("ulaanbaatar", language, ReportOptions(all: true)))
    #expect(found.count > 5)
    for line in found {
      let titles = line.split(separator: ": ", maxSplits: 1).last?.split(separator: "; ") ?? []
      #expect(Set(titles).count == titles.count, "\(line)")
    }
  }

  @Test func possibleAdviceIsCut() throws {
    let found = section("Advice", of: try lines("ulaanbaatar"))
    let possible = found.drop { $0 != "Possible" }
    #expect(possible.count { $0.hasPrefix("• ") } == 5)
    #expect(possible.contains { $0.hasPrefix("and ") && $0.hasSuffix(" more") })
    // Each has a reason right under it.
    let lines = Array(found.filter { $0.hasPrefix("• ") || $0.hasPrefix("  ") })
    for (line, next) in zip(lines, lines.dropFirst() + ["• "]) where line.hasPrefix("• ") {
      #expect(next.hasPrefix("  Why: ") || next.hasPrefix("  If it is so: "), "\(line)")
    }
    let all = section("Advice", of: try self.lines("ulaanbaatar", .en, ReportOptions(all: true)))
    #expect(all.count { $0.hasPrefix("• ") } > found.count { $0.hasPrefix("• ") })
  }

  @Test func theSummaryNamesWhatIsPossible() throws {
    let found = section("Summary", of: try lines("seoul"))
    #expect(!found.contains { $0.wholeMatch(of: /.*possible: \d+ more/) != nil })
    #expect(found.contains { $0.hasPrefix("To do in any case:") && $0.hasSuffix(".") })
    let cautions = found.drop { !$0.hasPrefix("Certain cautions") }.prefix { !$0.hasPrefix("To do") }
    #expect(cautions.count > 2)
    #expect(!cautions.contains { $0.contains("possibly") || $0.contains("(certain)") })
  }

  @Test func valuesOfTheSummaryAreCut() throws {
    let sample = PresentedSample.shipped
    let summary = RuleSet.Summary(
      title: LocalizedText(texts: ["Posture", "자세"], span: .none),
      attribute: try #require(sample.names.attribute("partner.posture")), show: 2)
    let found = section("Summary", of: try lines("seoul", .en, ReportOptions(summaries: [summary])))
    #expect(found.count { $0.contains("(certain)") || $0.contains("(possible)") } == 2)
    #expect(found.contains { $0.hasSuffix("and 3 more") })
  }

  @Test func columnsSayWhatTheyAre() throws {
    let lines = try lines("new-york")
    #expect(lines.contains("In every row: Status open · Certainty possible"))
    #expect(lines.contains { $0.hasPrefix("Requirements whoever the partner is (certain): ") })
    #expect(lines.contains { $0.hasPrefix("Form of diplomacy ") && $0.hasSuffix("Relation to the actor") })
    #expect(!lines.contains { $0.contains("Way of dealing with the actor") })
  }
}
