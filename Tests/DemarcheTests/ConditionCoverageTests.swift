import Explanation
import Foundation
import Loading
import Report
import RuleModel
import Testing
import Trials

@testable import Commands

/// A rule set of which it is known by hand what its tests see, and which of its mutants are no other rules.
@Suite struct ConditionCoverageTests {
  private func yard() throws -> TemporaryFolder {
    try TemporaryFolder([
      "ruleset.yaml": """
      ruleset: yard
      version: 1.0.0
      languages: [en]
      title: Yard
      evidence: {seen: Somebody saw it}
      outcomes: [{attribute: yard.open}]
      bibliography:
        notes: {text: Written for this test}

      """,
      "vocabulary/yard.yaml": """
      kinds:
        yard: {is: single, title: Yard}
        hen: {is: many, listed as: hens, title: Hen}
      choices:
        colour: [{red: Red}, {white: White}]
      attributes:
        yard.dry: {is: given, type: boolean, title: Dry}
        yard.warm: {is: given, type: boolean, title: Warm}
        yard.open: {is: derived, type: boolean, combine: single, may stay empty: yes, title: Open}
        yard.count: {is: derived, type: integer, combine: sum, weights: [+1, +2], title: Count,
          bands: [{few: {at most: 0, title: Few}}, {many: {at least: 1, title: Many}}]}
        hen.colour: {is: given, type: {choice: colour}, may not apply: yes, title: Colour}

      """,
      "theory/10-yard.yaml": """
      title: Yard
      defaults: {source: notes, evidence: seen, confidence: high, basis: [yard]}
      sections:
        - title: Yard
          rules:
            - id: out
              title: Out
              when: {yard.dry: yes, yard.warm: yes}
              then: {yard.open: yes}
              because: It is dry and warm.
              examples: [{given: {yard.dry: no, yard.warm: yes}, does not follow: {yard.open: yes}}]
            - id: in
              title: In
              when: {yard.dry: no}
              then: {yard.open: no}
              because: It rains.
              overrides: [out]
            - id: counts
              title: Counts
              when: {some: {of: hen, where: {hen.colour: white}}}
              then: {yard.count: +1}
              because: There is a white hen.
            - id: twice
              title: Twice
              when: {any of: [{yard.dry: yes}, {all of: [{yard.dry: yes}, {yard.warm: yes}]}]}
              then: {yard.count: +1}
              because: It is dry.

      """,
      "profiles/profiles.yaml": """
      profiles: [{profile: one, good for: all of it}]

      """,
      "profiles/one.yaml": """
      profile: one
      yard: {dry: yes, warm: yes}
      hens: {anna: {colour: white}}

      """,
      "tests/10-yard.yaml": """
      tests:
        - id: open
          title: Open
          profile: one
          must: [{yard.open: yes}]

      """,
    ])
  }

  private func run(_ folder: TemporaryFolder, _ change: (inout TestRequest) -> Void = { _ in }) -> CommandResult {
    var request = TestRequest(rules: folder.path, profiles: folder / "profiles", format: .json, showsCoverage: true)
    change(&request)
    return test(request)
  }

  private func coverage(_ folder: TemporaryFolder) throws -> JSONValue {
    try #require(try JSONValue.parse(run(folder).output)["coverage"])
  }

  private func open(_ coverage: JSONValue) -> [String] {
    (coverage["not-decided"]?.arrayValue ?? []).map { place in
      let seen = ["met", "failed"].filter { place[$0] == .bool(true) }
      return ([place["rule"]?.stringValue ?? ""] + seen).joined(separator: " ")
    }
  }

  /// The profile is dry and warm with a white hen; the example is warm and not dry.
  @Test func whatWasSeenToDecide() throws {
    let coverage = try coverage(yard())
    #expect(coverage["conditions"]?.integerValue == 5)
    #expect(open(coverage) == ["out met", "in failed", "counts met", "twice met"])
    let idle = coverage["idle-overrides"]?.arrayValue ?? []
    #expect(idle.map { $0["rule"]?.stringValue } == ["in"])
    #expect(idle.map { $0["overrides"]?.stringValue } == ["out"])
    let bands = coverage["never-reached-bands"]?.arrayValue ?? []
    #expect(bands.map { $0["bands"]?.arrayValue?.compactMap(\.stringValue) } == [["few"]])
  }

  /// A yard in the wet without hens: the rest is seen, and the rule that rain sets aside.
  @Test func anotherProfileSeesTheRest() throws {
    let folder = try yard()
    try folder.write(
      "profiles/profiles.yaml", "profiles: [{profile: one, good for: all of it}, {profile: two, good for: rain}]\n")
    try folder.write("profiles/two.yaml", "profile: two\nyard: {dry: no, warm: yes}\nhens: {}\n")
    try folder.write(
      "tests/20-rain.yaml",
      "tests:\n  - id: rain\n    title: Rain\n    profile: two\n    must: [{yard.open: no}]\n")
    let coverage = try coverage(folder)
    #expect(open(coverage) == ["out met"])
    #expect(coverage["never-reached-bands"]?.arrayValue?.isEmpty == true)
    // What is dry is open and what is wet is not: no rule is in another's way.
    #expect(coverage["idle-overrides"]?.arrayValue?.count == 1)
  }

  // MARK: Formats

  @Test func countersAddUp() throws {
    let lines = run(try yard()) { $0.format = .lcov }.output.split(separator: "\n").map(String.init)
    #expect(lines.first == "TN:" && lines.last == "end_of_record")
    func count(_ key: String) -> Int? {
      lines.first { $0.hasPrefix("\(key):") }.flatMap { Int($0.dropFirst(key.count + 1)) }
    }
    let branches = lines.filter { $0.hasPrefix("BRDA:") }
    let counted = lines.filter { $0.hasPrefix("DA:") }
    #expect(count("FNF") == 4 && count("FNH") == 3)
    // Two for each of five conditions, and one override.
    #expect(count("BRF") == 11 && branches.count == 11)
    #expect(count("BRH") == branches.count { $0.hasSuffix(",1") })
    #expect(count("LF") == counted.count && count("LH") == counted.count { $0.hasSuffix(",1") })
    #expect(Set(branches.map { $0.split(separator: ",").dropLast().joined() }).count == 11)
  }

  @Test func thePageIsWellFormed() throws {
    for language in [ReportLanguage.en, .ko] {
      let page = run(try yard()) {
        $0.format = .html
        $0.language = language
      }.output
      #expect(page.hasPrefix("<!DOCTYPE html>"))
      var open: [Substring] = []
      for match in page.matches(of: /<(\/?)([a-z0-9]+)[^>]*>/) where !["meta"].contains(match.2) {
        if match.1.isEmpty { open.append(match.2) } else { #expect(open.popLast() == match.2) }
      }
      #expect(open.isEmpty)
      #expect(page.contains(language == .ko ? "막은 경우 없음" : "never decides against it"))
      #expect(page.contains("<span class=\"l part\"><span class=\"n\"> 8</span>"))
    }
  }

  // MARK: Mutants

  /// That it is dry, or dry and warm, is that it is dry: three mutants of the rule say so too.
  @Test func whatIsTheSameIsNotCounted() throws {
    let result = run(try yard()) { $0.mutants = 0 }
    let mutation = try #require(try JSONValue.parse(result.output)["mutation"])
    #expect(mutation["equivalent"]?["dropped"]?.integerValue == 2)
    #expect(mutation["equivalent"]?["flipped"]?.integerValue == 1)
    let survivors = (mutation["survivors"]?.arrayValue ?? []).filter { $0["rule"]?.stringValue == "twice" }
    #expect(survivors.count == 7)
  }

  /// Each hen is white, or some hen is: without hens the first holds and the second does not, and only then. What is called the same is
  /// the same in every yard with up to two hens.
  @Test func whatIsCalledTheSameIsTheSameEverywhere() throws {
    let folder = try yard()
    let theory = try #require(folder.text("theory/10-yard.yaml"))
    try folder.write(
      "theory/10-yard.yaml",
      theory.replacingOccurrences(
        of: "when: {some: {of: hen, where: {hen.colour: white}}}",
        with: """
          when: {any of: [{every: {of: hen, where: {hen.colour: white}}}, {some: {of: hen, where: {hen.colour: white}}}]}
          """))
    var workspace = Workspace()
    let rules = workspace.loadRules(directory: folder.path).value
    let all = rules.ruleSet.rules.indices.flatMap { mutants(of: RuleID($0), rules.ruleSet) }
    let same = all.filter { if case .equivalent = standing(of: $0, rules.ruleSet) { true } else { false } }
    #expect(same.count >= 3)
    #expect(!same.contains { $0.rule.id == "counts" && $0.operation == .moved })
    let engine = Engine(rules.ruleSet)
    let profiles = try yards(folder).map { text in
      try folder.write("profiles/some.yaml", text)
      let profile = workspace.loadProfile(path: folder / "profiles/some.yaml", rules: rules)
      #expect(!profile.hasErrors, "\(text)")
      return profile.value.profile
    }
    for mutant in same {
      let changed = Engine(rules.ruleSet.with(mutant))
      for profile in profiles { #expect(values(engine, profile) == values(changed, profile), "\(mutant.rule.id)") }
    }
  }

  private func yards(_ folder: TemporaryFolder) -> [String] {
    let colours = ["red", "white", "does not apply"]
    let hens = [[]] + colours.map { [$0] } + colours.flatMap { first in colours.map { [first, $0] } }
    return hens.flatMap { hens in
      ["yes", "no"].flatMap { dry in
        ["yes", "no"].map { warm in
          let listed = zip(["anna", "berta"], hens).map { "\($0): {colour: \($1)}" }.joined(separator: ", ")
          return "profile: some\nyard: {dry: \(dry), warm: \(warm)}\nhens: {\(listed)}\n"
        }
      }
    }
  }

  private func values(_ engine: Engine, _ profile: Profile) -> [Value?] {
    guard let run = engine.evaluate(profile) else { return [] }
    return engine.ruleSet.attributes.indices.filter { engine.ruleSet.attributes[$0].isDerived }
      .flatMap { run.keys(of: AttributeID($0)) }.map { run.value($0) }
  }

  /// Written beside their rules, suggested examples hold, notice what they were made for, and see each condition decide both ways.
  @Test func whatIsSuggestedCovers() throws {
    let folder = try yard()
    let result = run(folder) {
      $0.mutants = 0
      $0.suggests = true
    }
    let mutation = try #require(try JSONValue.parse(result.output)["mutation"])
    let before = mutation["survivors"]?.arrayValue ?? []
    var theory = try #require(folder.text("theory/10-yard.yaml"))
    var noticed: Int64 = 0
    for suggested in mutation["suggested"]?.arrayValue ?? [] {
      let rule = try #require(suggested["rule"]?.stringValue)
      let example = try #require(suggested["example"]?.stringValue)
      noticed += suggested["notices"]?.integerValue ?? 0
      theory = written(example, rule, theory)
    }
    try folder.write("theory/10-yard.yaml", theory)
    let after = run(folder) { $0.mutants = 0 }
    #expect(after.status == .done, "\(after.output)")
    let left = try #require(try JSONValue.parse(after.output)["mutation"]?["survivors"]?.arrayValue)
    #expect(noticed >= 12 && left.count <= before.count - Int(noticed))
    #expect(left.allSatisfy { ["contributed", "overridden"].contains($0["operation"]?.stringValue) })
    #expect(open(try coverage(folder)).isEmpty)
  }

  private func written(_ example: String, _ rule: String, _ theory: String) -> String {
    var lines = theory.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    let start = lines.firstIndex { $0.hasSuffix("- id: \(rule)") } ?? 0
    let end = lines[(start + 1)...].firstIndex { $0.contains("- id: ") || $0.isEmpty } ?? lines.count
    if let known = lines[start..<end].firstIndex(where: { $0.contains("examples: [") }) {
      lines[known] = String(lines[known].dropLast()) + ", \(example)]"
    } else {
      lines.insert("        examples: [\(example)]", at: end)
    }
    return lines.joined(separator: "\n")
  }
}
