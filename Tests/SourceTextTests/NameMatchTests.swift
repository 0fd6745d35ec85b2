import Foundation
import SourceText
import Testing

/// What a person means by a word among names and titles.
@Suite struct NameMatchTests {
  private let candidates = [
    NameCandidate("city.budget", titles: ["Budget for work abroad", "국제교류 예산"]),
    NameCandidate("area.pressure", titles: ["Pressure of problems", "문제의 압력"]),
    NameCandidate("climate-diplomacy", titles: ["City climate diplomacy", "도시 기후외교"]),
    NameCandidate("climate-resilience", titles: ["Climate resilience", "기후 회복력"]),
    NameCandidate("full", titles: ["a full office", "전담 조직"]),
  ]

  @Test(arguments: [
    ("city.budget", 0, NameMatch.Closeness.name), ("City.Budget", 0, .title), ("budget", 0, .title),
    ("국제교류 예산", 0, .title), ("예산", 0, .part), ("work abroad", 0, .part), ("health.pressure", 1, .title),
    ("climate diplomacy", 2, .title), ("기후외교", 2, .part), ("climate-d", 2, .part), ("a full office", 4, .title),
    ("climate_resilience", 3, .title), ("budgt", 0, .spelling), ("전담조직", 4, .spelling),
    ("climate-resilence", 3, .spelling),
  ])
  func oneIsMeant(word: String, place: Int, closeness: NameMatch.Closeness) {
    #expect(nameMatch(for: word, among: candidates) == NameMatch(closeness: closeness, places: [place]))
    #expect(nameMatch(for: word, among: candidates)?.meant == (closeness == .spelling ? nil : place))
  }

  @Test(arguments: [
    ("climate-*", [2, 3]), ("*diplomacy", [2]), ("Clim*", [2, 3]), ("*예산", [0]), ("*.pres*", [1]), ("*office*", [4]),
  ])
  func starsStandForAnything(pattern: String, places: [Int]) {
    #expect(nameMatch(for: pattern, among: candidates)?.places == places)
  }

  @Test func severalAreAllFound() {
    let match = nameMatch(for: "climate", among: candidates)
    #expect(match?.places == [2, 3] && match?.meant == nil)
    #expect(didYouMean(["a", "b"]) == "did you mean 'a' or 'b'?")
    #expect(didYouMean([]) == nil && didYouMean(["a", "b", "c", "d", "e"]) == nil)
  }

  @Test(arguments: ["xqzzy", "", "d", "countries/budge", "relief*", "climate-x*"])
  func nothingIsMeant(word: String) {
    #expect(nameMatch(for: word, among: candidates) == nil)
  }

  /// Another country of the same folder is not what was meant.
  @Test(
    arguments: [
      ("countries/tr", nil), ("countries/se", nil), ("countries/us", nil), ("countries/frr", "countries/fr"),
      ("countries/mongola", "countries/mongolia"), ("systems/fr", nil), ("citi.budget", nil),
      ("city.capacity.band", nil),
    ] as [(String, String?)])
  func pathsAreComparedByTheirParts(word: String, expected: String?) {
    let known = ["countries/de", "countries/fr", "countries/ua", "countries/mongolia", "city.capacity"]
    #expect(suggestion(for: word, among: known) == expected)
  }
}

/// Signs that are not what they look like, and what follows from broken lines.
@Suite struct ToldTests {
  private func told(_ text: String, _ found: [(code: String, text: String)]) -> [Diagnostic] {
    var map = SourceMap()
    let file = map.add(path: "p.yaml", bytes: Array(text.utf8))
    let diagnostics = found.map { found in
      let start = text.utf8.count - (text.range(of: found.text).map { text[$0.lowerBound...].utf8.count } ?? 0)
      let span = SourceSpan(file: file, start: Int32(start), end: Int32(start + found.text.utf8.count))
      let message = found.code == "D0122" ? "'level' is a single value, and nothing is written" : "m"
      return Diagnostic(code: found.code, severity: .error, message: message, span: span)
    }
    return SourceText.told(diagnostics, in: map)
  }

  @Test(arguments: [
    (
      "budget: medium\u{A0}", "medium\u{A0}", "in column 15 stands a no-break space (U+00A0): type a blank in its place"
    ),
    ("a: 5\u{200B}", "5\u{200B}", "in column 5 stands a zero-width space (U+200B): delete it"),
    (
      "a: “b”", "“b”",
      "in column 4 stands a curved quotation mark (U+201C): type a straight quotation mark in its place"
    ),
    ("a: １", "１", "in column 4 stands a full-width sign (U+FF11): type '1' in its place"),
  ])
  func theSignIsNamed(text: String, place: String, help: String) {
    #expect(told(text, [("D0203", place)]).first?.help == [help])
  }

  /// Of an error of YAML anywhere on its line; twice told is told once.
  @Test func ofTheWholeLineOfABrokenOne() {
    let found = told("office:\u{A0}full", [("D0118", "office")])
    #expect(found.first?.help == ["in column 8 stands a no-break space (U+00A0): type a blank in its place"])
    #expect(told("office: volle Kraft – ja", [("D0203", "office")]).first?.help == [])
  }

  @Test func whatFollowsFromABrokenLineIsHeldBack() {
    let text = "level: x\n\toffice: y\nbudget: z"
    let found = told(text, [("D0122", "level"), ("D0101", "\t"), ("D0203", "y"), ("D0203", "z")])
    #expect(found.map(\.code) == ["D0101", "D0203"])
  }
}
