import Foundation
import Testing

/// No word of the shipped rule base stands in the code: not in a text that decides or is shown, not in a name.
@Suite struct VocabularyTests {
  private let words: DomainWords

  init() throws { words = try DomainWords() }

  @Test func theCodeNamesNothingOfTheRuleBase() throws {
    let folder = packageFolder + "/Sources"
    let files = FileManager.default.enumerator(atPath: folder)?.compactMap { $0 as? String } ?? []
    let sources = files.filter { $0.hasSuffix(".swift") }.sorted()
    try #require(sources.count > 100)
    for path in sources {
      let found = words.found(in: try String(contentsOfFile: "\(folder)/\(path)", encoding: .utf8))
      #expect(found == [], "\(path)")
    }
  }

  /// That the search can find something, in every place where it looks.
  @Test(arguments: [
    (#"let key = "lead-places""#, "lead-places"), (#"if name == "form.role" { return }"#, "form.role"),
    (#"names.kind("engagement")"#, "engagement"), ("case climateDiplomacy", "climate-diplomacy"),
    (#"sink.error("write 'partner.country.power'")"#, "country"), ("struct FormRoleReader {}", "form.role"),
    ("let country_power = 1", "country.power"), (#"let a = "\(n == "own-decentralisation")""#, "own-decentralisation"),
    ("let a = \"\"\"\n  the 'country' of\n  \"\"\"", "country"), ("import Engagement", "engagement"),
  ])
  func aWordOfTheRuleBaseIsFound(source: String, word: String) {
    let found = words.found(in: source)
    #expect(found.contains(word), "\(found)")
  }

  @Test(arguments: [
    "/// `form.role climate-diplomacy`, for instance.", "// case climateDiplomacy", #"let a = "an open form of power""#,
    "let highest = roles.high", #"let shown = "\(form.role)""#,
  ])
  func ordinaryWordsAreNot(source: String) { #expect(words.found(in: source) == []) }

  /// What is no word of the rule base needs no leave.
  @Test func everyWordOfTheLanguageIsOneOfTheRuleBaseToo() {
    for word in DomainWords.ofTheLanguage.keys { #expect(words.all.contains(word), "\(word)") }
  }
}
