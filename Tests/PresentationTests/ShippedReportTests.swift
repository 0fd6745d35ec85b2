import Explanation
import Report
import RuleModel
import Testing

@testable import Presentation

/// How all outcomes of the shipped rule base read.
@Suite struct ShippedReportTests {
  private static let hanoi = lines("hanoi")
  private static let ulaanbaatar = lines("ulaanbaatar")

  private static func lines(_ profile: String) -> [ReportLanguage: [String]] {
    let told = ReportLanguage.allCases.map { language in
      let document = PresentedSample.shipped.whole(of: profile, language)
      let text = document.map { TextRenderer(width: 5000).render($0) } ?? ""
      return (language, text.split(separator: "\n").map(String.init))
    }
    return Dictionary(uniqueKeysWithValues: told)
  }

  private func section(_ title: String, of lines: [String]) -> [String] {
    let rest = lines.drop { $0 != title }.dropFirst(2)
    return Array(rest.prefix(while: { !$0.hasPrefix("───") }))
  }

  /// What only an unstated fact would bring about is not said at all, and nothing is called possible.
  @Test func nothingIsHedged() throws {
    let english = try #require(Self.hanoi[.en])
    #expect(english.count > 1000)
    for word in ["If it is so", "possibly", "(certain", "(possible", "becoming more autocratic"] {
      #expect(english.filter { $0.contains(word) } == [], "\(word)")
    }
    for word in ["해당할 경우", "(확실", "(가능", "확실성"] {
      #expect(Self.hanoi[.ko]?.filter { $0.contains(word) } == [], "\(word)")
    }
  }

  @Test func sentencesBeginWithACapital() throws {
    let english = try #require(Self.hanoi[.en])
    let advice = section("Advice", of: english)
    #expect(advice.count { $0.hasPrefix("• ") } > 3)
    #expect(advice.filter { $0.wholeMatch(of: /\s*(• |\d+\. )\p{Ll}.*/) != nil } == [])
    #expect(english.contains { $0.hasPrefix("    • The United States ") || $0.hasPrefix("    • Hanoi ") })
  }

  @Test(arguments: ReportLanguage.allCases)
  func sidesOfATensionSayDifferentThings(language: ReportLanguage) throws {
    let title = language == .en ? "Tensions" : "상충하는 근거"
    let found = section(title, of: try #require(Self.ulaanbaatar[language]))
    #expect(found.count > 5)
    for line in found {
      let titles = line.split(separator: ": ", maxSplits: 1).last?.split(separator: "; ") ?? []
      #expect(Set(titles).count == titles.count, "\(line)")
    }
  }

  /// What is carried over from states to cities, or inferred otherwise, is not said with high confidence.
  @Test func inferencesAreAtMostOfMediumConfidence() throws {
    let rules = try #require(PresentedSample.shipped.presenter("seoul", .en)).readings.ruleSet.rules
    #expect(rules.count { $0.evidence == "inference" } > 100)
    #expect(rules.filter { $0.evidence == "inference" && $0.confidence == .high }.map(\.id) == [])
  }

  /// Whoever is due for a text reads why right under it.
  @Test func adviceHasItsReasons() throws {
    let found = section("Advice", of: try #require(Self.ulaanbaatar[.en]))
    for (line, next) in zip(found, found.dropFirst()) where line.hasPrefix("• ") {
      #expect(next.hasPrefix("  • "), "\(line)")
    }
  }

  /// Of every line of the summary each outcome has one value, or none, and one ground.
  @Test func theSummaryIsSettled() throws {
    let presenter = try #require(PresentedSample.shipped.presenter("seoul", .en))
    let answers = presenter.readings.summaryAnswers()
    #expect(answers.count > 150)
    for answer in answers {
      let value = answer.working.value
      #expect(value.isCertain || value.possibilities == .nothing, "\(answer.key)")
    }
  }
}
