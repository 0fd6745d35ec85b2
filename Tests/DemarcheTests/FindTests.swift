import Explanation
import Foundation
import Loading
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
    (["--condition", "board.pace: stretched"], 0), (["--condition", "board.pace: stretched", "--lang", "ko"], 0),
    (["--condition", "board.pace: stretched", "--format", "json"], 0), ([], 64),
    (["--condition", "board.pcae: idle"], 65),
    (["--condition", "board.pace: idle}"], 65), (["--condition", ""], 64),
    (["--condition", "board.pace: idle", "--answers", "0"], 64),
  ])
  func statuses(arguments: [String], status: Int) throws {
    let result = try ProgramRun(
      "demarche", ["find", "\(Self.wells)/profiles/delta.yaml"] + arguments + ["--rules", Self.wells],
      in: FileManager.default.temporaryDirectory.path)
    #expect(result.status == Int32(status), "\(arguments): \(result.errors)")
    #expect((result.output == "") == (status != 0))
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
