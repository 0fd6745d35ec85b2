import RuleModel
import SourceText
import Testing
import YAMLReading

@testable import Reading

@Suite struct CodeTests {
  @Test func noCodeAndNoSlugStandsForTwoThings() {
    let codes = DiagnosticCode.reading.map(\.code) + YAMLCode.allCases.map(\.rawValue)
    let slugs = DiagnosticCode.reading.map(\.slug) + YAMLCode.allCases.map(\.slug)
    #expect(Set(codes).count == codes.count)
    #expect(Set(slugs).count == slugs.count)
  }

  @Test func everyCodeIsExplained() {
    for code in DiagnosticCode.reading {
      #expect(code.code.count == 5 && code.code.first == "D")
      #expect(code.explanation.count > 20 && !code.explanation.contains("\n"), "\(code.code)")
    }
  }
}

/// Files that nobody writes by hand.
@Suite struct HostileTests {
  @Test func thousandsOfMistakesEndSoon() {
    let many = (0..<4_000).map { "p\($0): {country: q\($0), place: r\($0)}" }.joined(separator: ",\n  ")
    let read = ReadProfile("x.yaml", text: "profile: x\npartners: {\(many)}\nplaces: {}\n")
    #expect(read.lines.count == 8_000)
  }

  @Test(arguments: [
    "", "[]", "x", "profile:", "profile: []", "profile: x\ncity: []", "profile: x\ncity: {name: }",
    "profile: x\nties: {/: }",
    "profile: x\nties: {a//b: {}}", "profile: x\npartners: {'': }", "profile: x\nsystem: ''",
    "profile: x\nsystem: {rivalry: {}}",
    "profile: x\nsystem: {rivalry: {value: {value: competition}}}", "profile: x\ncity: {country: {one of: [[a]]}}",
  ])
  func oddProfiles(_ text: String) {
    let read = ReadProfile("x.yaml", text: text)
    #expect(!read.lines.isEmpty)
  }
}
