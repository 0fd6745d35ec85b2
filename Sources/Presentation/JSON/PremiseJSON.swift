import Explanation
import Inference
import Report
import RuleModel
import SourceText

/// Writes what reasons read: facts and lists with what they rest on and where they stand.
struct PremiseWriter: Sendable {
  private let explainer: Explainer
  /// As the facts are stated: who contests them and how firm they are.
  private let stated: Explainer
  private let files: SourceMap
  private let titles: Titles
  private var ruleSet: RuleSet { explainer.ruleSet }

  /// Of one reading.
  init(_ presenter: Presenter, of reading: Explainer) {
    explainer = reading
    stated = presenter.readings.bounds
    files = presenter.files
    titles = presenter.titles
  }

  /// A member with them, in the order in which they are read.
  func write(of instance: RuleInstance, to json: inout JSONWriter) {
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
