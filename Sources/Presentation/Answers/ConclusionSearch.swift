import Explanation
import Report
package import RuleModel

extension Presenter {
  /// The conclusions that a text means, in the order of their addresses: an address, in which `*` stands for any characters;
  /// else names or titles in any language, or parts of them, with `·` or a comma between: `Climate diplomacy · Role`.
  ///
  /// A title of an entity alone means all outcomes that are about it. Linear in what is concluded.
  package func conclusions(_ text: String) -> [FactKey] {
    let pattern = AddressPattern(text)
    let named = derived.filter { pattern.matches(attribute: readings.ruleSet[$0].fullName) }
    let found = keys(named).filter { pattern.matches(entities: titles.spelling.entities(of: $0)) }
    if !found.isEmpty { return titles.byAddress(found) }
    let called = conclusions(called: text)
    return titles.byAddress(called.isEmpty ? conclusions(called: spelledOut(text)) : called)
  }

  /// `form.role tourism`, an address of which only the attribute is written out, as names with `·` between.
  private func spelledOut(_ text: String) -> String {
    let parts = text.split(separator: " ", maxSplits: 1)
    return (parts.prefix(1) + parts.dropFirst().flatMap { $0.split(separator: "/") }).joined(separator: "·")
  }

  private func conclusions(called text: String) -> [FactKey] {
    let search = NameSearch(readings.ruleSet, readings.profile)
    let parts = text.split { $0 == "·" || $0 == "," }.map { part in search.named(part.trimmed) }
    guard !parts.isEmpty, !parts.contains(where: \.isEmpty) else { return [] }
    let attributes = parts.joined().compactMap { thing in
      if case .attribute(let attribute) = thing { derived.contains(attribute) ? attribute : nil } else { nil }
    }
    // What is named by its entities alone is an outcome.
    let asked = attributes.isEmpty ? readings.ruleSet.outcomes.map(\.attribute) : attributes
    let found = keys(asked).filter { key in parts.allSatisfy { part in part.contains { isAbout(key, $0) } } }
    // A form's own role is meant before its role with each partner.
    let fewest = attributes.isEmpty ? nil : found.map(\.numbers.count).min()
    return found.filter { fewest == nil || $0.numbers.count == fewest }
  }

  private func isAbout(_ key: FactKey, _ thing: NamedThing) -> Bool {
    switch thing {
    case .attribute(let attribute): return attribute == key.attribute
    case .entity(let kind, let entity):
      let members = titles.members(of: readings.ruleSet[key.attribute].kind)
      return zip(members, key.entities).contains { $0.kind == kind && $1 == entity }
    case .rule, .value, .source: return false
    }
  }

  private var derived: [AttributeID] {
    readings.ruleSet.attributes.indices.map { AttributeID($0) }.filter { readings.ruleSet[$0].isDerived }
  }

  private func keys(_ attributes: [AttributeID]) -> [FactKey] {
    var seen: Set<AttributeID> = []
    return attributes.filter { seen.insert($0).inserted }.flatMap { readings.working.keys(of: $0) }
  }
}

extension Substring {
  fileprivate var trimmed: String {
    let start = drop { $0 == " " }
    return String(start.reversed().drop { $0 == " " }.reversed())
  }
}
