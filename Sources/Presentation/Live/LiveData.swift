import Explanation
import LivePage
package import Report
package import RuleModel

/// What a page that evaluates by itself holds: the machine's data, what may be changed, what is shown, and all words.
///
/// Nothing of a language is decided in the page: titles, sentences and particles come from here, for each value that may
/// stand in them.
package struct LiveData: Sendable {
  let evaluated: EvaluatedProfile
  let document: DocumentDeclaration
  let languages: [ReportLanguage]
  let options: DocumentOptions
  let titles: [Titles]
  let live: LiveProgram
  let moves: LiveMoves
  private let provenance: Provenance
  private let scenario: [FactKey: Fact]

  /// A document of the rule set for a profile. `scenario`: facts that the page's second scenario states otherwise. Nil where
  /// the settled facts cannot be held.
  package init?(
    _ evaluated: EvaluatedProfile, _ document: DocumentDeclaration, _ languages: [ReportLanguage],
    _ provenance: Provenance, _ options: DocumentOptions = DocumentOptions(), scenario: [FactKey: Fact] = [:]
  ) {
    let working = evaluated.readings.working
    moves = LiveMoves(document, working.ruleSet, working.profile)
    guard let live = LiveProgram(working, asking: moves.asked) else { return nil }
    self.live = live
    self.evaluated = evaluated
    self.document = document
    self.languages = languages
    self.options = options
    self.provenance = provenance
    self.scenario = scenario
    titles = languages.map { Titles(working, $0) }
  }

  var readings: Readings { evaluated.readings }
  var ruleSet: RuleSet { readings.ruleSet }

  /// All of it. Linear in the program, facts × values, and rules × languages.
  package var json: JSONValue {
    let words = zip(languages, titles).map { ($0.0.rawValue, self.words($0.1)) }
    return [
      "made": made, "machine": live.json, "facts": facts, "types": types, "choices": choices,
      "spelling": spelling, "profile": profileText, "shown": .numbers(shown), "moves": moves.json(self),
      "members": .array(ruleSet.kinds.indices.map { .numbers(ruleSet.kinds.memberKinds(of: KindID($0)).map(\.raw)) }),
      "topics": .array(ruleSet.topics.map { .numbers($0.attributes.map(\.raw)) }), "scenario": stated(scenario),
      "words": .object(words),
    ]
  }

  /// With the script that runs it.
  package var script: PageScript { PageScript(code: LiveScript.text, style: LiveScript.style, data: json) }

  /// By what the page was made.
  private var made: JSONValue {
    [
      "rules": .string(ruleSet.name), "version": .string(ruleSet.version), "digest": .string(provenance.rulesDigest),
      "profile": .string(readings.profile.id), "profileDigest": .string(provenance.profileDigest),
    ]
  }

  /// Attributes of which the document speaks and that rules conclude, in its order.
  private var shown: [Int] {
    var seen: Set<Int> = []
    let named = DocumentReads(document).paths.compactMap { $0.steps.last?.raw }
    return named.filter { ruleSet.attributes[$0].isDerived && seen.insert($0).inserted }
  }

  /// By attribute: what its values are.
  private var types: JSONValue {
    .array(
      ruleSet.attributes.map { attribute in
        switch attribute.type {
        case .boolean: ["boolean"]
        case .domain(let domain): ["domain", .count(domain.raw), .bool(ruleSet.domains[domain.raw].isOrdered)]
        case .reference(let kind): ["reference", .count(kind.raw)]
        case .number(let number): ["number", .count(number.places), bound(number.lower), bound(number.upper)]
        case .set(.domain(let domain)): ["set", "domain", .count(domain.raw)]
        case .set(.reference(let kind)): ["set", "reference", .count(kind.raw)]
        case .text: ["text"]
        }
      })
  }

  private func bound(_ bound: Int64?) -> JSONValue { bound.map { .string(String($0)) } ?? .null }

  /// Facts that a scenario states: attribute, entities, value; unknown as a word.
  private func stated(_ facts: [FactKey: Fact]) -> JSONValue {
    .array(
      facts.sorted { $0.key < $1.key }.compactMap { key, fact in
        liveStatement(fact.statement).map { [.count(key.attribute.raw), .numbers(key.numbers), $0] }
      })
  }
}

/// A statement as the page keeps it: a value, null where it does not apply, `unknown`, or `as stated` of what is contested.
func liveStatement(_ statement: Statement) -> JSONValue? {
  switch statement {
  case .known(.text): nil
  case .known(let constant): .constant(constant)
  case .doesNotApply: .null
  case .unknown, .any: "unknown"
  case .oneOf, .interval: "as stated"
  }
}
