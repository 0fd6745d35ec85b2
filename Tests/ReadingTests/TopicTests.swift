import RuleModel
import SourceText
import Testing
import YAMLReading

@testable import Reading

/// Subjects under which attributes are asked.
@Suite struct TopicTests {
  private func read(_ topics: String) -> ReadRuleSet {
    let files = [
      ("ruleset.yaml", "ruleset: r\nversion: 1.0.0\nlanguages: [en]\ntitle: R\n"),
      (
        "vocabulary/a.yaml",
        """
        kinds: {town: {is: single, title: Town}}
        attributes:
          town.old: {is: given, type: boolean, title: Old}
          town.loved: {is: derived, type: boolean, combine: asserted, title: Loved}
        topics:
        \(topics)
        """
      ),
      ("theory/a.yaml", "sections: [{rules: [{id: r, when: {town.old: yes}, then: {town.loved: yes}}]}]"),
    ]
    var map = SourceMap()
    return readRuleSet(
      files.reversed().map { path, text in
        let id = map.add(path: path, bytes: Array(text.utf8))
        return RuleText(path: path, file: SourceFile(path: path, bytes: Array(text.utf8)), id: id)
      })
  }

  @Test func attributesStandInTheirOrder() throws {
    let read = read("  past: {title: The past, attributes: [town.old]}")
    #expect(read.diagnostics.map(\.message) == [])
    let topic = try #require(read.ruleSet.topics.first)
    #expect(topic.name == "past" && topic.title.texts == ["The past"])
    #expect(topic.attributes.map { read.ruleSet[$0].fullName } == ["town.old"])
  }

  @Test(arguments: [
    ("  past: {title: P, attributes: [town.odl]}", "there is no attribute 'town.odl'"),
    ("  past: {title: P, attributes: [town.loved]}", "'town.loved' is asked of nobody"),
    ("  past: {title: P, attributes: [town.old, town.old]}", "'town.old' stands in two topics"),
    ("  past: {title: P}", "the topic 'past' lacks 'attributes'"),
  ])
  func whatCannotBeAskedIsRefused(topics: String, message: String) {
    #expect(read(topics).diagnostics.map(\.message) == [message])
  }
}
