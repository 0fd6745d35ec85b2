import Foundation
import Testing

@testable import Commands

/// What lint finds in all profiles.
@Suite struct ExactCheckTests {
  @Test(arguments: exactChecks.map(\.code.code))
  func saysSomethingOfItsTriggeringExample(code: String) throws {
    let check = try #require(exactChecks.first { $0.code.code == code })
    #expect(try !findings(check.triggering, code).isEmpty)
  }

  @Test(arguments: exactChecks.map(\.code.code))
  func saysNothingOfItsCleanExample(code: String) throws {
    let check = try #require(exactChecks.first { $0.code.code == code })
    #expect(try findings(check.clean, code).map(\.message) == [])
  }

  @Test func noCheckSaysAnythingOfTheSmallRuleSet() throws {
    #expect(try findings("").map(\.message) == [])
  }

  /// The order of findings, their words and their witnesses are the same in every run.
  @Test func theSameTwice() throws {
    let snippet = exactChecks.map(\.triggering).first { $0.contains("evening") } ?? ""
    #expect(try findings(snippet) == findings(snippet))
  }

  /// What newcomers wrote and nobody noticed: each in a rule set of its own, with the code that tells of it.
  @Test(arguments: [
    ("D0411", "{id: a, when: {garden.dry: yes, not of: {garden.dry: yes}}, then: {garden.watering: yes}}"),
    (
      "D0411",
      "{id: a, when: {garden.hours: {above: 9}, garden.dry: yes, not of: {garden.hours: 10}}, then: {garden.watering: yes}}"
    ),
    ("D0411", "{id: a, when: {bed: upper, bed.sheltered: yes}, then: {garden.watering: yes}}"),
    (
      "D0413",
      "{id: a, when: {garden.dry: yes}, then: {garden.hour: morning}}, {id: b, when: {garden.dry: yes}, then: {garden.hour: evening}}"
    ),
    (
      "D0414",
      "{id: a, when: {garden.dry: no}, then: {bed.due: yes}}, {id: b, when: {garden.dry: no, garden.hours: 3}, then: {bed.due: yes}}"
    ),
    (
      "D0415",
      "{id: a, when: {garden.dry: yes, garden.hours: 3}, then: {garden.need: +1}}, {id: b, when: {garden.hours: 3, garden.dry: yes}, then: {garden.need: +1}}"
    ),
    (
      "D0416",
      "{id: a, when: {garden.dry: yes}, then: {garden.need: +1}}, {id: b, when: {garden.dry: yes}, then: {garden.need: -1}}"
    ),
    ("D0511", "{id: a, when: {garden.dry: yes}, then: {garden.need: +1}}"),
  ])
  func whatNewcomersWrote(code: String, rules: String) throws {
    let files = """
      # vocabulary/more.yaml
      kinds:
        bed: {is: many, listed as: beds, title: Bed}
      attributes:
        bed.sheltered: {is: fixed, type: boolean, title: Sheltered}
        bed.due: {is: derived, type: boolean, combine: asserted, title: Due}
        garden.hours: {is: given, type: integer, range: {from: 0, to: 10}, title: Hours, question: "How long?", controlled by: nobody}
        garden.hour: {is: derived, type: {choice: [morning: Morning, evening: Evening]}, combine: single, may stay empty: yes, title: When}
        garden.need:
          is: derived
          type: integer
          combine: sum
          weights: [-1, +1]
          bands: [{low: {at most: 0, title: Low}}, {some: {between: [1, 2], title: Some}}, {high: {at least: 3, title: High}}]
          title: Need
      # catalogue/beds.yaml
      beds: {upper: {sheltered: no}, lower: {sheltered: no}}
      # theory/more.yaml
      sections: [{rules: [\(rules)]}]
      """
    #expect(try !findings(files, code).isEmpty)
  }

  /// Of one check, or of all.
  private func findings(_ snippet: String, _ code: String? = nil) throws -> [Diagnostic] {
    let folder = try TemporaryFolder(
      Dictionary(uniqueKeysWithValues: LintSnippet(snippet).files.map { ($0.path, $0.text) }))
    var workspace = Workspace()
    let rules = workspace.loadRules(directory: folder.path, registers: true)
    try #require(workspace.lines(rules.diagnostics) == [])
    var exact = ExactLint(rules.value, Engine(rules.value.ruleSet), workspace.sources)
    return exact.findings { code == nil || $0.code == code }
  }
}

/// How findings are chosen, let stand and written.
@Suite struct LintChoiceTests {
  private func request(_ files: [String: String], _ change: (inout LintRequest) -> Void = { _ in }) throws
    -> CommandResult
  {
    let folder = try small(files)
    var request = LintRequest(paths: [folder.path], rules: folder.path, format: .github)
    change(&request)
    return Commands.lint(request)
  }

  private static let twoFaults = """
    sections:
      - rules:
          - {id: a, then: {garden.watering: yes}, because: So.}
    """

  @Test func findingsAreSelectedAndIgnored() throws {
    let files = ["theory/a.yaml": Self.twoFaults]
    let all = try request(files).output
    #expect(all.contains("D0334") && all.contains("D0331"))
    let one = try request(files) { $0.selected = ["D0334"] }
    #expect(one.output.split(separator: "\n").count == 1 && one.status == .findings)
    #expect(
      try request(files) { $0.selected = ["missing-source"] }.output.split(separator: "::").last
        == one.output.split(separator: "::").last)
    #expect(try !request(files) { $0.ignored = ["D03", "D04"] }.output.contains("D03"))
    #expect(try request(files) { $0.failOn = .error }.status == .done)
    #expect(try request(files) { $0.failOn = .never }.status == .done)
  }

  @Test func aCommentLetsAFindingStand() throws {
    func said(_ comment: String, behind: String = "") throws -> [String] {
      let text = """
        sections:
          - rules:
              \(comment)
              - id: a \(behind)
                then: {garden.watering: yes}
                title: A
              - {id: b, when: {garden.dry: no}, then: {garden.watering: yes}, title: B}
        """
      return try request(["theory/a.yaml": text]) { $0.ignored = ["D0333", "D0335", "D0336", "D0351"] }.output
        .split(separator: "\n").map { line in
          String(line.split(separator: "::").last?.split(separator: "%0A").first ?? "")
        }
    }
    #expect(try said("# a note").filter { $0.contains("source") }.count == 2)
    #expect(try said("# lint: allow D0334: it is common sense").count == 1)
    #expect(try said("# lint: allow missing-source: it is common sense").count == 1)
    #expect(try said("", behind: "# lint: allow D0334: it is common sense").count == 1)
    #expect(try said("# lint: allow D0334").contains("the comment does not say why"))
    #expect(try said("# lint: allow D9999: so").contains("there is no code 'D9999' to allow"))
    #expect(try said("# lint: allow D0331: titles are missing").contains("'D0331' is allowed here and not found"))
    // What is not looked for is not missed.
    #expect(try !said("# lint: allow D0411: never").contains { $0.contains("not found") })
  }

  @Test func sarifAndWorkflowCommandsNameThePlace() throws {
    let files = ["theory/a.yaml": Self.twoFaults]
    let text = try request(files) {
      $0.format = .sarif
      $0.selected = ["D0334"]
    }.output
    let object = try #require(try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
    #expect(object["version"] as? String == "2.1.0")
    let run = try #require((object["runs"] as? [[String: Any]])?.first)
    let result = try #require((run["results"] as? [[String: Any]])?.first)
    #expect(result["ruleId"] as? String == "D0334" && result["ruleIndex"] as? Int == 0)
    let line = try request(files) { $0.selected = ["D0334"] }.output
    #expect(
      line.hasPrefix("::warning file=") && line.contains("line=3,") && line.contains("title=D0334 missing-source::"))
  }
}
