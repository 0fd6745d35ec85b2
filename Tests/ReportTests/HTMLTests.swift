import SourceText
import Testing

@testable import Report

/// Pages of HTML: nothing that a document says becomes more than text.
@Suite struct HTMLTests {
  private static let hostile = [
    "<script>alert(1)</script>", "\"><img src=x onerror=alert(1)>", "' onclick='alert(1)", "</style><style>*{}</style>",
    "javascript:alert(1)", "[a](javascript:alert(1))", "\u{202E}backwards\u{202C}", "\u{2066}apart\u{2069}",
    "\u{1B}[31mred\u{1B}[0m", "\u{7}\u{0}", "]]> --> <!-- ", "&lt;b&gt; &amp;",
  ]

  /// Every kind of block and run, with the text in every place that takes one.
  private func document(_ text: String) -> Document {
    let all = Inline(TextRole.allCases.map { TextRun(text, $0, url: text, label: text) })
    let ladder = LadderChart(
      title: text, header: all, steps: [text, text],
      rows: [.init(name: all, position: 0, next: 1, ceiling: 1, note: all)],
      words: .init(now: text, next: text, ceiling: text))
    let matrix = MatrixChart(
      header: all, columns: [text], rows: [(text, [.init(value: 1, marks: [0])])], values: [text, text],
      isOrdered: true, marks: [text])
    return Document(
      [
        .heading(level: 1, all), .paragraph(all), .heading(level: 2, all),
        .list([ListItem(all), ListItem(all, [.lines([all])])]),
        .numberedList([ListItem(all, [.definitions([Definition(all, all)]), .fold(all, [.paragraph(all)])])]),
        .table(Table([.init(all), .init(all, .right)], [[all, all]])),
        .tree([TreeNode(all, [TreeNode(all)])]),
        .newPage, .ladder(ladder), .matrix(matrix),
        .bars(BarChart(title: text, header: all, rows: [.init(name: all, amount: 1, text: all)])),
        .lanes([Lane(title: text, items: [all], isUrgent: true)], areSideBySide: true),
        .lanes([Lane(title: text, items: [all])], areSideBySide: false),
      ], title: text, footer: all)
  }

  @Test(arguments: hostile) func textStaysText(_ text: String) {
    let page = HTMLRenderer().render([(.en, document(text)), (.ko, document(text))])
    let plain = HTMLRenderer().render([(.en, document("x")), (.ko, document("x"))])
    #expect(tags(page) == tags(plain), "another tag or attribute")
    #expect(!page.contains("href="))
    #expect(page.unicodeScalars.allSatisfy { $0 == "\n" || PlainText(String($0)).text == String($0) })
  }

  @Test(arguments: hostile) func noOtherFormatObeysIt(_ text: String) {
    for rendered in [TextRenderer().render(document(text)), MarkdownRenderer().render(document(text))] {
      #expect(rendered.unicodeScalars.allSatisfy { $0 == "\n" || PlainText(String($0)).text == String($0) })
    }
    let markdown = MarkdownRenderer().render(document(text))
    #expect(!markdown.contains("](<javascript"))
  }

  @Test func addressesOfTheWebAreLinks() {
    let cited = Document([.paragraph(.link("A & B", to: "https://example.org/?a=1&b='2'"))])
    #expect(
      HTMLRenderer().render([(.en, cited)])
        .contains("<a href=\"https://example.org/?a=1&amp;b=&#39;2&#39;\" rel=\"noreferrer\">A &amp; B</a>"))
    #expect(MarkdownRenderer().render(cited).hasPrefix("[A \\& B](<https://example.org/?a=1&b='2'>)"))
    for address in [
      "javascript:alert(1)", "data:text/html,x", "file:///etc", "HTTPS:evil", "https://a b", "https://a\"b", "//a",
    ] {
      #expect(TextRun("x", url: address).link == nil, "\(address)")
    }
  }

  /// The policy lets the page's own style be obeyed and nothing else.
  @Test func thePolicyNamesTheStyle() throws {
    let page = HTMLRenderer().render([(.en, Document(title: "T"))])
    #expect(page.contains("default-src 'none'; style-src 'sha256-\(stylesheetDigest)'"))
    #expect(stylesheetDigest.count == 44 && stylesheetDigest.hasSuffix("="))
    #expect(page.contains("<style>\(stylesheet)</style>"))
    #expect(!page.contains(" style=") && !page.contains("<script"))
    #expect(page.contains("<title>T</title>"))
  }

  /// One language needs no switch; of two the first is shown first.
  @Test func languagesAreSwitchedWithoutAScript() {
    let document = Document([.heading(level: 1, "T")])
    #expect(!HTMLRenderer().render([(.ko, document)]).contains("<fieldset>"))
    let both = HTMLRenderer().render([(.ko, document), (.en, document)])
    #expect(both.contains("<html lang=\"ko\">"))
    #expect(both.contains("id=\"show-ko\" checked>") && both.contains("id=\"show-en\">"))
    #expect(both.contains("<article id=\"ko\" lang=\"ko\"") && both.contains("<article id=\"en\" lang=\"en\""))
  }

  /// Tags with the names of their attributes, values of fixed ones too.
  private func tags(_ page: String) -> [String] {
    page.matches(of: /<[^>]*>/).map { match in
      String(match.0).replacing(/(aria-label|content)="[^"]*"/) { "\($0.1)" }
    }
  }
}

/// Pictures in characters.
@Suite struct ChartTests {
  @Test func aLadderShowsWhereThingsStand() {
    let chart = LadderChart(
      title: "Stage", header: "Partner", steps: ["talk", "project", "programme", "committee"],
      rows: [
        .init(name: "서울", position: 1, next: 3, ceiling: 3),
        .init(name: "Hanoi", position: 2, next: 2, ceiling: 2, note: "held"),
        .init(name: "Nowhere", position: nil),
      ], words: .init(now: "now", next: "next", ceiling: "ceiling"))
    #expect(
      TextRenderer().render(Document([.ladder(chart)])) == """
        Partner  talk  project  programme  committee
        ───────  ────  ───────  ─────────  ─────────  ────
        서울     ·     ■        ─          ○┤
        Hanoi    ·     ·        ■┤         ·          held
        Nowhere  ·     ·        ·          ·

        ■ now   ○ next   ┤ ceiling

        """)
  }

  @Test func aMatrixHasALegend() {
    let chart = MatrixChart(
      header: "Partner", columns: ["Climate", "Trade"],
      rows: [
        ("Hanoi", [.init(value: 2, marks: [0]), .init(value: 0)]), ("서울", [.init(value: nil), .init(value: 1)]),
      ],
      values: ["none", "partner", "lead"], isOrdered: true, marks: ["approval"])
    #expect(
      TextRenderer().render(Document([.matrix(chart)])) == """
        Partner  1   2
        ───────  ──  ─
        Hanoi    █a  ·
        서울         ▃

        1: Climate
        2: Trade
        · none   ▃ partner   █ lead

        a approval

        """)
  }

  @Test func barsShareOneMeasure() {
    let chart = BarChart(
      title: "People", header: "Village",
      rows: [
        .init(name: "A", amount: 6, text: "6"), .init(name: "B", amount: 3, text: "3"),
        .init(name: "C", amount: nil, text: "–"),
      ])
    #expect(
      TextRenderer().render(Document([.bars(chart)])) == """
        Village  People
        ───────  ────────────  ─
        A        ████████████  6
        B        ██████        3
        C                      –

        """)
  }
}
