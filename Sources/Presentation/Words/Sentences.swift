import Explanation
import Report
import RuleModel

/// Fills in the `because` of rules.
struct Sentences: Sendable {
  let titles: Titles
  var reader: FactReader

  init(_ titles: Titles, _ explanation: Rationale, _ outcomes: OutcomeTable = OutcomeTable()) {
    self.titles = titles
    reader = FactReader(explanation, outcomes)
  }

  /// The reason of a rule's instance; without one, the rule's title.
  mutating func sentence(_ rule: RuleID, _ entities: [Int]) -> String {
    sentence(rule, entities, hiding: nil)
  }

  /// The same with one entity's own insertions hidden, so that sentences that differ in it alone are equal.
  mutating func sentence(_ rule: RuleID, _ entities: [Int], hiding variable: VariableID?) -> String {
    let declared = titles.ruleSet.rules[rule.raw]
    let pieces = declared.because.pieces(in: titles.language)
    if pieces.isEmpty { return titles.text(declared.title) ?? declared.id }
    var result = ""
    for piece in pieces {
      switch piece {
      case .literal(let words): result += words
      case .insertion(let path):
        let isHidden = variable.map { path.subject.terms.contains(.variable($0)) } ?? false
        result += isHidden ? "\u{FFFC}" : insertion(path, entities)
      }
    }
    let language = titles.wording.language
    return language == .ko ? resolveParticles(result) : language.sentence(result)
  }

  private mutating func insertion(_ path: Path, _ entities: [Int]) -> String {
    guard let last = path.steps.last else {
      let start = reader.start(of: path, entities)
      return zip(titles.members(of: path.subject.kind), start).map { titles.entity($0.kind, $1) }
        .joined(separator: " · ")
    }
    let ends = reader.ends(of: path, entities)
    var words: [String] = []
    for key in ends.keys {
      let text = name(of: key) ?? titles.text(reader.known(key), last)
      if !words.contains(text) { words.append(text) }
    }
    return words.isEmpty ? titles.wording(.unknown) : titles.wording.alternatives(words)
  }

  /// For the text that names an entity nobody listed: the word for such an entity.
  private func name(of key: FactKey) -> String? {
    guard titles.ruleSet.attributes[key.attribute.raw].type == .text, let entity = key.numbers.first else { return nil }
    let kind = titles.ruleSet.attributes[key.attribute.raw].kind
    return entity < titles.profile.entities[kind.raw].count ? nil : titles.entity(kind, entity)
  }
}
