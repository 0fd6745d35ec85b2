import Foundation
import Testing

@testable import Commands

#if canImport(FoundationXML)
  import FoundationXML
#endif

/// Tests written as data: those that hold, and those that do not.
@Suite struct DataTests {
  @Test func theTestsOfTheSampleHold() throws {
    let results = try run(rules: sampleFolder, profiles: sampleFolder + "/profiles")
    #expect(results.status == .done)
    #expect(results.tests.count == 15)
    #expect(!results.tests.map(\.held).contains(false))
    #expect(results.messages == [])
  }

  /// Each expectation alone, under the opposite of what it stands under.
  @Test(arguments: ["seoul", "melbourne"])
  func eachExpectationTurnedRoundFails(name: String) throws {
    let text = try String(contentsOfFile: sampleFolder + "/tests/\(name).yaml", encoding: .utf8)
    var (head, force, mutants): ([String], String, [String]) = ([], "", ["tests:"])
    for line in text.split(separator: "\n").map(String.init).dropFirst() {
      if line.hasPrefix("  - id:") { head = [] }
      if let match = line.firstMatch(of: /^    (must|may|must not):$/) {
        force = String(match.1)
      } else if line.hasPrefix("      - {") {
        let id = "  - id: mutant-\(mutants.count)"
        mutants.append(
          ([id] + head + ["    \(force == "must not" ? "must" : "must not"):", line]).joined(separator: "\n"))
      } else if !line.hasPrefix("  - id:") {
        head.append(line)
      }
    }
    let folder = try TemporaryFolder(["mutants.yaml": mutants.joined(separator: "\n")])
    let results = try run([folder / "mutants.yaml"], rules: sampleFolder, profiles: sampleFolder + "/profiles")
    #expect(results.tests.count == mutants.count - 1)
    #expect(results.tests.filter(\.held).map(\.id) == [])
  }

  @Test func theArticleIsRun() throws {
    let folder = try allotment()
    for block in try Article("Sources/Demarche/Demarche.docc/Testing.md").blocks where block.language == "yaml" {
      let name = try #require(block.text.firstMatch(of: /^# (\S+\.yaml)\n/), "a block does not name its file").1
      try folder.write(String(name), block.text)
    }
    let results = try run(rules: folder.path, profiles: folder / "profiles")
    #expect(results.messages == [])
    #expect(results.tests.count == 9)
  }

  // MARK: What is said

  @Test func aValueThatIsNot() throws {
    let said = try say("tests: [{id: t, profile: allotment, must: [{sowing.manner upper/kale: rows}]}]")
    #expect(said.messages == ["D0601 'sowing.manner upper/kale: rows' is ruled out in 'allotment'"])
    #expect(said.labels == ["found 'clumps'", "applied, certain"])
    #expect(said.notes == ["'sowing.manner upper/kale' is 'clumps', certain"])
  }

  @Test func aContestedFactIsShownCaseByCase() throws {
    let said = try say("tests: [{id: t, profile: allotment, must not: [{garden.duties: {includes: add-lime}}]}]")
    #expect(said.messages == ["D0601 'garden.duties: {includes: add-lime}' is certain in 'allotment'"])
    #expect(
      said.notes.suffix(2) == [
        "if 'soil.acidity peat' is '4.5': [mend-pipes, add-lime]", "if 'soil.acidity peat' is '6.5': [mend-pipes]",
      ])
  }

  @Test(arguments: [
    ("must: [{bed.watered upper: yes, by: through-a-pipe}]", "is certain, but not by 'through-a-pipe', in"),
    ("must: [{bed.watered lower: yes}]", "is not certain in"),
    ("must: [{sowing.manner upper/kale: clumps, by: too-dark}]", "is certain, but not by 'too-dark', in"),
    ("may: [{bed.watered upper: no}]", "is ruled out in"),
    ("may: [{garden.duties: {includes: add-lime}, by: no-hose}]", "is possible, but not by 'no-hose', in"),
    ("must not: [{bed.watered lower: no}]", "is not ruled out in"),
    ("must not: [{sowing.manner upper/kale: rows, by: same-family-again}]", "but 'same-family-again' contributes in"),
    ("must: [{bed.watered: yes}]", "of 'lower' is not certain in"),
    ("must: [{garden.duties: {empty: yes}}]", "is ruled out in"),
    ("must: [{sowing.fit upper/kale: 0, tension: no}]", "is met with tension in"),
    ("must: [{sowing.fit upper/tomato: 2, tension: yes}]", "is met without tension in"),
    ("working: [{bed.watered lower: yes}]", "is ruled out in the working reading of 'allotment'"),
    ("working: [{sowing.manner upper/kale: clumps, by: too-dark}]", "is certain, but not by 'too-dark', in"),
    ("ground: [{bed.watered lower: [firm, provisional]}]", "is unsettled in the working reading of 'allotment'"),
    ("in at least: 1, working: [{garden.season: rest}]", "is ruled out in the working reading of 'allotment'"),
    ("set: {pipe.whole upper/lower: no}, must: [{bed.watered lower: yes}]", "is ruled out in"),
  ])
  func failures(test: String, words: String) throws {
    let said = try say("tests: [{id: t, profile: allotment, \(test)}]")
    #expect(said.messages.count == 1)
    #expect(said.messages.first?.contains(words) == true, "\(said.messages)")
    #expect(said.status == .findings)
  }

  @Test func tensionIsMet() throws {
    let claims = "[{sowing.fit upper/kale: 0, tension: yes}, {sowing.fit upper/tomato: 2, tension: no}]"
    #expect(try say("tests: [{id: t, profile: allotment, must: \(claims)}]").messages == [])
    let said = try say("tests: [{id: t, profile: allotment, must: [{bed.watered upper: yes, tension: some}]}]")
    #expect(said.messages.count == 1)
    #expect(said.messages.first?.contains("'tension'") == true, "\(said.messages)")
    #expect(said.status == .badContent)
  }

  @Test func whatSpeaksOfNothingFails() throws {
    let said = try say("tests: [{id: t, profile: allotment, must: [{bed.care: daily, where: {bed.light: shade}}]}]")
    #expect(said.messages == ["D0604 'bed.care: daily' speaks of no entity of any profile"])
  }

  @Test func aContradictionAmongTheOutcomes() throws {
    let rule = """
      sections: [{rules: [{id: harvest-now, when: {garden.month: {at most: 6}}, then: {garden.season: harvest}}]}]
      """
    let certain = "tests: [{id: t, profile: allotment, contradiction: none}]"
    let said = try say(certain, more: ["theory/90-more.yaml": rule])
    #expect(said.messages == ["D0603 'garden.season' contradicts itself in 'allotment'"])
    #expect(
      try say(certain.replacing("none", with: "{none in: [bed.care]}"), more: ["theory/90-more.yaml": rule]).messages
        == [])
    #expect(
      try say(certain.replacing("contradiction", with: "working contradiction"), more: ["theory/90-more.yaml": rule])
        .messages
        == ["D0603 'garden.season' contradicts itself in the working reading of 'allotment'"])
    let open = "tests: [{id: t, profile: allotment, set: {garden.month: unknown}, possible contradiction: none}]"
    #expect(
      try say(open, more: ["theory/90-more.yaml": rule]).messages
        == ["D0603 'garden.season' may contradict itself in 'allotment' with 'garden.month: unknown'"])
    #expect(try say(open.replacing("possible c", with: "c"), more: ["theory/90-more.yaml": rule]).messages == [])
  }

  // MARK: Movements and spreads

  @Test(arguments: [
    ("{of: garden.season}", true), ("{of: [{garden.season: harvest}]}", true), ("{of: [{garden.season: rest}]}", false),
    ("{of: garden.season, at least: 2}", false), ("{of: garden.season, in at least: 1}", true),
    ("{of: garden.season, at least: 2, not yet met: yes}", true), ("{of: garden.season, not yet met: yes}", false),
  ])
  func movements(entry: String, isHeld: Bool) throws {
    let said = try say(
      "relations: [{id: r, profile: allotment, from: {garden.month: 4}, to: {garden.month: 9}, moves: [\(entry)]}]")
    #expect(said.messages.isEmpty == isHeld, "\(entry): \(said.messages)")
  }

  @Test func aMetClaimLosesItsMark() throws {
    let said = try say("tests: [{id: t, profile: allotment, must: [{bed.watered upper: yes, not yet met: yes}]}]")
    #expect(said.messages.count == 1)
    #expect(said.messages.first?.hasPrefix("D0605 ") == true, "\(said.messages)")
    let open = try say("tests: [{id: t, profile: allotment, must: [{bed.watered upper: no, not yet met: yes}]}]")
    #expect(open.messages == [])
    #expect(open.status == .done)
  }

  @Test func othersAreNotThoseOfForEach() throws {
    let own = "relations: [{id: r, profile: allotment, for each: bed, along: {bed.light: [shade, sun]}, then: [CLAIM]}]"
    #expect(try say(own.replacing("CLAIM", with: "{sowing.fit: same}")).messages.count == 1)
    #expect(try say(own.replacing("CLAIM", with: "{sowing.fit: same, of: others}")).messages == [])
    let none = own.replacing("for each: bed, along: {bed.light:", with: "along: {bed.light lower:")
    #expect(try say(none.replacing("CLAIM", with: "{sowing.fit: same, of: others}")).status == .badContent)
  }

  @Test(arguments: [
    ("commonest: {at most: 1}", true), ("commonest: {at most: 0}", false), ("reached: {at least: 99}", false),
    ("reached: {at least: 99, not yet met: yes}", true), ("in common: {at most: 0}", true),
    ("reached: all", false),
  ])
  func spreads(limit: String, isHeld: Bool) throws {
    let said = try say("spreads: [{id: s, profiles: all, by: bed.watered, first: 1, \(limit)}]")
    #expect(said.messages.isEmpty == isHeld, "\(limit): \(said.messages)")
  }

  @Test(arguments: [
    ("values of: bed.watered, reached: all", true), ("values of: garden.season, reached: all", false),
    ("values of: garden.season, reached: {at least: 1}", true), ("values of: garden.season, first: 1", false),
    ("by: [{bed.watered: lowest first}], first: 1, reached: {at least: 1}", true),
  ])
  func spreadsOfValues(asked: String, isHeld: Bool) throws {
    let said = try say("spreads: [{id: s, profiles: all, \(asked)}]")
    #expect(said.messages.isEmpty == isHeld, "\(asked): \(said.messages)")
  }

  // MARK: Relations

  /// By comparison: whether it holds of the fit of kale in the lower bed as the light grows, shrinks, and grows beyond what it needs.
  @Test(arguments: [
    ("same", [false, false, true]), ("not lower", [true, false, true]), ("not higher", [false, true, true]),
    ("lower", [false, true, false]), ("higher", [true, false, false]), ("stays", [false, false, true]),
  ])
  func comparisons(word: String, holds: [Bool]) throws {
    for (steps, isHeld) in zip(["[shade, sun]", "[sun, shade]", "[half-shade, sun]"], holds) {
      let claim = "{sowing.fit lower/kale: \(word)}"
      let said = try say(
        "relations: [{id: r, profile: allotment, along: {bed.light lower: \(steps)}, then: [\(claim)]}]")
      #expect(said.messages.isEmpty == isHeld, "\(word) \(steps): \(said.messages)")
    }
  }

  @Test func aRelationShowsBothRuns() throws {
    let said = try say(
      """
      relations: [{id: r, profile: allotment, from: {garden.month: 4}, to: {garden.month: 9}, then: [{garden.season: same}]}]
      """)
    #expect(said.messages == ["D0602 'garden.season: same' does not hold in 'allotment'"])
    #expect(said.labels.first == "'sow' → 'harvest'")
    #expect(
      said.notes.prefix(2) == [
        "'sow' in 'allotment' with 'garden.month: 4'", "'harvest' in 'allotment' with 'garden.month: 9'",
      ])
  }

  @Test(arguments: [("{sow: [harvest, rest]}", true), ("{sow: rest}", false), ("{rest: sow}", true)])
  func whatAValueBecomes(map: String, isHeld: Bool) throws {
    let said = try say(
      """
      relations:
        - {id: r, profile: allotment, from: {garden.month: 4}, to: {garden.month: 9}, then: [{garden.season: {becomes: \(map)}}]}
      """)
    #expect(said.messages.isEmpty == isHeld)
  }

  @Test(arguments: [("same", false), ("lower", true)])
  func factsAreExchanged(word: String, isHeld: Bool) throws {
    let claim = "{sowing.fit: \(word), where: {bed: upper, plant: tomato}}"
    let said = try say(
      "relations: [{id: r, profile: allotment, swap: [bed.light upper, bed.light lower], then: [\(claim)]}]")
    #expect(said.messages.isEmpty == isHeld, "\(said.messages)")
  }

  @Test func anotherProfileIsMatchedByIDs() throws {
    let other = """
      profile: other
      garden: {month: 4}
      beds: {shed: {light: shade}, lower: {light: sun}}
      """
    let claim = "relations: [{id: r, profile: allotment, other: other, then: [{bed.light: higher}]}]"
    #expect(try say(claim, more: ["profiles/other.yaml": other]).messages == [])
    let said = try say(claim.replacing("higher", with: "same"), more: ["profiles/other.yaml": other])
    #expect(said.messages == ["D0602 'bed.light: same' of 'lower' does not hold in 'allotment'"])
  }

  // MARK: Forms of the results

  @Test func coverageListsWhatIsNotMet() throws {
    let folder = try allotment()
    try folder.write("tests/t.yaml", "tests: [{id: t, profile: allotment, must: [{garden.season: sow}]}]")
    let answer = Commands.test(
      TestRequest(rules: folder.path, profiles: folder / "profiles", format: .json, showsCoverage: true))
    let coverage = try #require(object(answer.output)["coverage"] as? [String: Any])
    let never = try #require(coverage["never-applied"] as? [String])
    #expect(never.contains("time-of-year/autumn") && !never.contains("time-of-year/spring") && !never.contains("moon"))
    #expect(coverage["no-example"] as? [String] == ["time-of-year/spring", "time-of-year/autumn"])
    let values = try #require(coverage["never-asserted"] as? [[String: Any]])
    let season = values.first { $0["attribute"] as? String == "garden.season" }
    #expect(season?["values"] as? [String] == ["harvest", "rest"])
  }

  @Test func junitIsXML() throws {
    let folder = try allotment()
    try folder.write(
      "tests/t.yaml",
      "tests: [{id: a, profiles: all, must: [{garden.season: rest}]}, {id: b, profiles: all, must: [{garden.season: sow}]}]"
    )
    let answer = Commands.test(TestRequest(rules: folder.path, profiles: folder / "profiles", format: .junit))
    #expect(answer.status == .findings)
    #expect(answer.output.contains(#"tests="2" failures="1">"#))
    #expect(answer.output.contains(#"<testcase classname="\#(folder / "tests/t.yaml")" name="b [allotment]"/>"#))
    #expect(answer.output.contains("<failure message=\"'garden.season: rest' is ruled out in 'allotment'\">"))
    #expect(XMLParser(data: Data(answer.output.utf8)).parse())
  }

  @Test(arguments: [(ReportLanguage.en, "tests: 1, 0 failed"), (ReportLanguage.ko, "시험: 1건 중 실패 0건")])
  func theSummary(language: ReportLanguage, line: String) throws {
    let folder = try allotment()
    try folder.write("tests/t.yaml", "tests: [{id: t, profile: allotment, must: [{garden.season: sow}]}]")
    let answer = Commands.test(TestRequest(rules: folder.path, profiles: folder / "profiles", language: language))
    #expect(answer.output.split(separator: "\n").contains(Substring(line)))
  }

  @Test func aFileThatIsMissing() throws {
    #expect(try run(["nowhere.yaml"], rules: sampleFolder, profiles: sampleFolder).status == .unreadable)
  }

  // MARK: Support

  private struct Results {
    struct Case {
      var id: String
      var held: Bool
    }
    var status: CommandResult.Status
    var tests: [Case] = []
    var messages: [String] = []
    var labels: [String] = []
    var notes: [String] = []
  }

  private func run(_ paths: [String] = [], rules: String, profiles: String) throws -> Results {
    var workspace = Workspace()
    let answer = Commands.test(
      TestRequest(paths: paths, rules: rules, profiles: profiles, format: .json), in: &workspace)
    var results = Results(status: answer.status)
    results.messages = workspace.lines(answer.diagnostics.filter { $0.severity == .error })
    guard !answer.output.isEmpty else { return results }
    let object = try object(answer.output)
    for test in object["tests"] as? [[String: Any]] ?? [] {
      results.tests.append(
        Results.Case(id: test["id"] as? String ?? "", held: test["held"] as? Bool ?? false))
    }
    for finding in object["findings"] as? [[String: Any]] ?? [] {
      results.messages.append("\(finding["code"] ?? "") \(finding["message"] ?? "")")
      let labels = [finding] + (finding["related"] as? [[String: Any]] ?? [])
      results.labels += labels.compactMap { $0["label"] as? String }
      results.notes += finding["notes"] as? [String] ?? []
    }
    return results
  }

  private func object(_ text: String) throws -> [String: Any] {
    try #require(JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
  }

  private func say(_ tests: String, more: [String: String] = [:]) throws -> Results {
    let folder = try allotment()
    for (name, text) in more { try folder.write(name, text) }
    try folder.write("tests/t.yaml", tests)
    return try run(rules: folder.path, profiles: folder / "profiles")
  }

  /// The rule set of the article on the language.
  private func allotment() throws -> TemporaryFolder {
    let folder = try TemporaryFolder()
    for block in try Article("Sources/Demarche/Demarche.docc/Language.md").blocks where block.language == "yaml" {
      if let name = block.text.firstMatch(of: /^# (\S+\.yaml)\n/)?.1 { try folder.write(String(name), block.text) }
    }
    return folder
  }
}
