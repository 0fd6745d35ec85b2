import SourceText
import Testing
import YAMLReading

/// A text and what must be said of it: "CODE line:column", joined by commas.
struct Case: Sendable, CustomTestStringConvertible {
  let text: String
  let found: String
  let shape: String?

  init(_ text: String, _ found: String, shape: String? = nil) {
    (self.text, self.found, self.shape) = (text, found, shape)
  }

  var testDescription: String { "\(text.debugDescription) → \(found)" }
}

@Suite struct DiagnosticTests {
  static let shapes: [Case] = [
    Case("a: 1\n서: 2\na: 3\n", "D0102 3:1", shape: "{a: 1, 서: 2}"),
    Case("{a: 1, 'a': 2, \"\\x61\": 3}", "D0102 1:8, D0102 1:16", shape: "{a: 1}"),
    Case("a: 1\n---\nb: 2\n", "D0103 2:1", shape: "{a: 1}"),
    Case("a: &x {b: 1}\nc:\n  <<: *x\n  d: 2\n", "D0104 3:3", shape: "{a: {b: 1}, c: {d: 2}}"),
    Case("'<<': 1\n", "", shape: "{<<: 1}"),
    Case("a: !!str 1\nb: !x [1]\n", "D0105 1:4, D0105 2:4", shape: "{a: 1, b: [1]}"),
    Case("a: !<tag:x,y> b\n", "D0105 1:4", shape: "{a: b}"),
    Case("a: *x\nb: 1\n", "D0106 1:4", shape: "{a: , b: 1}"),
    Case("a: &x [1, *x]\n", "D0107 1:11", shape: "{a: [1, ]}"),
    Case("a: &x {b: &y [*x], c: *y}\n", "D0107 1:15", shape: "{a: {b: [], c: []}}"),
    Case("? [a, b]\n: c\nd: e\n", "D0108 1:3", shape: "{d: e}"),
    Case("{{a: b}: c, d: e}\n", "D0108 1:2", shape: "{d: e}"),
    Case("a: &x b\n", "D0117 1:4", shape: "{a: b}"),
    Case("%TAG !e! tag:x\n---\na: 1\n", "D0115 1:1", shape: "{a: 1}"),
    Case("%YAML 1.2\n---\na: 1\n", "", shape: "{a: 1}"),
    Case("a: &x 1\nb: &x 2\nc: *x\n", "D0117 1:4", shape: "{a: 1, b: 2, c: 2}"),
    Case("a: &x [&x 1, *x]\n", "D0117 1:4", shape: "{a: [1, 1]}"),
  ]

  static let syntax: [Case] = [
    Case("k: 1\ntext: one: two\n", "D0109 2:10", shape: "{k: 1, text: one: two}"),
    Case("a: {b: c: d}\n", "D0109 1:9"),
    Case("a: 서울: 도시\n", "D0109 1:6"),
    Case("a:\n\tb: c\n", "D0101 2:1"),
    Case("a:\n  b: 1\n\tc: 2\n", "D0101 3:1"),
    Case("a: |\n\tb\n", "D0101 2:1"),
    Case("-\tb\n", "D0101 1:2"),
    Case("a: @x\n", "D0110 1:4"),
    Case("a: `x`\n", "D0110 1:4"),
    Case("a: %x\n", "D0110 1:4"),
    Case("a: *important* note\n", "D0110 1:4"),
    Case("a: & b\n", "D0110 1:4"),
    Case("a: > b\n", "D0110 1:4"),
    Case("a: - b\n", "D0110 1:4"),
    Case("a: [- b]\n", "D0110 1:5", shape: "{a: [- b]}"),
    Case("a: {b: @c, d: 1}\n", "D0110 1:8", shape: "{a: {b: @c, d: 1}}"),
    Case("a: [b:, c]\n", "D0109 1:6", shape: "{a: [b:, c]}"),
    Case("a: ]\n", "D0110 1:4"),
    Case("%x: 1\n", "D0115 1:1"),
    Case("a: {beijing} is a partner\n", "D0116 1:14", shape: "{a: {beijing} is a partner}"),
    Case("a: [1] b\n", "D0116 1:8"),
    Case("a: 'it's'\n", "D0116 1:8"),
    Case("a: {b: 1}}\n", "D0116 1:10"),
    Case("a: *b c\n", "D0116 1:7", shape: "{a: *b c}"),
    Case("a: b: c: d\nb: @c\nc: {d} e: f\nd: 서: 울\n", "D0109 1:5, D0110 2:4, D0116 3:8, D0109 4:5"),
    Case("a: b: c\nb: \"x\n", "D0109 1:5, D0111 2:4", shape: "{a: b: c, b: }"),
    Case("a: b: c\na: 1\n", "D0109 1:5, D0102 2:1"),
    Case("a: b: c\n", "D0109 1:5", shape: "{a: b: c}"),
    Case("a: 'x' y: z\nb: 1\n", "D0116 1:8"),
    Case("{a: 1}\nb: 2\n", "D0116 2:1"),
    Case("a: \"x\nb: y\n", "D0111 1:4"),
    Case("a: 'x\nb: 'y'\n", "D0111 1:4"),
    Case("a: 'x\n---\nb'\n", "D0111 1:4"),
    Case("a: [b, c\nd: 1\n", "D0112 1:4"),
    Case("a: {b: 1, c\nd: 1\n", "D0112 1:4"),
    Case("a: [b,\n", "D0112 1:4"),
    Case("a: {b", "D0112 1:4", shape: "{a: {b: }}"),
    Case("a: x\n  y: z\n", "D0113 2:3"),
    Case("a:\n  b: 1\n c: 2\n", "D0113 3:2", shape: "{a: {b: 1}}"),
    Case("a: 1\n- b\n", "D0113 2:1"),
    Case("- b\na: 1\n", "D0113 2:1"),
    Case("a:b\nc: d\n", "D0113 2:1"),
    Case("a: \"\\q\"\n", "D0114 1:5"),
    Case("a: \"\\x4\"\n", "D0114 1:6"),
    Case("a: 1\nb:2\nc: 3\n", "D0118 2:1"),
    Case(": a\n", "D0118 1:1"),
    Case("[a, , b]\n", "D0119 1:5", shape: "[a]"),
  ]

  @Test(arguments: shapes) func tellsWhatTheLanguageDoesNotHave(it: Case) {
    let reading = Reading(it.text)
    #expect(reading.found.joined(separator: ", ") == it.found)
    #expect(reading.shape == it.shape)
  }

  @Test(arguments: syntax) func tellsWhereYAMLEnds(it: Case) {
    let reading = Reading(it.text)
    #expect(reading.found.joined(separator: ", ") == it.found)
    let stops: Set = ["D0101", "D0111", "D0112", "D0113", "D0114", "D0115", "D0118", "D0119"]
    if reading.diagnostics.contains(where: { stops.contains($0.code) }) { #expect(!reading.tree.isComplete) }
    if let shape = it.shape { #expect(reading.shape == shape) }
  }

  @Test(arguments: shapes + syntax) func everyDiagnosticSaysAWayOut(it: Case) {
    for diagnostic in Reading(it.text).diagnostics {
      #expect(!diagnostic.help.isEmpty && !diagnostic.slug.isEmpty)
      #expect(diagnostic.message.first?.isUppercase == false && diagnostic.message.last != ".")
      let labels = [diagnostic.primary] + diagnostic.secondary
      #expect(labels.allSatisfy { $0.text.split(separator: " ").count <= 8 })
    }
  }

  @Test(arguments: syntax) func fixesMakeTheTextReadable(it: Case) {
    let diagnostics = Reading(it.text).diagnostics
    guard diagnostics.allSatisfy({ !$0.fixes.isEmpty }) else { return }
    var bytes = Array(it.text.utf8)
    for edit in diagnostics.flatMap(\.fixes).flatMap(\.edits).reversed() {
      bytes.replaceSubrange(Int(edit.span.start)..<Int(edit.span.end), with: Array(edit.replacement.utf8))
    }
    let fixed = Reading(bytes: bytes)
    #expect(fixed.diagnostics.isEmpty && fixed.tree.isComplete)
    #expect(fixed.shape == Reading(it.text).shape)
  }

  @Test func conflictsShowBothPlaces() throws {
    let reading = Reading("a: 1\nb: 2\na: 3\n")
    let diagnostic = try #require(reading.diagnostics.first)
    #expect(diagnostic.secondary.map { reading.map.place(of: $0.span) } == ["f.yaml:1:1"])
  }

  @Test func duplicatesInLargeMappingsComeInFileOrder() {
    let lines = (0..<300).map { "key-\($0 % 100): \($0)\n" }.joined()
    var limits = YAMLLimits.standard
    limits.diagnostics = 1_000
    let reading = Reading(lines, limits: limits)
    #expect(reading.found == (101...300).map { "D0102 \($0):1" })
    #expect(reading.root?.count == 100 && reading.root?["key-7"]?.text == "7")
  }

  @Test func anAliasNearAnAnchorIsSuggested() throws {
    let diagnostic = try #require(Reading("a: &middle 1\nb: *midle\nc: *middle\n").diagnostics.first)
    #expect(diagnostic.primary.text == "did you mean '*middle'?")
  }

  @Test func codesAreStableAndExplained() {
    #expect(Set(YAMLCode.allCases.map(\.slug)).count == YAMLCode.allCases.count)
    #expect(YAMLCode.allCases.allSatisfy { $0.explanation.hasSuffix(".") && $0.rawValue.hasPrefix("D0") })
    #expect(YAMLCode(rawValue: "D0109")?.slug == "colon-in-text")
  }
}
