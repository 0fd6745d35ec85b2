import Circuit
import Explanation
import Parallel
package import Report
package import RuleModel

/// What the JSON of an evaluation contains.
package struct EvaluationContent: Sendable {
  /// The outcomes, in the order in which they are written.
  package var outcomes: [FactKey]
  /// In brief why each stands; in full also on what the reasons rest, on which placeholders it stands, and what would
  /// change it.
  package var explain: Detail
  package var form: JSONForm

  package init(_ outcomes: [FactKey], explain: Detail = .brief, form: JSONForm = .pretty) {
    self.outcomes = outcomes
    self.explain = explain
    self.form = form
  }
}

extension Presenter {
  /// The JSON of an evaluation, `demarche/evaluation/2`, ending in a line feed: the same bytes for the same inputs, in
  /// whatever order files and entries stand.
  ///
  /// In full it costs an evaluation for each change of a fact that is tried, and some for each provisional outcome.
  package func evaluationJSON(_ content: EvaluationContent, _ provenance: Provenance) -> [UInt8] {
    var writer = EvaluationWriter(self, content.explain, content.form)
    writer.write(content, provenance)
    return writer.json.bytes + [0x0A]
  }
}

/// Writes what follows; what many outcomes rest on is written once and copied.
struct EvaluationWriter: Sendable {
  let readings: Readings
  let titles: Titles
  let explain: Detail
  var json: JSONWriter
  /// Of the working reading.
  private var reasons: ReasonWriter
  private var ruleSet: RuleSet { readings.ruleSet }

  init(_ presenter: Presenter, _ explain: Detail, _ form: JSONForm) {
    readings = presenter.readings
    titles = presenter.titles
    self.explain = explain
    json = JSONWriter(form)
    let premises = explain == .full ? PremiseWriter(presenter, of: readings.working) : nil
    reasons = ReasonWriter(presenter.titles, of: readings.working, premises: premises, form)
  }

  fileprivate mutating func write(_ content: EvaluationContent, _ provenance: Provenance) {
    let answers = content.outcomes.concurrentMap { [readings] in readings.answer($0) }
    let basis = readings.basis(of: explain == .full ? answers : [])
    let assumptions = readings.bounds.assumptions().map { ($0, titles.address($0.key)) }
    json.begin("{")
    writeHead("demarche/evaluation/2", provenance)
    writeBasis(basis)
    writeNames(content.outcomes.map(\.attribute))
    array("assumptions", sorted(assumptions) { $0.1 }) { $0.write($1.0, $1.1) }
    array("unknown", unknown) { $0.write($1) }
    array("outcomes", answers) { $0.write($1, restsOn: basis.facts(carrying: $1.key)) }
    // All of the working reading, whatever was selected.
    array("contradictions", titles.byAddress(readings.working.contradictions)) { $0.writeContradiction($1) }
    if explain == .full { writeFlips(readings.flips(of: content.outcomes)) }
    json.breakLine()
    json.end("}")
  }

  /// Outcomes by themselves.
  mutating func writeOutcomes(_ keys: [FactKey]) {
    let answers = keys.map { readings.answer($0) }
    let basis = explain == .full ? readings.basis(of: answers) : nil
    json.begin("[")
    for answer in answers { write(answer, restsOn: basis?.facts(carrying: answer.key) ?? []) }
    json.end("]")
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

  private mutating func writeProfile(_ file: String, _ provenance: Provenance) {
    json.breakLine()
    json.key("profile")
    json.begin("{")
    member("id", readings.profile.id)
    member("file", file)
    member("digest", provenance.profileDigest)
    if !provenance.settings.isEmpty {
      json.key("set")
      json.begin("[")
      for setting in provenance.settings { json.string(setting) }
      json.end("]")
    }
    json.end("}")
  }

  /// The format's name, and what it was made from.
  mutating func writeHead(_ schema: String, _ provenance: Provenance) {
    json.breakLine()
    member("schema", schema)
    member("language", titles.wording.language.rawValue)
    if let file = provenance.profileFile { writeProfile(file, provenance) }
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

  mutating func member(_ name: String, _ text: String) {
    json.key(name)
    json.string(text)
  }

  private mutating func write(_ assumption: Assumption, _ address: String) {
    json.begin("{")
    member("fact", address)
    let taken = readings.working.known(assumption.key)
    json.members(assumption.statement, taken: taken, ruleSet[assumption.key.attribute].type, titles)
    member("from", assumption.isSet ? "set" : "assumed")
    json.end("}")
  }

  /// Facts that some rule reads and comes to, and nobody states, and lists that may go on, by address.
  private var unknown: [(address: String, subject: Premise.Subject)] {
    let reached = ReachedEntities(readings.bounds)
    let facts = readings.profile.unknownFacts(in: ruleSet).filter { key in
      readings.working.circuit.isRead[key.attribute.raw] && reached.contains(key, ruleSet[key.attribute].kind)
    }
    let lists = ruleSet.kinds.indices.map { KindID($0) }.filter { kind in
      readings.profile.isOpen[kind.raw] && readings.profile.isListed.indices.contains(kind.raw)
        && readings.profile.isListed[kind.raw]
    }
    let all =
      lists.map { (ruleSet[$0].listedAs ?? ruleSet[$0].name, Premise.Subject.list($0)) }
      + facts.map { (titles.address($0), Premise.Subject.fact($0)) }
    return sorted(all) { $0.0 }.map { (address: $0.0, subject: $0.1) }
  }

  /// An unknown fact with the value that the working reading takes, if any is expected.
  private mutating func write(_ unknown: (address: String, subject: Premise.Subject)) {
    json.begin("{")
    switch unknown.subject {
    case .fact(let key):
      member("fact", unknown.address)
      json.members(readings.working.known(key), ruleSet[key.attribute].type, titles)
      if let question = titles.text(ruleSet[key.attribute].question) { member("question", question) }
    case .list(let kind):
      member("list", unknown.address)
      member("question", titles.wording(.isListComplete, titles.title(kind)))
    }
    json.end("}")
  }

  // MARK: Outcomes

  /// An outcome with its reasons, unless none are asked for.
  mutating func write(_ answer: Answer, restsOn placeholders: [FactKey] = []) {
    json.begin("{")
    json.members(of: answer.key, titles)
    json.members(answer, titles)
    if !placeholders.isEmpty {
      json.key("rests on")
      json.begin("[")
      for address in titles.byAddress(placeholders).map(titles.address) { json.string(address) }
      json.end("]")
    }
    if answer.working.isStated {
      json.key("stated")
      json.bool(true)
    }
    if explain != .none { reasons.write(answer.working.reasons, to: &json) }
    json.end("}")
  }

  // MARK: Contradictions

  private mutating func writeContradiction(_ key: FactKey) {
    json.begin("{")
    json.members(of: key, titles)
    json.rules("rules", readings.working.reasons(key).filter { $0.status != .defeated }.map(\.rule), ruleSet)
    json.end("}")
  }
}

extension JSONWriter {
  /// What an outcome is about: its address, and the parts of it.
  mutating func members(of key: FactKey, _ titles: Titles) {
    let attribute = titles.ruleSet[key.attribute]
    self.key("address")
    string(titles.address(key))
    self.key("attribute")
    string(attribute.fullName)
    entities(zip(titles.members(of: attribute.kind), key.numbers).map { ($0.name, titles.id($0.kind, $1)) })
  }

  /// What follows: the value, how firmly it stands, and what else it may be.
  mutating func members(_ answer: Answer, _ titles: Titles) {
    let type = titles.ruleSet[answer.key.attribute].type
    members(answer.working.value, type, titles)
    key("ground")
    string(answer.ground.name)
    guard answer.isWider else { return }
    key("bounds")
    bounds(answer.bounds, type, titles)
  }
}

extension Answer {
  /// Whether the bounds hold more than the working value.
  var isWider: Bool {
    bounds != working.value && !(bounds.contradiction == .certain && working.value.contradiction == .certain)
  }
}

extension Ground {
  /// As authors write it.
  var name: String { Ground.words.first { $0.1 == self }?.0 ?? "" }
}
