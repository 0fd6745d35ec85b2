import SourceText
import Testing

@Suite struct EnglishTextTests {
  @Test(
    arguments: [
      (1, "form", "1 form"), (3, "form", "3 forms"), (0, "rule", "0 rules"), (2, "city", "2 cities"),
      (2, "day", "2 days"), (2, "class", "2 classes"), (2, "branch", "2 branches"), (-1, "step", "-1 steps"),
    ])
  func counts(number: Int, noun: String, expected: String) {
    #expect(EnglishText.count(number, noun) == expected)
  }

  @Test func irregularPlurals() {
    #expect(EnglishText.count(2, "analysis", plural: "analyses") == "2 analyses")
    #expect(EnglishText.count(1, "analysis", plural: "analyses") == "1 analysis")
  }

  @Test(
    arguments: [
      ("form", "a form"), ("actor", "an actor"), ("island", "an island"), ("unit", "a unit"), ("user", "a user"),
      ("umbrella", "an umbrella"), ("unintended effect", "an unintended effect"), ("hour", "an hour"),
      ("house", "a house"), ("European city", "a European city"), ("one-way street", "a one-way street"),
      ("ally", "an ally"), ("도시", "a 도시"), ("", "a "),
    ])
  func articles(noun: String, expected: String) {
    #expect(EnglishText.one(noun) == expected)
  }

  @Test(arguments: [([], ""), (["a"], "'a'"), (["a", "b"], "'a' and 'b'"), (["a", "b", "c"], "'a', 'b' and 'c'")])
  func lists(words: [String], expected: String) {
    #expect(quotedList(words) == expected)
  }
}
