import Foundation
import Testing

/// The program itself, as it lies beside the tests.
@Suite struct CommandTests {
  @Test func lintFindsAndSaysSo() throws {
    let result = try run(["lint", "--rules", sampleFolder, sampleFolder])
    #expect(result.status == 1)
    #expect(result.output.contains("warning[D0"))
    #expect(!result.output.contains("\u{1B}"))
  }

  @Test func lintOfACleanRuleSet() throws {
    let files = Dictionary(uniqueKeysWithValues: LintSnippet("").files.map { ($0.path, $0.text) })
    let folder = try TemporaryFolder(files)
    let result = try run(["lint", "--rules", folder.path])
    #expect(result.status == 0)
    #expect(result.output == "")
  }

  @Test func lintAsJSON() throws {
    let result = try run(["lint", "--format", "json", sampleFolder])
    let object = try JSONSerialization.jsonObject(with: Data(result.output.utf8)) as? [String: Any]
    #expect(object?["schema"] as? String == "demarche/lint/1")
    #expect((object?["findings"] as? [[String: Any]])?.first?["line"] is Int)
  }

  @Test(arguments: [
    (["lint", "--explain", "D0203"], 0), (["lint", "--explain", "nothing"], 64), (["lint", "--format", "xml"], 64),
    (["lint", "nowhere.yaml"], 66), (["evaluate"], 64), (["nonsense"], 64), (["--help"], 0),
    (["evaluate", "nowhere.yaml", "--rules", "nowhere"], 66),
  ])
  func statuses(arguments: [String], status: Int) throws {
    #expect(try run(arguments).status == Int32(status))
  }

  @Test func evaluateOfAWrongProfile() throws {
    let folder = try TemporaryFolder(["p.yaml": "profile: p\ncity: {colour: red}"])
    let result = try run(["evaluate", folder / "p.yaml", "--rules", sampleFolder])
    #expect(result.status == 65)
    #expect(result.errors.contains("error[D0121 unknown-key]"))
    #expect(result.output == "")
  }

  @Test func evaluateOfTheSample() throws {
    let result = try run(["evaluate", sampleFolder + "/profiles/seoul.yaml", "--rules", sampleFolder])
    #expect(result.status == 0)
  }

  @Test func colourOnlyOnDemand() throws {
    let result = try run(["lint", "--color", "always", sampleFolder])
    #expect(result.output.contains("\u{1B}["))
  }

  private func run(_ arguments: [String]) throws -> ProgramRun {
    try ProgramRun("demarche", arguments, in: FileManager.default.temporaryDirectory.path)
  }
}
