import Commands
import Foundation
import Report
import Testing

/// The three published versions of the zoo keeper's rules in `Tests/Fixtures/zookeeper`: what tells them apart, exactly.
@Suite struct ZookeeperVersionTests {
  private static let folder = "\(packageFolder)/Tests/Fixtures/zookeeper"

  private func anomalies(_ folder: String) -> String {
    var request = LintRequest(paths: [folder], rules: folder, format: .github)
    (request.isExact, request.selected) = (true, ["D041", "D042", "D0511"])
    return lint(request).output
  }

  /// As published, each version can name two animals at once; the third has no rule for three animals that the others name.
  @Test(arguments: ["a", "b", "c"]) func eachVersionContradictsItself(name: String) throws {
    let said = anomalies("\(Self.folder)/\(name)")
    #expect(said.contains("'cheetah' and 'tiger' can contradict each other in 'animal.species'"))
    for animal in ["giraffe", "zebra", "ostrich"] {
      #expect(said.contains("no rule can bring '\(animal)' about in 'animal.species'") == (name == "c"))
    }
  }

  /// Winston's rule of who eats meat says nothing beside Fisher's, which asks for no mammal; by itself it is no slip.
  @Test func theSubsumedRuleIsFound() throws {
    let files = ["ruleset.yaml", "vocabulary/animals.yaml", "theory/10-animals.yaml"]
    let both = try TemporaryFolder(
      Dictionary(
        uniqueKeysWithValues: try files.map {
          ($0, try String(contentsOfFile: "\(Self.folder)/a/\($0)", encoding: .utf8))
        }))
    #expect(!anomalies(both.path).contains("D0414"))
    try both.write(
      "theory/20-more.yaml",
      "sections: [{rules: [{id: eats-meat-alone, when: {animal.meat: yes}, then: {animal.carnivore: yes}}]}]\n")
    #expect(
      anomalies(both.path).contains(
        "'eats-meat' adds nothing to 'animal.carnivore': where it counts, 'eats-meat-alone' does"))
  }

  private func compared(_ old: String, _ new: String, proving: String = "swift") throws -> JSONValue {
    let result = diff(
      DiffRequest(
        old: "\(Self.folder)/\(old)", new: "\(Self.folder)/\(new)", profiles: "\(Self.folder)/profiles",
        proving: "\(Self.folder)/profiles/\(proving).yaml", format: .json, showsAll: true))
    return try JSONValue.parse(result.output)
  }

  /// By outcome that can differ: the facts that make it do so, and the rules on which that rests.
  private func differing(_ found: JSONValue) -> [String: (changes: Set<String>, causes: Set<String>)] {
    let all = (found["proof"]?["differing"]?.arrayValue ?? []).map { one in
      (
        one["outcome"]?.stringValue ?? "",
        (
          changes: Set((one["changes"]?.arrayValue ?? []).compactMap { $0["fact"]?.stringValue }),
          causes: Set((one["causes"]?.arrayValue ?? []).compactMap(\.stringValue))
        )
      )
    }
    return Dictionary(all) { first, _ in first }
  }

  private func moved(_ found: JSONValue) -> [String: Set<String>] {
    let all = (found["profiles"]?.arrayValue ?? []).map { one in
      (
        one["profile"]?.stringValue ?? "",
        Set((one["moved"]?.arrayValue ?? []).compactMap { $0["outcome"]?.stringValue })
      )
    }
    return Dictionary(all) { first, _ in first }.filter { !$0.value.isEmpty }
  }

  /// Fisher's rules let whatever eats meat hunt, and ask less of giraffes, zebras and ostriches, more of an albatross.
  @Test func winstonAndFisher() throws {
    let found = try compared("a", "b")
    #expect(found["proof"]?["equal"]?.integerValue == 2)
    #expect(found["proof"]?["undecided"]?.integerValue == 0)
    let differing = differing(found)
    #expect(Set(differing.keys) == ["animal.carnivore", "animal.species"])
    // The cheetah of the profile hunts by its teeth: without hair it is no mammal, and hunts under one version only.
    #expect(differing["animal.carnivore"]?.changes == ["animal.hair"])
    #expect(differing["animal.carnivore"]?.causes == ["built-to-hunt"])
    #expect(
      moved(found) == ["calf": ["animal.species"], "glider": ["animal.species"], "raptor": ["animal.carnivore"]])
  }

  /// Bratko joins rules that conclude the same, which changes nothing, and knows neither ungulates nor what they are.
  @Test func winstonAndBratko() throws {
    let found = try compared("a", "c")
    let differing = differing(found)
    #expect(Set(differing.keys) == ["animal.ungulate", "animal.species"])
    #expect(differing["animal.ungulate"]?.causes.isSubset(of: ["hoofs", "cud"]) == true)
    // That a rule of two alternatives says what two rules say is refuted to differ, or seen gate by gate.
    #expect(found["proof"]?["equal"]?.integerValue == 2)
    #expect(
      moved(found) == [
        "stretch": ["animal.ungulate", "animal.species"], "calf": ["animal.ungulate"],
        "stripes": ["animal.ungulate", "animal.species"], "strider": ["animal.species"],
        "plunger": ["animal.species"],
      ])
  }

  @Test func fisherAndBratko() throws {
    let found = try compared("b", "c")
    #expect(Set(differing(found).keys) == ["animal.carnivore", "animal.ungulate", "animal.species"])
    #expect(found["proof"]?["equal"]?.integerValue == 1)
  }

  /// Where hoofs alone make the difference, it is told whenever there are hoofs on a mammal; and in how many of the profiles that
  /// were sampled.
  @Test func regionsHoldWhateverElseIsSo() throws {
    let found = try compared("a", "c", proving: "stripes")
    let all = found["proof"]?["differing"]?.arrayValue ?? []
    let ungulate = try #require(all.first { $0["outcome"]?.stringValue == "animal.ungulate" })
    #expect(ungulate["changes"]?.arrayValue?.isEmpty == true)
    let regions = (ungulate["regions"]?.arrayValue ?? []).map { region in
      Set((region.arrayValue ?? []).compactMap { $0["fact"]?.stringValue })
    }
    #expect(!regions.isEmpty)
    #expect(regions.allSatisfy { $0.contains("animal.hoofs") || $0.contains("animal.cud") }, "\(regions)")
    #expect(ungulate["samples"]?["of"]?.integerValue == 2048)
    #expect((ungulate["samples"]?["differing"]?.integerValue ?? 0) > 200)
  }
}
