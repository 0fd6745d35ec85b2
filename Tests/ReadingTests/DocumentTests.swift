import RuleModel
import SourceText
import Testing
import YAMLReading

@testable import Reading

/// A document over the small rule set; places are those of the document's file.
private struct ReadDocument {
  let ruleSet: RuleSet
  /// `D0203 3:5 message`, warnings too.
  let lines: [String]

  init(_ parts: String, named: String = "[page]", title: String = "The page of {town.name}") {
    let document = "document: page\ntitle: \(title)\nsections:\n  - parts:\n" + parts.indented(by: 6)
    let manifest = SmallRuleSet.manifest + "\ndocuments: \(named)\n"
    let fixture = Fixture()
    let files = [
      ("ruleset.yaml", manifest), ("vocabulary/a.yaml", SmallRuleSet.vocabulary),
      ("catalogue/a.yaml", SmallRuleSet.catalogue), ("documents/page.yaml", document),
    ]
    let read = readRuleSet(files.map { RuleFile(path: $0.0, tree: fixture.tree($0.0, text: $0.1)) })
    ruleSet = read.ruleSet
    lines = read.diagnostics.map { diagnostic in
      let place = fixture.map[diagnostic.primary.span.file]?.position(at: diagnostic.primary.span.start)
      return "\(diagnostic.code) \(place?.line ?? 0):\(place?.column ?? 0) \(diagnostic.message)"
    }
  }
}

extension String {
  fileprivate func indented(by spaces: Int) -> String {
    split(separator: "\n", omittingEmptySubsequences: false)
      .map { String(repeating: " ", count: spaces) + $0 + "\n" }.joined()
  }
}

@Suite struct DocumentTests {
  @Test func everyComponentIsRead() {
    let read = ReadDocument(
      """
      - sentence: "{town.name} has {town.size} people."
      - sentence:
          lists: {best: {of: dish, where: {dish.score: {above: 0}}, order: [dish.score, {dish.place: lowest first}], at most: 2}}
          text: [{when: {town.happy: yes}, en: "{best 1} before {best 2}"}, {en: "{best count} dishes: {best}"}]
      - moves:
          of: dish
          where: {dish.score: {above: 0}, some: {of: guest, where: {meal.good: yes}}}
          at most: {path: town.size}
          heading: "Cook {dish}"
          mark: dish.score
          fields:
            - dish.score
            - {title: For, list: {of: guest, where: {meal.good: yes}}, none: nobody}
            - {spread: meal.level, over: {of: guest}}
            - {title: Note, text: "{dish} is {dish.taste}"}
          reasons: {of: dish.score, at most: 3}
      - items: {of: guest}
      - table: {of: guest, columns: [guest.mood, guest.land.rank]}
      - matrix: {rows: {of: guest}, columns: {of: dish}, cell: meal.level, marks: [meal.good]}
      - ladder: {of: guest, at: guest.mood, next: town.mood}
      - levels: {of: dish, by: dish.taste, note: "{dish.score}"}
      - lanes: {of: dish, by: dish.taste, at once: {title: Now, list: {of: dish}}}
      - bars: {of: dish, value: dish.score}
      - checklist: {of: guest, value: town.menu, reasons: {at most: 1}}
      - reasons: {for each: {of: dish}, of: [dish.score]}
      - if: {alternatives: [{text: If it grows, set: {town.size: 900}}]}
      - questions: {at most: 3}
      - basis: {list: yes}
      - tensions: {}
      - contradictions: {}
      - summary: {}
      - everything: {cut: yes, left out: [{of: guest, where: {guest.count: 0}}], without reasons: [dish.score]}
      - assumptions: {}
      - sources: {}
      - section: {heading: Guests, for each: {of: guest}, new page: yes, parts: [{sentence: "{guest.count}"}]}
      """)
    #expect(read.lines == [])
    let document = read.ruleSet.documents.first
    #expect(document?.name == "page")
    #expect(document?.sections.first?.parts.count == 22)
    #expect(document?.moves?.fields.count == 4)
  }

  @Test(arguments: [
    ("- sentense: x", "D0248 5:9 there is no component 'sentense'"),
    ("- sentence: \"{town.nam}\"", "D0202 5:19 'town' has no attribute 'nam'"),
    ("- sentence: \"{dish.score}\"", "D0241 5:19 'dish' is not named here"),
    ("- table: {of: dish, columns: [dish.colour]}", "D0202 5:37 'dish' has no attribute 'colour'"),
    (
      "- bars: {of: dish, value: dish.taste}",
      "D0250 5:33 'dish.taste' is the choice 'taste', and a scale or a number is shown here"
    ),
    (
      "- ladder: {of: guest, at: guest.mood, next: guest.count}",
      "D0250 5:51 'guest.count' is a number, and the scale of 'at' is shown here"
    ),
    ("- matrix: {rows: {of: guest}, columns: {of: dish}, cell: meal.good}", "D0250 5:64"),
    ("- questions: {}", "D0251 5:20 this speaks of moves, and the document 'page' has none"),
    ("- sentence: [{en: a}, {en: b}]", "D0251 5:29 this variant is never reached"),
    (
      "- sentence: {en: a, fr: b}",
      "D0208 5:27 'sentence' is given in 'fr', a language that the manifest does not declare"
    ),
    ("- section: {parts: []}", "D0125 5:26 a section without parts has no content"),
    ("- table: {of: town, columns: [town.size]}", "D0214 5:21 there is only one 'town', so nothing is counted"),
    ("- table: {of: dish}", "D0123 5:16 'table' lacks 'columns'"),
    ("- sentence: {lists: {d: {of: dish}}, text: \"{d 0}\"}", "D0319 5:50 '{d 0}' inserts no part of the list 'd'"),
    (
      "- sentence: {lists: {dish: {of: dish}}, text: x}",
      "D0246 5:28 'dish' is also the name of a kind or of an entity here"
    ),
    ("- reasons: {of: town.size}", "D0212 5:23 no rule concludes this, so that it has no reasons"),
    ("- everything: {without reasons: town.size}", "D0212 5:39 no rule concludes this, so that it has no reasons"),
    ("- everything: {left out: [{of: gest}]}", "D0201 5:38"),
    ("- moves: {of: dish, where: {dish.taste: [sweet], dish.score: {above: x}}}", "D0222 5:76"),
    ("- if: {alternatives: [{text: x, set: {town.happy: yes}}]}\n- moves: {of: dish}", "D0212 5:45"),
  ])
  func whatIsWrongIsSaidWithItsPlace(_ part: String, _ line: String) {
    let lines = ReadDocument(part).lines
    #expect(lines.first?.hasPrefix(line) == true, "\(lines)")
  }

  @Test func theManifestNamesThem() {
    let other = ReadDocument("- everything: {}", named: "[page, annexe]")
    #expect(other.lines == ["D0249 8:19 no file of 'documents' declares 'annexe'"])
    let none = ReadDocument("- everything: {}", named: "[]")
    #expect(none.lines == ["D0249 1:11 the manifest does not name the document 'page'"])
    let twice = ReadDocument("- everything: {}", named: "[page, page]")
    #expect(twice.lines.first?.hasPrefix("D0209 8:19") == true)
  }

  @Test func whatALanguageLacksIsSaid() {
    let read = ReadDocument("- sentence: {}")
    #expect(read.lines == ["D0301 5:19 'sentence' is not given in 'en'"])
  }
}
