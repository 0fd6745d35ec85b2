import Commands
import Foundation
import RuleModel
import Testing

/// The page that evaluates by itself, as the commands write it; what its machine says is compared by `.ci/live`.
@Suite struct LivePageTests {
  private static let zoo = packageFolder + "/Tests/Fixtures/zoo"

  private func page(_ name: String, showsNotes: Bool = true) -> CommandResult {
    evaluate(
      EvaluationRequest(
        profile: "\(Self.zoo)/profiles/\(name).yaml", rules: Self.zoo, format: .html, showsNotes: showsNotes,
        isLive: true))
  }

  /// What stands in the element with the page's data.
  private func data(_ page: String) throws -> [String: Any] {
    let start = try #require(page.range(of: "id=\"live-data\">")?.upperBound)
    let end = try #require(page[start...].range(of: "</script>")?.lowerBound)
    let object = try JSONSerialization.jsonObject(with: Data(page[start..<end].utf8))
    return try #require(object as? [String: Any])
  }

  @Test func onlyItsOwnScriptMayRun() throws {
    let page = page("savanna").output
    let policy = try #require(page.firstMatch(of: /Content-Security-Policy" content="([^"]*)"/)?.1)
    #expect(policy.contains("default-src 'none'") && !policy.contains("unsafe"))
    #expect(policy.matches(of: /script-src 'sha256-[A-Za-z0-9+\/=]{44}';/).count == 1)
    #expect(page.components(separatedBy: "<script").count == 3)
    #expect(!page.contains("eval(") && !page.contains("http-equiv=\"refresh\""))
  }

  /// The brief is what it is without the panel.
  @Test func theDocumentStaysAsItIs() {
    let plain = evaluate(
      EvaluationRequest(profile: "\(Self.zoo)/profiles/savanna.yaml", rules: Self.zoo, format: .html)
    ).output
    #expect(!plain.contains("<script") && !plain.contains("script-src"))
    let live = page("savanna").output
    for language in ["en", "ko"] {
      func article(_ page: String) -> String? {
        page.components(separatedBy: "<article id=\"\(language)\"").dropFirst().first?
          .components(separatedBy: "</article>").first
      }
      #expect(article(plain) == article(live))
    }
  }

  /// Whatever a profile holds, it does not end the element in which it stands.
  @Test func noTextOfAProfileBecomesMarkup() throws {
    let page = page("hostile").output
    #expect(try !data(page).isEmpty)
    #expect(page.components(separatedBy: "<script").count == 3)
  }

  @Test func everyFactHasWordsInEveryLanguage() throws {
    let data = try data(page("savanna").output)
    let facts = try #require(data["facts"] as? [[Any]])
    let words = try #require(data["words"] as? [String: [String: Any]])
    #expect(!facts.isEmpty && words.count == 2)
    for (language, own) in words {
      let titles = try #require(own["attributes"] as? [String])
      for fact in facts {
        let attribute = try #require(fact[0] as? Int)
        #expect(!titles[attribute].isEmpty, "\(language): attribute \(attribute)")
      }
    }
  }

  /// Notes are left out of the profile that the page hands out as well.
  @Test func withoutNotesNoneIsHandedOn() {
    #expect(page("hostile").output.contains("example.org"))
    #expect(!page("hostile", showsNotes: false).output.contains("example.org"))
  }

  @Test func aComparisonOpensWithWhatIsSet() throws {
    let request = CompareRequest(
      profiles: [Self.zoo + "/profiles/hostile.yaml"], rules: Self.zoo, settings: ["zoo.frost=no"], format: .html,
      isLive: true)
    let scenario = try #require(data(compare(request).output)["scenario"] as? [[Any]])
    #expect(scenario.count == 1)
    var text = request
    text.format = .text
    #expect(compare(text).status == .badUsage)
    var bare = request
    bare.showsNotes = false
    #expect(compare(request).output.contains("example.org") && !compare(bare).output.contains("example.org"))
    var two = request
    two.profiles.append(Self.zoo + "/profiles/night.yaml")
    #expect(compare(two).status == .badUsage)
  }

  @Test func aFolderOfPagesHasAnIndex() {
    let result = pages(PagesRequest(rules: Self.zoo, profiles: Self.zoo + "/profiles"))
    #expect(result.status == .done)
    let names = result.files.map(\.name)
    #expect(names.last == "index.html" && names.count > 2)
    let index = result.files.last?.text ?? ""
    for name in names.dropLast() { #expect(index.contains("href=\"\(name)\""), "\(name)") }
    #expect(index.contains("lang=\"ko\"") && index.contains("lang=\"en\""))
  }

  // MARK: The script

  private func scripts() throws -> [(name: String, text: String)] {
    let folder = packageFolder + "/Sources/LivePage"
    return try FileManager.default.contentsOfDirectory(atPath: folder).sorted().filter { $0.hasSuffix(".js") }
      .map { ($0, try String(contentsOfFile: "\(folder)/\($0)", encoding: .utf8)) }
  }

  /// Each function is read at a glance.
  @Test func noFunctionIsLongerThanFifteenLines() throws {
    var functions = 0
    for (name, text) in try scripts() {
      let lines = text.components(separatedBy: "\n")
      for (start, line) in lines.enumerated() where line.firstMatch(of: /^(async )?function|^  \w+: \(.*=> \{$/) != nil
      {
        let closing = line.hasPrefix(" ") ? "  }" : "}"
        let end = lines[start...].firstIndex { $0 == closing || $0 == closing + "," } ?? start
        functions += 1
        #expect(end - start < 15, "\(name): \(line)")
      }
    }
    #expect(functions > 120)
  }

  @Test func nothingIsCompiledOrAskedForWhileItRuns() throws {
    for (name, text) in try scripts() {
      for word in ["eval(", "new Function", "innerHTML", "fetch(", "XMLHttpRequest", "import ", "localStorage"] {
        #expect(!text.contains(word), "\(name): \(word)")
      }
    }
  }
}
