import Explanation
import Inference
import Report
import RuleModel
import SourceText

extension Presenter {
  /// The JSON of an evaluation, `demarche/evaluation/1`, ending in a line feed: the same bytes for the same inputs.
  public func evaluationJSON(
    _ outcomes: [Outcome], _ provenance: Provenance, form: JSONForm = .pretty
  ) -> [UInt8] {
    var writer = EvaluationWriter(self, outcomes, form)
    writer.write(outcomes, provenance)
    return writer.json.bytes + [0x0A]
  }
}

/// Writes an evaluation; what many outcomes rest on is written once and copied.
struct EvaluationWriter: Sendable {
  let presenter: Presenter
  let words: JSONWords
  /// Levels that outcomes are moved in: they stand deeper in a trace.
  let indent: Int
  var json: JSONBuffer
  var reader: FactReader
  var sentences: Sentences
  var premises: PremiseCache
  var premiseTexts: [FactKey: [UInt8]] = [:]
  var instanceTexts: [Instance: [UInt8]] = [:]

  init(_ presenter: Presenter, _ outcomes: [Outcome], _ form: JSONForm, indent: Int = 0) {
    self.presenter = presenter
    self.indent = indent
    words = JSONWords(presenter.titles)
    json = JSONBuffer(form, indent: indent)
    let table = OutcomeTable(outcomes)
    reader = FactReader(presenter.explanation, table)
    sentences = Sentences(presenter.titles, presenter.explanation, table)
    premises = PremiseCache(presenter.explanation)
  }

  var ruleSet: RuleSet { presenter.explanation.ruleSet }

  mutating func write(_ outcomes: [Outcome], _ provenance: Provenance) {
    json.begin("{")
    json.breakLine(1)
    json.key("schema")
    json.word("demarche/evaluation/1")
    writeInputs(provenance)
    array("assumptions", presenter.assumptions()) { $0.write($1) }
    array("outcomes", outcomes) { $0.write($1) }
    array("contradictions", outcomes.filter { $0.value.contradiction != .none }) { $0.writeContradiction($1) }
    array("unknown", presenter.openFacts(outcomes)) { $0.write($1) }
    json.breakLine(0)
    json.end("}")
  }

  private mutating func array<Element>(
    _ name: StaticString, _ elements: [Element], _ write: (inout EvaluationWriter, Element) -> Void
  ) {
    json.breakLine(1)
    json.key(name)
    json.begin("[")
    for element in elements {
      json.breakLine(2)
      write(&self, element)
    }
    if !elements.isEmpty { json.breakLine(1) }
    json.end("]")
  }

  mutating func writeInputs(_ provenance: Provenance) {
    json.breakLine(1 - indent)
    json.key("profile")
    json.begin("{")
    member("id", presenter.explanation.profile.id)
    member("file", provenance.profileFile)
    member("digest", provenance.profileDigest)
    json.end("}")
    json.breakLine(1 - indent)
    json.key("rules")
    json.begin("{")
    member("name", ruleSet.name)
    member("version", ruleSet.version)
    member("digest", provenance.rulesDigest)
    json.key("count")
    json.number(String(ruleSet.rules.count { !$0.isDraft }))
    json.end("}")
  }

  mutating func member(_ name: StaticString, _ text: String) {
    json.key(name)
    json.string(text)
  }

  private mutating func write(_ assumption: Assumption) {
    json.begin("{")
    member("path", presenter.titles.address(assumption.key))
    json.key("value")
    json.statement(
      assumption.statement, ruleSet.attributes[assumption.key.attribute.raw].type, words, presenter.titles)
    json.key("from")
    json.word(assumption.isSet ? "set" : "assumed")
    json.end("}")
  }

  // MARK: Outcomes

  mutating func write(_ outcome: Outcome) {
    json.begin("{")
    writeKey(outcome.key)
    json.members(outcome.value, ruleSet.attributes[outcome.key.attribute.raw].type, words)
    json.key("certainty")
    json.certainty(outcome.certainty)
    writeCases(outcome)
    writeTension(outcome)
    if outcome.isStated {
      json.key("stated")
      json.bool(true)
    }
    json.breakLine(3)
    json.key("because")
    json.begin("[")
    for reason in outcome.reasons {
      json.breakLine(4)
      write(reason)
    }
    json.end("]")
    json.end("}")
  }

  mutating func writeKey(_ key: FactKey) {
    json.key("attribute")
    json.fragment(words.attributes[key.attribute.raw])
    json.key("entities")
    json.begin("{")
    for (member, entity) in zip(presenter.titles.members(of: ruleSet.attributes[key.attribute.raw].kind), key.entities)
    {
      json.key(quoted: JSONBuffer.quoted(member.name))
      json.fragment(words.entity(member.kind, entity.raw))
    }
    json.end("}")
  }

  /// Each combination of cases that makes a difference, with the value under it.
  private mutating func writeCases(_ outcome: Outcome) {
    guard !outcome.cases.isEmpty else { return }
    json.breakLine(3)
    json.key("cases")
    json.begin("[")
    for `case` in outcome.cases {
      json.breakLine(4)
      json.begin("{")
      json.key("if")
      json.begin("[")
      for choice in `case`.assumed { write(choice) }
      json.end("]")
      json.members(`case`.value, ruleSet.attributes[outcome.key.attribute.raw].type, words)
      json.end("}")
    }
    json.end("]")
  }

  private mutating func write(_ choice: Outcome.DoubtCase) {
    let doubts = presenter.explanation.facts.doubts
    guard doubts.indices.contains(choice.doubt), doubts[choice.doubt].cases.indices.contains(choice.chosen) else {
      return
    }
    let doubt = doubts[choice.doubt]
    json.begin("{")
    member("path", presenter.titles.address(doubt.key))
    json.key("value")
    json.statement(
      doubt.cases[choice.chosen].statement, ruleSet.attributes[doubt.key.attribute.raw].type, words, presenter.titles)
    json.end("}")
  }

  private mutating func writeTension(_ outcome: Outcome) {
    guard let tension = outcome.tension else { return }
    json.key("tension")
    json.begin("{")
    json.key("upward")
    write(rules: tension.upward)
    json.key("downward")
    write(rules: tension.downward)
    json.end("}")
  }

  mutating func write(rules: [RuleID]) {
    json.begin("[")
    for rule in rules { json.fragment(words.rules[rule.raw]) }
    json.end("]")
  }

  private mutating func writeContradiction(_ outcome: Outcome) {
    json.begin("{")
    writeKey(outcome.key)
    json.key("certainty")
    json.word(outcome.value.contradiction == .certain ? "certain" : "possible")
    json.key("rules")
    write(rules: Set(outcome.reasons.filter { $0.status != .defeated }.map(\.rule)).sorted())
    json.end("}")
  }

  private mutating func write(_ fact: OpenFact) {
    json.begin("{")
    switch fact.subject {
    case .fact(let key):
      member("path", presenter.titles.address(key))
      if let question = presenter.titles.text(ruleSet.attributes[key.attribute.raw].question) {
        member("question", question)
      }
    case .list(let kind):
      member("path", ruleSet.kinds[kind.raw].listedAs ?? ruleSet.kinds[kind.raw].name)
      member("question", presenter.titles.wording(.isListComplete, presenter.titles.title(kind)))
    }
    json.key("matters-to")
    json.number(String(fact.matters))
    json.end("}")
  }
}
