import Explanation
import Report
import RuleModel

extension Presenter {
  /// The JSON of an evaluation, `demarche/evaluation/1`, ending in a line feed: the same bytes for the same inputs.
  public func evaluationJSON(
    _ outcomes: [Outcome], _ provenance: Provenance, form: JSONForm = .pretty
  ) -> [UInt8] {
    var writer = EvaluationWriter(self, form)
    writer.write(outcomes, provenance)
    return writer.json.bytes + [0x0A]
  }
}

/// Writes outcomes with their reasons; what many outcomes rest on is written once and copied.
struct EvaluationWriter: Sendable {
  let explainer: Explainer
  let titles: Titles
  var json: JSONWriter
  private var reasons: ReasonWriter

  init(_ presenter: Presenter, _ form: JSONForm) {
    explainer = presenter.explainer
    titles = presenter.titles
    json = JSONWriter(form)
    reasons = ReasonWriter(presenter, form)
  }

  private var ruleSet: RuleSet { explainer.ruleSet }

  fileprivate mutating func write(_ outcomes: [Outcome], _ provenance: Provenance) {
    json.begin("{")
    writeHead("demarche/evaluation/1", provenance)
    array("assumptions", explainer.assumptions()) { $0.write($1) }
    array("outcomes", outcomes) { $0.write($1) }
    array("contradictions", explainer.contradictions(among: outcomes)) { $0.writeContradiction($1) }
    array("unknown", explainer.openLeaves(OutcomeIndex(outcomes)).facts) { $0.write($1) }
    json.breakLine()
    json.end("}")
  }

  /// A member of the document: an array with a line for each element.
  mutating func array<Element>(
    _ name: String, _ elements: [Element], _ write: (inout EvaluationWriter, Element) -> Void
  ) {
    json.breakLine()
    json.key(name)
    json.begin("[")
    for element in elements {
      json.breakLine()
      write(&self, element)
    }
    if !elements.isEmpty { json.breakLine() }
    json.end("]")
  }

  // MARK: Inputs

  /// The format's name, and what it was made from.
  mutating func writeHead(_ schema: String, _ provenance: Provenance) {
    json.breakLine()
    member("schema", schema)
    json.breakLine()
    json.key("profile")
    json.begin("{")
    member("id", explainer.profile.id)
    member("file", provenance.profileFile)
    member("digest", provenance.profileDigest)
    json.end("}")
    json.breakLine()
    json.key("rules")
    json.begin("{")
    member("name", ruleSet.name)
    member("version", ruleSet.version)
    member("digest", provenance.rulesDigest)
    json.key("count")
    json.number(String(ruleSet.rules.count { !$0.isDraft }))
    json.end("}")
  }

  private mutating func member(_ name: String, _ text: String) {
    json.key(name)
    json.string(text)
  }

  private mutating func write(_ assumption: Assumption) {
    json.begin("{")
    write(assumption.statement, of: assumption.key)
    member("from", assumption.isSet ? "set" : "assumed")
    json.end("}")
  }

  /// The members that say what is stated of a fact.
  private mutating func write(_ statement: Statement, of key: FactKey) {
    member("path", titles.address(key))
    json.key("value")
    json.statement(statement, ruleSet.attributes[key.attribute.raw].type, titles)
  }

  private mutating func write(_ fact: OpenFact) {
    json.begin("{")
    switch fact.subject {
    case .fact(let key):
      member("path", titles.address(key))
      if let question = titles.text(ruleSet.attributes[key.attribute.raw].question) { member("question", question) }
    case .list(let kind):
      member("path", ruleSet.kinds[kind.raw].listedAs ?? ruleSet.kinds[kind.raw].name)
      member("question", titles.wording(.isListComplete, titles.title(kind)))
    }
    json.key("matters-to")
    json.number(String(fact.matters))
    json.end("}")
  }

  // MARK: Outcomes

  mutating func write(_ outcome: Outcome) {
    let type = ruleSet.attributes[outcome.key.attribute.raw].type
    json.begin("{")
    writeKey(outcome.key)
    json.members(outcome.value, type, titles)
    member("certainty", outcome.certainty.name)
    writeCases(outcome, type)
    writeTension(outcome)
    if outcome.isStated {
      json.key("stated")
      json.bool(true)
    }
    json.breakLine()
    json.key("because")
    json.begin("[")
    for reason in outcome.reasons {
      json.breakLine()
      reasons.write(reason, to: &json)
    }
    json.end("]")
    json.end("}")
  }

  private mutating func writeKey(_ key: FactKey) {
    let attribute = ruleSet.attributes[key.attribute.raw]
    member("attribute", attribute.fullName)
    json.entities(zip(titles.members(of: attribute.kind), key.numbers).map { ($0.name, titles.id($0.kind, $1)) })
  }

  /// Each combination of cases that makes a difference, with the value under it.
  private mutating func writeCases(_ outcome: Outcome, _ type: ValueType) {
    guard !outcome.cases.isEmpty else { return }
    json.breakLine()
    json.key("cases")
    json.begin("[")
    for `case` in outcome.cases {
      json.breakLine()
      json.begin("{")
      json.key("if")
      json.begin("[")
      for choice in `case`.assumed { write(choice) }
      json.end("]")
      json.members(`case`.value, type, titles)
      json.end("}")
    }
    json.end("]")
  }

  private mutating func write(_ choice: Outcome.DoubtCase) {
    let doubt = explainer.facts.doubts[choice.doubt]
    json.begin("{")
    write(doubt.cases[choice.chosen].statement, of: doubt.key)
    json.end("}")
  }

  private mutating func writeTension(_ outcome: Outcome) {
    guard let tension = outcome.tension else { return }
    json.key("tension")
    json.begin("{")
    json.rules("upward", tension.upward, ruleSet)
    json.rules("downward", tension.downward, ruleSet)
    json.end("}")
  }

  private mutating func writeContradiction(_ outcome: Outcome) {
    json.begin("{")
    writeKey(outcome.key)
    member("certainty", outcome.value.contradiction == .certain ? "certain" : "possible")
    json.rules("rules", Set(outcome.reasons.filter { $0.status != .defeated }.map(\.rule)).sorted(), ruleSet)
    json.end("}")
  }
}

extension Outcome.Certainty {
  fileprivate var name: String {
    switch self {
    case .certain: "certain"
    case .possible: "possible"
    case .contradiction: "contradiction"
    }
  }
}
