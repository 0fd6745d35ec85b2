import Explanation
import Foundation
import Loading
import RuleModel
import Testing

/// What would bring a conclusion about, on rule bases of other domains and on the shipped one.
@Suite struct HowToTests {
  private static let fixtures = [
    ("wells", "delta"), ("wells", "valley"), ("wells", "plain"), ("zoo", "odd"),
  ]

  /// Of every conclusion with few values: each way leads there, ways of one change are the flips, and where there is proved
  /// to be none no flip leads there.
  @Test(arguments: fixtures) func waysAreConfirmedAndSinglesAreTheFlips(base: String, name: String) throws {
    let (engine, profile) = try load("\(packageFolder)/Tests/Fixtures/\(base)", "profiles/\(name).yaml")
    let readings = try #require(engine.readings(profile))
    let rules = engine.ruleSet
    let goals: [(FactKey, Int)] = rules.attributes.indices.map { AttributeID($0) }.filter { rules[$0].isDerived }
      .flatMap { attribute in
        readings.working.keys(of: attribute).prefix(2).flatMap { key in
          values(rules[attribute].type, rules).map { (key, $0) }
        }
      }
    try #require(!goals.isEmpty)
    let flips = readings.flips(of: Array(Set(goals.map { $0.0 })))
    var ways = 0
    for (key, value) in goals.prefix(60) {
      let wanted = HowTo.Wanted.value(.ordinal(value))
      let howTo = engine.howTo(key, wanted, in: readings, answers: 100)
      let place = "\(base), \(name): \(key) to \(value)"
      let singles = flips.flips(of: key).filter { wanted.isReached(by: $0.value) && $0.change.key != key }.map {
        $0.change
      }
      let isSo = readings.working.value(key).map(wanted.isReached) ?? false
      for tier in howTo.tiers {
        switch tier.answer {
        case .undecided: #expect(Bool(false), "undecided: \(place)")
        case .impossible: #expect(!isSo, "\(place)")
        case .changes(let changes, _):
          ways += changes.count
          #expect(isSo == (changes == [[]]), "\(place)")
          for way in changes { #expect(try reaches(way, key, wanted, readings, engine), "\(place)") }
        }
      }
      if case .changes(let changes, .all)? = howTo.tiers.last?.answer, howTo.tiers.last?.controller == nil, !isSo {
        let own = Set(changes.filter { $0.count == 1 }.flatMap { $0 })
        #expect(Set(singles).isSubset(of: own), "\(place)")
      }
      if case .impossible? = howTo.tiers.last?.answer { #expect(singles.isEmpty, "\(place)") }
    }
    #expect(ways > 0)
  }

  /// The nearest controllers come first, and later ones only where theirs do not suffice.
  @Test func tiersFollowTheManifest() throws {
    let (engine, profile) = try load("\(packageFolder)/Rules", "../Profiles/seoul.yaml")
    let rules = engine.ruleSet
    let readings = try #require(engine.readings(profile))
    let keys = readings.summaryKeys.filter {
      rules[$0.attribute].type.domain != nil || rules[$0.attribute].type == .boolean
    }
    var tried = 0
    for key in keys.prefix(1) {
      for value in values(rules[key.attribute].type, rules).prefix(2) {
        let wanted = HowTo.Wanted.value(.ordinal(value))
        let howTo = engine.howTo(key, wanted, in: readings, answers: 3)
        tried += 1
        var names: [String?] = rules.controllers.map { $0.name }.filter { $0 != Attribute.nobody }
        names.append(nil)
        #expect(howTo.tiers.map(\.controller) == Array(names.prefix(howTo.tiers.count)))
        for (tier, name) in zip(howTo.tiers, names) {
          guard case .changes(let changes, _) = tier.answer else {
            #expect(tier.answer == .impossible, "\(key) to \(value)")
            continue
          }
          #expect(tier == howTo.tiers.last)
          let end = rules.controllers.firstIndex { $0.name == name } ?? 0
          let allowed = Set(rules.controllers.map { $0.name }.prefix(end + 1))
          for change in changes.flatMap({ $0 }) where name != nil {
            #expect(rules[change.key.attribute].control.map(allowed.contains) == true)
          }
          for way in changes { #expect(try reaches(way, key, wanted, readings, engine)) }
        }
      }
    }
    #expect(tried > 1)
  }

  @Test(arguments: [
    (["work.decision isle/filter", "--how-to", "now"], 0), (["work.decisio isle/filter", "--how-to", "now"], 64),
    (["work.decision isle/fitler", "--how-to", "now"], 64),
    (["work.decision isle/filter", "--how-to", "soon-ish"], 64),
    (["board.purse", "--how-to", "3"], 64), (["board.shopping", "--how-to", "filter"], 0),
    (["board.shopping", "--how-to", "[]"], 0), (["board.pace", "--how-to", "does not apply"], 0),
    (["board.pace", "--how-to", "unknown"], 64), (["board.pace", "--how-to", ""], 64), (["board.pace"], 0),
    (["board.pace", "--how-to", "idle", "--answers", "0"], 64),
  ])
  func statuses(arguments: [String], status: Int) throws {
    let result = try explain(arguments)
    #expect(result.status == Int32(status), "\(result.errors)")
    #expect((result.output == "") == (status != 0))
    if status != 0 { #expect(result.errors.contains("error") || result.errors.contains("Error")) }
  }

  @Test func theDocumentSaysWhoCanChangeWhat() throws {
    let english = try explain(["board.pace", "--how-to", "idle", "--lang", "en"]).output
    let korean = try explain(["board.pace", "--how-to", "idle", "--lang", "ko"]).output
    #expect(english.contains("How to: Pace · idle"))
    #expect(english.contains("As things stand: "))
    #expect(korean.contains("이렇게 하려면: Pace · idle"))
    #expect(korean.contains("현재: "))
    #expect(english.split(separator: "\n").count == korean.split(separator: "\n").count)
  }

  // MARK: Helpers

  private func explain(_ arguments: [String]) throws -> ProgramRun {
    let wells = "\(packageFolder)/Tests/Fixtures/wells"
    return try ProgramRun(
      "demarche", ["explain", "\(wells)/profiles/delta.yaml"] + arguments + ["--rules", wells],
      in: FileManager.default.temporaryDirectory.path)
  }

  private func load(_ rules: String, _ profile: String) throws -> (Engine, Profile) {
    var workspace = Workspace()
    let loaded = workspace.load(rules: rules, profile: "\(rules)/\(profile)")
    let found = try #require(loaded.value)
    return (found.engine, found.profile.profile)
  }

  private func values(_ type: ValueType, _ rules: RuleSet) -> Range<Int> {
    switch type {
    case .boolean: 0..<2
    case .domain(let domain): rules.domains[domain.raw].values.indices
    default: 0..<0
    }
  }

  private func reaches(
    _ way: [ChangedFact], _ key: FactKey, _ wanted: HowTo.Wanted, _ readings: Readings, _ engine: Engine
  ) throws -> Bool {
    var profile = readings.working.profile
    for change in way { profile.facts[change.key] = Fact(statement: change.statement, origin: .set, span: .none) }
    let explainer = try #require(engine.evaluate(profile))
    return explainer.value(key).map(wanted.isReached) ?? false
  }
}
