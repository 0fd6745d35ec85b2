import RuleModel
import SourceText
import Testing
import YAMLReading

@testable import Reading

/// Values read by type: the attributes of a small vocabulary.
@Suite struct ScalarTests {
  static let vocabulary = """
    kinds:
      t: {is: single, title: T}
      thing: {is: many, listed as: things, title: Thing}
    scales: {size: [small, middle, great]}
    attributes:
      t.flag: {is: given, type: boolean, title: F}
      t.count: {is: given, type: integer, range: {from: -5, to: 5000}, title: C}
      t.free: {is: given, type: integer, title: C}
      t.rate: {is: given, type: decimal, places: 2, title: R}
      t.size: {is: given, type: {scale: size}, title: S}
      t.colour: {is: given, type: {choice: [red, green, no, 1e3, 2026]}, title: C}
      t.one: {is: given, type: {reference: thing}, title: O}
      t.some: {is: given, type: {set of: {choice: [a, b, c]}}, title: S}
      t.text: {is: given, type: text, title: X}
      thing.name: {is: fixed, type: text, title: N}
    """

  static func read(_ attribute: String, _ text: String) throws -> (fact: Fact?, lines: [String]) {
    let fixture = Fixture()
    let declarations = readDeclarations(
      manifest: fixture.tree("m.yaml", text: "{ruleset: t, version: 1, languages: [en], title: T}"),
      vocabulary: [fixture.tree("v.yaml", text: vocabulary)],
      catalogue: [fixture.tree("c.yaml", text: "things: {ball: {name: Ball}, bat: {name: Bat}}")])
    try #require(fixture.lines(declarations.diagnostics) == [])
    var lookup = EntityLookup(declarations.names)
    var sink = DiagnosticSink()
    let node = try #require(text.isEmpty ? fixture.node("key:")?["key"] : fixture.node(text))
    let number = try #require(declarations.names.attribute("t.\(attribute)"))
    let fact = lookup.fact(node, of: number, origin: .given, &sink)
    return (
      fact, sink.sorted.map { "\($0.code) \($0.message)" + ($0.primary.text.isEmpty ? "" : " [\($0.primary.text)]") }
    )
  }

  @Test(arguments: [
    ("flag", "yes", Statement.known(.ordinal(1))), ("flag", "false", .known(.ordinal(0))),
    ("flag", "unknown", .unknown),
    ("flag", "{one of: [yes, does not apply]}", .oneOf([.known(.ordinal(1)), .doesNotApply])),
    ("count", "0", .known(.number(0))), ("count", "-5", .known(.number(-5))), ("count", "+2", .known(.number(2))),
    ("count", "{from: 1, to: 3}", .interval(1, 3)), ("count", "{value: 3, note: n}", .known(.number(3))),
    ("free", "9223372036854775807", .known(.number(.max))), ("free", "-9223372036854775808", .known(.number(.min))),
    ("rate", "3", .known(.number(300))), ("rate", "-0.5", .known(.number(-50))), ("rate", "2.25", .known(.number(225))),
    ("size", "middle", .known(.ordinal(1))), ("size", "'great'", .known(.ordinal(2))),
    ("size", "{from: small, to: middle}", .interval(0, 1)), ("size", "does not apply", .doesNotApply),
    ("colour", "no", .known(.ordinal(2))), ("colour", "1e3", .known(.ordinal(3))),
    ("colour", "2026", .known(.ordinal(4))), ("one", "bat", .known(.ordinal(1))),
    ("some", "[c, a]", .known(.set([0, 2]))), ("some", "[]", .known(.set([]))),
    ("some", "{one of: [[], [b, a]]}", .oneOf([.known(.set([])), .known(.set([0, 1]))])),
    (
      "size", "{value: {one of: [small, great]}, as-of: 2026, confidence: low}",
      .oneOf([.known(.ordinal(0)), .known(.ordinal(2))])
    ),
  ])
  func good(_ attribute: String, _ text: String, _ expected: Statement) throws {
    let read = try Self.read(attribute, text)
    #expect(read.lines == [])
    #expect(read.fact?.statement == expected)
  }

  @Test(
    arguments: [
      ("count", "{from: 1, to: 3, likely: 3}", 3), ("rate", "{from: 0, to: 1, likely: 0.25}", 25),
      ("size", "{from: small, to: great, likely: middle}", 1), ("size", "{from: small, to: great}", nil),
      ("count", "{value: {from: 1, to: 9, likely: 2}, confidence: low}", 2),
    ] as [(String, String, Int64?)])
  func likely(_ attribute: String, _ text: String, _ expected: Int64?) throws {
    let read = try Self.read(attribute, text)
    #expect(read.lines == [])
    #expect(read.fact?.likely == expected)
  }

  @Test func texts() throws {
    for spelling in ["unknown word", "'unknown'", "{en: unknown word}", "{value: 12}"] {
      let read = try Self.read("text", spelling)
      #expect(read.lines == [])
      guard case .known(.text) = read.fact?.statement else { throw Unexpected() }
    }
    #expect(try Self.read("text", "unknown").fact?.statement == .unknown)
  }

  @Test(arguments: [
    ("flag", "on", "D0221 't.flag' is yes or no, and 'on' is written [did you mean 'yes'?]"),
    ("flag", "NO", "D0221 't.flag' is yes or no, and 'NO' is written [did you mean 'no'?]"),
    ("flag", "'yes'", "D0221 't.flag' is yes or no, and 'yes' is written [quotes make it text]"),
    ("flag", "1", "D0221 't.flag' is yes or no, and '1' is written"),
    (
      "count", "1_000",
      "D0222 't.count' is a whole number, and '1_000' is written [digits are written without separators]"
    ),
    ("count", "0o7", "D0222 't.count' is a whole number, and '0o7' is written [numbers are written in base ten]"),
    ("count", "0x1F", "D0222 't.count' is a whole number, and '0x1F' is written [numbers are written in base ten]"),
    ("count", "1e3", "D0222 't.count' is a whole number, and '1e3' is written [all digits are written out]"),
    ("count", "012", "D0222 't.count' is a whole number, and '012' is written [a leading zero is not written]"),
    ("count", "2026-11-23", "D0222 't.count' is a whole number, and '2026-11-23' is written [not a number]"),
    ("count", "many", "D0222 't.count' is a whole number, and 'many' is written [not a number]"),
    ("count", "'3'", "D0222 't.count' is a number, and a text is written [quotes make it text]"),
    ("count", "3.0", "D0223 't.count' is a whole number, and '3.0' is written"),
    ("count", "6000", "D0225 't.count' lies between -5 and 5000, and '6000' is written"),
    ("count", "", "D0226 nothing is written for 't.count'"), ("count", "n/a", "D0226 'n/a' is no value of 't.count'"),
    ("count", "{from: 3, to: 1}", "D0226 the range of 't.count' ends below its beginning [below 'from']"),
    ("count", "{from: 1, to: 3, likely: 4}", "D0226 the likely value of 't.count' lies outside its range"),
    (
      "count", "{from: 1, to: 3, likely: many}",
      "D0222 't.count' is a whole number, and 'many' is written [not a number]"
    ),
    ("count", "{likely: 3}", "D0123 the value of 't.count' lacks 'from'"),
    (
      "size", "{one of: [small, great], likely: great}",
      "D0124 'likely' belongs to a range, and 't.size' is 'one of' several cases"
    ),
    ("count", "{from: 3}", "D0123 the value of 't.count' lacks 'to'"),
    (
      "free", "9223372036854775808",
      "D0224 't.free' cannot hold '9223372036854775808': of numbers the greatest is 9223372036854775807 [above the greatest number]"
    ),
    (
      "free", "-9223372036854775809",
      "D0224 't.free' cannot hold '-9223372036854775809': of numbers the least is -9223372036854775808 [below the least number]"
    ),
    ("free", "5.000000000000000000000", "D0223 't.free' is a whole number, and '5.000000000000000000000' is written"),
    (
      "count", "99999999999999999999", "D0225 't.count' lies between -5 and 5000, and '99999999999999999999' is written"
    ),
    ("rate", "2.255", "D0223 't.rate' has at most 2 decimal places, and '2.255' is written"),
    ("rate", ".5", "D0222 't.rate' is a decimal number, and '.5' is written [a point stands between digits]"),
    (
      "rate", "92233720368547758.08",
      "D0224 't.rate' cannot hold '92233720368547758.08': of numbers with 2 decimal places the greatest is 92233720368547758.07 [above the greatest number]"
    ),
    (
      "rate", "5.000000000000000000000000",
      "D0223 't.rate' has at most 2 decimal places, and '5.000000000000000000000000' is written"
    ),
    ("rate", "1.2.3", "D0222 't.rate' is a decimal number, and '1.2.3' is written [not a number]"),
    ("size", "midle", "D0203 't.size' has no value 'midle' [did you mean 'middle'?]"),
    ("size", "[small]", "D0227 't.size' has one value, and a list is written"),
    ("size", "{one of: [small, unknown]}", "D0226 'unknown' is one of the cases of 't.size'"),
    ("size", "{one of: [small, {from: small, to: great}]}", "D0226 a case of 't.size' is itself in doubt"),
    ("size", "{one of: [small, small]}", "D0226 the same case stands twice for 't.size'"),
    ("size", "{one of: []}", "D0125 't.size' has no case"),
    ("size", "{on of: [small]}", "D0121 the value of 't.size' has no field 'on of' [did you mean 'one of'?]"),
    ("colour", "{from: red, to: green}", "D0226 't.colour' has no order, so it has no range"),
    ("one", "bal", "D0204 there is no thing 'bal' [did you mean 'ball'?]"),
    ("some", "a", "D0227 't.some' is a set, and a single value is written"),
    ("some", "[a, a]", "D0227 'a' stands twice in the set 't.some'"),
    ("some", "{one of: [a, b]}", "D0226 the cases of the set 't.some' are lists, and a single value is written"),
  ])
  func bad(_ attribute: String, _ text: String, _ expected: String) throws {
    let read = try Self.read(attribute, text)
    #expect(read.lines.contains(expected), "\(read.lines)")
    #expect(read.fact == nil)
  }

  @Test func theScaleIsShown() throws {
    let fixture = Fixture()
    let names = fixture.declarations().names
    var lookup = EntityLookup(names)
    var sink = DiagnosticSink()
    let node = try #require(fixture.node("midle"))
    let power = try #require(names.attribute("country.power"))
    _ = lookup.fact(node, of: power, origin: .given, &sink)
    let diagnostic = try #require(sink.diagnostics.first)
    #expect(diagnostic.notes == ["the scale is small < middle < great"])
    #expect(diagnostic.secondary.map { fixture.map.place(of: $0.span) } == ["vocabulary/scales.yaml:4:3"])
    #expect(diagnostic.fixes.first?.edits.first?.replacement == "middle")
  }

  @Test func spellings() {
    let type = NumberType(places: 2)
    #expect([0, 5, -5, 50, 1234, -100].map { type.spelling($0) } == ["0", "0.05", "-0.05", "0.5", "12.34", "-1"])
    #expect(type.spelling(.min) == "-92233720368547758.08")
  }
}
