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

  @Test func appendsToABuffer() {
    var bytes = Array("ab\ncd: ".utf8)
    JSONValue.array([1, 2]).write(to: &bytes)
    JSONValue.array([1, 2]).write(to: &bytes, .compact)
    #expect(String(decoding: bytes, as: UTF8.self) == "ab\ncd: [1, 2][1,2]")
  }
}
