import Differential
import Explanation
import Foundation
import LivePage
import Loading
import Parallel
import Report
import RuleModel
import SourceText
import TestSupport

/// Random changes of a profile's facts with what the program concludes, for `Tests/Live` to compare with what a page
/// does: a line of JSON for the page, then one for each change.
struct LiveChanges {
  let readings: Readings
  let live: LiveProgram
  /// What a document says; nil where only values and reasons are compared.
  private var words: LiveWords?
  private var random: SplitMix64

  init?(_ readings: Readings, seed: UInt64) {
    guard let live = LiveProgram(readings.working) else { return nil }
    self.readings = readings
    self.live = live
    words = nil
    random = SplitMix64(seed: seed)
  }

  /// Of a profile of a folder of rules.
  init(rules: String, profile: String, seed: UInt64) throws {
    var workspace = Workspace()
    let loaded = workspace.load(rules: rules, profile: profile)
    guard let value = loaded.value, let readings = value.readings(workspace.sources).value,
      let changes = LiveChanges(readings, seed: seed)
    else {
      throw ShippedProfiles.Unreadable(text: renderDiagnostics(loaded.diagnostics, in: workspace.sources))
    }
    self = changes
    words = LiveWords(value.rules.ruleSet)
  }

  /// Lines of JSON; `count` changes of up to four facts each.
  mutating func lines(_ count: Int) -> [String] {
    guard !live.facts.isEmpty else { return [] }
    let changes = (0..<count).map { _ in randomChange() }
    let (readings, words) = (readings, words)
    let results = Array(changes.enumerated()).concurrentMap { line($0.element, $0.offset, readings, words) }
    let page = words.flatMap { $0.data(readings)?.json } ?? ["machine": live.json]
    return [JSONValue.object([("page", page)]).text(.compact)] + results
  }

  private mutating func randomChange() -> [FactKey: Statement] {
    var change: [FactKey: Statement] = [:]
    for _ in 0...random.below(4) {
      let key = live.facts[random.below(live.facts.count)]
      change[key] = statement(key)
    }
    return change
  }

  private mutating func statement(_ key: FactKey) -> Statement {
    let draw = random.below(12)
    if draw == 0 { return .unknown }
    if draw == 1 { return .doesNotApply }
    return constant(readings.ruleSet[key.attribute].type).map { .known($0) } ?? .unknown
  }

  private mutating func constant(_ type: ValueType) -> Constant? {
    switch type {
    case .number(let number): return .number(self.number(number))
    case .set(let element):
      let count = self.count(element.valueType)
      return .set((0..<count).filter { _ in random.below(3) == 0 })
    default:
      let count = self.count(type)
      return count == 0 ? nil : .ordinal(random.below(count))
    }
  }

  /// Of any size that the type allows, small ones most often.
  private mutating func number(_ type: NumberType) -> Int64 {
    let wanted = Int64(random.below([3, 10, 100, 100_000, 50_000_000][random.below(5)]))
    let low = type.lower ?? -3
    return min(max(low.addingSaturating(wanted), low), type.upper ?? .max / 4)
  }

  private func count(_ type: ValueType) -> Int {
    switch type {
    case .boolean: 2
    case .domain(let domain): readings.ruleSet.domains[domain.raw].values.count
    case .reference(let kind): readings.profile.entities[kind.raw].count
    case .number, .set, .text: 0
    }
  }
}

extension SplitMix64 {
  fileprivate mutating func below(_ count: Int) -> Int { Int(next() % UInt64(count)) }
}

/// The change, and digests of all values, of all reasons, and of what a document says.
private func line(_ change: [FactKey: Statement], _ number: Int, _ readings: Readings, _ words: LiveWords?) -> String {
  let facts = change.mapValues { Fact(statement: $0, origin: .set, span: .none) }
  guard let working = readings.working(stating: facts) else { return "{}" }
  var (values, reasons) = (Mix(), Mix())
  for (number, attribute) in readings.ruleSet.attributes.enumerated() where attribute.isDerived {
    for key in allKeys(AttributeID(number), working) {
      values.add(working.value(key) ?? Value(.nothing))
      for reason in working.reasons(key) { reasons.add(reason) }
    }
  }
  let stated = change.sorted { $0.key < $1.key }.map { key, statement -> JSONValue in
    [.integer(Int64(key.attribute.raw)), numbers(key.numbers), json(statement)]
  }
  var line: [(String, JSONValue)] = [
    ("change", .array(stated)), ("values", .integer(Int64(values.digest))),
    ("reasons", .integer(Int64(reasons.digest))),
  ]
  if let words {
    line.append(("moves", .array(words.moves(working).map { .string($0) })))
    line.append(("sentences", .integer(Int64(Mix(of: words.sentences(working, number)).digest))))
  }
  return JSONValue.object(line).text(.compact)
}

/// Listed pairs or not.
private func allKeys(_ attribute: AttributeID, _ explainer: Explainer) -> [FactKey] {
  explainer.ruleSet.kinds.memberKinds(of: explainer.ruleSet[attribute].kind).reduce([[]]) { starts, kind in
    starts.flatMap { start in explainer.profile.entities[kind.raw].indices.map { start + [$0] } }
  }.map { FactKey(attribute, numbers: $0) }
}

private func numbers(_ list: [Int]) -> JSONValue { .array(list.map { .integer(Int64($0)) }) }

/// A position as a number, a number as a text, a set as a list, no value as null, unknown as a word.
private func json(_ statement: Statement) -> JSONValue {
  switch statement {
  case .known(.ordinal(let ordinal)): .integer(Int64(ordinal))
  case .known(.number(let number)): .string(String(number))
  case .known(.set(let elements)): numbers(elements)
  case .doesNotApply: .null
  default: .string("unknown")
  }
}

/// A digest of numbers (FNV-1a over words of 32 bits), the same in `Tests/Live/compare.js`.
private struct Mix {
  private(set) var digest: UInt32 = 2_166_136_261

  init() {}

  /// Of texts, each with its end.
  init(of texts: [String]) {
    for text in texts {
      for byte in text.utf8 { add(Int(byte)) }
      add(10)
    }
  }

  mutating func add(_ number: Int) { digest = (digest ^ UInt32(truncatingIfNeeded: number)) &* 16_777_619 }

  mutating func add(_ value: Value) {
    switch (value.contradiction, value.possibilities) {
    case (.certain, _): add(-2)
    case (.none, .nothing): add(-1)
    case (.none, _) where value.isCertain: add(value.constant)
    default: add(-3)
    }
  }

  private mutating func add(_ constant: Constant?) {
    switch constant {
    case .ordinal(let ordinal)?: add(ordinal)
    case .number(let number)?:
      add(Int(truncatingIfNeeded: number))
      add(Int(number >> 32))
    case .set(let elements)?:
      add(elements.count)
      for element in elements { add(element) }
    case .text?, nil: add(-1)
    }
  }

  mutating func add(_ reason: Reason) {
    for number in [reason.rule.raw, reason.conclusion] + reason.entities { add(number) }
    add(2 * reason.status.rawValue + (reason.isCertain ? 1 : 0))
  }
}

/// Changes of generated rule sets: a page and so many changes for each.
func liveRandomRuleSets(seed: UInt64, count: UInt64, changes: Int) -> [String] {
  Array(0..<count).concurrentMap { offset -> [String] in
    var generator = RuleSetGenerator(seed: seed &+ offset)
    let (rules, profile) = generator.generate()
    let circuit = Engine(rules)
    guard let readings = circuit.readings(profile), var live = LiveChanges(readings, seed: seed &+ offset) else {
      return []
    }
    return live.lines(changes)
  }.flatMap { $0 }
}
