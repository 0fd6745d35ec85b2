import Circuit
import Explanation
import Foundation
import Presentation
import Report
import RuleModel
import SourceText
import TestSupport
import Testing

/// Why and why not, on random rule sets that use every construct, and on rule bases of other domains.
@Suite struct AnswerTests {
  /// Readings of a random rule set; nil where it cannot be evaluated.
  private static func readings(_ seed: UInt64) -> Readings? {
    var generator = RuleSetGenerator(seed: seed)
    let (rules, profile) = generator.generate()
    return Readings(profile, rules, CompiledRules(compiling: rules))
  }

  private static func keys(_ readings: Readings) -> [FactKey] {
    readings.ruleSet.attributes.indices.filter { readings.ruleSet.attributes[$0].isDerived }
      .flatMap { readings.working.keys(of: AttributeID($0)) }
  }

  private static let whole = AnswerExtent(levels: 7, width: .max, isWhole: true)

  /// Every value of a conclusion that can be asked for, but the one that it has.
  private static func others(_ key: FactKey, _ readings: Readings) -> [HowTo.Wanted] {
    let all: [HowTo.Wanted]
    switch readings.ruleSet[key.attribute].type {
    case .boolean: all = [0, 1].map { .value(.ordinal($0)) }
    case .domain(let domain):
      all = readings.ruleSet.domains[domain.raw].values.indices.map { .value(.ordinal($0)) }
    case .reference(let kind): all = readings.profile.entities[kind.raw].indices.map { .value(.ordinal($0)) }
    case .number: all = [-1, 1, 3].map { .value(.number($0)) }
    case .set(.domain(let domain)): all = readings.ruleSet.domains[domain.raw].values.indices.map { .element($0) }
    case .set(.reference(let kind)): all = readings.profile.entities[kind.raw].indices.map { .element($0) }
    case .text: all = []
    }
    let now = readings.working.value(key)
    return all.filter { wanted in now.map { !wanted.isReached(by: $0) } ?? true }
  }

  // MARK: Nothing vanishes

  /// Whatever a reason rests on stands below it.
  @Test(arguments: 0..<12) func allThatWasReadIsTold(part: UInt64) throws {
    for seed in part * 8..<(part + 1) * 8 {
      guard let readings = Self.readings(seed) else { continue }
      let tree = QuestionTree(readings)
      for key in Self.keys(readings) {
        let why = try #require(tree.why(key, Self.whole))
        for node in why.parts {
          guard case .rule(let use) = node.content, !use.setsAside else { continue }
          let told = node.keys
          let read = readings.working.premises(of: use.instance).compactMap { premise in
            if case .fact(let key) = premise.subject { key } else { nil }
          }
          let missing = read.filter { !told.contains($0) && isReadForItself($0, use, readings) }
          let spelling = Spelling(readings.ruleSet, entities: readings.profile.entities)
          #expect(
            missing.isEmpty,
            "seed \(seed): \(readings.ruleSet[use.rule].id) \(missing.map { spelling.address(of: $0) })"
          )
        }
      }
    }
  }

  /// Why not: whatever a rule that could lead there asks for stands below it.
  @Test(arguments: 0..<6) func allThatIsAskedForIsTold(part: UInt64) throws {
    var told = 0
    for seed in 100 + part * 6..<100 + (part + 1) * 6 {
      guard let readings = Self.readings(seed) else { continue }
      let tree = QuestionTree(readings)
      for key in Self.keys(readings) {
        for wanted in Self.others(key, readings).prefix(1) {
          let whyNot = try #require(tree.whyNot(key, wanted, AnswerExtent(levels: 7, width: .max, isWhole: true)))
          for node in whyNot.parts {
            guard case .rule(let use) = node.content, !use.setsAside, case .unmet = use.standing else { continue }
            let keys = node.keys
            let asked = readings.working.premises(of: use.instance).compactMap { premise in
              if case .fact(let key) = premise.subject { key } else { nil }
            }
            told += asked.count
            let missing = asked.filter { !keys.contains($0) && isReadForItself($0, use, readings) }
            let spelling = Spelling(readings.ruleSet, entities: readings.profile.entities)
            #expect(
              missing.isEmpty,
              "seed \(seed): \(readings.ruleSet[use.rule].id) \(missing.map { spelling.address(of: $0) })")
          }
        }
      }
    }
    #expect(told > 20)
  }

  /// Whatever construct of the language occurs in a random rule set is told, for both questions and in both languages: a rule that uses
  /// it stands in some answer, and has a sentence.
  @Test func everyConstructIsTold() throws {
    let asked = ["why", "why not"].flatMap { question in ReportLanguage.allCases.map { "\(question) \($0)" } }
    var told = Dictionary(uniqueKeysWithValues: asked.map { ($0, Set<String>()) })
    var occurring: Set<String> = []
    // Rare comparisons are looked for until some rule with them is told.
    for seed in 600..<UInt64(3000) {
      let missing = asked.reduce(into: Set<String>()) { $0.formUnion(occurring.subtracting(told[$1] ?? [])) }
      if seed >= 650, missing.isEmpty { break }
      guard let readings = Self.readings(seed) else { continue }
      let rules = readings.ruleSet
      let used = rules.rules.map { constructs(of: $0, rules, readings.profile) }
      if seed < 650 {
        for (rule, own) in zip(rules.rules, used) where !rule.isDraft { occurring.formUnion(own) }
      } else if !used.contains(where: { !$0.isDisjoint(with: missing) }) {
        continue
      }
      let explained = Self.keys(readings).flatMap { self.explained($0, readings) }
      for language in ReportLanguage.allCases {
        let presenter = Presenter(readings, files: SourceMap(), language: language)
        for one in explained {
          let text = TextRenderer().render(presenter.answerDocument([one]))
          #expect(!text.isEmpty && !text.contains("%1"))
          let question = if case .why = one.question { "why" } else { "why not" }
          for node in one.answer.all {
            guard case .rule(let use) = node.content else { continue }
            told["\(question) \(language)", default: []].formUnion(used[use.rule.raw])
          }
        }
      }
    }
    #expect(occurring.count > 40)
    for question in ["why", "why not"] {
      for language in ReportLanguage.allCases {
        let missing = occurring.subtracting(told["\(question) \(language)"] ?? [])
        #expect(missing.isEmpty, "\(question) \(language): \(missing.sorted())")
      }
    }
  }

  /// What a rule set has by one rule more than without any.
  private func constructs(of rule: Rule, _ rules: RuleSet, _ profile: Profile) -> Set<String> {
    var (one, none) = (rules, rules)
    var rule = rule
    // Whom it overrides is not there.
    let isOverriding = !rule.overrides.isEmpty
    rule.overrides = []
    (one.rules, none.rules) = ([rule], [])
    let found = coverage(of: one, profile).subtracting(coverage(of: none, profile))
    return isOverriding ? found.union(["overrides"]) : found
  }

  /// What several conclusions of one rule take their values from is told with the conclusion that takes it.
  private func isReadForItself(_ key: FactKey, _ use: RuleUse, _ readings: Readings) -> Bool {
    let rule = readings.ruleSet[use.rule]
    // Of pairs that nobody listed nothing is read.
    if (rule.when + rule.unless).contains(where: \.rangesOverListedPairs) { return false }
    let others = rule.conclusions.enumerated().filter { $0.offset != use.conclusion }.compactMap {
      $0.element.contribution.operand
    }
    return !others.contains { operand in
      guard case .path(let operand) = operand else { return false }
      return operand.path.steps.contains(key.attribute)
    }
  }

  /// Each sort of node occurs in answers to both questions, and has a sentence in both languages; as JSON all of them keep
  /// to the schema.
  @Test func everyConstructHasASentence() throws {
    let path = "\(PresentedSample.tests)/../Sources/Demarche/Demarche.docc/Resources/explain-1.schema.json"
    let schema = SchemaValidator(try JSONValue.parse(try String(contentsOfFile: path, encoding: .utf8)))
    var types: [String: Set<String>] = [:]
    for seed in 500..<UInt64(540) {
      guard let readings = Self.readings(seed) else { continue }
      for language in ReportLanguage.allCases {
        let presenter = Presenter(readings, files: SourceMap(), language: language)
        let explained = Self.keys(readings).flatMap { self.explained($0, readings) }
        let bytes = presenter.answerJSON(explained, PresentedSample.provenance)
        let json = try JSONValue.parse(String(decoding: bytes, as: UTF8.self))
        #expect(schema.errors(in: json).prefix(3) == [], "seed \(seed)")
        for answer in json["answers"]?.arrayValue ?? [] {
          let question = "\(answer["question"]?.stringValue ?? "") \(language)"
          for node in try nodes(#require(answer["answer"])) {
            types[question, default: []].insert(node["type"]?.stringValue ?? "")
            let text = node["text"]?.stringValue ?? ""
            #expect(!text.isEmpty && !text.contains("%") && !text.contains("?"), "seed \(seed): '\(text)'")
          }
        }
        let text = TextRenderer().render(presenter.answerDocument(explained))
        #expect(!text.contains("%1"))
      }
    }
    let all: Set = [
      "fact", "unknown", "contested", "conclusion", "sum", "rank", "rule", "cap", "count", "negation", "alternatives",
      "together",
    ]
    for question in ["why", "why not"] {
      for language in ReportLanguage.allCases {
        #expect(all.subtracting(types["\(question) \(language)"] ?? []) == [], "\(question) \(language)")
      }
    }
  }

  private func explained(_ key: FactKey, _ readings: Readings) -> [Explained] {
    let tree = QuestionTree(readings)
    let extent = AnswerExtent(levels: 4, width: 6)
    let why = tree.why(key, extent).map { Explained(key: key, question: .why, answer: $0) }
    let whyNot = Self.others(key, readings).prefix(1).compactMap { wanted in
      tree.whyNot(key, wanted, extent).map { Explained(key: key, question: .whyNot(wanted), answer: $0) }
    }
    return [why].compactMap { $0 } + whyNot
  }

  private func nodes(_ node: JSONValue) -> [JSONValue] {
    [node] + (node["parts"]?.arrayValue ?? []).flatMap { nodes($0) }
  }

  // MARK: Short

  /// Below one node no fact is told twice, and there are at most five parts.
  @Test(arguments: 0..<4) func nothingIsToldTwice(part: UInt64) throws {
    var compared = 0
    for seed in 5000 + part * 12..<5000 + (part + 1) * 12 {
      guard let readings = Self.readings(seed) else { continue }
      compared += try expectTexts(readings, "seed \(seed)")
    }
    #expect(compared > 100)
  }

  @Test(arguments: ["delta", "valley"]) func nothingOfAnotherDomainIsToldTwice(profile: String) throws {
    let readings = try #require(PresentedSample.wells.presenter(profile, .en)).readings
    #expect(try expectTexts(readings, profile) > 50)
  }

  private static let found: Set = ["fact", "unknown", "contested"]

  /// How many nodes with several parts were looked at.
  private func expectTexts(_ readings: Readings, _ place: String) throws -> Int {
    var compared = 0
    let tree = QuestionTree(readings)
    for language in ReportLanguage.allCases {
      let presenter = Presenter(readings, files: SourceMap(), language: language)
      for key in Self.keys(readings) {
        let why = try #require(tree.why(key, AnswerExtent()))
        let explained = Explained(key: key, question: .why, answer: why)
        let json = try JSONValue.parse(
          String(decoding: presenter.answerJSON([explained], PresentedSample.provenance), as: UTF8.self))
        for node in try nodes(#require(json["answers"]?.arrayValue?.first?["answer"])) {
          let parts = node["parts"]?.arrayValue ?? []
          #expect(parts.count <= 5, "\(place)")
          // A rule may conclude the same twice, and a rank be by the same twice; what joins parts is told apart by them.
          let told = parts.filter { Self.found.contains($0["type"]?.stringValue ?? "") }.map { $0["text"]?.stringValue }
          compared += parts.count > 1 ? 1 : 0
          if node["type"]?.stringValue == "rank" { continue }
          #expect(Set(told).count == told.count, "\(place): \(told)")
        }
      }
    }
    return compared
  }

  // MARK: What is told is so

  /// Base and steps come to the value.
  @Test(arguments: 0..<8) func accountsAddUp(part: UInt64) throws {
    var compared = 0
    for seed in 2000 + part * 10..<2000 + (part + 1) * 10 {
      guard let readings = Self.readings(seed) else { continue }
      let tree = QuestionTree(readings)
      for key in Self.keys(readings) {
        let node = try #require(tree.why(key, AnswerExtent(levels: 1)))
        guard case .conclusion(_, .sum(let addition)) = node.content, !addition.isBand,
          let value = readings.working.value(key), value.isCertain
        else { continue }
        switch (addition.base, value.possibilities) {
        case (.number(let base)?, .number(let number?, _)):
          compared += 1
          #expect(addition.adjustment.stepped(base) == number, "seed \(seed) \(key)")
        case (.ordinal(let base)?, .ordinals(let found)) where found.count == 1:
          let ordinal = found[0]
          compared += 1
          let count = try #require(readings.ruleSet.valueCount(readings.ruleSet[key.attribute].type))
          let level = addition.adjustment.level(Int64(base), of: count)
          #expect(level == ordinal, "seed \(seed) \(key) \(addition)")
        default: break
        }
      }
    }
    #expect(compared > 0)
  }

  /// Those that lack least come first, and what lacks nothing holds already.
  @Test(arguments: 0..<8) func candidatesAreRanked(part: UInt64) throws {
    for seed in 3000 + part * 6..<3000 + (part + 1) * 6 {
      guard let readings = Self.readings(seed) else { continue }
      let tree = QuestionTree(readings)
      for key in Self.keys(readings) {
        for wanted in Self.others(key, readings).prefix(2) {
          let node = try #require(tree.whyNot(key, wanted, AnswerExtent(levels: 1, width: .max, isWhole: true)))
          let missing = node.uses.filter { !$0.isInTheWay }.map { use in
            if case .unmet(let count) = use.standing { count } else { 0 }
          }
          #expect(missing == missing.sorted())
          for use in node.uses where use.isInTheWay { #expect(use.standing == .applied) }
        }
      }
    }
  }

  /// Whatever single fact would bring a value about does so by a rule that is named: one that could lead there, one that
  /// stands in the way, or the base.
  @Test(arguments: 0..<10) func noFlipIsLeftUnexplained(part: UInt64) throws {
    for seed in 4000 + part * 4..<4000 + (part + 1) * 4 {
      guard let readings = Self.readings(seed) else { continue }
      let keys = Self.keys(readings).filter { key in
        if case .rank? = readings.ruleSet[key.attribute].combine { return false }
        return readings.working.value(key)?.contradiction == Value.Contradiction.none
      }
      try expectFlipsExplained(keys, readings, "seed \(seed)")
    }
  }

  @Test(arguments: ["delta", "valley"]) func noFlipOfAnotherDomainIsLeftUnexplained(profile: String) throws {
    let readings = try #require(PresentedSample.wells.presenter(profile, .en)).readings
    try expectFlipsExplained(
      Self.keys(readings).filter { readings.working.value($0)?.contradiction == Value.Contradiction.none }, readings,
      profile)
  }

  private func expectFlipsExplained(_ keys: [FactKey], _ readings: Readings, _ place: String) throws {
    let tree = QuestionTree(readings)
    let flips = readings.flips(of: keys)
    for key in keys {
      for (change, value) in flips.flips(of: key).prefix(6) {
        guard let wanted = wanted(value), change.key != key else { continue }
        let changed = try #require(
          readings.working(stating: [change.key: Fact(statement: change.statement, origin: .set, span: .none)]))
        let node = try #require(tree.whyNot(key, wanted, AnswerExtent(levels: 1, width: .max, isWhole: true)))
        let before = Set(readings.working.reasons(key).filter { $0.status == .applied }.map(\.rule))
        let after = Set(changed.reasons(key).filter { $0.status == .applied }.map(\.rule))
        let toward = Set(node.uses.filter { !$0.isInTheWay }.map(\.rule))
        let against = Set(node.uses.filter(\.isInTheWay).map(\.rule))
        let isExplained =
          !toward.isDisjoint(with: after) || !against.isDisjoint(with: before) || node.hasBase
          || changed.reasons(key) == readings.working.reasons(key)
        #expect(
          isExplained,
          "\(place): \(readings.ruleSet[key.attribute].fullName) \(key) by \(change): \(value)"
        )
      }
    }
  }

  private func wanted(_ value: Value) -> HowTo.Wanted? {
    guard value.isCertain else { return nil }
    return value.constant.map { .value($0) } ?? .value(nil)
  }

  // MARK: Addresses

  /// What is shown at an address is what the whole tree has there.
  @Test func addressesGoOn() throws {
    let readings = try #require(PresentedSample.zoo.presenter("odd", .en)).readings
    let tree = QuestionTree(readings)
    var compared = 0
    for key in Self.keys(readings) {
      let whole = try #require(tree.why(key, AnswerExtent(levels: 4, width: .max, isWhole: true)))
      for node in whole.all where !node.address.isEmpty && node.address.count < 4 {
        let same = try #require(tree.why(key, AnswerExtent(from: node.address, levels: 1, isWhole: true)))
        #expect(same.partCount == node.partCount)
        #expect(same.address == node.address)
        compared += 1
      }
      #expect(tree.why(key, AnswerExtent(from: [whole.partCount + 1])) == nil)
    }
    #expect(compared > 20)
  }

  @Test func titlesAndWildcardsNameConclusions() throws {
    let presenter = try #require(PresentedSample.wells.presenter("delta", .en))
    let all = presenter.conclusions("work.*")
    #expect(all.count > 3)
    #expect(presenter.conclusions("work.decision isle/filter").count == 1)
    #expect(presenter.conclusions("work.decision is*").count == presenter.conclusions("work.decision isle/*").count)
    #expect(presenter.conclusions("work.decision ISLE/Filt*").count == 1)
    #expect(presenter.conclusions("work.decision isle/nobody*").isEmpty)
    #expect(!presenter.conclusions(near: "work.decision isle/nobody*").isEmpty)
    #expect(presenter.selection([AddressPattern("work.decision ISLE/Filt*")]).count == 1)
    #expect(presenter.selection([AddressPattern("work.decision isle/nobody*")]).isEmpty)
    #expect(presenter.conclusions("nothing of the kind").isEmpty)
    #expect(presenter.conclusions("").isEmpty)
    #expect(presenter.conclusions(" · ").isEmpty)
  }
}

extension Condition {
  fileprivate var rangesOverListedPairs: Bool {
    switch self {
    case .test: false
    case .all(let parts), .any(let parts): parts.contains(where: \.rangesOverListedPairs)
    case .not(let part): part.rangesOverListedPairs
    case .quantified(let quantifier): quantifier.listed != nil || quantifier.condition.rangesOverListedPairs
    }
  }
}

extension AnswerNode {
  fileprivate var all: [AnswerNode] { [self] + parts.flatMap(\.all) }

  /// The facts and conclusions that are told, with the references that led to them.
  fileprivate var keys: Set<FactKey> {
    var keys: Set<FactKey> = []
    for node in all {
      switch node.content {
      case .fact(let found), .unknown(let found), .contested(let found), .conclusion(let found, _):
        keys.formUnion([found.key] + found.via)
      default: break
      }
    }
    return keys
  }

  fileprivate var uses: [RuleUse] {
    parts.compactMap { part in if case .rule(let use) = part.content { use } else { nil } }
  }

  fileprivate var hasBase: Bool {
    parts.contains { part in
      switch part.content {
      case .fact(let found), .unknown(let found), .contested(let found), .conclusion(let found, _): found.role == .base
      default: false
      }
    }
  }
}
