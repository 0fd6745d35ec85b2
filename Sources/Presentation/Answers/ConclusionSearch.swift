import Explanation
import Report
package import RuleModel

extension Presenter {
  /// The conclusions that a text means, in the order of their addresses: an address, in which `*` stands for any characters;
  /// else names or titles in any language, parts of them, or with `*`, with `·` or a comma between: `Climate diplomacy · Role`,
  /// or with a point: `climate-diplomacy.role`.
  ///
  /// A title of an entity alone means all outcomes that are about it alone. Linear in what is concluded.
  package func conclusions(_ text: String) -> [FactKey] {
    let pattern = AddressPattern(text)
    let named = derived.filter { pattern.matches(attribute: readings.ruleSet[$0].fullName) }
    let found = keys(named).filter { pattern.matches(entities: titles.spelling.entities(of: $0)) }
    if !found.isEmpty { return titles.byAddress(found) }
    return titles.byAddress(called(text) { $0.named($1, where: isInConclusions) })
  }

  /// Conclusions that are called nearly so, in the order of their addresses: what was meant may be among them. Of `form.role nobody*` those
  /// of the attribute.
  package func conclusions(near text: String) -> [FactKey] {
    let plain = text.filter { $0 != "*" }
    let near = called(plain) { $0.find($1, where: isInConclusions) }
    if !near.isEmpty { return titles.byAddress(near) }
    let attribute = text.split(separator: " ").first.map(String.init) ?? ""
    return titles.byAddress(called(attribute) { $0.named($1, where: isInConclusions) })
  }

  /// The first way of reading a text by which it means something.
  private func called(_ text: String, _ things: (NameSearch, String) -> [NamedThing]) -> [FactKey] {
    let search = NameSearch(readings.ruleSet, readings.profile)
    for parts in parts(of: text) {
      let found = conclusions(parts.map { things(search, $0) })
      if !found.isEmpty { return found }
    }
    return []
  }

  /// Names with `·` or a comma between; `climate-diplomacy.role`, where nothing before the point is a kind; else one name, or
  /// `form.role tourism`, an address of which only the attribute is written out.
  private func parts(of text: String) -> [[String]] {
    func members(_ text: Substring) -> [String] { text.split(separator: "/").map(\.trimmed) }
    if text.contains("·") || text.contains(",") { return [text.split { $0 == "·" || $0 == "," }.map(\.trimmed)] }
    let words = text.split(separator: " ", maxSplits: 1)
    let address = words.prefix(1).map(\.trimmed) + words.dropFirst().flatMap(members)
    let whole = [text[...].trimmed]
    guard let point = text.lastIndex(of: ".") else { return [whole, address] }
    let isKind = readings.ruleSet.kinds.contains { $0.name == text[..<point] }
    if isKind || words.count > 1 { return [whole, address] }
    return [members(text[..<point]) + [text[text.index(after: point)...].trimmed]]
  }

  /// Those about something of every part.
  private func conclusions(_ parts: [[NamedThing]]) -> [FactKey] {
    guard !parts.isEmpty, !parts.contains(where: \.isEmpty) else { return [] }
    let attributes = parts.joined().compactMap { thing in
      if case .attribute(let attribute) = thing { derived.contains(attribute) ? attribute : nil } else { nil }
    }
    // What is named by its entities alone is an outcome.
    let asked = attributes.isEmpty ? readings.ruleSet.outcomes.map(\.attribute) : attributes
    let found = keys(asked).filter { key in parts.allSatisfy { part in part.contains { isAbout(key, $0) } } }
    // A form's own role is meant before its role with each partner.
    let fewest = found.map(\.numbers.count).min()
    return found.filter { $0.numbers.count == fewest }
  }

  /// Rules, values and sources have names too, and no conclusion is called by them.
  private func isInConclusions(_ thing: NamedThing) -> Bool {
    switch thing {
    case .attribute(let attribute): readings.ruleSet[attribute].isDerived
    case .entity: true
    case .rule, .value, .source: false
    }
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
