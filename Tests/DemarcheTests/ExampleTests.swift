import Testing

@testable import Commands

/// What lint says of examples that fail, and why.
@Suite struct ExampleTests {
  private static let vocabulary = """
    # vocabulary/more.yaml
    kinds:
      plant: {is: many, listed as: plants, title: Plant}
    scales:
      need: [{low: Low}, {middle: Middle}, {high: High}]
    attributes:
      plant.need: {is: given, type: {scale: need}, title: Need}
      plant.care: {is: derived, type: {scale: need}, combine: level, base: low, title: Care}
      plant.depth: {is: given, type: decimal, places: 2, title: Depth}
      plant.points: {is: derived, type: integer, combine: sum, weights: [+1, +2], title: Points,
        bands: [{few: {at most: 1, title: Few}}, {many: {at least: 2, title: Many}}]}

    """

  @Test func aConditionThatIsRuledOut() throws {
    let lines = try explain(
      """
      - id: care
        when: {garden.dry: yes, plant.need: high}
        then: {plant.care: {at least: middle}}
        examples: [{given: {garden.dry: no, plant.need: high}, follows: {plant.care plant: {at least: middle}}}]
      """)
    #expect(
      lines == [
        "'plant.care plant: {at least: middle}' does not follow from 'care'", "ruled out",
        "garden.dry: yes → this condition is ruled out", "'garden.dry' is 'no' here",
      ])
  }

  @Test func aConditionThatIsUnknown() throws {
    let lines = try explain(
      """
      - id: care
        when: {plant.need: high}
        then: {plant.care: {at least: middle}}
        examples: [{given: {garden.dry: no}, does not follow: {plant.care plant: {at least: middle}}}]
      """)
    #expect(
      lines == [
        "'plant.care plant: {at least: middle}' is not ruled out", "possible",
        "plant.need: high → this condition is not certain", "'plant.need' is unknown here",
      ])
  }

  @Test func anExceptionThatHolds() throws {
    let lines = try explain(
      """
      - id: care
        unless: [{garden.dry: no}]
        then: {plant.care: {at least: middle}}
        examples: [{given: {garden.dry: no}, follows: {plant.care plant: {at least: middle}}}]
      """)
    #expect(lines.dropFirst(2).first == "garden.dry: no → this exception holds")
  }

  @Test func aContributionByAPathIsWorkedOut() throws {
    let rule = """
      - id: care
        when: {plant.need: {present: yes}}
        then: {plant.care: {at least: {path: plant.need, plus: 1}}}
        examples:
          - {given: {plant.need: low}, follows: {plant.care plant: {at least: middle}}}
          - {given: {plant.need: high}, follows: {plant.care plant: {at least: high}}}
          - {given: {plant.need: low}, does not follow: {plant.care plant: {at least: high}}}
      """
    #expect(try explain(rule) == [])
    let wrong = rule.replacing("plant: {at least: middle}", with: "plant: {at least: low}")
    #expect(
      try explain(wrong).first == "'care' contributes something else than 'plant.care plant: {at least: low}'")
  }

  @Test func aStatedSumHasItsBand() throws {
    let lines = try explain(
      """
      - id: care
        when: {plant.points.band: many}
        then: {plant.care: {at least: middle}}
        examples:
          - {given: {plant.points plant: 2}, follows: {plant.care plant: {at least: middle}}}
          - {given: {plant.points plant: 1}, does not follow: {plant.care plant: {at least: middle}}}
      """)
    #expect(lines == [])
  }

  @Test func everyCaseOfADoubtCounts() throws {
    let lines = try explain(
      """
      - id: care
        when: {plant.need: high}
        then: {plant.care: {at least: middle}}
        examples: [{given: {plant.need: {one of: [high, low]}}, follows: {plant.care plant: {at least: middle}}}]
      """)
    #expect(lines.last == "'plant.need' is 'low' here")
  }

  @Test func numbersAreSpeltInTheirUnit() throws {
    func note(_ depth: String) throws -> String? {
      try explain(
        """
        - id: care
          when: {plant.depth: {at least: 2}}
          then: {plant.care: {at least: middle}}
          examples: [{given: {plant.depth: \(depth)}, follows: {plant.care plant: {at least: middle}}}]
        """
      ).last
    }
    #expect(try note("{from: 1.5, to: 1.75}") == "'plant.depth' is from 1.5 to 1.75 here")
    #expect(try note("1.5") == "'plant.depth' is '1.5' here")
    #expect(try note("{from: -0.05, to: 1}") == "'plant.depth' is from -0.05 to 1 here")
  }

  /// Message, label, secondary labels with their words, notes of each failing example.
  private func explain(_ rule: String) throws -> [String] {
    let rules = rule.split(separator: "\n").map { "      " + $0 }.joined(separator: "\n")
    let snippet = Self.vocabulary + "# theory/more.yaml\nsections:\n  - rules:\n" + rules
    let files = LintSnippet(snippet).files
    let folder = try TemporaryFolder(Dictionary(uniqueKeysWithValues: files.map { ($0.path, $0.text) }))
    var workspace = Workspace()
    let loaded = workspace.loadRules(directory: folder.path, registers: true)
    try #require(workspace.lines(loaded.diagnostics) == [])
    return Commands.findings(on: loaded.value, workspace.sources).filter { $0.code == "D0352" }.flatMap { finding in
      [finding.message, finding.primary.text]
        + finding.secondary.map { "\(workspace.sources.text(of: $0.span)) → \($0.text)" } + finding.notes
    }
  }
}
