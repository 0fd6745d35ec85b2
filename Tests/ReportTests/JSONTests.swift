import Testing

@testable import Report

@Suite struct JSONTests {
  @Test(
    arguments: [
      ("null", JSONValue.null), (" true ", true), ("false", false), ("0", 0), ("-12", -12),
      ("9223372036854775807", .integer(.max)), ("-9223372036854775808", .integer(.min)),
      ("9223372036854775808", .decimal("9223372036854775808")), ("-0", .decimal("-0")), ("1.50", .decimal("1.50")),
      ("1e3", .decimal("1e3")), ("-0.5E+10", .decimal("-0.5E+10")), ("\"\"", ""), ("\"서울 🏙\"", "서울 🏙"),
      ("\"\\uC11c\"", "서"), ("\"\\ud83c\\udfd9\"", "🏙"),
      ("\"\\\"\\\\\\/\\b\\f\\n\\r\\t\"", "\"\\/\u{8}\u{C}\n\r\t"),
      ("[]", []), ("{}", [:]), ("[1, [2]]", [1, [2]]), ("{\"b\": 1, \"a\": {\"c\": null}}", ["b": 1, "a": ["c": nil]]),
    ] as [(String, JSONValue)])
  func reads(text: String, expected: JSONValue) throws {
    let value = try JSONValue.parse(text)
    #expect(value == expected)
    #expect(try JSONValue.parse(value.bytes(.compact)) == value)
    #expect(try JSONValue.parse(value.bytes(.pretty)) == value)
  }

  @Test(
    arguments: [
      ("", JSONError.Kind.unexpectedEnd, 0), ("[1,", .unexpectedEnd, 3), ("[1,]", .unexpectedByte(0x5D), 3),
      ("{\"a\":1,}", .unexpectedByte(0x7D), 7), ("{a:1}", .unexpectedByte(0x61), 1),
      ("[1 2]", .unexpectedByte(0x32), 3),
      ("1 2", .trailingBytes, 2), ("nul", .unexpectedEnd, 3), ("nulL", .unexpectedByte(0x4C), 3), ("01", .number, 0),
      ("-", .number, 0), ("1.", .number, 0), ("[.5]", .unexpectedByte(0x2E), 1), ("+1", .unexpectedByte(0x2B), 0),
      ("1e", .number, 0), ("1e5.2", .number, 0), ("NaN", .unexpectedByte(0x4E), 0), ("'a'", .unexpectedByte(0x27), 0),
      ("\"a", .unexpectedEnd, 2), ("\"a\\", .unexpectedEnd, 3), ("\"\\x\"", .escape, 1), ("\"\\u12\"", .escape, 1),
      ("\"\\ud800\"", .escape, 1), ("\"\\ud800\\u0041\"", .escape, 1), ("\"\\udc00\"", .escape, 1),
      ("\"a\nb\"", .controlCharacter, 2), ("\"\u{0}\"", .controlCharacter, 1), ("[\u{0}]", .unexpectedByte(0), 1),
      ("{\"a\":1,\"a\":2}", .duplicateKey("a"), 7),
      ("\u{FEFF}1", .unexpectedByte(0xEF), 0), ("[1}", .unexpectedByte(0x7D), 2),
      ("// x", .unexpectedByte(0x2F), 0),
    ] as [(String, JSONError.Kind, Int)])
  func refuses(text: String, kind: JSONError.Kind, offset: Int) {
    #expect(throws: JSONError(kind: kind, offset: offset)) { try JSONValue.parse(text) }
  }

  @Test(
    arguments: [
      ([0x22, 0xFF, 0x22], 1), ([0x22, 0xC0, 0x80, 0x22], 1), ([0x22, 0xED, 0xA0, 0x80, 0x22], 1),
      ([0x22, 0xF4, 0x90, 0x80, 0x80], 1), ([0x20, 0xE2, 0x80], 1), ([0xC3], 0),
    ] as [([UInt8], Int)])
  func refusesWhatIsNoUTF8(bytes: [UInt8], offset: Int) {
    #expect(throws: JSONError(kind: .encoding, offset: offset)) { try JSONValue.parse(bytes) }
  }

  @Test func depth() throws {
    let deepest = String(repeating: "[", count: 256) + String(repeating: "]", count: 256)
    #expect(try JSONValue.parse(deepest).text(.compact) == deepest)
    #expect(throws: JSONError(kind: .depth, offset: 256)) { try JSONValue.parse("[" + deepest + "]") }
    #expect(throws: JSONError(kind: .depth, offset: 1280)) {
      try JSONValue.parse(String(repeating: "{\"a\":", count: 100_000))
    }
  }

  @Test func manyKeys() throws {
    let keys = (0..<2_000).map { "\"k\($0)\":\($0)" }
    let text = "{" + keys.joined(separator: ",") + "}"
    #expect(try JSONValue.parse(text).text(.compact) == text)
    #expect(throws: JSONError(kind: .duplicateKey("k7"), offset: text.utf8.count)) {
      try JSONValue.parse(text.dropLast() + ",\"k7\":0}")
    }
  }

  @Test func keysAreComparedByByte() throws {
    let text = "{\"\u{E9}\":1,\"e\u{301}\":2}"
    let value = try JSONValue.parse(text)
    #expect(value.text(.compact) == text)
    #expect(value["e\u{301}"] == 2)
    #expect(value != ["\u{E9}": 1, "\u{E9}": 2])
  }

  @Test(arguments: [
    ("\u{0}\u{1F}", "\"\\u0000\\u001f\""), ("a\u{2028}b\u{2029}c…", "\"a\\u2028b\\u2029c…\""),
    ("\"\\/", "\"\\\"\\\\/\""),
    ("서울\n\t", "\"서울\\n\\t\""), ("\u{7F}é🏙", "\"\u{7F}é🏙\""), ("\u{2027}\u{202A}", "\"\u{2027}\u{202A}\""),
  ])
  func escapes(text: String, expected: String) throws {
    #expect(JSONValue.string(text).text() == expected)
    #expect(try JSONValue.parse(expected) == .string(text))
  }

  @Test func aDecimalThatIsNoNumberIsAString() {
    #expect(JSONValue.array([.decimal("NaN"), .decimal("1.0"), .decimal("")]).text() == "[\"NaN\", 1.0, \"\"]")
  }

  @Test func access() {
    let value: JSONValue = ["a": [1, true, "x"], "b": nil]
    #expect(value["a"]?[0]?.integerValue == 1)
    #expect(value["a"]?[1]?.boolValue == true)
    #expect(value["a"]?[2]?.stringValue == "x")
    #expect(value["a"]?[3] == nil)
    #expect(value["c"] == nil)
    #expect(value["b"] == .null)
    #expect(value != ["b": nil, "a": [1, true, "x"]])
  }
}
