import Commands
import Report
import Testing

/// Three ways in which the rules of the zookeeper, a program that names an animal by its signs (Winston and Horn, "LISP", 1981), are
/// handed on: a meat eater hunts only if it is a mammal; whatever eats meat hunts; and a mammal is no bird, whatever else it shows.
/// What tells them apart is found, and of all else it is proved that they say the same.
@Suite struct ZookeeperTests {
  private static let signs = [
    "hair", "milk", "feathers", "flies", "eggs", "meat", "pointed-teeth", "claws", "forward-eyes", "hooves", "cud",
  ]
  private static let conclusions = ["mammal", "bird", "carnivore", "ungulate"]

  private static let mammals = [
    "{id: hair, when: {animal.hair: yes}, then: {animal.mammal: yes}}",
    "{id: milk, when: {animal.milk: yes}, then: {animal.mammal: yes}}",
    "{id: hooves, when: {animal.mammal: yes, animal.hooves: yes}, then: {animal.ungulate: yes}}",
    "{id: cud, when: {animal.mammal: yes, animal.cud: yes}, then: {animal.ungulate: yes}}",
  ]
  private static let birds = [
    "{id: feathers, when: {animal.feathers: yes}, then: {animal.bird: yes}}",
    "{id: eggs, when: {animal.flies: yes, animal.eggs: yes}, then: {animal.bird: yes}}",
  ]
  private static let mammalsThatHunt = [
    "{id: meat, when: {animal.mammal: yes, animal.meat: yes}, then: {animal.carnivore: yes}}",
    "{id: teeth, when: {animal.mammal: yes, animal.pointed-teeth: yes, animal.claws: yes, animal.forward-eyes: yes}, "
      + "then: {animal.carnivore: yes}}",
  ]

  private static let ofTheBook = mammals + birds + mammalsThatHunt
  private static let whateverEatsMeat =
    mammals + birds + mammalsThatHunt.map { $0.replacing("{animal.mammal: yes, ", with: "{") }
  private static let noBirdIsAMammal =
    mammals + mammalsThatHunt + birds.map { $0.replacing(", then", with: ", unless: {animal.mammal: yes}, then") }

  private static func folder(_ rules: [String]) throws -> TemporaryFolder {
    let given = signs.map { "  animal.\($0): {is: given, type: boolean, expected: no, title: \($0)}" }
    let derived = conclusions.map { "  animal.\($0): {is: derived, type: boolean, combine: asserted, title: \($0)}" }
    return try TemporaryFolder([
      "ruleset.yaml": """
      ruleset: zookeeper
      version: 1.0.0
      languages: [en]
      title: Which animal it is
      outcomes: [\(conclusions.map { "{attribute: animal.\($0)}" }.joined(separator: ", "))]
      """,
      "vocabulary/all.yaml": "kinds: {animal: {is: single, title: Animal}}\nattributes:\n"
        + (given + derived).joined(separator: "\n") + "\n",
      "theory/rules.yaml": "title: Signs\nsections:\n  - rules:\n" + rules.map { "      - \($0)\n" }.joined(),
      "profiles/profiles.yaml": "profiles: [{profile: unseen}]\n",
      "profiles/unseen.yaml": "profile: unseen\nanimal: {\(signs.map { "\($0): no" }.joined(separator: ", "))}\n",
    ])
  }

  private func anomalies(_ folder: String) -> String {
    var request = LintRequest(paths: [folder], rules: folder, format: .github)
    (request.isExact, request.selected) = (true, ["D041", "D042", "D0511"])
    return lint(request).output
  }

  /// As published, each version can name two animals at once; the third has no rule for three animals that the others name.
  @Test(arguments: ["a", "b", "c"]) func eachVersionContradictsItself(name: String) throws {
    let said = anomalies(packageFolder + "/Tests/Fixtures/zookeeper/\(name)")
    #expect(said.contains("'cheetah' and 'tiger' can contradict each other in 'animal.species'"))
    for animal in ["giraffe", "zebra", "ostrich"] {
      #expect(said.contains("no rule can bring '\(animal)' about in 'animal.species'") == (name == "c"))
    }
  }

  /// Who eats meat is a carnivore, mammal or not: the rule of the book says nothing more.
  @Test func theSubsumedRuleIsFound() throws {
    let alone = "{id: meat-alone, when: {animal.meat: yes}, then: {animal.carnivore: yes}}"
    let folder = try Self.folder(Self.ofTheBook + [alone])
    #expect(
      anomalies(folder.path).contains("'meat' adds nothing to 'animal.carnivore': where it counts, 'meat-alone' does"))
    let whole = try Self.folder(Self.ofTheBook)
    #expect(anomalies(whole.path) == "")
  }

  /// By outcome that differs, the fewest facts that show it.
  private func differences(_ old: [String], _ new: [String]) throws -> (equal: Int, found: [String: Set<String>]) {
    let (first, second) = (try Self.folder(old), try Self.folder(new))
    let result = diff(
      DiffRequest(
        old: first.path, new: second.path, profiles: second / "profiles", proving: second / "profiles/unseen.yaml",
        format: .json, showsAll: true))
    let proof = try #require(try JSONValue.parse(result.output)["proof"])
    #expect(proof["undecided"]?.integerValue == 0)
    let found = (proof["differing"]?.arrayValue ?? []).map { one in
      (
        one["outcome"]?.stringValue ?? "",
        Set((one["changes"]?.arrayValue ?? []).compactMap { $0["fact"]?.stringValue })
      )
    }
    return (Int(proof["equal"]?.integerValue ?? 0), Dictionary(found) { first, _ in first })
  }

  @Test func whateverEatsMeatHuntsThoughItIsNoMammal() throws {
    let (equal, found) = try differences(Self.ofTheBook, Self.whateverEatsMeat)
    #expect(equal == 3)
    #expect(found == ["animal.carnivore": ["animal.meat"]])
  }

  /// Nothing less than a sign of each shows it.
  @Test func aMammalWithFeathersIsABirdInOneOfThem() throws {
    let (equal, found) = try differences(Self.ofTheBook, Self.noBirdIsAMammal)
    #expect(equal == 3)
    #expect(Array(found.keys) == ["animal.bird"])
    let facts = try #require(found["animal.bird"])
    #expect(facts.count == 2 && facts.contains("animal.feathers"))
    #expect(!facts.isDisjoint(with: ["animal.hair", "animal.milk"]))
  }

  @Test func theOtherTwoDifferInBoth() throws {
    let (equal, found) = try differences(Self.whateverEatsMeat, Self.noBirdIsAMammal)
    #expect(equal == 2)
    #expect(Set(found.keys) == ["animal.bird", "animal.carnivore"])
  }

  @Test func eachIsTheSameAsItself() throws {
    for rules in [Self.ofTheBook, Self.whateverEatsMeat, Self.noBirdIsAMammal] {
      let (equal, found) = try differences(rules, rules)
      #expect(equal == 4 && found.isEmpty)
    }
  }
}
