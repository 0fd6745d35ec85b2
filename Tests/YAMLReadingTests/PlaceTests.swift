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
    #expect(reading.found == ["D0012 1:6"])
    #expect(reading.source(reading.root?["b"]) == "2")
    #expect(reading.place(reading.root?["b"]) == "2:4")
    #expect(reading.source(reading.root?["a"]) == "'x\(sign)y'")
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
}
