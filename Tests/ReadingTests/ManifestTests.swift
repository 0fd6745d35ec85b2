import RuleModel
import SourceText
import Testing
import YAMLReading

@testable import Reading

/// Words that a manifest declares for what facts and rules say.
@Suite struct ManifestTests {
  private func read(_ manifest: String, control: String = "town", evidence: String = "book") -> ReadRuleSet {
    let files = [
      ("ruleset.yaml", "ruleset: r\nversion: 1.0.0\nlanguages: [en]\ntitle: R\n" + manifest),
      (
        "vocabulary/a.yaml",
        """
        kinds: {town: {is: single, title: Town}}
        attributes:
          town.old: {is: given, type: boolean, title: Old, controlled by: \(control)}
          town.loved: {is: derived, type: boolean, combine: asserted, title: Loved}
        """
      ),
      (
        "theory/a.yaml",
        "sections: [{rules: [{id: r, when: {town.old: yes}, then: {town.loved: yes}, evidence: \(evidence)}]}]"
      ),
    ]
    var map = SourceMap()
    return readRuleSet(
      files.reversed().map { path, text in
        let id = map.add(path: path, bytes: Array(text.utf8))
        return RuleText(path: path, file: SourceFile(path: path, bytes: Array(text.utf8)), id: id)
      })
  }

  private let declared = "controllers: {town: The town, state: The state}\nevidence: {book: A book, talk: Hearsay}\n"

  @Test func controllersAreDeclaredNearestFirst() {
    let read = read(declared)
    #expect(read.diagnostics.map(\.message) == [])
    #expect(read.ruleSet.controllers.map(\.name) == ["town", "state"])
    #expect(read.ruleSet.controllers.map(\.title.texts) == [["The town"], ["The state"]])
    #expect(read.ruleSet.evidence.map(\.name) == ["book", "talk"])
    #expect(read.ruleSet[AttributeID(0)].control == "town")
    #expect(read.ruleSet[RuleID(0)].evidence == "book")
  }

  @Test func onlyTheseAreTaken() {
    let read = read(declared, control: "twon", evidence: "bok")
    #expect(
      read.diagnostics.map(\.message) == [
        "'evidence' is one of 'book' or 'talk', and 'bok' is written",
        "'controlled by' is one of 'town' or 'state', and 'twon' is written",
      ])
    #expect(read.diagnostics.map(\.primary.text) == ["did you mean 'book'?", "did you mean 'town'?"])
  }

  /// A rule set that declares none says who controls a fact all the same.
  @Test func withoutADeclarationAnyNameIsTaken() {
    let read = read("", control: "whoever", evidence: "hearsay")
    #expect(read.diagnostics.map(\.message) == [])
    #expect(read.ruleSet[AttributeID(0)].control == "whoever" && read.ruleSet[RuleID(0)].evidence == "hearsay")
  }

  @Test func aDeclarationOfNothingIsRefused() {
    #expect(read("controllers: {}\n").diagnostics.map(\.message) == ["'controllers' declares none"])
    #expect(
      read("evidence: [book]\n").diagnostics.map(\.message) == ["'evidence' is a mapping, and a list is written"]
    )
  }
}
