import Presentation
import Report
import Testing

/// A contradiction has one word wherever it is shown.
@Suite struct ContradictionTests {
  private static let rules = PresentedSample([
    "ruleset.yaml": """
    ruleset: well
    version: 1.0.0
    languages: [en]
    title: Well
    summary:
      - {title: Water, attribute: well.water}
      - {title: Depth, attribute: well.depth}
    outcomes: [{attribute: well.water}, {attribute: well.depth}]
    """,
    "vocabulary/all.yaml": """
    kinds:
      well: {is: single, title: Well}
    scales:
      depths: [shallow, middling, deep]
    attributes:
      well.old: {is: given, type: boolean, title: Old, question: Old?, controlled by: nobody}
      well.dug: {is: given, type: {scale: depths}, title: Dug, question: How deep?, controlled by: nobody}
      well.water: {is: derived, type: {choice: [sweet, salt]}, combine: single, may stay empty: yes, title: Water}
      well.depth: {is: derived, type: {scale: depths}, combine: level, base: {path: well.dug}, title: Depth}
    """,
    "theory/all.yaml": """
    title: Wells
    sections:
      - title: Wells
        rules:
          - {id: old-is-sweet, when: {well.old: yes}, then: {well.water: sweet}}
          - {id: old-is-salt, when: {well.old: yes}, then: {well.water: salt}}
          - {id: at-odds, when: {well.old: yes}, then: {well.depth: {at least: middling, at most: shallow}}}
    """,
  ])

  private func text(_ profile: String) throws -> String {
    TextRenderer(width: 100).render(try #require(Self.rules.whole(text: profile)))
  }

  @Test func bothSidesStandInTheDocument() throws {
    let text = try text("profile: p\nwell: {old: yes, dug: deep}")
    #expect(text.contains("Water: contradiction ●\nDepth: contradiction ●"))
    #expect(text.contains("• Water\n  • Water: sweet — old-is-sweet\n  • Water: salt — old-is-salt\n• Depth\n"))
  }

  /// The depth has no value: nothing contradicts anything, and what may be otherwise stands in the JSON.
  @Test func whatMayBeIsNoContradictionYet() throws {
    let profile = "profile: p\nwell: {old: yes}"
    let text = try text(profile)
    #expect(text.contains("Water: contradiction ●"))
    #expect(!text.contains("Depth: contradiction"))
    let json = try json(profile)
    let depth = try #require(json["outcomes"]?[0])
    #expect(depth["value"] == .null && depth["ground"] == "unsettled")
    #expect(depth["bounds"]?["or none"] == true && depth["bounds"]?["contradiction"] == "possible")
    #expect(json["contradictions"]?.arrayValue?.count == 1)
  }

  @Test func whatIsCertainStandsInTheJSON() throws {
    let json = try json("profile: p\nwell: {old: yes, dug: deep}")
    let depth: JSONValue = [
      "address": "well.depth", "attribute": "well.depth", "entities": [:], "rules": ["at-odds"],
    ]
    #expect(json["contradictions"]?[0] == depth)
    let water = try #require(json["outcomes"]?[1])
    #expect(water["value"] == .null && water["contradiction"] == true && water["ground"] == "firm")
    #expect(water["bounds"] == nil)
  }

  private func json(_ profile: String) throws -> JSONValue {
    let presenter = try #require(Self.rules.presenter(text: profile))
    return try JSONValue.parse(
      presenter.evaluationJSON(EvaluationContent(presenter.selection()), PresentedSample.provenance))
  }
}
