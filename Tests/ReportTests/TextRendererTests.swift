import SourceText
import Testing

@testable import Report

@Suite struct TextRendererTests {
  private func render(_ blocks: Block..., width: Int = 24) -> String {
    TextRenderer(width: width).render(Document(blocks))
  }

  @Test func headings() {
    let text = render(.heading(level: 1, "서울의 외교"), .heading(level: 2, "Forms"), .heading(level: 3, "Third"))
    #expect(text == "서울의 외교\n═══════════\n\nForms\n─────\n\nThird\n")
  }

  @Test func paragraphs() {
    #expect(render(.paragraph("one two three four five six")) == "one two three four five\nsix\n")
    #expect(render(.paragraph("기후변화 대응을 위한 국제협력 네트워크")) == "기후변화 대응을 위한\n국제협력 네트워크\n")
    #expect(render(.paragraph("a\nb"), .paragraph("c  ")) == "a\nb\n\nc\n")
  }

  @Test func thingsOfALaneArePartedByAStrongerSignThanTheirParts() {
    func lane(_ items: Inline...) -> String {
      render(.lanes([Lane(title: "Now", items: items)], areSideBySide: true), width: 80)
    }
    #expect(lane("send relief", "set a date") == "Now: send relief, set a date\n")
    #expect(lane("Kyiv: send relief, set a date", "Oslo: wait") == "Now: Kyiv: send relief, set a date; Oslo: wait\n")
    #expect(lane("Kyiv: send; and wait", "Oslo: go on") == "Now: Kyiv: send; and wait; Oslo: go on\n")
  }

  @Test func longWordsBreakByCharacter() {
    #expect(render(.paragraph("가나다라마바사아자차카타파하"), width: 20) == "가나다라마바사아자차\n카타파하\n")
    #expect(render(.paragraph("a 가나다라마바사아자차카"), width: 20) == "a\n가나다라마바사아자차\n카\n")
    #expect(render(.paragraph("xxxxxxxxxxxxxxxxxxxxxxxxx y"), width: 20) == "xxxxxxxxxxxxxxxxxxxx\nxxxxx y\n")
  }

  @Test func compoundWordsBreakAtTheirJoints() {
    #expect(render(.paragraph("디지털·스마트도시 외교"), width: 20) == "디지털·스마트도시\n외교\n")
    #expect(render(.paragraph("가나다라마·바사아자차카"), width: 20) == "가나다라마·\n바사아자차카\n")
    #expect(render(.paragraph("Profiles/systems/rivalry.yaml:1"), width: 20) == "Profiles/systems/\nrivalry.yaml:1\n")
    #expect(render(.paragraph("a-가나다라마바사아자차카타파하"), width: 20) == "a-\n가나다라마바사아자차\n카타파하\n")
  }

  @Test func clustersStayWhole() {
    let family = "👩‍👩‍👧‍👦"
    #expect(render(.paragraph(Inline(String(repeating: family, count: 11))), width: 20).hasSuffix("\n\(family)\n"))
    let text = Inline([TextRun("e", .strong), TextRun("\u{301}tat")])
    #expect(TextRenderer(colour: true).render(Document([.paragraph(text)])) == "\u{1B}[1me\u{301}\u{1B}[0mtat\n")
  }

  @Test func lists() {
    let nested = ListItem("a text that goes on and on", [.list([ListItem("둘"), ListItem([])])])
    #expect(render(.list([nested, "two".item])) == "• a text that goes on\n  and on\n  • 둘\n  •\n• two\n")
    let items = (1...10).map { "n\($0)".item }
    #expect(render(.numberedList(items)).hasPrefix(" 1. n1\n"))
    #expect(render(.numberedList(items)).hasSuffix("\n10. n10\n"))
  }

  @Test func trees() {
    let tree = TreeNode(
      "role = partner",
      [
        TreeNode("the partner's power is high enough", [TreeNode("국력 = 중견국"), TreeNode("b")]),
        TreeNode("a leaf that is long enough too"),
      ])
    let expected = """
      role = partner
      ├─ the partner's power
      │  │ is high enough
      │  ├─ 국력 = 중견국
      │  └─ b
      └─ a leaf that is long
           enough too
      x

      """
    #expect(render(.tree([tree, TreeNode("x")])) == expected)
  }

  @Test func definitions() {
    let rows = [Definition("key", "v"), Definition("도시", "서울은 대한민국의 수도이다")]
    #expect(render(.definitions(rows)) == "key:  v\n도시: 서울은 대한민국의\n      수도이다\n")
    let lines = [Definition("key", "a line that is long enough\nanother")]
    #expect(render(.definitions(lines)) == "key: a line that is long\n       enough\n     another\n")
    let under = [Definition("a longer key", "a line that is long enough\nanother")]
    #expect(render(.definitions(under)) == "a longer key:\n  a line that is long\n    enough\n  another\n")
    let long = [Definition("a key too long for this", "some value"), Definition("k", "v")]
    #expect(render(.definitions(long)) == "a key too long for\n  this: some value\nk: v\n")
  }

  @Test func linesAsTheyAre() {
    #expect(render(.lines(["  a  ", "b\tc"]), width: 20) == "  a\nb c\n")
  }

  @Test(arguments: [
    ("", ""), ("a\u{1B}[31mb", "a␛[31mb\n"), ("a\u{7}\u{7F}\u{9B}", "a␇␡\u{FFFD}\n"), ("a\u{202E}b", "a\u{FFFD}b\n"),
  ])
  func controlCharactersShow(text: String, expected: String) {
    #expect(render(.paragraph(Inline(text))) == expected)
  }

  @Test func nothing() {
    #expect(render() == "")
    #expect(render(.list([]), .table(Table([])), .tree([])) == "")
  }

  @Test func colours() {
    let roles = TextRole.allCases.map { TextRun("x", $0) }
    let text = TextRenderer(colour: true).render(Document([.paragraph(Inline(roles))]))
    let codes = ["1", "2", "36", "33", "1;31"].map { "\u{1B}[\($0)mx\u{1B}[0m" }
    #expect(text == "x" + codes.joined() + "x\n")
    #expect(render(.paragraph(Inline(roles))) == "xxxxxxx\n")
  }

  @Test func colourDoesNotMoveAnything() {
    for width in [20, 33, 60, 80, 140] {
      let plain = TextRenderer(width: width).render(Samples.document)
      let coloured = TextRenderer(width: width, colour: true).render(Samples.document)
      #expect(coloured.replacing(Samples.escape, with: "") == plain)
    }
  }

  @Test(arguments: Array(20...160))
  func everyWidthIsKept(width: Int) {
    let text = TextRenderer(width: width).render(Samples.document)
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    #expect(lines.allSatisfy { displayWidth($0) <= width && $0.last != " " })
    #expect(text.hasSuffix("\n") && !text.hasSuffix("\n\n"))
  }

  @Test(arguments: [Int.min, -1, 0, 1, 20, Int.max])
  func anyWidthIsTaken(width: Int) {
    #expect(!TextRenderer(width: width).render(Samples.document).isEmpty)
  }
}

extension String {
  fileprivate var item: ListItem { ListItem(Inline(self)) }
}
