import Foundation
import Reading
import Report
import RuleModel
import SourceText
import TestSupport
import Testing
import YAMLReading

/// The naive evaluator against the sample's expected outcomes, which were found without any program of this package.
@Suite struct SampleTests {
  static let folder = ((#filePath as NSString).deletingLastPathComponent as NSString)
    .appendingPathComponent("../Fixtures/sample")

  @Test(arguments: [("seoul", "seoul", false), ("seoul", "seoul-cooperation", true), ("melbourne", "melbourne", false)])
  func outcomesAreAsExpected(profile: String, file: String, cooperates: Bool) throws {
    let sample = Sample(profile: profile, cooperates: cooperates)
    let result = try #require(NaiveEvaluator.evaluate(sample.ruleSet, sample.profile))
    let outcomes = Set(sample.ruleSet.outcomes.map(\.attribute))
    var found: [String: String] = [:]
    for (key, outcome) in result.outcomes where outcomes.contains(key.attribute) {
      let line = sample.line(key, outcome)
      found[Self.name(line)] = Self.normal(line)
    }
    let text = try String(contentsOfFile: "\(Self.folder)/expected/\(file).json", encoding: .utf8)
    let expected = try text.split(separator: "\n").map { try JSONValue.parse(String($0)) }
    #expect(expected.count == found.count)
    var faults: [String] = []
    for line in expected where found[Self.name(line)] != Self.normal(line) {
      faults.append("expected \(Self.normal(line))\nfound    \(found[Self.name(line)] ?? "nothing")")
    }
    #expect(faults.isEmpty, "\(faults.count) differ\n\(faults.prefix(8).joined(separator: "\n"))")
  }

  static func name(_ line: JSONValue) -> String {
    let entities = (line["entities"]?.objectValue ?? []).map { $0.1.stringValue ?? "" }
    return (line["attribute"]?.stringValue ?? "") + " " + entities.joined(separator: "/")
  }

  /// The same text for the same content: keys sorted, rules and each side of a tension too.
  static func normal(_ value: JSONValue, key: String = "") -> String {
    if let fields = value.objectValue {
      let texts = fields.map { "\($0.0): \(normal($0.1, key: $0.0))" }.sorted()
      return "{\(texts.joined(separator: ", "))}"
    }
    guard let items = value.arrayValue else { return value.text(.compact) }
    let texts = items.map { normal($0, key: key == "tension" ? "side" : "") }
    return "[\((key == "rules" || key == "side" ? texts.sorted() : texts).joined(separator: ", "))]"
  }
}

private struct Sample {
  let ruleSet: RuleSet
  let profile: Profile

  init(profile name: String, cooperates: Bool) {
    var map = SourceMap()
    func tree(_ path: String) -> YAMLTree {
      let bytes = Array(FileManager.default.contents(atPath: "\(SampleTests.folder)/\(path)") ?? Data())
      let id = map.add(path: path, bytes: bytes)
      return YAMLTree.read(file: SourceFile(path: path, bytes: bytes), id: id).tree
    }
    let paths = (try? FileManager.default.subpathsOfDirectory(atPath: SampleTests.folder)) ?? []
    let files = paths.filter { path in
      path.hasSuffix(".yaml") && !path.hasPrefix("profiles/") && !path.hasPrefix("tests/")
    }
    let read = readRuleSet(files.sorted().map { RuleFile(path: $0, tree: tree($0)) })
    ruleSet = read.ruleSet
    var profile = readProfile(tree("profiles/\(name).yaml"), ruleSet: read.ruleSet, names: read.names) { file in
      let path = "profiles/\(file).yaml"
      return FileManager.default.fileExists(atPath: "\(SampleTests.folder)/\(path)") ? .tree(tree(path)) : .missing()
    }.profile
    if cooperates {
      let rivalry = read.ruleSet.attributes.firstIndex { $0.fullName == "system.rivalry" }!
      guard case .domain(let domain) = read.ruleSet.attributes[rivalry].type else { fatalError("rivalry is a scale") }
      let value = read.ruleSet.domains[domain.raw].values.firstIndex { $0.name == "cooperation" }!
      profile.facts[FactKey(AttributeID(rivalry), [])] = Fact(
        statement: .known(.ordinal(value)), origin: .set, span: .none)
    }
    self.profile = profile
  }

  func line(_ key: FactKey, _ outcome: NaiveOutcome) -> JSONValue {
    let attribute = ruleSet.attributes[key.attribute.raw]
    let names: [(String, KindID)] =
      switch ruleSet.kinds[attribute.kind.raw].form {
      case .single: []
      case .many, .byReference: [(ruleSet.kinds[attribute.kind.raw].name, attribute.kind)]
      case .pair(let first, let second, _): [(first.name, first.kind), (second.name, second.kind)]
      }
    var fields: [(String, JSONValue)] = [
      ("attribute", .string(attribute.fullName)),
      ("entities", .object(zip(names, key.entities).map { ($0.0, .string(entity($0.1, $1.raw))) })),
    ]
    let value = outcome.value
    var isCertain = !value.mayBeEmpty || !value.hasContent
    switch value.content {
    case .ordinals(let ordinals):
      let texts = ordinals.sorted().map { scalar($0, attribute.type) }
      fields.append(texts.count == 1 ? ("value", texts[0]) : ("values", .array(texts)))
      isCertain = isCertain && texts.count == 1
    case .numbers(let low?, let high?) where low == high: fields.append(("value", .integer(low)))
    case .numbers(let low, let high):
      fields += [("from", low.map { .integer($0) } ?? .null), ("to", high.map { .integer($0) } ?? .null)]
      isCertain = false
    case .set(let certain, let possible):
      let (from, to) = (elements(certain, attribute.type), elements(possible, attribute.type))
      fields += certain == possible ? [("value", from)] : [("from", from), ("to", to)]
      isCertain = isCertain && certain == possible
    case .nothing, .text: break
    }
    if value.mayBeEmpty { fields.append(("empty", .bool(true))) }
    if value.contradiction != .none { fields.append(("contradiction", .bool(true))) }
    let certainty = isCertain && value.contradiction == .none ? "certain" : "possible"
    fields.append(("certainty", .string(value.contradiction == .certain ? "contradiction" : certainty)))
    fields.append(("rules", .array(instances(outcome.reasons).map(reason))))
    if let tension = outcome.tension {
      let sides = [tension.upward, tension.downward].map { JSONValue.array($0.map { .string($0) }) }
      fields.append(("tension", .array(sides)))
    }
    return .object(fields)
  }

  /// The files tell a rule's conclusions about one attribute apart no further: the first status, certain if one is.
  private func instances(_ reasons: [NaiveReason]) -> [NaiveReason] {
    var merged: [NaiveReason] = []
    for reason in reasons {
      guard let known = merged.firstIndex(where: { $0.rule == reason.rule && $0.entities == reason.entities }) else {
        merged.append(reason)
        continue
      }
      merged[known].isCertain = merged[known].isCertain || reason.isCertain
      if reason.status.rawValue < merged[known].status.rawValue { merged[known].status = reason.status }
    }
    return merged
  }

  private func elements(_ ordinals: Set<Int>, _ type: ValueType) -> JSONValue {
    .array(ordinals.sorted().map { scalar($0, type) })
  }

  private func entity(_ kind: KindID, _ number: Int) -> String {
    number < profile.entities[kind.raw].count ? profile.entities[kind.raw][number].id : "?"
  }

  private func scalar(_ ordinal: Int, _ type: ValueType) -> JSONValue {
    switch type {
    case .boolean: .bool(ordinal == 1)
    case .domain(let domain), .set(.domain(let domain)): .string(ruleSet.domains[domain.raw].values[ordinal].name)
    case .reference(let kind), .set(.reference(let kind)): .string(entity(kind, ordinal))
    case .number, .text: .integer(Int64(ordinal))
    }
  }

  private func reason(_ reason: NaiveReason) -> JSONValue {
    let scope = ruleSet.rules.first { $0.id == reason.rule }!.scope
    return .object([
      ("rule", .string(reason.rule)),
      ("entities", .object(zip(scope, reason.entities).map { ($0.name, .string(entity($0.kind, $1))) })),
      ("certainty", .string(reason.isCertain ? "certain" : "possible")), ("status", .string("\(reason.status)")),
    ])
  }
}
