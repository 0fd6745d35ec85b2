import Commands
import Explanation
import Foundation
import Loading
import Report
import RuleModel
import Testing

/// Versions of a rule set: what differs in what they do, and which profiles feel it.
@Suite struct DiffTests {
  private static let zoo = "Tests/Fixtures/zoo"
  private let zoo = "\(packageFolder)/\(Self.zoo)"

  /// The zoo with its texts changed.
  private func copy(_ change: (String) -> String) throws -> TemporaryFolder {
    let folder = try TemporaryFolder()
    let files = FileManager.default.enumerator(atPath: zoo)?.compactMap { $0 as? String } ?? []
    for name in files where name.hasSuffix(".yaml") && !name.hasPrefix("profiles") {
      try folder.write(name, change(try String(contentsOfFile: "\(zoo)/\(name)", encoding: .utf8)))
    }
    return folder
  }

  private func compared(_ new: String, _ failOn: [String] = [], _ language: ReportLanguage = .en) -> CommandResult {
    diff(
      DiffRequest(
        old: zoo, new: new, profiles: "\(zoo)/profiles", failOn: failOn, language: language, format: .json,
        showsAll: true))
  }

  /// Layout, comments, the order of rules and how a yes is written say nothing.
  @Test func aReformattedCopyDoesTheSame() throws {
    let folder = try copy { text in
      "# A comment\n" + text.replacingOccurrences(of: ": yes}", with: ": true   }")
    }
    let theory = try String(contentsOfFile: folder / "theory/20-where-it-lives.yaml", encoding: .utf8)
    try folder.write("theory/05-where-it-lives.yaml", theory)
    try FileManager.default.removeItem(atPath: folder / "theory/20-where-it-lives.yaml")
    let result = compared(folder.path, ["changed"])
    #expect(result.status == .done)
    let found = try JSONValue.parse(result.output)
    #expect(found["changes"]?.arrayValue?.isEmpty == true)
    for profile in found["profiles"]?.arrayValue ?? [] { #expect(profile["moved"]?.arrayValue?.isEmpty == true) }
  }

  /// A rule that asks for less: what follows from what it concludes changes as well, and it is named as the cause there too.
  @Test func whatChangesRestsOnTheRuleThatChanged() throws {
    let folder = try copy { $0.replacingOccurrences(of: "when: {animal.meat: yes}", with: "when: {animal.legs: 4}") }
    let result = compared(folder.path, ["changed:animal.hunter"])
    #expect(result.status == .findings)
    let found = try JSONValue.parse(result.output)
    #expect(found["changes"]?[0]?["rule"]?.stringValue == "eats-meat")
    #expect(found["changes"]?[0]?["parts"]?[0]?.stringValue == "when")
    let moved = (found["profiles"]?.arrayValue ?? []).flatMap { $0["moved"]?.arrayValue ?? [] }
    #expect(moved.contains { $0["outcome"]?.stringValue?.hasPrefix("animal.hunter") == true })
    #expect(moved.contains { $0["outcome"]?.stringValue?.hasPrefix("animal.hunter") == false })
    for one in moved {
      #expect(one["causes"]?[0]?["rule"]?.stringValue == "eats-meat", "\(one["outcome"]?.stringValue ?? "")")
    }
  }

  /// What is said of a profile is what evaluating it under either version says.
  @Test func whatIsSaidIsWhatEvaluationSays() throws {
    let folder = try copy { $0.replacingOccurrences(of: "when: {animal.meat: yes}", with: "when: {animal.legs: 4}") }
    let found = try JSONValue.parse(compared(folder.path).output)
    for profile in found["profiles"]?.arrayValue ?? [] {
      let name = try #require(profile["profile"]?.stringValue)
      let sides = try [zoo, folder.path].map { rules in
        try workingValues("\(zoo)/profiles/\(name).yaml", rules)
      }
      let moved = profile["moved"]?.arrayValue ?? []
      for one in moved {
        let outcome = try #require(one["outcome"]?.stringValue)
        #expect(sides[0][outcome] != sides[1][outcome], "\(name): \(outcome)")
      }
      let differing = sides[0].filter { sides[1][$0.key] != $0.value }
      #expect(differing.count == moved.count, "\(name)")
    }
  }

  /// The working value of each outcome of the manifest, in words.
  private func workingValues(_ profile: String, _ rules: String) throws -> [String: String] {
    var workspace = Workspace()
    let loaded = try #require(workspace.load(rules: rules, profile: profile).value)
    let readings = try #require(loaded.engine.readings(loaded.profile.profile))
    let spelling = Spelling(readings.ruleSet, entities: readings.profile.entities)
    let found = readings.answers().map { answer in
      (
        spelling.address(of: answer.key),
        spelling.phrase(answer.working.value, of: readings.ruleSet[answer.key.attribute].type)
      )
    }
    return Dictionary(found) { first, _ in first }
  }

  @Test func otherVocabulariesAreToldAndStopNothing() throws {
    let folder = try copy { text in
      text.replacingOccurrences(of: "animal.meat", with: "animal.eats-flesh")
    }
    let result = compared(folder.path)
    #expect(result.status == .done)
    let found = try JSONValue.parse(result.output)
    let names = (found["changes"]?.arrayValue ?? []).compactMap { $0["attribute"]?.stringValue }
    #expect(names == ["animal.eats-flesh", "animal.meat"])
    let leftOut = found["profiles"]?[0]?["facts left out"]?.arrayValue?.compactMap(\.integerValue)
    #expect(leftOut?.first == 0 && leftOut?.last != 0)
  }

  /// Whatever is changed of a profile: a reformatted copy is proved to be the same, a rule that changed is found out.
  @Test func whatDiffersUnderOtherFactsIsFound() throws {
    func proof(_ new: String, _ old: String? = nil) throws -> JSONValue? {
      let request = DiffRequest(
        old: old ?? zoo, new: new, profiles: "\(zoo)/profiles", proving: "\(zoo)/profiles/savanna.yaml", format: .json,
        showsAll: true)
      return try JSONValue.parse(diff(request).output)["proof"]
    }
    let copy = try copy { "# A comment\n" + $0.replacingOccurrences(of: ": yes}", with: ": true   }") }
    let equal = try #require(try proof(copy.path))
    #expect((equal["equal"]?.integerValue ?? 0) > 20)
    #expect(equal["differing"]?.arrayValue?.isEmpty == true)
    #expect(equal["undecided"]?.integerValue == 0)
    // As the facts stand nothing eats cud: the difference shows once something is changed.
    let changed = try self.copy { $0.replacingOccurrences(of: "[hooves, cud]", with: "[hooves]") }
    let differing = try #require(try proof(changed.path)?["differing"]?.arrayValue)
    #expect(differing.contains { ($0["changes"]?.arrayValue?.count ?? 0) > 0 })
  }

  /// Read from git, where the tests run within a repository.
  @Test(.enabled(if: FileManager.default.fileExists(atPath: ".git")))
  func aRevisionIsReadFromGit() {
    let result = diff(
      DiffRequest(old: "HEAD", new: "HEAD", rules: Self.zoo, profiles: "\(Self.zoo)/profiles", language: .ko))
    #expect(result.status == .done)
    #expect(result.output.contains("차이가 없다"))
  }

  @Test(arguments: ["--output=x", "-h", "nowhere", "HEAD:Rules", ""])
  func whatIsNoVersionIsRefused(name: String) {
    let result = diff(DiffRequest(old: name, new: zoo, profiles: "\(zoo)/profiles"))
    #expect(result.status == .unreadable)
    #expect(result.diagnostics.map(\.code) == ["D0052"])
    #expect(result.output.isEmpty)
  }

  @Test func whatNobodyConcludesCannotBeWatched() {
    #expect(compared(zoo, ["changed:animal.hunte"]).diagnostics.first?.help == ["did you mean 'animal.hunter'?"])
    #expect(compared(zoo, ["otherwise"]).status == .badUsage)
  }
}
