import Testing

@testable import Commands

@Suite struct CheckTests {
  @Test(arguments: allChecks.map(\.code.code))
  func saysSomethingOfItsTriggeringExample(code: String) throws {
    let check = try #require(allChecks.first { $0.code.code == code })
    #expect(try findings(check.triggering).contains { $0.code == code })
  }

  @Test(arguments: allChecks.map(\.code.code))
  func saysNothingOfItsCleanExample(code: String) throws {
    let check = try #require(allChecks.first { $0.code.code == code })
    #expect(try findings(check.clean).filter { $0.code == code }.map(\.message) == [])
  }

  @Test func noCheckSaysAnythingOfTheSmallRuleSet() throws {
    #expect(try findings("").map(\.message) == [])
  }

  @Test func codesAscendAndAreUnique() {
    let codes = allCodes.map(\.code)
    #expect(codes == codes.sorted())
    #expect(Set(codes).count == codes.count)
    #expect(Set(allCodes.map(\.slug)).count == codes.count)
  }

  @Test func everyCodeHasAnExplanation() {
    for code in allCodes {
      let page = explanation(ofCode: code.code).output
      #expect(page.hasPrefix("\(code.code) \(code.slug)\n"))
      #expect(code.explanation.count > 20)
    }
    let page = explanation(ofCode: "D0203").output
    for other in ["d0203", "d203", "203", "unknown-value", "Unknown value"] {
      #expect(explanation(ofCode: other).output == page, "\(other)")
    }
    #expect(explanation(ofCode: "D9999").status == .badUsage)
    #expect(explanation(ofCode: "unknown-valeu").diagnostics.first?.help == ["'D0203' (unknown-value)"])
  }

  /// Reads the files of a snippet without errors and runs every check.
  private func findings(_ snippet: String) throws -> [Diagnostic] {
    let folder = try TemporaryFolder(
      Dictionary(uniqueKeysWithValues: LintSnippet(snippet).files.map { ($0.path, $0.text) }))
    var workspace = Workspace()
    let rules = workspace.loadRules(directory: folder.path, registers: true)
    try #require(workspace.lines(rules.diagnostics) == [])
    return Commands.findings(on: rules.value, workspace.sources)
  }
}
