import Explanation
import Report
import RuleModel

/// Fills in the `because` of rules.
struct Sentences: Sendable {
  private let titles: Titles
  private let explainer: Explainer

  init(_ titles: Titles, _ explainer: Explainer) {
    self.titles = titles
    self.explainer = explainer
  }

  /// The reason of a rule's instance; without one, the rule's title.
  func sentence(_ instance: RuleInstance) -> String {
    let declared = titles.ruleSet.rules[instance.rule.raw]
    let pieces = declared.because.pieces(in: titles.language)
    if pieces.isEmpty { return titles.text(declared.title) ?? declared.id }
    var result = ""
    for piece in pieces {
      switch piece {
      case .literal(let words): result += words
      case .insertion(let path): result += insertion(path, instance.entities)
      }
    }
    let language = titles.wording.language
    return language == .ko ? resolveParticles(result) : language.sentence(result)
  }

  private func insertion(_ path: Path, _ entities: [Int]) -> String {
    guard let last = path.steps.last else {
      let start = explainer.start(of: path, entities)
      return zip(titles.members(of: path.subject.kind), start).map { titles.entity($0.kind, $1) }
        .joined(separator: " · ")
    }
    var words: [String] = []
    for key in explainer.ends(of: path, entities).keys {
      let text = name(of: key) ?? titles.text(explainer.shown(key), last)
      if !words.contains(text) { words.append(text) }
    }
    return words.isEmpty ? titles.wording(.unknown) : titles.wording.alternatives(words)
  }

  /// For the text that names an entity nobody listed: the word for such an entity.
  private func name(of key: FactKey) -> String? {
    let attribute = titles.ruleSet.attributes[key.attribute.raw]
    guard attribute.type == .text, let entity = key.numbers.first, explainer.isUnlisted(entity, of: attribute.kind)
    else {
      return nil
    }
    return titles.entity(attribute.kind, entity)
  }
}
