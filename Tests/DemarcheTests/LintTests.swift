import Foundation
import Testing

@testable import Commands

/// What lint looks at, and what it says of profiles.
@Suite struct LintTests {
  @Test func aFileOfARuleSetHasItsOwnFindingsOnly() throws {
    let folder = try small([
      "theory/a.yaml": "sections: [{rules: [{id: a, then: {garden.watering: yes}}]}]",
      "theory/b.yaml": "sections: [{rules: [{id: b, then: {garden.watering: yes}}]}]",
    ])
    #expect(try lint([folder / "theory/a.yaml"], folder).allSatisfy { $0.contains("'a'") })
    #expect(try lint([folder / "theory"], folder).contains { $0.contains("'b'") })
    #expect(try lint([folder / "vocabulary"], folder) == [])
  }

  @Test func everyProfileThatTheIndexLists() throws {
    let folder = try small([
      "p/profiles.yaml": "profiles: [{profile: a}, {profile: b.yaml}]", "p/a.yaml": "profile: a\ngarden: {wet: yes}",
      "p/b.yaml": "profile: b\ngarden: {dry: 7}", "p/c.yaml": "profile: c\ngarden: {dri: yes}",
    ])
    // What is not listed is looked at as well, and said not to be.
    #expect(try lint([folder / "p"], folder).map { $0.prefix(5) }.sorted() == ["D0048", "D0121", "D0121", "D0221"])
    let other = try small(["p/a.yaml": "profile: a\ngarden: {wet: yes}"])
    #expect(try lint([other / "p"], other).map { $0.prefix(5) } == ["D0121"])
  }

  @Test func aProfileThatTheIndexListsAndThatIsMissing() throws {
    let folder = try small(["p/profiles.yaml": "profiles: [{profile: a}]"])
    #expect(try lint([folder / "p"], folder).map { $0.prefix(5) } == ["D0031"])
  }

  /// What looks like a file of YAML and is passed over is said, wherever it lies.
  @Test func filesThatNobodyReads() throws {
    let folder = try small([
      "hypotheses/a.yaml": "x", "theory/a.yaml.txt": "x", "theory/b.YAML": "x", "tests/c.yml": "x", "mine.yaml": "x",
      "notes/README.md": "x", "theory/d.yaml~": "x", "p/e.yml": "x", "p/f.yaml": "profile: f",
    ])
    let found = try lint([folder.path], folder).filter { $0.hasPrefix("D0033") }
    #expect(
      found.map { $0.split(separator: "'").dropFirst().first?.split(separator: "/").last ?? "" }.sorted()
        == ["a.yaml.txt", "b.YAML", "c.yml", "hypotheses", "mine.yaml"])
    #expect(try lint([folder / "p"], folder).contains { $0.hasPrefix("D0033") && $0.contains("e.yml") })
  }

  /// A file of facts that profiles share is known by its key, alone or in its folder, named by a profile or not.
  @Test func filesThatProfilesShare() throws {
    let vocabulary = """
      kinds: {land: {is: by reference, listed as: lands, title: Land}}
      attributes:
        garden.land: {is: given, type: {reference: land}, title: Land, question: Which?, controlled by: nobody}
        land.flat: {is: given, type: boolean, title: Flat, question: Is it?, controlled by: nobody}
      """
    let folder = try small([
      "vocabulary/lands.yaml": vocabulary, "p/profiles.yaml": "profiles: [{profile: a}]",
      "p/lands/low.yaml": "land: low\nflat: perhaps", "p/lands/high.yaml": "land: high\nflt: yes",
      "p/a.yaml": "profile: a\ngarden: {land: lands/low}", "p/other.yaml": "colour: red",
    ])
    #expect(try lint([folder / "p/lands/high.yaml"], folder) == ["D0121 the land 'high' has no field 'flt'"])
    #expect(
      try lint([folder / "p"], folder).map { $0.prefix(5) }.sorted() == ["D0024", "D0121", "D0221"])
    let result = Commands.lint(LintRequest(paths: [folder / "p"], rules: folder.path))
    #expect(result.remark == "checked: 1 profile; 2 files of facts that profiles share")
  }

  /// `*` stands for every other entity of the catalogue, so that examples hold as well once there is another.
  @Test func examplesOfAllOthers() throws {
    func said(_ given: String, _ herbs: String) throws -> [String] {
      let folder = try small([
        "vocabulary/herbs.yaml": """
        kinds: {herb: {is: many, listed as: herbs, title: Herb}}
        attributes:
          herb.dry: {is: given, type: boolean, title: Dry, question: Is it?, controlled by: nobody}
          herb.name: {is: fixed, type: text, title: Name}
        """,
        "catalogue/herbs.yaml": "herbs: \(herbs)",
        "theory/a.yaml": """
        sections:
          - rules:
            - id: a
              when: {no: {of: herb, where: {herb.dry: no}}}
              then: {garden.watering: yes}
              because: Nothing is wet.
              examples: [{given: \(given), follows: {garden.watering: yes}}]
        """,
      ])
      return try lint([folder / "theory/a.yaml"], folder).filter { $0 < "D033" || $0.hasPrefix("D0352") }
    }
    let (two, three) = (
      "{dill: {name: Dill}, mint: {name: Mint}}", "{dill: {name: Dill}, mint: {name: Mint}, rue: {name: Rue}}"
    )
    #expect(try said("{herb.dry dill: yes, herb.dry mint: yes}", three).map { $0.prefix(5) } == ["D0352"])
    #expect(try said("{herb.dry *: yes}", two) == [] && said("{herb.dry *: yes}", three) == [])
    #expect(try said("{herb.dry dill: no, herb.dry *: yes}", three).map { $0.prefix(5) } == ["D0352"])
    #expect(try said("{garden.dry *: yes}", two).contains { $0.hasPrefix("D0217") })
    #expect(try said("{herb.name *: x}", two).contains { $0.hasPrefix("D0212") })
  }

  /// What follows from a fault that was told is not told again.
  @Test(arguments: [
    ("then: {garden.water: yes}", ["D0202"]), ("", ["D0311"]), ("then: {garden.dry: yes}", ["D0312"]),
  ])
  func theCauseStandsAlone(then: String, codes: [String]) throws {
    let rule = """
      sections:
        - rules:
          - id: a
            when: {garden.dry: yes}
            \(then)
            because: It is dry.
            examples: [{given: {garden.dry: yes}, follows: {garden.watering: yes}}]
      """
    let folder = try small(["theory/a.yaml": rule])
    #expect(try lint([folder / "theory/a.yaml"], folder).filter { $0 < "D033" }.map { String($0.prefix(5)) } == codes)
  }

  /// Of a rule set that was not read, nothing is said beyond what keeps it from being read.
  @Test func checksThatDidNotRunSayNothing() throws {
    let rule = """
      sections:
        - rules:
          # lint: allow D0411: it speaks where nobody knows
          - {id: a, when: {garden.dry: yes}, then: {garden.water: yes}}
      """
    let folder = try small(["theory/a.yaml": rule])
    var request = LintRequest(paths: [folder.path], rules: folder.path)
    request.isExact = true
    #expect(!Commands.lint(request).output.contains("D0362"))
    let missing = Commands.lint(LintRequest(rules: folder / "nowhere"))
    #expect(!missing.remark.contains("rule set"))
  }

  /// What is written twice, in another order, takes itself back, or gives two values in one case.
  @Test(arguments: [
    ("garden.need: +1", "say the same"), ("garden.need: -1", "take back"), ("garden.hour: evening", "two values"),
  ])
  func rulesThatHoldTogether(then: String, message: String) throws {
    let files = [
      "vocabulary/more.yaml": """
      attributes:
        garden.hot: {is: given, type: boolean, title: Hot, question: "Is it hot?", controlled by: nobody}
        garden.hour: {is: derived, type: {choice: [morning: Morning, evening: Evening]}, combine: single, may stay empty: yes, title: When}
        garden.need: {is: derived, type: integer, combine: sum, weights: [-1, +1], title: Need}
      """,
      "theory/more.yaml": """
      sections:
        - rules:
          - {id: a, when: {garden.dry: yes, garden.hot: no}, then: {garden.need: +1, garden.hour: morning}}
          - {id: b, when: {garden.hot: no, garden.dry: yes}, then: {\(then)}}
      """,
    ]
    let folder = try small(files)
    let said = try lint([folder.path], folder).filter { $0.hasPrefix("D0355") }
    #expect(said.count == 1 && said[0].contains(message), "\(said)")
  }

  /// What is no value may be what somebody does not know.
  @Test(arguments: [
    ("soil: loamy or sandy", "'{one of: [loamy, sandy]}'"), ("dry: planned", "write 'unknown'"),
    ("hours: about 20", "'{from: 1, to: 5}'"),
  ])
  func waysOutOfDoubt(fact: String, way: String) throws {
    let vocabulary = """
      attributes:
        garden.soil: {is: given, type: {choice: [loam: Loam, sand: Sand]}, title: Soil, question: "Which?", controlled by: nobody}
        garden.hours: {is: given, type: integer, title: Hours, question: "How long?", controlled by: nobody}
      """
    let folder = try small(["vocabulary/more.yaml": vocabulary])
    try folder.write("p.yaml", "profile: p\ngarden: {\(fact)}\n")
    let result = Commands.lint(LintRequest(paths: [folder / "p.yaml"], rules: folder.path))
    #expect(result.output.contains(way), "\(result.output)")
  }

  @Test func wordsOfOtherRuleLanguages() throws {
    let rule = """
      sections:
        - rules:
          - {id: a, when: {or: [{garden.dry: yes}]}, then: {garden.watering: yes}}
      """
    let folder = try small(["theory/a.yaml": rule])
    #expect(
      Commands.lint(LintRequest(paths: [folder.path], rules: folder.path)).output.contains("did you mean 'any of'?"))
  }

  /// A no-break space that indents a line makes text of it, and the line below seems to go on with that.
  @Test func theSignThatMisleadsStandsAlone() throws {
    let folder = try small([:])
    try folder.write("p.yaml", "profile: p\ngarden:\n  dry: yes\n\u{a0} note: x\n  hours: 1\n")
    let result = Commands.lint(LintRequest(paths: [folder / "p.yaml"], rules: folder.path))
    #expect(result.output.contains("a no-break space (U+00A0)") && !result.output.contains("D0113"), "\(result.output)")
  }

  @Test func factsWithoutASource() throws {
    let vocabulary = """
      kinds: {land: {is: by reference, listed as: lands, title: Land}}
      attributes:
        garden.land: {is: given, type: {reference: land}, title: Land, question: Which?, controlled by: nobody}
        land.name: {is: given, type: text, title: Name, question: Which?, controlled by: nobody}
        land.flat: {is: given, type: boolean, title: Flat, question: Is it?, controlled by: nobody}
      """
    func say(_ index: String, flat: String) throws -> [String] {
      let folder = try small([
        "vocabulary/lands.yaml": vocabulary, "p/profiles.yaml": index + "\nprofiles: [{profile: a}, {profile: b}]",
        "p/lands/low.yaml": "land: low\nname: The low land\nflat: \(flat)",
        "p/a.yaml": "profile: a\ngarden:\n  land: lands/low\n  dry: {value: yes, source: a diary}",
        "p/b.yaml": "profile: b\ngarden:\n  land: lands/low\n  dry: {value: no, confidence: low, note: a guess}",
      ])
      let found = try lint([folder / "p"], folder, placed: true)
      // A profile alone is held to its index as well.
      #expect(try lint([folder / "p/b.yaml"], folder, placed: true) == found)
      return found
    }
    let index = "facts need a source: yes"
    #expect(try say(index, flat: "yes") == ["3:7 D0041 'land.flat low' has neither a source nor a confidence"])
    #expect(try say(index, flat: "{value: yes, note: of old}").map { $0.prefix(10) } == ["3:15 D0041"])
    #expect(try say(index, flat: "{value: yes, source: a map}") == [])
    #expect(try say(index, flat: "unknown") == [])
    #expect(try say("", flat: "yes") == [])
  }

  @Test func whatCannotBe() throws {
    let never = "never: [{id: dry-and-wet, when: {garden.dry: yes, garden.wet: yes}, because: Water is wet.}]"
    let wet = "  garden.wet: {is: given, type: boolean, title: Wet, question: Is it wet?, controlled by: nobody}"
    let vocabulary = ["vocabulary/wet.yaml": "attributes:\n\(wet)\n\(never)\n"]
    func say(_ facts: String) throws -> [String] {
      let folder = try small(vocabulary.merging(["p/a.yaml": "profile: a\ngarden: \(facts)"]) { $1 })
      return try lint([folder / "p/a.yaml"], folder)
    }
    #expect(try say("{dry: yes, wet: yes}") == ["D0037 the profile states what cannot be: 'dry-and-wet'"])
    #expect(try say("{dry: yes, wet: {one of: [yes, no]}}").count == 1)
    #expect(try say("{dry: yes}") == [])
    #expect(try say("{dry: yes, wet: no}") == [])
  }

  /// Every combination of entities that cannot be is told at once, at the facts of these entities.
  @Test func whatCannotBeOfSeveral() throws {
    let vocabulary = """
      kinds:
        plot: {is: many, listed as: plots, title: Plot}
      attributes:
        garden.year: {is: given, type: integer, title: Year, question: Which?, controlled by: nobody}
        plot.since: {is: given, type: integer, title: Since, question: Since when?, controlled by: nobody}
        plot.beside: {is: given, type: {reference: plot}, title: Beside, question: Which?, controlled by: nobody}
      never:
        - {id: not-yet, when: {plot.since: {above: {path: garden.year}}}, because: Time.}
        - {id: beside-older, when: {plot.beside.since: {below: 3}, plot.since: 4}, because: Age.}
      """
    let folder = try small([
      "vocabulary/plots.yaml": vocabulary,
      "p/a.yaml": """
      profile: a
      garden: {year: 5, dry: no}
      plots:
        old: {since: 2, beside: new}
        new: {since: 6, beside: old}
        next: {since: {one of: [4, 7]}, beside: old}
      """,
    ])
    #expect(
      try lint([folder / "p/a.yaml"], folder, placed: true) == [
        "5:16 D0037 the profile states what cannot be of 'new': 'not-yet'",
        "6:17 D0037 the profile states what cannot be of 'next': 'not-yet'",
        "6:17 D0037 the profile states what cannot be of 'next': 'beside-older'",
      ])
  }

  @Test func tooManyCases() throws {
    let names = (0..<13).map { "f\($0)" }
    let attributes = names.map {
      "  garden.\($0): {is: given, type: boolean, title: F, question: F?, controlled by: nobody}\n"
    }
    let facts = names.map { "\($0): {one of: [yes, no]}" }.joined(separator: ", ")
    let conditions = names.map { "garden.\($0): yes" }.joined(separator: ", ")
    let folder = try small([
      "vocabulary/many.yaml": "attributes:\n" + attributes.joined(),
      "theory/many.yaml": "sections: [{rules: [{id: many, when: {\(conditions)}, then: {garden.watering: yes}}]}]",
      "p/a.yaml": "profile: a\ngarden: {\(facts)}",
    ])
    #expect(
      try lint([folder / "p/a.yaml"], folder)
        == ["D0035 the contested facts of 'a' make more than 4096 combinations"])
  }

  /// The code and the message of each finding, perhaps behind line and column.
  private func lint(_ paths: [String], _ folder: TemporaryFolder, placed: Bool = false) throws -> [String] {
    let answer = Commands.lint(LintRequest(paths: paths, rules: folder.path, format: .json))
    let object = try JSONSerialization.jsonObject(with: Data(answer.output.utf8)) as? [String: Any]
    let findings = try #require(object?["findings"] as? [[String: Any]])
    return findings.map { finding in
      let place = placed ? "\(finding["line"] ?? "?"):\(finding["column"] ?? "?") " : ""
      return "\(place)\(finding["code"] ?? "") \(finding["message"] ?? "")"
    }
  }
}
