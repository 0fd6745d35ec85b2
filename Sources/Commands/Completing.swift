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

/// The names that a rule set has for it, in the order of declaration; none where it cannot be read.
package func completions(of name: CompletedName, rules directory: String) -> [String] {
  if name == .code { return allCodes.map(\.code) }
  var workspace = Workspace()
  let loaded = workspace.loadRules(directory: directory)
  guard loaded.value.isSound else { return [] }
  return Completions(ruleSet: loaded.value.ruleSet).names(name)
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
    guard attribute.origin == .given || attribute.origin == .both else { return [] }
    let values: [String]
    switch attribute.type {
    case .boolean: values = ["yes", "no", "unknown"]
    case .domain(let domain): values = ruleSet.domains[domain.raw].values.map(\.name) + ["unknown"]
    default: values = [""]
    }
    return addresses(id, ".").flatMap { address in values.map { "\(address)=\($0)" } }
  }
}
