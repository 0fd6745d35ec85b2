import SourceText
import Testing

@Suite struct DisplayWidthTests {
  @Test(
    arguments: [
      ("", 0), ("abc", 3), ("서울", 4), ("서울 Seoul", 10), ("é", 1), ("e\u{301}", 1), ("\u{301}", 0), ("ÿ", 1),
      ("日本", 4), ("ラ", 2), ("ﾗ", 1), ("ＡＢ", 4), ("。", 2), ("「", 2), ("…", 1), ("─", 1), ("•", 1), ("ㄱ", 2),
      ("\u{1109}\u{1165}\u{110B}\u{116E}\u{11AF}", 4), ("🏙️", 2), ("🏙", 1), ("😀", 2), ("👩‍👩‍👧‍👦", 2), ("🇰🇷", 2), ("👍🏽", 2),
      ("☀️", 2), ("☀", 1), ("⌚", 2), ("1️⃣", 2), ("\u{200B}", 0), ("\u{200D}", 0), ("\u{AD}", 0), ("\u{A0}", 1),
      ("\u{FE0F}", 0), ("\u{302A}", 0), ("\u{FEFF}", 0), ("\t", 0), ("\u{1B}", 0), ("𠀀", 2), ("ก็", 1), ("₩", 1),
      ("℃", 1),
    ])
  func widths(text: String, expected: Int) {
    #expect(displayWidth(text) == expected)
    #expect(text.reduce(0) { $0 + displayWidth($1) } == expected)
  }
}
