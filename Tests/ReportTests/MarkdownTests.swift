import Report
import Testing

@Suite struct MarkdownTests {
  private func render(_ blocks: Block...) -> String { MarkdownRenderer().render(Document(blocks)) }

  @Test(
    arguments: [
      ("a*b_c`d", "a\\*b\\_c\\`d"), ("[x](y) <b> & | ~", "\\[x\\](y) \\<b\\> \\& \\| \\~"), ("C\\D", "C\\\\D"),
      ("# no heading", "\\# no heading"), ("C#", "C#"), ("- no list", "\\- no list"), ("+ x", "\\+ x"),
      ("1. x", "1\\. x"), ("2026) x", "2026\\) x"), ("2026 x", "2026 x"), ("---", "\\---"), ("===", "\\==="),
      ("a\nb", "a\\\nb"), ("서울은", "서울은"), ("    x", "x"),
    ])
  func escapes(text: String, expected: String) { #expect(render(.paragraph(Inline(text))) == expected + "\n") }

  @Test(
    arguments: [
      (.strong, "서울", "**서울**x"), (.strong, "서울(Seoul)", "<strong>서울(Seoul)</strong>x"), (.strong, " a ", "**a** x"),
      (.code, "a_b*c", "`a_b*c`x"), (.code, "a`b", "``a`b``x"),
      (.code, "`a`", "`` `a` ``x"),
      (.muted, "m", "mx"), (.bad, "m", "**m**x"), (.strong, "", "x"), (.code, "", "x"),
    ] as [(TextRole, String, String)])
  func roles(role: TextRole, text: String, expected: String) {
    #expect(render(.paragraph(Inline(text, role) + "x")) == expected + "\n")
  }

  @Test func blocks() {
    let table = Table([.init("a|b"), .init("n", .right)], [[Inline.code("x|y"), "1\n2"], ["z"]])
    #expect(render(.table(table)) == "| a\\|b | n |\n| --- | --: |\n| `x\\|y` | 1<br>2 |\n| z |  |\n")
    #expect(render(.lines(["```", "x"])) == "````\n```\nx\n````\n")
    #expect(render(.heading(level: 9, "a\nb"), .paragraph("c")) == "###### a b\n\nc\n")
    #expect(render(.definitions([Definition("k", "v")])) == "- **k**: v\n")
    #expect(render() == "")
    #expect(render(.paragraph("a\u{1B}[31mb\u{202E}c")) == "a␛\\[31mb\u{FFFD}c\n")
  }

  @Test func listsNest() {
    let inner: Block = .numberedList([ListItem("b", [.paragraph("c")])])
    #expect(render(.list([ListItem("a", [inner]), ListItem("d")])) == "- a\n  1. b\n\n     c\n- d\n")
    #expect(render(.tree([TreeNode("a", [TreeNode("b", [TreeNode("c")])])])) == "- a\n  - b\n    - c\n")
    #expect(render(.list([ListItem("a")]), .list([ListItem("b")])) == "- a\n\n<!-- -->\n\n- b\n")
  }
}
