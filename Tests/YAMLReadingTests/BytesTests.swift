import SourceText
import Testing
import YAMLReading

@Suite struct BytesTests {
  @Test(
    arguments: [
      [0xFF], [0x80], [0xC3], [0xC0, 0x80], [0xE0, 0x80, 0x80], [0xED, 0xA0, 0x80], [0xF5, 0x80, 0x80, 0x80],
      [0xF0, 0x9F],
    ] as [[UInt8]])
  func notUTF8(middle: [UInt8]) {
    let reading = Reading(bytes: bytes("a: 서\nb: 울", middle, "x\nc: 3\n"))
    #expect(reading.found == ["D0001 2:5"])
    #expect(reading.diagnostics.first?.primary.span.start == 13)
    #expect(reading.root?["c"]?.text == "3" && reading.tree.isComplete)
    #expect(reading.root?["b"]?.text == "울" + String(repeating: "_", count: middle.count) + "x")
  }

  @Test(arguments: ["\0", "\u{1B}", "\u{7F}", "\u{80}", "\u{FFFE}"]) func controlCharacters(sign: String) {
    let reading = Reading("a: x\(sign)y\nb: '\(sign)'\n")
    #expect(reading.found == ["D0002 1:5", "D0002 2:5"])
    #expect(reading.root?.count == 2)
    #expect(!render(reading.diagnostics[0], in: reading.map).unicodeScalars.contains { $0.value < 0x20 && $0 != "\n" })
  }

  @Test func controlCharactersAreNamedWithTheirEscape() {
    let help = Reading("a: x\u{1B}y\n").diagnostics.first?.help.first
    #expect(help == "delete it, or write it as \"\\u001B\" in double quotes")
  }

  /// libyaml would end the comment there and read what follows as a key.
  @Test(arguments: [("\u{85}", "0085", "\\N"), ("\u{2028}", "2028", "\\L"), ("\u{2029}", "2029", "\\P")])
  func invisibleLineBreaks(sign: String, name: String, escape: String) {
    let reading = Reading("a: 1 # note:\(sign)b: 2\nc: 3\n")
    #expect(reading.found == ["D0012 1:13"] && reading.shape == "{a: 1, c: 3}")
    #expect(reading.diagnostics.first?.message == "the invisible line break U+\(name) stands in the text")
    #expect(Reading("a: \"x\(escape)y\"\n").root?["a"]?.text == "x\(sign)y")
    #expect(Reading("a: 1 # a note\(sign)of the year before\n").found == ["D0012 1:14"])
  }

  @Test(arguments: ["\u{B}", "\u{C}"]) func otherBreaksAreControlCharacters(sign: String) {
    let reading = Reading("a: 1 # note\(sign)b: 2\n")
    #expect(reading.found == ["D0002 1:12"] && reading.shape == "{a: 1}")
  }

  /// Where YAML 1.2 sees no comment and libyaml does, the rest of the line would be lost.
  @Test(arguments: [
    ("a: \"x\"#y\nb: 1\n", "D0120 1:7", "{a: x, b: 1}"), ("a: [1,#2]\n 3]\n", "D0120 1:7", "{a: [1, 3]}"),
    ("a: [1]#2\n", "D0120 1:7", "{a: [1]}"), ("a: {#b\n}\n", "D0120 1:5", "{a: {}}"),
    ("a: |#b\n  c\n", "D0120 1:5", "{a: c\n}"), ("a: >2-#b\n  c\n", "D0120 1:7", "{a: c}"),
  ])
  func commentsNeedASpace(text: String, found: String, shape: String) {
    let reading = Reading(text)
    #expect(reading.found == [found] && reading.shape == shape)
  }

  @Test(arguments: [
    "a: x#y\n", "#a\n# b\na: 1 # c\n#d", "a: |\n  #b\n  c#d\n# e\n", "a: [b, # c\n  d#e]\t# f\n",
    "\u{FEFF}# a\nb: &c # d\n  - e\nf: *c\n",
    "--- # a\nb: 1\n... # c\n",
  ])
  func otherCommentsAreFine(text: String) {
    #expect(Reading(text).found == [])
  }

  @Test func byteOrderMarks() {
    #expect(Reading("\u{FEFF}a: 1\n").diagnostics.isEmpty)
    #expect(Reading("\u{FEFF}\u{FEFF}a: 1\n").found == ["D0003 1:1"])
    #expect(Reading("a: 1\nb\u{FEFF}: 2\n").found == ["D0003 2:2"])
  }

  @Test(arguments: [[0xFF, 0xFE, 0x61, 0], [0xFE, 0xFF, 0, 0x61], [0x61, 0, 0x3A, 0], [0, 0x61]] as [[UInt8]])
  func otherEncodingsAreTold(bytes: [UInt8]) {
    let reading = Reading(bytes: bytes)
    #expect(reading.found == ["D0004 1:1"] && reading.root == nil && !reading.tree.isComplete)
  }

  @Test func aFileInAnotherEncodingHasOneDiagnosticPerLine() {
    let line = bytes("a: ", [0xBC, 0xAD, 0xBF, 0xEF], "\n")
    let reading = Reading(bytes: (0..<150).flatMap { _ in line })
    #expect(reading.diagnostics.count == 101 && reading.diagnostics.last?.code == "D0010")
    #expect(reading.diagnostics.prefix(100).allSatisfy { $0.code == "D0001" })
  }

  /// Every prefix of a text, and every text with one byte changed, is read without a trap and within its bounds.
  @Test func survivesDamage() {
    let text = Array("\u{FEFF}a: &x {b: \"서\\n\", 'c': [*x, !t d]}\r\n? e\n: |\n  f\n<<: *x\n".utf8)
    for index in text.indices {
      check(Array(text[..<index]))
      for byte in [0x00, 0x09, 0x0A, 0x22, 0x2A, 0x3A, 0x5B, 0x7D, 0xED, 0xFF] as [UInt8] {
        var damaged = text
        damaged[index] = byte
        check(damaged)
      }
    }
  }

  private func check(_ bytes: [UInt8]) {
    let reading = Reading(bytes: bytes)
    for diagnostic in reading.diagnostics {
      let labels = [diagnostic.primary] + diagnostic.secondary
      #expect(labels.allSatisfy { $0.span.start >= 0 && $0.span.start <= $0.span.end && $0.span.end <= bytes.count })
      #expect(render(diagnostic, in: reading.map).contains("f.yaml:"))
    }
    #expect(reading.shape.utf8.count <= 100 + 4 * bytes.count)
  }
}
