import Explanation
import Report
import RuleModel

/// Writes reasons. What an instance says and rests on is the same wherever it contributes.
struct ReasonWriter: Sendable {
  private let explainer: Explainer
  private let titles: Titles
  private let sentences: Sentences
  private let form: JSONForm
  /// Writes what a reason read, where that is told too.
  private let premises: PremiseWriter?
  private var known: [RuleInstance: [UInt8]] = [:]
  private var ruleSet: RuleSet { explainer.ruleSet }

  /// Reasons of one reading.
  init(_ titles: Titles, of reading: Explainer, premises: PremiseWriter? = nil, _ form: JSONForm) {
    explainer = reading
    self.titles = titles
    sentences = Sentences(titles, reading)
    self.premises = premises
    self.form = form
  }

  /// Those that apply, then the others if there are any.
  mutating func write(_ all: [Reason], to json: inout JSONWriter) {
    write("because", all.filter { $0.status == .applied }, to: &json)
    let others = all.filter { $0.status != .applied }
    if !others.isEmpty { write("also", others, to: &json) }
  }

  /// A member with reasons: by rank, then by the rule's id, then by its entities.
  mutating func write(_ name: String, _ reasons: [Reason], to json: inout JSONWriter) {
    json.breakLine()
    json.key(name)
    json.begin("[")
    for reason in inOrder(reasons) {
      json.breakLine()
      write(reason, to: &json)
    }
    json.end("]")
  }

  private func inOrder(_ reasons: [Reason]) -> [Reason] {
    let byName = sorted(reasons) { reason in
      let rule = ruleSet[reason.rule]
      let ids = zip(rule.scope, reason.entities).map { titles.id($0.kind, $1) }
      return rule.id + " " + ids.joined(separator: "/")
    }
    return sorted(byName, highestFirst: false, by: byName.map { ruleSet[$0.rule].rank?.raw ?? .max })
  }

  private mutating func write(_ reason: Reason, to json: inout JSONWriter) {
    let rule = ruleSet[reason.rule]
    json.begin("{")
    json.key("rule")
    json.string(rule.id)
    json.entities(zip(rule.scope, reason.entities).map { ($0.name, titles.id($0.kind, $1)) })
    json.key("contribution")
    write(rule.conclusions[reason.conclusion], reason, to: &json)
    if reason.status != .applied {
      json.key("status")
      json.string(reason.status.name)
    }
    if !reason.defeatedBy.isEmpty { json.rules("by", reason.defeatedBy, ruleSet) }
    json.fragment(grounds(reason.instance, depth: json.depth))
    json.end("}")
  }

  private func write(_ conclusion: Conclusion, _ reason: Reason, to json: inout JSONWriter) {
    let type = ruleSet[conclusion.attribute].type
    json.begin("{")
    switch conclusion.contribution {
    case .assert:
      json.key("value")
      json.bool(true)
    case .weight(let weight):
      json.key("weight")
      json.number(titles.spelling.number(weight, of: type))
    case .step(let step):
      json.key(step < 0 ? "lower" : "raise")
      json.number(String(step.magnitude))
    case .value: write("value", reason, type, to: &json)
    case .atLeast: write("at least", reason, type, to: &json)
    case .atMost: write("at most", reason, type, to: &json)
    case .add: write("add", reason, type, to: &json)
    }
    json.end("}")
  }

  /// One value, or everything that it can be; null where nobody knows.
  private func write(_ name: String, _ reason: Reason, _ type: ValueType, to json: inout JSONWriter) {
    json.key(name)
    guard let value = explainer.knownValue(of: reason) else { return json.literal("null") }
    json.singleOrBounds(value, type, titles)
  }

  /// `text`, `source` and `premises`.
  private mutating func grounds(_ instance: RuleInstance, depth: Int) -> [UInt8] {
    if let grounds = known[instance] { return grounds }
    var json = JSONWriter(form, depth: depth)
    json.key("text")
    json.string(sentences.sentence(instance))
    json.key("source")
    json.begin("[")
    for source in ruleSet[instance.rule].sources { json.string(source) }
    json.end("]")
    premises?.write(of: instance, to: &json)
    known[instance] = json.bytes
    return json.bytes
  }
}

extension JSONWriter {
  /// Entities by the name that stands for each.
  mutating func entities(_ entities: [(name: String, id: String)]) {
    key("entities")
    begin("{")
    for entity in entities {
      key(entity.name)
      string(entity.id)
    }
    end("}")
  }

  mutating func rules(_ name: String, _ rules: [RuleID], _ ruleSet: RuleSet) {
    key(name)
    begin("[")
    for id in Set(rules.map { ruleSet[$0].id }).sorted() { string(id) }
    end("]")
  }
}

extension Reason.Status {
  fileprivate var name: String {
    switch self {
    case .applied: "applied"
    case .absorbed: "absorbed"
    case .capped: "capped"
    case .defeated: "defeated"
    }
  }
}
