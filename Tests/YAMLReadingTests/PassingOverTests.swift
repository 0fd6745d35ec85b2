import SourceText
import Testing
import YAMLReading

/// Values of one key that are not read.
@Suite struct PassingOverTests {
  /// A text without the values of `a`; `_` for each of them.
  private func less(_ text: String) -> (shape: String, passedOver: Int, found: [String]) {
    let reading = Reading(text, passingOver: "a")
    return (reading.shape, reading.tree.passedOver, reading.found)
  }

  @Test(arguments: [
    ("a:\n  b: 1\nc: 2\n", "{a: _, c: 2}"),
    ("c: 2\na:\n  b: 1", "{c: 2, a: _}"),
    ("c:\n  a:\n  - 1\n  - x: 2\n  d: 3\n", "{c: {a: _, d: 3}}"),
    ("- c: 1\n  a:\n    - {x: [1, {y: 2}]}\n\n    - \"q [ \\\" # & '\"\n\n- e\n", "[{c: 1, a: _}, e]"),
    (
      "x: 서울\nr:\n  a:\n    b\n  d: 부산\n  e:\n    a:\n      - f\n    g: 도쿄\n",
      "{x: 서울, r: {a: _, d: 부산, e: {a: _, g: 도쿄}}}"
    ),
    ("a:\n  b: [1,\n 2]\nc: 3\n", "{a: _, c: 3}"),
    ("a:\n  - x: [1,\n  {y: 2},\n\n    \"z\"]\n    w: -1\n  - v:\n      - u\n    t: +2\nb: c\n", "{a: _, b: c}"),
    ("a:\n  b:\n    a:\n      c: 1\nd: 2\n", "{a: _, d: 2}"),
    // What is wrong in what nobody asks for is not said.
    ("a:\n  b: 1\n  b: 2\nc: 3\n", "{a: _, c: 3}"),
  ]) func blocksArePassedOver(text: String, shape: String) {
    let reading = less(text)
    #expect(reading.shape == shape && reading.found == [])
    #expect(reading.passedOver == shape.count { $0 == "_" })
  }

  /// A value that could reach beyond its block, or that none was asked to leave out, is read.
  @Test(arguments: [
    "a: 1\n", "a: [1]\nb: 2\n", "a:\nb: 1\n", "a: # why\n  b: 1\n", "a: \n  b: 1\n", "aa:\n  b: 1\n",
    "- a:\n    b: 1\n", "a:\n  b: \"x\n  y\"\n", "a:\n  b: \"x\n y\"\nc: d\n", "a:\n  b: [1,\n2]\nc: 3\n",
    "a:\n  b: 'x'\n", "a:\n  b: it's\n", "a:\n  b: 1\n   c: 2\n", "a:\n   b: 1\n  c: 2\n", "a:\n  - b: 1\n   c: 2\n",
    "a:\n  b: x\n    y\n", "a:\n  - x\n    y\n", "a:\n  x\n  y\n", "a:\n  - x\n   \"y\"\n", "a:\n  - |\n    x\n",
    "a:\n  - [x\nb: y]\n", "a:\n  - -\n", "a:\n  ? b\n", "a:\n  - [x:\"y\"]\n", "a:\n  - [x \"y\"]\n",
    "a:\n  - x, \"y\"\n", "a:\n  - \"x\": y\n", "a:\n  b: *x\n", "a:\n  b: !t x\n", "a:\n  b: 1 # why\n",
    "a:\n  b: &n 1\nc: *n\n", "a:\n  b: 서울\n", "a:\n  b: x \" y\n", "a:\n  b: x ] [ y\n", "a:\r\n  b: 1\r\nc: 2\r\n",
  ]) func othersAreRead(text: String) {
    let (reading, whole) = (less(text), Reading(text))
    #expect(reading.passedOver == 0 && reading.shape == whole.shape && reading.found == whole.found)
  }

  /// Then there is more to be said than what a part of the file tells.
  @Test(arguments: [
    "a:\n  b: 1\nc: 2\nc: 3\n", "a:\n  b: 1\nc: one: two\n", "a:\n  b: 1\nc: [1\n", "b: 1\n    a:\n      c\n",
    "a:\n  b: \u{1}\n", "x: &n 1\na:\n  b: *n\n", "x:\n  a:\n    b: 1\n   c: 2\n",
  ]) func aFileWithDiagnosticsIsReadWhole(text: String) {
    let (reading, whole) = (less(text), Reading(text))
    #expect(reading.passedOver == 0 && reading.shape == whole.shape && reading.found == whole.found)
  }

  /// The reader of the tree sees that a line was no key: fewer values are missing than blocks.
  @Test(arguments: [
    "b: |\n  a:\n    c\nd: 1\n", "b: \"x\n  a:\n    c\n  \"\nd: 1\n", "b: {\n  a:\n    c\n  }\nd: 1\n",
  ]) func linesOfLongerTextsAreTold(text: String) {
    let reading = Reading(text, passingOver: "a")
    #expect(reading.tree.passedOver == 1 && reading.passed.isEmpty)
  }

  @Test func placesAreThoseOfTheWholeFile() throws {
    let text =
      "k: {en: One, ko: 하나}\nr:\n  - a:\n      - x: 1\n  - b: 서울\n    a:\n      - c: {d: 1}   \n\n    e: 부산\n  - f: 끝\n    a:\n      g: h\n\nz: 1\n"
    let (reading, whole) = (Reading(text, passingOver: "a"), Reading(text))
    #expect(reading.tree.passedOver == 2 && reading.diagnostics == [])
    let (rules, wholeRules) = (try #require(reading.root?["r"]), try #require(whole.root?["r"]))
    #expect(rules.span == wholeRules.span && rules.elements.map(\.span) == wholeRules.elements.map(\.span))
    #expect(reading.place(rules.elements[1]["e"]) == "9:8" && reading.source(rules.elements[1]["e"]) == "부산")
    #expect(reading.passed.map { reading.source($0) } == ["\n      - c: {d: 1}", "\n      g: h"])
    #expect(reading.source(reading.root?["z"]) == "1" && reading.root?.span == whole.root?.span)
  }
}
