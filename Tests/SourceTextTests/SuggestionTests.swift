import SourceText
import Testing

@Suite struct SuggestionTests {
  @Test(arguments: [
    ("midle", ["small", "middle", "great"], "middle"),
    ("mdidle", ["middle"], "middle"),
    ("Middle", ["middle"], "middle"),
    ("서을", ["서울", "부산"], "서울"),
    ("power", ["tower", "power"], "tower"),
  ])
  func nearestIsFound(word: String, candidates: [String], expected: String) {
    #expect(suggestion(for: word, among: candidates) == expected)
  }

  @Test(arguments: [
    ("midle", ["great", "small"]), ("x", ["y"]), ("", ["a"]), ("great", []), ("same", ["same"]), ("abcdef", ["abcxyz"]),
    ("if", ["id"]), ("se", ["de", "es"]), ("system", ["sistem", "systen"]),
  ])
  func farIsNot(word: String, candidates: [String]) {
    #expect(suggestion(for: word, among: candidates) == nil)
  }

  @Test func whatIsEquallyNearIsAllFound() {
    #expect(nearest(to: "system", among: ["sistem", "great", "systen"]) == ["sistem", "systen"])
  }

  @Test(.timeLimit(.minutes(1))) func longWordsEnd() {
    let long = String(repeating: "a", count: 1 << 20)
    #expect(suggestion(for: long, among: [long + "b"]) == nil)
    #expect(suggestion(for: "abc", among: [long]) == nil)
  }
}
