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

  /// Where a number is computed from another one, or compared with one, every number of its type is tried: a threshold on what
  /// is concluded lies elsewhere than one on what is given.
  @Test func numbersAreFollowedThroughWhatIsConcludedFromThem() throws {
    func said(_ rules: String, _ code: String) throws -> [String] {
      let snippet = """
        # vocabulary/more.yaml
        attributes:
          garden.tank: {is: given, type: integer, range: {from: 0, to: 100000}, expected: 0, title: Tank, question: How full?, controlled by: nobody}
          garden.day: {is: given, type: decimal, places: 2, range: {from: 0, to: 500}, expected: 0, title: Day, question: How much?, controlled by: nobody}
          garden.week: {is: derived, type: decimal, places: 2, combine: single, default: {path: garden.day, times: 7, plus: 3}, title: Week}
          garden.store: {is: derived, type: integer, combine: sum, base: {path: garden.tank}, weights: [+20, -3], title: Store}
        # theory/more.yaml
        sections:
          - rules:
              - {id: rain, when: {garden.dry: no}, then: {garden.store: +20}}
              - {id: heat, when: {garden.dry: yes}, then: {garden.store: -3}}
              - {id: asked, then: {garden.watering: yes}, when: \(rules)}
        """
      return try findings(snippet, code).map(\.message)
    }
    // In each the numbers meet at one point, or at none.
    #expect(try said("{garden.store: 317, garden.dry: no}", "D0411") == [])
    #expect(try said("{garden.store: {below: 20}, garden.dry: no}", "D0411").count == 1)
    #expect(try said("{garden.store: {at least: 99998}, garden.dry: yes}", "D0411").count == 1)
    #expect(try said("{garden.store: {at least: 99997}, garden.dry: yes}", "D0411") == [])
    #expect(try said("{garden.week: 73, garden.day: {above: 9.99}}", "D0411") == [])
    #expect(try said("{garden.week: 73, garden.day: {above: 10}}", "D0411").count == 1)
    #expect(try said("{garden.day: 12.34, garden.store: {at most: {path: garden.day, times: 2}}}", "D0411") == [])
    #expect(
      try said("{garden.tank: {above: {path: garden.day, times: 100}}, garden.day: {at least: 499.99}}", "D0411") == [])
    #expect(try said("{garden.tank: {above: 500}, garden.dry: no}", "D0412") == [])
    #expect(try said("{garden.tank: {above: 500}, garden.store: {above: 520}, garden.dry: no}", "D0412").count == 2)
    #expect(try said("{garden.tank: {above: 500}, garden.store: {above: 520}}", "D0412").count == 1)
    #expect(try said("{garden.tank: {above: 500}, garden.store: {above: 510}}", "D0412") == [])
  }

  /// The order of findings, their words and their witnesses are the same in every run.
  @Test func theSameTwice() throws {
    let snippet = exactChecks.map(\.triggering).first { $0.contains("evening") } ?? ""
    #expect(try findings(snippet) == findings(snippet))
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
    #expect(try request(files) { $0.selected = ["D0334,D0331"] }.output.split(separator: "\n").count == 2)
    let none = try request(files) { $0.ignored = ["missing-source, d0331"] }.output
    #expect(!none.contains("D0334") && !none.contains("D0331"))
    #expect(try request(files) { $0.failOn = .error }.status == .done)
    #expect(try request(files) { $0.failOn = .never }.status == .done)
  }

  /// Whoever mistypes a code is not told that nothing was found.
  @Test func whatIsNoCodeIsSaid() throws {
    let result = try request(["theory/a.yaml": Self.twoFaults]) {
      $0.selected = ["D0334,missing-sorce"]
      $0.ignored = ["D9"]
    }
    #expect(result.status == .badUsage && result.output.isEmpty)
    #expect(result.messages().contains("'--select': there is no code 'missing-sorce'"))
    #expect(result.messages().contains("'D0334' (missing-source)"))
    #expect(result.messages().contains("'--ignore': there is no code 'D9'"))
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

  /// What is mended leaves every other byte as it is; what is only likely is left alone unless asked for.
  @Test func whatCanBeMendedIs() throws {
    let before = """
      # The rules of the garden.
      sections:
        - rules:
            # lint: allow D0334: it is common sense
            - {id: a,   then: {garden.watering: yes}}   # a note
            # lint: allow D0331: titles are missing
            - {id: b, then: {garden.watering: yes}, title: B}

      """
    let after = before.replacing("      # lint: allow D0331: titles are missing\n", with: "")
    let folder = try small(["theory/a.yaml": before.replacing("{id: a,   then", with: "{id: a,   title: A, then")])
    var request = LintRequest(paths: [folder.path], rules: folder.path)
    request.ignored = ["D0333", "D0335", "D0336", "D0351"]
    (request.fixing, request.showsDifference) = (.safe, true)
    let difference = lint(request).output
    #expect(difference.contains("-      # lint: allow D0331: titles are missing\n") && difference.hasPrefix("--- a/"))
    #expect(difference.split(separator: "\n").filter { $0.hasPrefix("-") || $0.hasPrefix("+") }.count == 3)
    request.showsDifference = false
    let result = lint(request)
    #expect(result.remark.contains("mended: 1 finding") && !result.output.contains("D0362"))
    #expect(folder.text("theory/a.yaml") == after.replacing("{id: a,   then", with: "{id: a,   title: A, then"))
    #expect(!lint(request).output.contains("D0362"))
  }

  /// What an earlier run found to be clean is not asked again, until something that it reads is otherwise.
  @Test func whatIsKnownToBeCleanIsNotAskedAgain() throws {
    let more = """
      sections:
        - rules:
            - {id: hot, when: {garden.hot: yes}, then: {garden.watering: yes}}
      """
    let hot =
      "attributes: {garden.hot: {is: given, type: boolean, title: Hot, question: \"Is it?\", controlled by: nobody}}\n"
    let folder = try small(["vocabulary/more.yaml": hot, "theory/more.yaml": more])
    var request = LintRequest(paths: [folder.path], rules: folder.path)
    (request.isExact, request.selected, request.cache) = (true, ["D041"], folder / "clean.txt")
    let first = lint(request).remark
    let kept = try #require(folder.text("clean.txt"))
    #expect(!first.contains(" 0 questions") && kept.hasPrefix("demarche exact checks"))
    #expect(lint(request).remark.contains(" 0 questions") && folder.text("clean.txt") == kept)
    // A place is not what a rule says; a condition is.
    try folder.write("theory/more.yaml", "# moved\n" + more)
    #expect(lint(request).remark.contains(" 0 questions"))
    try folder.write(
      "theory/more.yaml", more.replacing("{garden.hot: yes}", with: "{garden.hot: yes, garden.dry: yes}"))
    let found = lint(request)
    #expect(found.output.contains("D0414") && !found.remark.contains(" 0 questions"))
    try folder.write("clean.txt", "something else\n")
    try folder.write("theory/more.yaml", more)
    #expect(lint(request).output == "" && folder.text("clean.txt") == kept)
  }

  /// What is found and let stand is not asked again either; without its comment it is told at once, and where it is mended the
  /// comment is one too many.
  @Test func whatIsLetStandIsNotAskedAgain() throws {
    let hot =
      "attributes: {garden.hot: {is: given, type: boolean, title: Hot, question: \"Is it?\", controlled by: nobody}}\n"
    let comment = "      # lint: allow D0414: told for itself\n"
    let rules = "            - {id: hot, when: {garden.hot: yes, garden.dry: yes}, then: {garden.watering: yes}}\n"
    func more(_ comment: String, _ rules: String) -> String {
      "sections:\n  - rules:\n" + (comment + rules).replacing("            -", with: "      -")
    }
    let folder = try small(["vocabulary/more.yaml": hot, "theory/more.yaml": more(comment, rules)])
    var request = LintRequest(paths: [folder.path], rules: folder.path)
    (request.isExact, request.selected, request.cache) = (true, ["D0414", "D0362"], folder / "known.txt")
    #expect(lint(request).output == "")
    let again = lint(request)
    #expect(again.output == "" && again.remark.contains(" 0 questions"))
    try folder.write("theory/more.yaml", more("", rules))
    let without = lint(request)
    #expect(without.output.contains("D0414") && without.remark.contains(" 0 questions"))
    request.cache = nil
    #expect(lint(request).output == without.output)
    request.cache = folder / "known.txt"
    try folder.write("theory/more.yaml", more(comment, rules.replacing(", garden.dry: yes", with: "")))
    #expect(lint(request).output.contains("D0362"))
  }

  /// Whatever is broken after a run is found with what is known as it is without, by each check; and mended again, nothing is.
  @Test(arguments: exactChecks.map(\.code.code)) func whatIsBrokenIsFoundWithWhatIsKnown(code: String) throws {
    let check = try #require(exactChecks.first { $0.code.code == code })
    let folder = try TemporaryFolder(
      Dictionary(LintSnippet(check.clean).files.map { ($0.path, $0.text) }) { $1 })
    var request = LintRequest(paths: [folder.path], rules: folder.path)
    (request.isExact, request.selected, request.cache) = (true, ["D04", "D05"], folder / "known.txt")
    let clean = lint(request)
    for file in LintSnippet(check.triggering).files { try folder.write(file.path, file.text) }
    let warm = lint(request)
    #expect(warm.output.contains(code))
    #expect(lint(request).output == warm.output)
    request.cache = nil
    #expect(lint(request).output == warm.output)
    request.cache = folder / "known.txt"
    for file in LintSnippet(check.clean).files { try folder.write(file.path, file.text) }
    #expect(lint(request).output == clean.output)
  }

  /// Whatever becomes of the file that is kept, it is read, and profiles in it show nothing that is not so.
  @Test func whatIsKeptMayBeBroken() throws {
    let check = try #require(exactChecks.first { $0.code.slug == "idle-rule" })
    let folder = try TemporaryFolder(
      Dictionary(LintSnippet(check.triggering).files.map { ($0.path, $0.text) }) { $1 })
    var request = LintRequest(paths: [folder.path], rules: folder.path)
    (request.isExact, request.selected, request.cache) = (true, ["D04", "D05"], folder / "known.txt")
    let found = lint(request).output
    let kept = try #require(folder.text("known.txt"))
    let memory = try #require(CheckMemory(kept))
    #expect(memory.text == kept && kept.contains("\nspace ") && kept.contains("\nfact ") && kept.contains("\nD04"))
    #expect(CheckMemory("demarche clean slices 1\n" + kept) == nil && CheckMemory("") == nil)
    let lines = kept.split(separator: "\n").map(String.init)
    for place in lines.indices.dropFirst() {
      for other in [
        "", "fact", "space", "space none 99=x", "profile 0", "rule", "rule a 0=", "attribute", "D0", "D0411 x n",
      ] {
        var broken = lines
        broken[place] = other
        let read = try #require(CheckMemory(broken.joined(separator: "\n")))
        #expect(CheckMemory(read.text) == read)
      }
    }
    for count in stride(from: 0, to: kept.count, by: 41) {
      if let read = CheckMemory(String(kept.prefix(count))) { #expect(CheckMemory(read.text) == read) }
    }
    // Without answers, and with profiles that say the opposite of what they said.
    let lies = lines.filter { !$0.hasPrefix("D0") }.map { line in
      line.replacing("=yes", with: "=?").replacing("=no", with: "=yes").replacing("=?", with: "=no")
    }
    try folder.write("known.txt", lies.joined(separator: "\n") + "\n")
    #expect(lint(request).output == found)
  }

  /// A fact that is older than the vocabulary says, by the year of the profile.
  @Test func staleFactsAreTold() throws {
    let vocabulary = """
      kinds: {profile: {is: single, title: Profile}}
      attributes:
        profile.as-of: {is: given, type: integer, title: Year, question: Which?, controlled by: nobody}
        garden.size: {is: given, type: integer, stale after: 3, title: Size, question: Which?, controlled by: nobody}
      """
    let folder = try small(["vocabulary/more.yaml": vocabulary])
    func said(_ year: String) throws -> String {
      try folder.write("p/old.yaml", "profile: old\n\(year)garden:\n  size: {value: 3, as-of: 2022-11}\n")
      return lint(LintRequest(paths: [folder / "p/old.yaml"], rules: folder.path, format: .github)).output
    }
    #expect(
      try said("as-of: 2026\n").contains("D0042 stale-fact::'garden.size' is of 2022-11, and the profile of 2026"))
    #expect(try !said("as-of: 2025\n").contains("D0042") && !said("").contains("D0042"))
  }

  /// Promises name facts with an order, and are kept for attributes with one.
  @Test func promisesAreRead() throws {
    func said(_ promise: String, _ type: String = "{is: derived, type: integer, combine: sum, weights: [+1]") throws
      -> String
    {
      let attributes = "attributes: {garden.need: \(type), title: Need, monotone in: \(promise)}}\n"
      return try request(["vocabulary/more.yaml": attributes]).output
    }
    #expect(try !said("garden.dry").contains("error"))
    #expect(try said("garden.dri").contains("there is no attribute 'garden.dri'"))
    #expect(try said("garden.watering").contains("'garden.watering' is no given fact with an order"))
    #expect(
      try said("garden.dry", "{is: derived, type: boolean, combine: asserted").contains("which has no order to rise in")
    )
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
