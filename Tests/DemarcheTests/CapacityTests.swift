import Demarche
import Foundation
import Testing

@testable import Commands

/// What asks for more than can be held is refused at the rule, before any memory is asked for.
@Suite struct CapacityTests {
  static let folder = "\(packageFolder)/Tests/Fixtures/faults/too-many-combinations"
  static let said =
    "error[D0040 too-many-combinations]: 'twelve' names more combinations of entities than are tried, with 'p' "
    + "1000000000000"

  @Test func evaluatingIsRefused() {
    let result = evaluate(EvaluationRequest(profile: Self.folder + "/profiles/p.yaml", rules: Self.folder))
    #expect(result.messages().hasPrefix(Self.said))
    #expect(result.messages().contains("theory/t.yaml:5:9"))
    #expect(result.status == .badContent)
  }

  @Test func lintingAProfileSaysIt() {
    let result = lint(LintRequest(paths: [Self.folder + "/profiles/p.yaml"], rules: Self.folder))
    #expect(result.output.hasPrefix(Self.said))
    #expect(result.status == .findings)
  }

  @Test func testingSaysItOnce() throws {
    let folder = try TemporaryFolder([
      "profiles.yaml": "profiles: [{profile: p.yaml, good for: x}]",
      "p.yaml": String(contentsOfFile: Self.folder + "/profiles/p.yaml", encoding: .utf8),
      "tests.yaml": """
      tests:
        - {id: one, profile: p, may: [{club.round: yes}]}
        - {id: two, profile: p, set: {member.here n0: yes}, may: [{club.round: yes}]}
      """,
    ])
    let result = test(TestRequest(paths: [folder / "tests.yaml"], rules: Self.folder, profiles: folder.path))
    #expect(result.diagnostics.map(\.code) == ["D0040"])
    #expect(result.status == .badContent)
  }
}
