import SourceText
import Testing

@Suite struct RenderingTests {
  private func rendered(
    _ text: String, _ words: [(word: String, label: String)], _ change: (inout Diagnostic) -> Void = { _ in }
  )
    -> String
  {
    var map = SourceMap()
    let id = map.add(path: "Rules/a.yaml", bytes: Array(text.utf8))
    let labels = words.map { Diagnostic.Label(span: span(of: $0.word, in: text, id), text: $0.label) }
    var diagnostic = Diagnostic(
      code: "D0203", severity: .error, message: "'country.power' has no value 'midle'", span: labels[0].span,
      label: labels[0].text, secondary: Array(labels.dropFirst()))
    change(&diagnostic)
    return render(diagnostic, in: map)
  }

  /// The bytes of the first occurrence of a word.
  private func span(of word: String, in text: String, _ id: FileID) -> SourceSpan {
    let (bytes, wanted) = (Array(text.utf8), Array(word.utf8))
    let start = bytes.indices.first { bytes[$0...].starts(with: wanted) } ?? 0
    return SourceSpan(file: id, start: Int32(start), end: Int32(start + wanted.count))
  }

  @Test func looksAsDesigned() {
    let lines = String(repeating: "#\n", count: 13) + "      country.power: midle\n"
    let text = rendered(lines, [("midle", "did you mean 'middle'?")]) {
      $0.slug = "unknown-value"
      $0.notes = ["the scale is small < middle < great\n(Rules/vocabulary/scales.yaml:3:3)"]
      $0.help = ["choose one"]
      $0.fixes = [Diagnostic.Fix(title: "write 'middle'", safe: true, edits: [])]
    }
    #expect(
      text == """
        error[D0203 unknown-value]: 'country.power' has no value 'midle'
          --> Rules/a.yaml:14:22
           |
        14 |       country.power: midle
           |                      ^^^^^ did you mean 'middle'?
           |
           = note: the scale is small < middle < great
                   (Rules/vocabulary/scales.yaml:3:3)
           = help: choose one
           = fix: write 'middle' (safe)

        """)
  }

  @Test func caretsStandUnderKoreanAndEmoji() {
    let text = rendered("이름: {ko: 서울, 🇰🇷: 👩‍👩‍👧}\n", [("서울", "여기"), ("👩‍👩‍👧", "family")])
    #expect(
      text.split(separator: "\n").suffix(3) == [
        "1 | 이름: {ko: 서울, 🇰🇷: 👩‍👩‍👧}",
        "  |            ^^^^ 여기",
        "  |                      -- family",
      ])
  }

  @Test func tabsTakeFourColumns() {
    let text = rendered("a\tb\t서: x\n", [("서", "")])
    #expect(text.hasSuffix("1 | a   b   서: x\n  |         ^^\n"))
  }

  @Test func conflictsShowBothPlacesInOrder() {
    let text = rendered("a: 1\nb: 2\nc: 3\nd: 4\n", [("d", "again"), ("a", "first here")])
    #expect(
      text.split(separator: "\n").dropFirst() == [
        " --> Rules/a.yaml:4:1", "  |", "1 | a: 1", "  | - first here", "...", "4 | d: 4", "  | ^ again",
      ])
  }

  @Test func otherFilesHaveSnippetsOfTheirOwn() {
    var map = SourceMap()
    let first = map.add(path: "a.yaml", bytes: Array("x: 1\n".utf8))
    let second = map.add(path: "b.yaml", bytes: Array("\ny: 2".utf8))
    let diagnostic = Diagnostic(
      code: "D0400", severity: .warning, message: "two", span: SourceSpan(file: first, start: 0, end: 1),
      secondary: [.init(span: SourceSpan(file: second, start: 1, end: 2), text: "other")])
    #expect(
      render(diagnostic, in: map)
        == "warning[D0400]: two\n --> a.yaml:1:1\n  |\n1 | x: 1\n  | ^\n ::: b.yaml:2:1\n  |\n2 | y: 2\n  | - other\n")
  }

  @Test func placesAtTheEndAndNowhereAreRendered() {
    var map = SourceMap()
    let id = map.add(path: "a", bytes: [])
    let empty = Diagnostic(code: "D1", severity: .note, message: "m", span: SourceSpan(file: id, start: 0, end: 0))
    #expect(render(empty, in: map) == "note[D1]: m\n --> a:1:1\n  |\n1 |\n  | ^\n")
    let nowhere = Diagnostic(code: "D1", severity: .note, message: "m", span: .none, help: ["h"])
    #expect(render(nowhere, in: map) == "note[D1]: m\n  = help: h\n")
  }

  @Test func longLinesAreCutAroundThePlace() {
    let text = rendered(
      "k: " + String(repeating: "서", count: 5_000) + "X" + String(repeating: "y", count: 9_000), [("X", "here")])
    let lines = text.split(separator: "\n").suffix(2).map(String.init)
    #expect(lines[0].contains("…서") && lines[0].hasSuffix("…") && lines[0].count < 300)
    let before = lines[0].prefix { $0 != "X" }
    #expect(displayWidth(String(before)) == lines[1].prefix { $0 != "^" }.count)
  }

  @Test func nothingInTextCommandsATerminal() {
    let text = rendered("a: \u{1B}[31m\u{202E}b\n", [("b", "x\u{1B}")]) { $0.message = "m\u{7}\nn" }
    #expect(text.contains("a: ␛[31m\u{FFFD}b") && text.contains("^ x␛") && text.contains("m␇␊n"))
  }

  @Test func stylesCarryTheSameText() {
    var map = SourceMap()
    let id = map.add(path: "a", bytes: Array("x".utf8))
    let diagnostic = Diagnostic(
      code: "D1", severity: .error, message: "m", span: SourceSpan(file: id, start: 0, end: 1))
    let segments = renderStyled(diagnostic, in: map)
    #expect(segments.map(\.text).joined() == render(diagnostic, in: map))
    #expect(segments.first == StyledSegment(.severity(.error), "error[D1]"))
    #expect(segments.contains(StyledSegment(.primary(.error), "^\n")))
  }

  @Test(arguments: [
    ("abc", 3), ("서울", 4), ("e\u{301}", 1), ("👩‍👩‍👧", 2), ("🇰🇷", 2), ("❤️", 2), ("❤", 1), ("ＡＢ", 4), ("한", 2), ("…", 1),
    ("\t\u{7}", 0), ("\u{200B}", 0), ("é", 1), ("½", 1), ("、", 2), ("1️⃣", 2), ("𠀀", 2), ("", 0), ("ㄱ", 2), ("─", 1),
  ])
  func widths(text: String, width: Int) {
    #expect(displayWidth(text) == width)
  }
}
