import Explanation
import Report
import RuleModel

/// The words of a rule set and a profile in one language: names of entities, titles of values and attributes.
///
/// Everything is looked up once, so that a report can ask thousands of times; shared, since every part of a report asks.
final class Titles: Sendable {
  let language: LanguageID
  let wording: Wording
  let ruleSet: RuleSet
  let profile: Profile
  /// Names as authors write them.
  let spelling: Spelling
  /// By kind, then by entity.
  private let entities: [[String]]
  /// By domain, then by ordinal.
  private let values: [[String]]
  /// The manifest's own titles of outcomes.
  private let outcomes: [AttributeID: LocalizedText]

  convenience init(_ explainer: Explainer, _ language: ReportLanguage) {
    self.init(explainer.ruleSet, explainer.profile, language)
  }

  init(_ ruleSet: RuleSet, _ profile: Profile, _ language: ReportLanguage) {
    self.ruleSet = ruleSet
    self.profile = profile
    spelling = Spelling(ruleSet, entities: profile.entities)
    wording = Wording(language: language)
    let found = ruleSet.language(language.rawValue)
    self.language = found
    values = ruleSet.domains.map { domain in
      domain.values.map { $0.title?.text(in: found) ?? $0.name }
    }
    entities = Titles.names(ruleSet, profile, found)
    outcomes = Dictionary(
      ruleSet.outcomes.compactMap { outcome in outcome.title.map { (outcome.attribute, $0) } }
    ) { _, last in last }
  }

  private static func names(_ ruleSet: RuleSet, _ profile: Profile, _ language: LanguageID) -> [[String]] {
    let texts = ruleSet.nameAttributes
    return profile.entities.indices.map { kind in
      profile.entities[kind].indices.map { entity in
        let own = texts.indices.contains(kind) ? texts[kind] : nil
        let text = own.flatMap { profile.text(FactKey($0, [EntityID(entity)]), ruleSet, in: language) }
        return text ?? profile.entities[kind][entity].id
      }
    }
  }

  /// The name of an entity; of one that an open list leaves out a word for it.
  func entity(_ kind: KindID, _ number: Int) -> String {
    guard entities.indices.contains(kind.raw), entities[kind.raw].indices.contains(number) else {
      return wording(.unlisted, title(kind))
    }
    return entities[kind.raw][number]
  }

  func value(_ domain: DomainID, _ ordinal: Int) -> String {
    guard values.indices.contains(domain.raw), values[domain.raw].indices.contains(ordinal) else { return "?" }
    return values[domain.raw][ordinal]
  }

  func title(_ kind: KindID) -> String {
    ruleSet.kinds[kind.raw].title.text(in: language) ?? ruleSet.kinds[kind.raw].name
  }

  /// The manifest's own title of an outcome, else the attribute's.
  func outcome(_ attribute: AttributeID) -> String { text(outcomes[attribute]) ?? title(attribute) }

  /// The title of an attribute.
  func title(_ attribute: AttributeID) -> String {
    let declared = ruleSet.attributes[attribute.raw]
    return declared.title.text(in: language) ?? declared.fullName
  }

  func text(_ text: LocalizedText?) -> String? { text?.text(in: language) }

  /// The members that name an entity of a kind: none, itself, or a pair's two.
  func members(of kind: KindID) -> [Kind.Member] { ruleSet.kinds.members(of: kind) }

  /// The id of an entity as authors write it; `?` for one that an open list leaves out.
  func id(_ kind: KindID, _ number: Int) -> String { spelling.entity(number, of: kind) }

  /// `country.power kr`, `engagement.role beijing/climate`: the same everywhere.
  func address(_ key: FactKey) -> String { spelling.address(of: key) }

  /// The names of the entities of a key, for readers: `Beijing · Climate diplomacy`. Of an entity that is a whole
  /// sentence the full stop is dropped: more follows.
  func subject(_ key: FactKey) -> String {
    let name = wholeSubject(key)
    return name.hasSuffix(".") ? String(name.dropLast()) : name
  }

  /// `Power class (Japan)`.
  func label(_ key: FactKey) -> String {
    let subject = subject(key)
    return title(key.attribute) + (subject.isEmpty ? "" : wording.note(subject))
  }

  /// The names where they stand alone.
  func wholeSubject(_ key: FactKey) -> String {
    let attribute = ruleSet.attributes[key.attribute.raw]
    return zip(members(of: attribute.kind), key.entities).map { entity($0.kind, $1.raw) }.joined(separator: " · ")
  }
}

extension Explainer {
  /// The text that a profile or the catalogue states.
  func text(_ key: FactKey, in language: LanguageID) -> String? { profile.text(key, ruleSet, in: language) }
}

extension Profile {
  fileprivate func text(_ key: FactKey, _ ruleSet: RuleSet, in language: LanguageID) -> String? {
    guard case .known(.text(let text))? = (facts[key] ?? ruleSet.facts[key])?.statement else { return nil }
    return text.text(in: language)
  }
}
