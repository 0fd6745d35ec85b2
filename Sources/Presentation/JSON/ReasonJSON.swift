import Explanation
import Inference
import Report
import RuleModel
import SourceText

/// Writes reasons. What an instance says and rests on is the same wherever it contributes.
struct ReasonWriter: Sendable {
  private let explainer: Explainer
  /// As the facts are stated: who contests them and how firm they are.
  private let stated: Explainer
  private let files: SourceMap
  private let titles: Titles
  private let sentences: Sentences
  private let form: JSONForm
  /// Whether what a reason read is written too.
  private let isFull: Bool
  private var known: [RuleInstance: [UInt8]] = [:]
  private var ruleSet: RuleSet { explainer.ruleSet }

  /// Reasons of one reading.
  init(_ presenter: Presenter, of reading: Explainer, isFull: Bool, _ form: JSONForm) {
    explainer = reading
    stated = presenter.readings.bounds
    files = presenter.files
    titles = presenter.titles
    sentences = Sentences(presenter.titles, reading)
    self.isFull = isFull
    self.form = form
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
    if isFull { writePremises(instance, to: &json) }
    known[instance] = json.bytes
    return json.bytes
  }

  private func writePremises(_ instance: RuleInstance, to json: inout JSONWriter) {
    json.breakLine()
    json.key("premises")
    json.begin("[")
    for premise in explainer.premises(of: instance) {
      json.breakLine()
      write(premise, to: &json)
    }
    json.end("]")
  }

  /// A premise: what it says, on what it rests and where it stands.
  private func write(_ premise: Premise, to json: inout JSONWriter) {
    json.begin("{")
    switch premise.subject {
    case .list(let kind):
      json.key("list")
      json.string(ruleSet[kind].name)
      json.key("from")
      json.string(stated.facts.isOpen[kind.raw] ? "open list" : "complete list")
    case .fact(let key):
      write(key, explainer.shown(key), premise.ground, to: &json)
    }
    if files[premise.span.file] != nil {
      json.key("at")
      json.string(files.place(of: premise.span))
    }
    json.end("}")
  }

  private func write(_ key: FactKey, _ shown: ShownFact, _ ground: Premise.Ground, to json: inout JSONWriter) {
    let type = ruleSet[key.attribute].type
    json.key("fact")
    json.string(titles.address(key))
    switch shown {
    case .stated(let statement):
      json.members(statement, taken: Value(statement, of: type), type, titles)
    case .assumed(let constant): json.members(.known(constant), taken: Value(constant), type, titles)
    case .concluded(let value): json.members(value, type, titles)
    case .unknown, .nothing: json.members(Value?.none, type, titles)
    }
    json.key("from")
    json.string(shown == .unknown && ground == .expected ? "unknown" : ground.name)
    guard let fact = stated.profile.facts[key] else { return }
    if fact.statement.isInDoubt {
      json.key("contested")
      json.bool(true)
    }
    if fact.confidence == .low, fact.origin == .given {
      json.key("placeholder")
      json.bool(true)
    }
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

extension Premise.Ground {
  fileprivate var name: String {
    switch self {
    case .given: "given"
    case .set: "set"
    case .catalogue: "catalogue"
    case .assumed: "assumed"
    case .expected: "expected"
    case .unknown: "unknown"
    case .derived: "derived"
    case .complete(true): "complete list"
    case .complete(false): "open list"
    }
  }
}
