import Testing

@testable import Report

@Suite struct JSONLayoutTests {
  let value: JSONValue = [
    "schema": "demarche/evaluation/1", "profile": ["id": "seoul", "file": "Profiles/seoul.yaml"], "empty": [],
    "none": [:],
    "outcomes": [
      ["attribute": "engagement.role", "entities": ["partner": "beijing"], "values": [1, .decimal("2.0")]]
    ],
  ]

  @Test func pretty() {
    #expect(
      value.text() == """
        {
          "schema": "demarche/evaluation/1",
          "profile": {"id": "seoul", "file": "Profiles/seoul.yaml"},
          "empty": [],
          "none": {},
          "outcomes": [
            {
              "attribute": "engagement.role",
              "entities": {"partner": "beijing"},
              "values": [1, 2.0]
            }
          ]
        }
        """)
  }

  @Test func compact() {
    let text = value.text(.compact)
    #expect(!text.contains(" ") && !text.contains("\n"))
    #expect(text.hasPrefix(#"{"schema":"demarche/evaluation/1","profile":{"id":"seoul","#))
  }

  /// `["xxx…"]` with a comma to follow takes the width of the text and 5 columns.
  @Test(arguments: [(95, 1), (96, 3)])
  func oneLineHasAtMost100Columns(length: Int, lines: Int) {
    let text = JSONValue.array([.string(String(repeating: "x", count: length))]).text()
    #expect(text.split(separator: "\n").count == lines)
  }

  @Test(arguments: [(47, 1), (48, 3)])
  func koreanTakesTwoColumns(length: Int, lines: Int) {
    let text = JSONValue.array([.string(String(repeating: "가", count: length))]).text()
    #expect(text.split(separator: "\n").count == lines)
  }

  @Test func theKeyCountsToo() {
    let inner = JSONValue.array([.string(String(repeating: "x", count: 80))])
    #expect(JSONValue.object([("k", inner), ("l", [1, [2]])]).text().split(separator: "\n")[1].utf8.count == 92)
    #expect(JSONValue.object([("a key that is long", inner)]).text().split(separator: "\n").count == 5)
  }

  @Test(arguments: [
    (JSONForm.pretty, "{\n  \"a\": [1, null],\n  \"b\": {},\n  \"c\": [\n    true]\n}"),
    (.compact, #"{"a":[1,null],"b":{},"c":[true]}"#),
  ])
  func aStreamBreaksLinesWhereItIsTold(form: JSONForm, expected: String) {
    var json = JSONWriter(form)
    json.begin("{")
    json.breakLine()
    json.key("a")
    json.begin("[")
    json.number("1")
    json.literal("null")
    json.end("]")
    json.breakLine()
    json.key("b")
    json.value([:])
    json.breakLine()
    json.key("c")
    json.begin("[")
    json.breakLine()
    json.fragment(Array("true".utf8))
    json.fragment([])
    json.end("]")
    json.breakLine()
    json.end("}")
    #expect(String(decoding: json.bytes, as: UTF8.self) == expected)
  }
}
