import SourceText
import Testing
import YAMLReading

@Suite struct TreeTests {
  @Test func keepsOrderKindsAndValues() throws {
    let reading = Reading("b: 1\na:\n  - x\n  - {k: v, l: [1, 2]}\nc: {}\nd: []\n")
    #expect(reading.diagnostics.isEmpty)
    #expect(reading.shape == "{b: 1, a: [x, {k: v, l: [1, 2]}], c: {}, d: []}")
    let root = try #require(reading.root)
    #expect(root.kind == .mapping && root.count == 4 && !root.isFlow)
    #expect(root["a"]?.kind == .sequence && root["a"]?.count == 2)
    #expect(root["a"]?.elements.last?.isFlow == true)
    #expect(root["nothing"] == nil && root["b"]?["b"] == nil)
    #expect(root.elements.isEmpty && root["a"]?.entries.isEmpty == true)
    #expect(root["b"]?.has(text: "1") == true && root["a"]?.has(text: "") == false)
  }

  @Test(arguments: ["NO", "on", "1_000", "012", "~", "1e3", "0o7", "2026-11-23", "null", "True", ".inf", "1:30", "<"])
  func leavesPlainScalarsRaw(word: String) throws {
    let value = try #require(Reading("a: \(word)\n").root?["a"])
    #expect(value.text == word && value.isPlain)
    let quoted = try #require(Reading("a: '\(word)'\n").root?["a"])
    #expect(quoted.text == word && !quoted.isPlain)
  }

  @Test func unescapesAndFolds() throws {
    let root = try #require(
      Reading("a: \"x\\ty\\0\\uC11C\"\nb: 'it''s'\nc: |\n  one\n  two\nd: >-\n  one\n  two\ne: one\n  two\n").root)
    #expect(root["a"]?.text == "x\ty\0서")
    #expect(root["b"]?.text == "it's")
    #expect(root["c"]?.text == "one\ntwo\n")
    #expect(root["d"]?.text == "one two")
    #expect(root["e"]?.text == "one two")
    #expect(root.entries.map(\.value.isPlain) == [false, false, false, false, true])
  }

  @Test func spansCoverWhatIsWritten() throws {
    let text = "a: \"x y\" # note\nb:\n  - 'p'\n  -   q\n\n# end\nc: {d: [1, 2] } \ne: |\n  t\n\nf:\ng: one\n  two\n"
    let reading = Reading(text)
    let root = try #require(reading.root)
    #expect(reading.source(root["a"]) == "\"x y\"")
    #expect(reading.source(root["b"]) == "- 'p'\n  -   q")
    #expect(reading.source(root["c"]) == "{d: [1, 2] }")
    #expect(reading.source(root["c"]?["d"]) == "[1, 2]")
    #expect(reading.source(root["e"]) == "|\n  t")
    #expect(reading.source(root["f"]) == "" && reading.place(root["f"]) == "11:3")
    #expect(root["f"]?.isEmptyPlain == true)
    #expect(reading.source(root["g"]) == "one\n  two")
    #expect(reading.source(root) == String(text.dropLast()))
    #expect(root.entries.map { reading.source($0.key) } == ["a", "b", "c", "e", "f", "g"])
  }

  @Test func anchorsAndTagsAreNotPartOfSpans() throws {
    let reading = Reading(
      "a: &x  one\nb: &y\n  c: 1\nd: *x\ne: *y\nf: !t two\ng: &z # why\n  - 1\nh: *z\ni: &w\nj: *w\n")
    let root = try #require(reading.root)
    #expect(reading.source(root["a"]) == "one")
    #expect(reading.source(root["b"]) == "c: 1")
    #expect(reading.source(root["f"]) == "two")
    #expect(reading.source(root["g"]) == "- 1")
    #expect(reading.source(root["i"]) == "")
    #expect(reading.shape == "{a: one, b: {c: 1}, d: one, e: {c: 1}, f: two, g: [1], h: [1], i: , j: }")
    #expect(root["d"]?.index == root["a"]?.index && root["e"]?.index == root["b"]?.index)
    #expect(reading.found == ["D0105 6:4"])
  }

  @Test(arguments: ["", "\n", "# only a comment\n", "---\n", "\u{FEFF}", "--- # x\n..."])
  func emptyFilesHoldNothing(text: String) {
    let reading = Reading(text)
    #expect(reading.root == nil && reading.diagnostics.isEmpty && reading.tree.isComplete)
  }

  @Test func aSpanOfAnEmptyElementLiesBehindItsDash() {
    let reading = Reading("-\n- a\n")
    #expect(reading.place(reading.root?.elements.first) == "1:2")
    #expect(reading.source(reading.root) == "-\n- a")
  }

  @Test func pairsInListsAreMappingsWithoutBrackets() throws {
    let reading = Reading("[a: b  , [c]: d ]\n")
    #expect(reading.root?.elements.first.flatMap { reading.source($0) } == "a: b")
    #expect(reading.found == ["D0108 1:10"])
  }

  @Test func keysAreFoundInLargeMappings() throws {
    let lines = (0..<2_000).map { "key-\($0): \($0)\n" }.joined()
    let root = try #require(Reading(lines).root)
    #expect(root.count == 2_000 && root["key-1999"]?.text == "1999")
  }

  /// More than a dozen keys are told apart by hashes; a key that is no text has none.
  @Test func keysAreFoundTwiceAmongMany() throws {
    let lines = (0..<12).map { "key-\($0): 1\n" }.joined()
    let reading = Reading("? [list]\n: 0\n" + lines + "? \n? \n? \n")
    let keys = try #require(reading.root).entries.map(\.key.text)
    #expect(keys.count == 13 && Set(keys).count == keys.count)
    #expect(reading.found == ["D0108 1:3", "D0102 16:2", "D0102 17:2"])
  }

  /// Of a line that lacks quotes a sign is blotted out for libyaml; keys are compared as the author wrote them.
  @Test func keysAreToldApartAsTheyAreWritten() throws {
    let reading = Reading("@a: 1\n'@a': 2\n_a: 3\n")
    #expect(try #require(reading.root).entries.map(\.key.text) == ["@a", "_a"])
  }
}
