import Explanation
import Report
import RuleModel
import SourceText

/// Writes the entries of `because`. What an instance says and rests on is the same wherever it contributes.
struct ReasonWriter: Sendable {
  private let explainer: Explainer
  private let files: SourceMap
  private let titles: Titles
  private let sentences: Sentences
  private let form: JSONForm
  private var known: [RuleInstance: [UInt8]] = [:]
  private var ruleSet: RuleSet { explainer.ruleSet }

  init(_ presenter: Presenter, _ form: JSONForm) {
    explainer = presenter.explainer
    files = presenter.files
    titles = presenter.titles
    sentences = Sentences(presenter.titles, presenter.explainer)
    self.form = form
  }

  mutating func write(_ reason: Reason, to json: inout JSONWriter) {
    let rule = ruleSet.rules[reason.rule.raw]
    json.begin("{")
    json.key("rule")
    json.string(rule.id)
    json.entities(zip(rule.scope, reason.entities).map { ($0.name, titles.id($0.kind, $1)) })
    json.key("contribution")
    write(rule.conclusions[reason.conclusion], reason, to: &json)
    json.key("certainty")
    json.string(reason.isCertain ? "certain" : "possible")
    json.key("status")
    json.string(reason.status.name)
    if !reason.defeatedBy.isEmpty { json.rules("by", reason.defeatedBy, ruleSet) }
    json.fragment(grounds(reason.instance, depth: json.depth))
    json.end("}")
  }

  private func write(_ conclusion: Conclusion, _ reason: Reason, to json: inout JSONWriter) {
    let type = ruleSet.attributes[conclusion.attribute.raw].type
    json.begin("{")
    switch conclusion.contribution {
    case .assert:
      json.key("value")
      json.bool(true)
    case .weight(let weight):
      json.key("weight")
      json.number(String(weight))
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

  private func write(_ name: String, _ reason: Reason, _ type: ValueType, to json: inout JSONWriter) {
    json.key(name)
    if let value = explainer.knownValue(of: reason) { json.value(value, type, titles) } else { json.string("unknown") }
  }

  /// `text`, `source` and `premises`.
  private mutating func grounds(_ instance: RuleInstance, depth: Int) -> [UInt8] {
    if let grounds = known[instance] { return grounds }
    var json = JSONWriter(form, depth: depth)
    json.key("text")
    json.string(sentences.sentence(instance))
    json.key("source")
    json.begin("[")
    for source in ruleSet.rules[instance.rule.raw].sources { json.string(source) }
    json.end("]")
    json.breakLine()
    json.key("premises")
    json.begin("[")
    for premise in explainer.premises(of: instance) {
      json.breakLine()
      write(premise, to: &json)
    }
    json.end("]")
    known[instance] = json.bytes
    return json.bytes
  }

  /// A premise: what it says, on what it rests and where it stands.
  private func write(_ premise: Premise, to json: inout JSONWriter) {
    json.begin("{")
    json.key("path")
    switch premise.subject {
    case .list(let kind): json.string(ruleSet.kinds[kind.raw].name)
    case .fact(let key):
      json.string(titles.address(key))
      json.key("value")
      json.fact(explainer.shown(key), ruleSet.attributes[key.attribute.raw].type, titles)
    }
    json.key("from")
    json.string(premise.ground.name)
    if files[premise.span.file] != nil {
      json.key("at")
      json.string(files.place(of: premise.span))
    }
    json.end("}")
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
    for rule in rules { string(ruleSet.rules[rule.raw].id) }
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
