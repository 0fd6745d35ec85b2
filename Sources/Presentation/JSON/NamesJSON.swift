import Explanation
import Report
import RuleModel

extension EvaluationWriter {
  /// Titles, in the language that is asked for, of what the outcomes of some attributes speak of: the attributes, their
  /// values, and the entities that they are about or lead to; each sorted by name.
  mutating func writeNames(_ attributes: [AttributeID]) {
    let ruleSet = readings.ruleSet
    let named = sorted(Array(Set(attributes))) { ruleSet[$0].fullName }
    let kinds = sorted(Array(Set(named.flatMap(kinds)))) { ruleSet[$0].name }
    json.breakLine()
    json.key("names")
    json.begin("{")
    names("attributes", named.map { (ruleSet[$0].fullName, titles.outcome($0)) })
    group("values", named.filter { ruleSet[$0].type.domain != nil }.map { (ruleSet[$0].fullName, values($0)) })
    names("kinds", kinds.map { (ruleSet[$0].name, titles.title($0)) })
    group("entities", kinds.map { (ruleSet[$0].name, entities($0)) })
    json.breakLine()
    json.end("}")
  }

  private func kinds(_ attribute: AttributeID) -> [KindID] {
    let declared = readings.ruleSet[attribute]
    let own = titles.members(of: declared.kind).map(\.kind)
    return own + (declared.type.referredKind.map { [$0] } ?? [])
  }

  /// In the order of the scale or choice.
  private func values(_ attribute: AttributeID) -> [(String, String)] {
    guard let domain = readings.ruleSet[attribute].type.domain else { return [] }
    return readings.ruleSet.domains[domain.raw].values.enumerated().map { ($1.name, titles.value(domain, $0)) }
  }

  private func entities(_ kind: KindID) -> [(String, String)] {
    let all = readings.profile.entities[kind.raw].indices.map { (titles.id(kind, $0), titles.entity(kind, $0)) }
    return sorted(all) { $0.0 }
  }

  private mutating func names(_ name: String, _ titles: [(String, String)]) {
    json.breakLine()
    json.key(name)
    json.begin("{")
    for (id, title) in titles { member(id, title) }
    json.end("}")
  }

  private mutating func group(_ name: String, _ groups: [(String, [(String, String)])]) {
    json.breakLine()
    json.key(name)
    json.begin("{")
    for (id, titles) in groups { names(id, titles) }
    if !groups.isEmpty { json.breakLine() }
    json.end("}")
  }
}
