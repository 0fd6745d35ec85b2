import Explanation
package import RuleModel
import SourceText

/// An address in which `*` stands for any characters: `form.*`, `engagement.role beijing/*`, `*.role`.
///
/// Without entities it means those of all. Where no address is like it, entities with `*` may be called by titles in any language, and
/// case does not count: `form.role Climate*`, `form.role 기후*`.
package struct AddressPattern: Sendable, Hashable {
  /// As it was written.
  package let text: String
  private let attribute: Wildcard
  private let entities: Wildcard?
  /// By member, as names and titles are compared.
  private let members: [Wildcard]

  package init(_ text: String) {
    let parts = text.split(separator: " ", maxSplits: 1)
    self.text = text
    attribute = Wildcard(parts.first ?? "")
    entities = parts.count > 1 ? Wildcard(parts[1]) : nil
    let hasStar = parts.count > 1 && parts[1].contains("*")
    members = hasStar ? parts[1].lowercased().split(separator: "/").map { Wildcard($0) } : []
  }

  func matches(attribute name: String) -> Bool { attribute.matches(name) }

  func matches(entities ids: String) -> Bool { entities?.matches(ids) ?? true }

  /// By member what it may be called.
  func matches(called names: [[String]]) -> Bool {
    names.count == members.count
      && zip(members, names).allSatisfy { member, names in names.contains { member.matches($0.lowercased()) } }
  }
}

extension RuleSet {
  /// The attributes whose outcomes some pattern means; without patterns those of which the first document speaks, else the
  /// summary; where neither names one, all. In the order of the manifest.
  package func outcomes(meant patterns: [AddressPattern]) -> [AttributeID] {
    let all = outcomes.map(\.attribute)
    if patterns.isEmpty { return saidFirst(all) }
    return all.filter { attribute in patterns.contains { $0.matches(attribute: self[attribute].fullName) } }
  }

  private func saidFirst(_ all: [AttributeID]) -> [AttributeID] {
    let shown = documents.first.map { DocumentReads($0).paths.flatMap(\.steps) }
    let named = Set(shown ?? summaries.map(\.attribute))
    let found = all.filter(named.contains)
    return found.isEmpty ? all : found
  }
}

extension Titles {
  /// The outcomes that some pattern means; without patterns those of which the rule set speaks first. In the order of their
  /// addresses, each once.
  func selection(_ patterns: [AddressPattern]) -> [FactKey] {
    let keys = patterns.isEmpty ? ruleSet.outcomes(meant: []).flatMap(keys) : patterns.flatMap(outcomes)
    return byAddress(Array(Set(keys)))
  }

  func outcomes(_ pattern: AddressPattern) -> [FactKey] {
    let all = ruleSet.outcomes(meant: [pattern]).flatMap(keys)
    let found = all.filter { pattern.matches(entities: spelling.entities(of: $0)) }
    if !found.isEmpty || !pattern.text.contains("*") { return found }
    let titles = ruleSet.entityNames(of: profile)
    return all.filter { pattern.matches(called: names(of: $0, titles)) }
  }

  /// By member its titles in every language, and its id.
  private func names(of key: FactKey, _ titles: [[LocalizedText?]]) -> [[String]] {
    zip(members(of: ruleSet[key.attribute].kind), key.entities).map { member, entity in
      let own = titles[member.kind.raw].indices.contains(entity.raw) ? titles[member.kind.raw][entity.raw] : nil
      return (own?.texts.compactMap { $0 } ?? []) + [id(member.kind, entity.raw)]
    }
  }

  fileprivate func keys(_ attribute: AttributeID) -> [FactKey] { profile.keys(of: attribute, in: ruleSet) }

  /// Sorted by address: however files and entries are ordered, the order is the same.
  func byAddress(_ keys: [FactKey]) -> [FactKey] { sorted(keys, by: address) }
}

extension Presenter {
  /// The outcomes that some pattern means; without patterns those of which the rule set speaks first. In the order of their
  /// addresses, each once.
  package func selection(_ patterns: [AddressPattern] = []) -> [FactKey] { titles.selection(patterns) }

  /// The outcomes that one pattern means.
  package func outcomes(_ pattern: AddressPattern) -> [FactKey] { titles.outcomes(pattern) }

  /// The addresses of all outcomes.
  package var addresses: [String] {
    readings.ruleSet.outcomes.flatMap { titles.keys($0.attribute) }.map { titles.address($0) }
  }
}
