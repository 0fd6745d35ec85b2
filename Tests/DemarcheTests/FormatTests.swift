import Commands
import Foundation
import SourceText
import TestSupport
import Testing

/// Files of rules in canonical order and layout.
@Suite struct FormatTests {
  private func formatted(_ text: String, file: StaticString = #filePath) throws -> (text: String, result: CommandResult)
  {
    let folder = try TemporaryFolder(["theory/rules.yaml": text])
    let result = format(FormatRequest(paths: [folder / "theory/rules.yaml"]))
    return (try #require(folder.text("theory/rules.yaml")), result)
  }

  @Test func fieldsStandInOneOrderAndCommentsStay() throws {
    let found = try formatted(
      """
      # What the file is about.
      title:   Light
      sections:
       - rules:
           - then: {bed.fit:   +1}   # a step
             # which one
             id: light

             when: { bed.light: sun ,bed.soil: [clay,loam] }
             examples:
                 - follows: {bed.fit: +1}
                   given: {bed.light: sun,
                     bed.soil: clay}
             # no more examples
         title: What suits
      # the end
      """)
    #expect(
      found.text == """
        # What the file is about.
        title: Light
        sections:
          - title: What suits
            rules:
              # which one
              - id: light

                when: {bed.light: sun, bed.soil: [clay, loam]}
                then: {bed.fit: +1}  # a step
                examples:
                  - given: {bed.light: sun, bed.soil: clay}
                    follows: {bed.fit: +1}
                # no more examples
        # the end

        """)
    #expect(found.result.status == .done)
  }

  @Test func aCommentWithinBracketsOpensThem() throws {
    let found = try formatted(
      "title: t\nnames: [a, # first\n  b]\nblock: |\n     one\n       two\nlast: \"of\n  two\"\n")
    #expect(found.text == "title: t\nnames:\n  - a  # first\n  - b\nblock: |\n  one\n    two\nlast: \"of two\"\n")
  }

  @Test func whatIsTooWideIsOpened() throws {
    let names = (1...30).map { "name-\($0)" }
    let found = try formatted("title: t\nnames: [\(names.joined(separator: ", "))]\n")
    #expect(found.text == "title: t\nnames:\n" + names.map { "  - \($0)\n" }.joined())
  }

  @Test func whatHasNoPlaceIsLeftAsItIs() throws {
    let text = "title: &t  x\nother:   *t\n"
    let found = try formatted(text)
    #expect(found.text == text)
    #expect(found.result.diagnostics.map(\.code) == ["D0067"])
  }

  @Test func checkAndDifferenceWriteNothing() throws {
    let folder = try TemporaryFolder(["theory/rules.yaml": "title:  t\nlist: [a]\n"])
    let path = folder / "theory/rules.yaml"
    let check = format(FormatRequest(rules: folder.path, way: .check))
    #expect(check.status == .findings)
    #expect(check.output == path + "\n")
    let difference = format(FormatRequest(rules: folder.path, way: .difference))
    #expect(difference.output == "--- \(path)\n+++ \(path)\n@@ -1,2 +1,2 @@\n-title:  t\n+title: t\n list: [a]\n")
    #expect(folder.text("theory/rules.yaml") == "title:  t\nlist: [a]\n")
    #expect(format(FormatRequest(rules: folder.path)).output == path + "\n")
    #expect(format(FormatRequest(rules: folder.path, way: .check)).status == .done)
  }

  // MARK: Properties

  /// Formatting again changes nothing, and nothing is refused, whatever a file looked like.
  private func checkStable(_ text: String, _ what: String) throws {
    let once = try formatted(text)
    #expect(once.result.diagnostics.isEmpty, "\(what)\n\(text)")
    let twice = try formatted(once.text)
    #expect(twice.text == once.text, "\(what)\n\(text)")
  }

  @Test(arguments: ["Rules", "Profiles", "Tests/Fixtures/sample", "Tests/Fixtures/zoo", "Tests/Fixtures/wells"])
  func everyShippedFileIsStable(folder: String) throws {
    let names = FileManager.default.enumerator(atPath: "\(packageFolder)/\(folder)")?.compactMap { $0 as? String } ?? []
    for name in names where name.hasSuffix(".yaml") {
      let text = try String(contentsOfFile: "\(packageFolder)/\(folder)/\(name)", encoding: .utf8)
      // What aliases an anchor is refused, and left as it is.
      if text.contains(": &") { continue }
      try checkStable(text, name)
    }
  }

  /// What follows from rules, and what tests say of them, is the same after formatting.
  @Test(arguments: ["sample", "zoo", "wells"]) func theRulesAreTheSame(name: String) throws {
    let source = "\(packageFolder)/Tests/Fixtures/\(name)"
    let folder = try TemporaryFolder()
    for file in FileManager.default.enumerator(atPath: source)?.compactMap({ $0 as? String }) ?? []
    where file.hasSuffix(".yaml") {
      try folder.write(file, try String(contentsOfFile: "\(source)/\(file)", encoding: .utf8))
    }
    #expect(format(FormatRequest(paths: [folder.path])).status == .done)
    let result = diff(DiffRequest(old: source, new: folder.path, profiles: "\(source)/profiles"))
    #expect(result.output.contains("Nothing that rules read, conclude or combine differs"), "\(result.output)")
  }

  @Test(arguments: 0..<200) func randomFilesAreStable(seed: UInt64) throws {
    var writer = RandomFile(seed)
    try checkStable(writer.text, "seed \(seed)")
  }
}

/// Random files in random layouts: brackets or lines, comments, empty lines, odd indentation.
private struct RandomFile {
  private var random: SplitMix64
  private var count = 0

  init(_ seed: UInt64) { random = SplitMix64(seed: seed) }

  private mutating func chance(_ of: Int) -> Bool { random.next() % UInt64(of) == 0 }

  var text: String {
    mutating get {
      let keys = ["title", "sections", "other", "last"].shuffled(using: &random)
      return keys.map { key in
        noise("") + (key == "sections" ? "sections:\n" + elements("  ", depth: 0) : "\(key): \(scalar())" + end())
      }.joined() + (chance(3) ? "# the end\n" : "")
    }
  }

  private mutating func noise(_ indent: String) -> String {
    (chance(5) ? "\n" : "") + (chance(4) ? "\(indent)# note \(next())\n" : "") + (chance(9) ? "\n\n" : "")
  }

  private mutating func end() -> String { (chance(6) ? "   # of \(next())" : "") + "\n" }

  private mutating func next() -> Int {
    count += 1
    return count
  }

  private mutating func scalar() -> String {
    let all = [
      "yes", "a-\(next())", "\"quoted, # text\"", "'it''s'", "{x: 1,y: [a,b]}", "[]", "{ }", "+1", "two words",
    ]
    return all[Int(random.next() % UInt64(all.count))]
  }

  private mutating func elements(_ indent: String, depth: Int) -> String {
    (0..<Int(1 + random.next() % 3)).map { _ in
      if chance(4) { return noise(indent) + "\(indent)- \(scalar())" + end() }
      let inner = indent + "  "
      let entries = entries(inner, depth: depth + 1)
      return noise(indent) + "\(indent)- " + entries.drop { $0 == " " }
    }.joined()
  }

  private mutating func entries(_ indent: String, depth: Int) -> String {
    let keys = ["id", "when", "then", "examples", "rules", "note"].shuffled(using: &random).prefix(
      Int(1 + random.next() % 5))
    return keys.enumerated().map { place, key in
      let before = place == 0 ? "" : noise(indent)
      let deeper = indent + (chance(2) ? "  " : "    ")
      if depth < 4, chance(4) { return before + "\(indent)\(key):\n" + elements(deeper, depth: depth) }
      if depth < 4, chance(4) { return before + "\(indent)\(key):\n" + entries(deeper, depth: depth + 1) }
      return before + "\(indent)\(key): \(scalar())" + end()
    }.joined()
  }
}
