import SourceText
import Testing

@testable import Report

@Suite struct TableTests {
  private func lines(_ width: Int, _ table: Table = Samples.table) -> [Substring] {
    TextRenderer(width: width).render(Document([.table(table)])).split(
      separator: "\n", omittingEmptySubsequences: false)
  }

  @Test func at60() {
    #expect(
      lines(60).joined(separator: "\n") == """
        form               역할     점수  because
        ─────────────────  ───────  ────  ──────────────────────────
        climate-diplomacy  partner    12  rivalry between the two
                                          countries is high, so the
                                          city speaks of climate
                                          first
        도시 간 문화 교류  주도      3.5  환경 분야의 전문성이 높고
                                          상대 도시와의 관계가
                                          우호적이므로 주도적이다
        trade 🏙️                     100

        """)
  }

  @Test func at80() {
    #expect(
      lines(80).joined(separator: "\n") == """
        form               역할     점수  because
        ─────────────────  ───────  ────  ──────────────────────────────────────────────
        climate-diplomacy  partner    12  rivalry between the two countries is high, so
                                          the city speaks of climate first
        도시 간 문화 교류  주도      3.5  환경 분야의 전문성이 높고 상대 도시와의 관계가
                                          우호적이므로 주도적이다
        trade 🏙️                     100

        """)
  }

  @Test func at140() {
    #expect(lines(140).count == 6)
    #expect(lines(140)[3].hasSuffix("  환경 분야의 전문성이 높고 상대 도시와의 관계가 우호적이므로 주도적이다"))
  }

  @Test func narrowTablesAreStacked() {
    #expect(
      lines(30).prefix(6).joined(separator: "\n") == """
        form: climate-diplomacy
        역할: partner
        점수: 12
        because: rivalry between the
          two countries is high, so
          the city speaks of climate
        """)
    #expect(lines(30).suffix(4) == ["", "form: trade 🏙️", "점수: 100", ""])
  }

  @Test(arguments: [60, 80, 140])
  func columnsBeginAtTheSamePlace(width: Int) {
    let bars = lines(width)[1].split(separator: "  ").map { displayWidth($0) }
    let scoreEnd = bars[0] + bars[1] + bars[2] + 4
    for (line, score) in [("climate", "12"), ("도시", "3.5"), ("trade", "100")] {
      let row = lines(width).first { $0.hasPrefix(line) } ?? ""
      let until = row.ranges(of: score).first.map { row[..<$0.upperBound] } ?? ""
      #expect(displayWidth(until) == scoreEnd)
    }
  }

  @Test func lowPriorityGivesWayFirst() {
    let columns = [Table.Column("a", priority: 1), Table.Column("b"), Table.Column("c")]
    let cell = Inline(String(repeating: "word ", count: 4) + "word")
    let table = Table(columns, [[cell, cell, cell]])
    #expect(TableLayout(table, width: 76).fittingWidths() == [24, 24, 24])
    #expect(TableLayout(table, width: 60).fittingWidths() == [24, 16, 16])
    #expect(TableLayout(table, width: 40).fittingWidths() == [20, 8, 8])
    #expect(TableLayout(table, width: 28).fittingWidths() == [8, 8, 8])
    #expect(TableLayout(table, width: 27).fittingWidths() == nil)
  }

  @Test func wordsStayWholeWhereTheyFit() {
    let columns = [Table.Column("a", minimumWidth: 4), Table.Column("b", minimumWidth: 4)]
    let long = Inline("one two three four five six seven eight")
    let table = Table(columns, [["institutionalisation", long]])
    #expect(TableLayout(table, width: 30).fittingWidths() == [20, 8])
    #expect(TableLayout(table, width: 20).fittingWidths() == [9, 9])
    let longer = Table(columns, [[Inline(String(repeating: "x", count: 40)), long]])
    #expect(TableLayout(longer, width: 60).fittingWidths() == [29, 29])
    #expect(TableLayout(longer, width: 30).fittingWidths() == [20, 8])
  }

  /// A sign would mean nothing on a line of its own.
  @Test func aSignKeepsToItsWord() {
    let text = Inline("one two three four five ") + .mark("●", "firm")
    let renderer = TextRenderer(width: 24)
    #expect(renderer.render(Document([.paragraph(text)])) == "one two three four\nfive ●\n")
    #expect(text.longestWord == 6)
  }

  /// Of many columns the cells of a row run on under its first.
  @Test func manyNarrowColumnsRunOn() {
    let columns = (0...7).map { Table.Column(Inline("Column \($0)")) }
    let table = Table(columns, [(0...7).map { Inline($0 == 3 ? "" : "cell \($0)") }])
    let text = TextRenderer(width: 40).render(Document([.table(table)]))
    #expect(text.hasPrefix("cell 0\n  Column 1: cell 1 · Column 2: cell 2"))
    #expect(!text.contains("Column 3"))
  }

  @Test func raggedRows() {
    let table = Table([.init("a"), .init("b")], [["1"], ["1", "2", "3"], []])
    #expect(lines(80, table) == ["a  b", "─  ─  ─", "1", "1  2  3", ""])
  }
}
