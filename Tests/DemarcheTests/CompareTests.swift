import Commands
import Explanation
import Foundation
import Loading
import Report
import RuleModel
import TestSupport
import Testing

/// What moves between two readings of a city, and which facts move it.
@Suite struct CompareTests {
  private static let zoo = packageFolder + "/Tests/Fixtures/zoo"

  /// Many facts at once: of each outcome that moves, the facts told make it in an evaluation of their own, and no longer do
  /// once any of them is left out.
  @Test(arguments: [("wells", "delta"), ("wells", "valley"), ("zoo", "odd")])
  func causesAreConfirmedAndIrreducible(base: String, name: String) throws {
    let folder = "\(packageFolder)/Tests/Fixtures/\(base)"
    var workspace = Workspace()
    let loaded = workspace.load(rules: folder, profile: "\(folder)/profiles/\(name).yaml")
    let found = try #require(loaded.value)
    let engine = found.engine
    let before = try #require(engine.readings(found.profile.profile))
    let outcomes = before.answers().map(\.key)
    let flips = before.flips(of: outcomes)
    var seen: Set<FactKey> = []
    let changes = zip(flips.changes, flips.flips).filter { change, flips in
      if case .reference = engine.ruleSet[change.key.attribute].type { return false }
      return !flips.isEmpty && seen.insert(change.key).inserted
    }.map(\.0).prefix(8)
    let after = try #require(engine.readings(stating(changes, before.working.profile)))
    let comparison = before.comparison(with: after, of: outcomes)
    #expect(comparison.moved.count + comparison.unchanged == outcomes.count)
    #expect(!comparison.moved.isEmpty)
    var confirmed = 0
    for moved in comparison.moved.prefix(12) {
      guard let causes = moved.causes else { continue }
      confirmed += 1
      #expect(!causes.isEmpty)
      func value(_ facts: [Int]) -> Value? {
        let stated = facts.map { comparison.differences[$0] }.map { ChangedFact(key: $0.key, statement: $0.after) }
        return engine.evaluate(stating(stated, before.working.profile))?.value(moved.key)
      }
      #expect(value(causes) == moved.after)
      for cause in causes { #expect(value(causes.filter { $0 != cause }) != moved.after) }
    }
    #expect(confirmed > 0)
  }

  private func stating(_ changes: some Sequence<ChangedFact>, _ profile: Profile) -> Profile {
    var profile = profile
    for change in changes {
      profile.facts[change.key] = Fact(statement: change.statement, origin: .set, span: .none)
    }
    return profile
  }

  // MARK: The command

  private func compared(_ profiles: [String], _ settings: [String] = [], _ language: ReportLanguage = .en)
    -> (text: CommandResult, json: JSONValue?)
  {
    var request = CompareRequest(
      profiles: profiles.map { "\(packageFolder)/Profiles/\($0).yaml" }, rules: packageFolder + "/Rules",
      settings: settings,
      language: language)
    let text = compare(request)
    request.format = .json
    return (text, try? JSONValue.parse(compare(request).output))
  }

  @Test func oneCityUnderAnotherSystem() throws {
    let (result, json) = compared(["seoul"], ["system=systems/confrontation"])
    #expect(result.status == .done)
    for words in [
      "Comparison: Seoul", "Set for this run: ", "Facts that differ", "What changes", "outcomes are the same.",
    ] {
      #expect(result.output.contains(words), "\(words)")
    }
    #expect(try schema().errors(in: #require(json)) == [])
  }

  @Test func twoCitiesSideBySide() throws {
    let (result, json) = compared(["busan", "hanoi"], [], .ko)
    #expect(result.status == .done)
    #expect(result.output.contains("비교: 부산") && result.output.contains("하노이"))
    #expect(try schema().errors(in: #require(json)) == [])
  }

  /// Every outcome on a line, whether it differs or not, with a column for each city.
  @Test func manyCitiesAsATable() throws {
    let cities = ["seoul", "busan", "hanoi"]
    var request = CompareRequest(
      profiles: cities.map { "\(packageFolder)/Profiles/\($0).yaml" }, rules: packageFolder + "/Rules", format: .csv)
    let lines = compare(request).output.split(separator: "\r\n")
    #expect(lines.first == "\u{FEFF}outcome,title,seoul,busan,hanoi")
    let role = try #require(lines.first { $0.hasPrefix("form.role climate-diplomacy,") })
    #expect(role.split(separator: ",", omittingEmptySubsequences: false).count == 5)
    #expect(!lines.contains { $0.hasPrefix("partner.") })
    request.profiles.removeLast(2)
    request.settings = ["city.budget=high"]
    let own = compare(request).output.split(separator: "\r\n")
    #expect(own.first == "\u{FEFF}outcome,title,seoul,city.budget=high" && own.contains { $0.hasPrefix("partner.") })
  }

  @Test func nothingToCompareIsSaid() {
    for profiles in [["seoul"], ["seoul", "busan", "hanoi"], []] {
      let (result, _) = compared(profiles)
      #expect(result.status == .badUsage && result.diagnostics.first?.help.isEmpty == false)
    }
  }

  private func schema() throws -> SchemaValidator {
    let path = "\(packageFolder)/Sources/Demarche/Demarche.docc/Resources/comparison-1.schema.json"
    return SchemaValidator(try JSONValue.parse(String(contentsOfFile: path, encoding: .utf8)))
  }
}
