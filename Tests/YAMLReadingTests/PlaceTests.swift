import SourceText
import Testing
import YAMLReading

@Suite struct PlaceTests {
  @Test func columnsCountCharactersAndSpansCountBytes() throws {
    let reading = Reading("이름: {ko: 서울, en: Seoul}\n👩‍👩‍👧: [🇰🇷, e\u{301}a]\n")
    let root = try #require(reading.root)
    let seoul = try #require(root["이름"]?["ko"])
    #expect((seoul.span.start, seoul.span.end) == (13, 19))
    #expect(reading.place(seoul) == "1:10")
    #expect(reading.place(root["이름"]?["en"]) == "1:18")
    let list = try #require(root["👩‍👩‍👧"])
    #expect(reading.place(list) == "2:4")
    #expect(list.elements.map { reading.place($0) } == ["2:5", "2:8"])
    #expect(list.elements.map(\.text) == ["🇰🇷", "e\u{301}a"])
  }

  @Test func carriageReturnsEndLines() throws {
    let reading = Reading("a: 1\r\nb:\r\n  - 서\r\n  - x\r\nc: y: z\r\n")
    #expect(reading.place(reading.root?["b"]?.elements.last) == "4:5")
    #expect(reading.source(reading.root?["b"]) == "- 서\r\n  - x")
    #expect(reading.found == ["D0109 5:5"])
    #expect(reading.map.files[0].line(3) == "  - 서")
    #expect(Reading("a: 1\rb: x: y\r").found == ["D0109 2:5"])
  }

  @Test func aByteOrderMarkAtTheStartIsNoColumn() throws {
    let reading = Reading("\u{FEFF}a: 서\nb: 2\n")
    #expect(reading.diagnostics.isEmpty)
    let value = try #require(reading.root?["a"])
    #expect(value.span == SourceSpan(file: FileID(0), start: 6, end: 9))
    #expect(reading.place(value) == "1:4" && reading.place(reading.root) == "1:1")
    #expect(reading.place(reading.root?["b"]) == "2:4")
  }

  @Test(arguments: ["\u{85}", "\u{2028}", "\u{2029}"])
  func lineBreaksThatEditorsDoNotKnowShiftNothing(sign: String) {
    let reading = Reading("a: 'x\(sign)y'\nb: 2\n")
    #expect(reading.source(reading.root?["b"]) == "2")
    #expect(reading.place(reading.root?["b"]) == "2:4")
    #expect(reading.source(reading.root?["a"]) == "'x\(sign)y'")
  }

  @Test func positionsAreTotal() {
    let file = SourceFile(path: "f", bytes: Array("a서b\r\nc".utf8))
    let columns = (0...8).map { file.position(at: Int32($0)) }.map { "\($0.line):\($0.column)" }
    #expect(columns == ["1:1", "1:2", "1:2", "1:2", "1:3", "1:4", "1:4", "2:1", "2:2"])
    #expect(file.position(at: -5) == SourcePosition(line: 1, column: 1))
    #expect(file.position(at: .max) == SourcePosition(line: 2, column: 2))
    #expect(file.line(0) == "" && file.line(3) == "" && file.line(2) == "c")
    #expect(SourceFile(path: "f", bytes: []).position(at: 0) == SourcePosition(line: 1, column: 1))
    #expect(SourceFile(path: "f", bytes: bytes("a", [0xFF, 0x80], "b")).position(at: 3).column == 4)
  }

  @Test func placesOfNothingAreNotInAFile() {
    let map = SourceMap()
    #expect(map.place(of: .none) == "(built in)" && map[FileID(3)] == nil && map.text(of: .none) == "")
    let span = SourceSpan(file: FileID(0), start: 3, end: 5)
    #expect(SourceSpan.none.joined(with: span) == span && span.joined(with: .none) == span)
    #expect(span.joined(with: SourceSpan(file: FileID(0), start: 7, end: 9)).end == 9)
    #expect(span.joined(with: SourceSpan(file: FileID(1), start: 0, end: 9)) == span)
  }

  /// Every node of every kind of text lies within its parent, and plain text is where the span says.
  @Test func spansNest() throws {
    let text = "한: [글, {a: b, 😀: \"c\\n\"}]\nd:\n  - e:\n      f\n    g: >\n      h\n  - - i\n    - 'j'\n"
    let reading = Reading(text)
    try check(#require(reading.root), reading)
  }

  private func check(_ node: YAMLNode, _ reading: Reading) {
    let children = Array(node.elements) + node.entries.flatMap { [$0.key, $0.value] }
    for child in children {
      #expect(child.span.start >= node.span.start && child.span.end <= node.span.end)
      if child.isPlain { #expect(reading.source(child) == child.text) }
      check(child, reading)
    }
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
