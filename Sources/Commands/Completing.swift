import Loading
import RuleModel
import SourceText

/// What is completed on a command line.
package enum CompletedName: Sendable, CaseIterable {
  /// Anything that has a page.
  case thing
  case rule, attribute, entity, document, code
  /// An outcome, of one entity where it is asked of one: `climate-diplomacy·role`.
  case outcome
  /// What an outcome can be.
  case value
  /// A fact with each value that it can have: `city.budget=high`.
  case setting
}

/// The names that a rule set has for it, in the order of declaration; none where it cannot be read. Where what is typed
/// begins none of them, titles that it begins, in any language, with hyphens for blanks.
package func completions(of name: CompletedName, typed: String = "", rules directory: String) -> [String] {
  if name == .code { return allCodes.map(\.code) }
  var workspace = Workspace()
  let loaded = workspace.loadRules(directory: directory)
  guard loaded.value.isSound else { return [] }
  let found = Completions(ruleSet: loaded.value.ruleSet)
  let own = found.names(name)
  if typed.isEmpty || own.contains(where: { $0.hasPrefix(typed) }) { return own }
  return found.titles(name).filter { $0.hasPrefix(typed) }
}

private struct Completions {
  let ruleSet: RuleSet

  func names(_ name: CompletedName) -> [String] {
    switch name {
    case .thing: ruleSet.attributes.map(\.fullName) + entities + rules + values(ruleSet.domains.indices) + sources
    case .rule: rules
    case .attribute: ruleSet.attributes.map(\.fullName)
    case .entity: entities
    case .document: ruleSet.documents.map(\.name)
    case .code: []
    case .outcome: ruleSet.outcomes.flatMap { addresses($0.attribute, "·") }
    case .value: values(Set(ruleSet.outcomes.compactMap { ruleSet[$0.attribute].type.domain?.raw }).sorted())
    case .setting: ruleSet.attributes.indices.flatMap { settings(AttributeID($0)) }
    }
  }

  private var entities: [String] { ruleSet.entities.flatMap { $0.map(\.id) } }
  private var rules: [String] { ruleSet.rules.map(\.id) }
  private var sources: [String] { ruleSet.sources.map(\.id) }

  private func values(_ domains: some Sequence<Int>) -> [String] {
    var seen: Set<String> = []
    return domains.filter { ruleSet.domains[$0].name != nil }
      .flatMap { ruleSet.domains[$0].values.map(\.name) }.filter { seen.insert($0).inserted }
  }

  /// An address without a blank, which shells take for one word.
  private func addresses(_ id: AttributeID, _ between: String) -> [String] {
    let attribute = ruleSet[id]
    switch ruleSet[attribute.kind].arity {
    case 0: return [attribute.fullName]
    case 1: return ruleSet.entities[attribute.kind.raw].map { $0.id + between + attribute.name }
    default: return []
    }
  }

  private func settings(_ id: AttributeID) -> [String] {
    let attribute = ruleSet[id]
    guard attribute.isStated else { return [] }
    let values: [String]
    switch attribute.type {
    case .boolean: values = ["yes", "no", "unknown"]
    case .domain(let domain): values = ruleSet.domains[domain.raw].values.map(\.name) + ["unknown"]
    default: values = [""]
    }
    return addresses(id, ".").flatMap { address in values.map { "\(address)=\($0)" } }
  }

  // MARK: Titles

  /// The same by titles; a fact by its own or its value's.
  func titles(_ name: CompletedName) -> [String] {
    switch name {
    case .thing: titles(.attribute) + titles(.entity)
    case .attribute: ruleSet.attributes.flatMap { words($0.title) }
    case .entity: ruleSet.entityNames.flatMap { $0.flatMap { words($0) } }
    case .value: ruleSet.outcomes.compactMap { ruleSet[$0.attribute].type.domain }.flatMap(valueTitles)
    case .setting: ruleSet.attributes.indices.flatMap { titledSettings(AttributeID($0)) }
    case .rule, .document, .code, .outcome: []
    }
  }

  private func titledSettings(_ id: AttributeID) -> [String] {
    let attribute = ruleSet[id]
    guard attribute.isStated else { return [] }
    let names = ruleSet[attribute.kind].arity == 0 ? words(attribute.title) : []
    let values = attribute.type.domain.map(valueTitles) ?? []
    let own = settings(id)
    let titled = addresses(id, ".").flatMap { address in values.map { "\(address)=\($0)" } }
    let ends = own.map { String($0.drop { $0 != "=" }) } + values.map { "=" + $0 }
    return titled + names.flatMap { name in ends.map { name + $0 } }
  }

  private func valueTitles(_ domain: DomainID) -> [String] {
    ruleSet.domains[domain.raw].values.flatMap { words($0.title) }
  }

  private func words(_ text: LocalizedText?) -> [String] {
    (text?.texts ?? []).compactMap { $0?.replacing(" ", with: "-") }
  }
}
