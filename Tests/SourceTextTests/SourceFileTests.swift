import SourceText
import Testing

@Suite struct SourceFileTests {
  @Test(arguments: [
    ("a\nb", ["a", "b"]), ("a\r\nb\r\n", ["a", "b", ""]), ("a\rb\n\rc", ["a", "b", "", "c"]), ("", [""]),
    ("\u{FEFF}a\n", ["a", ""]), ("a\u{2028}b\u{85}c\u{C}d", ["a\u{2028}b\u{85}c\u{C}d"]),
  ])
  func linesEndAsEditorsEndThem(text: String, lines: [String]) {
    let file = SourceFile(path: "f", bytes: Array(text.utf8))
    #expect((1...lines.count).map { file.line($0) } == lines)
    #expect(file.lineNumber(at: Int32(text.utf8.count)) == lines.count)
  }

  @Test func spansAreCutToTheFile() {
    let file = SourceFile(path: "f", bytes: Array("서울".utf8))
    #expect(file.text(SourceSpan(file: FileID(0), start: 3, end: 99)) == "울")
    #expect(file.text(SourceSpan(file: FileID(0), start: -3, end: 3)) == "서")
    #expect(file.text(SourceSpan(file: FileID(0), start: 5, end: 2)) == "")
  }

  @Test func positionsAreTotal() {
    let file = SourceFile(path: "f", bytes: Array("a서b\r\nc".utf8))
    let columns = (0...8).map { file.position(at: Int32($0)) }.map { "\($0.line):\($0.column)" }
    #expect(columns == ["1:1", "1:2", "1:2", "1:2", "1:3", "1:4", "1:4", "2:1", "2:2"])
    #expect(file.position(at: -5) == SourcePosition(line: 1, column: 1))
    #expect(file.position(at: .max) == SourcePosition(line: 2, column: 2))
    #expect(file.line(0) == "" && file.line(3) == "" && file.line(2) == "c")
    #expect(SourceFile(path: "f", bytes: []).position(at: 0) == SourcePosition(line: 1, column: 1))
    #expect(SourceFile(path: "f", bytes: [0x61, 0xFF, 0x80, 0x62]).position(at: 3).column == 4)
  }

  @Test func placesOfNothingAreNotInAFile() {
    let map = SourceMap()
    #expect(map.place(of: .none) == "(built in)" && map[FileID(3)] == nil && map.text(of: .none) == "")
    let span = SourceSpan(file: FileID(0), start: 3, end: 5)
    #expect(SourceSpan.none.joined(with: span) == span && span.joined(with: .none) == span)
    #expect(span.joined(with: SourceSpan(file: FileID(0), start: 7, end: 9)).end == 9)
    #expect(span.joined(with: SourceSpan(file: FileID(1), start: 0, end: 9)) == span)
  }

  /// Columns of a long line are counted from marks on it: the same as those counted along the whole line.
  @Test(arguments: ["a", "가, ", "e\u{301}x: y", "👨‍👩‍👧, {a}", "\u{600}ab ", "가나다라", "\r\na"])
  func columnsOfLongLines(unit: String) throws {
    let line = String(repeating: unit.filter { $0 != "\r\n" }, count: 6_000 / unit.utf8.count + 1)
    let file = SourceFile(path: "f", bytes: Array((line + "\n" + line).utf8))
    let text = Array(line.utf8)
    for place in Array(stride(from: 0, to: text.count, by: 997)) + [text.count] {
      // A place inside a scalar is none that a diagnostic names.
      if place < text.count, text[place] & 0xC0 == 0x80 { continue }
      var end = min(place + 1, text.count)
      while end < text.count, text[end] & 0xC0 == 0x80 { end += 1 }
      let expected = String(decoding: text[..<end], as: UTF8.self).count + (place == text.count ? 1 : 0)
      let column = file.position(at: Int32(text.count + 1 + place)).column
      #expect(column == expected)
      #expect(column == file.position(at: Int32(place)).column)
    }
  }

  @Test func manyPlacesOnOneLongLineAreFoundQuickly() {
    let bytes = Array(String(repeating: "가: 1, ", count: 200_000).utf8)
    let time = ContinuousClock().measure {
      let file = SourceFile(path: "f", bytes: bytes)
      for place in stride(from: 0, to: bytes.count, by: 200) {
        #expect(file.position(at: Int32(place)).line == 1)
      }
    }
    #expect(time < .seconds(20))
  }
}
