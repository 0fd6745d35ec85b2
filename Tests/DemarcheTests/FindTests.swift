import Commands
import Explanation
import Foundation
import Loading
import Report
import RuleModel
import Testing

/// `demarche find`: profiles in which conditions hold.
@Suite struct FindTests {
  private static let wells = "\(packageFolder)/Tests/Fixtures/wells"

  /// Each profile that is found is one in which the conditions hold, evaluated anew; single changes are the flips; and where
  /// there is none no flip leads there.
  @Test(arguments: [
    ["board.pace: stretched"], ["board.pace: idle"], ["work.decision: now"],
    ["board.crews: {at least: 2}", "board.pace: steady"],
    ["village.reached: no", "board.pace: stretched"], ["not of: {board.pace: idle}"],
    ["board.shopping: {size: {at least: 2}}"],
    ["board.pace: {present: no}"],
  ])
  func whatIsFoundIsConfirmed(conditions: [String]) throws {
    for name in ["delta", "plain"] {
      var workspace = Workspace()
      let loaded = workspace.load(
        rules: Self.wells, profile: "\(Self.wells)/profiles/\(name).yaml", asking: conditions)
      let value = try #require(loaded.value, "\(loaded.diagnostics.map { $0.message })")
      let readings = try #require(value.readings(workspace.sources).value)
      let key = try #require(Question.key(in: value.rules.names))
      let wanted = HowTo.Wanted.value(.ordinal(1))
      let howTo = value.engine.howTo(key, wanted, in: readings, answers: 20, byController: false)
      #expect(howTo.tiers.count == 1)
      let singles = readings.flips(of: [key]).flips(of: key).filter { wanted.isReached(by: $0.value) }
      switch try #require(howTo.tiers.first).answer {
      case .undecided: Issue.record("undecided: \(conditions)")
      case .impossible: #expect(singles.isEmpty)
      case .changes(let ways, _):
        #expect(!ways.isEmpty)
        for way in ways {
          let facts = way.map { ($0.key, Fact(statement: $0.statement, origin: .set, span: .none)) }
          let changed = try #require(readings.working(stating: Dictionary(uniqueKeysWithValues: facts)))
          #expect(changed.value(key).map(wanted.isReached) == true, "\(conditions), \(name): \(way)")
        }
        // What is nearest is found first.
        if !singles.isEmpty { #expect((ways.first?.count ?? 0) <= 1) }
        #expect(ways.map(\.count) == ways.map(\.count).sorted())
      }
    }
  }

  @Test(arguments: [
    (["board.pace: stretched"], 0), (["board.pace: stretched", "--lang", "ko"], 0),
    (["board.pace: stretched", "--format", "json"], 0), ([], 64),
    (["board.pcae: idle"], 65),
    (["board.pace: idle}"], 65), ([""], 64),
    (["board.pace: idle", "--answers", "0"], 64),
  ])
  func statuses(arguments: [String], status: Int) throws {
    let result = try ProgramRun(
      "demarche", ["find", "--near", "\(Self.wells)/profiles/delta.yaml"] + arguments + ["--rules", Self.wells],
      in: FileManager.default.temporaryDirectory.path)
    #expect(result.status == Int32(status), "\(arguments): \(result.errors)")
    #expect((result.output == "") == (status != 0))
  }

  /// A profile among all: its file evaluates to what was asked for, and the facts that are told make it so.
  @Test(arguments: [
    ["board.pace: stretched"], ["board.pace: idle", "board.crews: {at least: 2}"], ["work.decision: now"],
  ])
  func anyProfileIsConfirmed(conditions: [String]) throws {
    let witness = FileManager.default.temporaryDirectory.path + "/witness-\(UUID().uuidString).yaml"
    defer { try? FileManager.default.removeItem(atPath: witness) }
    let any = EvaluationRequest(profile: "", rules: Self.wells)
    let found = find(FindRequest(evaluation: any, isNear: false, conditions: conditions, witness: witness))
    #expect(found.status == .done && found.output.contains("There is one"), "\(found.messages()) \(found.output)")
    var workspace = Workspace()
    let loaded = workspace.load(rules: Self.wells, profile: witness, asking: conditions)
    let value = try #require(loaded.value, "\(loaded.diagnostics.map { $0.message })")
    let readings = try #require(value.readings(workspace.sources).value)
    let key = try #require(Question.key(in: value.rules.names))
    #expect(readings.working.value(key).map(HowTo.Wanted.value(.ordinal(1)).isReached) == true)
  }

  /// In every format the answer is the same tree: the facts that suffice, then each condition with why it holds.
  @Test func anyProfileIsToldAsATree() throws {
    let conditions = ["board.pace: idle", "board.crews: {at least: 2}"]
    func answer(_ format: EvaluationRequest.Format, _ conditions: [String]) -> CommandResult {
      let any = EvaluationRequest(profile: "", rules: Self.wells, format: format)
      return find(FindRequest(evaluation: any, isNear: false, conditions: conditions))
    }
    let json = try JSONValue.parse(answer(.json, conditions).output)
    let told = try #require(json["answers"]?[0])
    let root = try #require(told["answer"])
    #expect(root["type"] == "witness" && root["found"] == "some" && json["profile"] == nil)
    #expect(told["profile"]?.stringValue?.hasPrefix("profile: ") == true)
    #expect(root["parts"]?[0]?["type"] == "way" && root["parts"]?[0]?["parts"]?[0]?["type"] == "fact")
    // One node a condition; the facts that hold it up are among those that suffice.
    #expect(root["parts"]?.arrayValue?.count == 3)
    let addresses = (0..<3).map { root["parts"]?[$0]?["address"]?.stringValue }
    #expect(addresses == ["1", "2", "3"])
    for format in [EvaluationRequest.Format.text, .markdown, .html] {
      let output = answer(format, conditions).output
      for part in (1..<3).compactMap({ root["parts"]?[$0]?["text"]?.stringValue }) {
        let words = part.split(separator: " ").prefix(2).joined(separator: " ")
        #expect(output.contains(words), "\(format): \(words)\n\(output)")
      }
    }
    let never = try JSONValue.parse(answer(.json, ["board.pace: idle", "not of: {board.pace: idle}"]).output)
    #expect(never["answers"]?[0]?["answer"]?["found"] == "impossible")
  }

  /// What is wrong with a condition stands at the words that were typed.
  @Test(arguments: [
    (["board.pace: idel"], 1, 13), (["board.crews: {at least: 2}", "board.pcae: idle"], 1, 1),
    (["board.pace: idle}"], 1, 17),
  ])
  func slipsStandWhereTheyWereTyped(conditions: [String], line: Int, column: Int) throws {
    let any = EvaluationRequest(profile: "", rules: Self.wells)
    let result = find(FindRequest(evaluation: any, isNear: false, conditions: conditions))
    let said = result.messages()
    #expect(said.contains("CONDITION:\(line):\(column)") && !said.contains("theory/"), "\(said)")
    #expect(said.contains(try #require(conditions.last)), "\(said)")
  }

  /// Conditions near a profile may name what it lists, and titles stand for names.
  @Test func namesOfTheProfileAndTitlesAreKnown() throws {
    let near = EvaluationRequest(profile: "\(Self.wells)/profiles/delta.yaml", rules: Self.wells)
    var workspace = Workspace()
    let loaded = try #require(workspace.load(rules: Self.wells, profile: near.profile).value)
    let readings = try #require(loaded.readings(workspace.sources).value)
    let rules = loaded.rules.ruleSet
    let own = try #require(
      rules.kinds.indices.first { kind in
        readings.profile.entities[kind].count > rules.entities[kind].count
      })
    let attribute = try #require(
      rules.attributes.indices.first { rules.attributes[$0].kind.raw == own && rules.attributes[$0].isDerived })
    let key = try #require(readings.working.keys(of: AttributeID(attribute)).first)
    let spelling = Spelling(rules, entities: readings.profile.entities)
    let byName = "\(spelling.address(of: key)): {present: yes}"
    let found = find(FindRequest(evaluation: near, conditions: [byName]))
    #expect(found.status == .done, "\(found.messages())")
    let title = rules.attributes[attribute].title.text(in: rules.language("en")) ?? ""
    let titled = "\(spelling.entities(of: key)) · \(title): {present: yes}"
    let same = find(FindRequest(evaluation: near, conditions: [titled]))
    #expect(same.status == .done, "\(same.messages())")
    #expect(same.output.split(separator: "\n").dropFirst(4) == found.output.split(separator: "\n").dropFirst(4))
  }

  /// Ways that differ in the value of one fact are one; others are not.
  @Test func waysAreGrouped() {
    func change(_ attribute: Int, _ value: Int) -> ChangedFact {
      ChangedFact(key: FactKey(AttributeID(attribute)), statement: .known(.ordinal(value)))
    }
    let ways = HowTo.grouped([
      [change(1, 0)], [change(2, 0)], [change(1, 2)], [change(1, 1), change(2, 1)], [change(1, 1), change(2, 2)],
      [change(1, 0), change(2, 1)],
    ])
    #expect(ways.map { $0.map(\.statements.count) } == [[2], [1], [1, 2], [1, 1]])
    #expect(HowTo.grouped([]).isEmpty)
  }
}
