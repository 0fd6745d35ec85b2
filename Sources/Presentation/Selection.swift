import Explanation
package import RuleModel

/// An address in which `*` stands for any characters: `form.*`, `engagement.role beijing/*`, `*.role`.
///
/// Without entities it means those of all. Case counts.
package struct AddressPattern: Sendable, Hashable {
  /// As it was written.
  package let text: String
  private let attribute: [UInt8]
  private let entities: [UInt8]?

  package init(_ text: String) {
    let parts = text.split(separator: " ", maxSplits: 1)
    self.text = text
    attribute = Array((parts.first ?? "").utf8)
    entities = parts.count > 1 ? Array(parts[1].utf8) : nil
  }

  func matches(attribute name: String) -> Bool { Self.matches(Array(name.utf8)[...], attribute[...]) }

  func matches(entities ids: String) -> Bool {
    entities.map { Self.matches(Array(ids.utf8)[...], $0[...]) } ?? true
  }

  /// The last star takes as little as it can and more where the rest does not fit: O(text × pattern).
  private static func matches(_ text: ArraySlice<UInt8>, _ pattern: ArraySlice<UInt8>) -> Bool {
    var (text, pattern) = (text, pattern)
    var retry: (text: ArraySlice<UInt8>, pattern: ArraySlice<UInt8>)?
    while let byte = text.first {
      if pattern.first == UInt8(ascii: "*") {
        pattern = pattern.dropFirst()
        retry = (text, pattern)
      } else if pattern.first == byte {
        (text, pattern) = (text.dropFirst(), pattern.dropFirst())
      } else if let last = retry {
        retry = (last.text.dropFirst(), last.pattern)
        (text, pattern) = (last.text.dropFirst(), last.pattern)
      } else {
        return false
      }
    }
    return pattern.allSatisfy { $0 == UInt8(ascii: "*") }
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
    ruleSet.outcomes(meant: [pattern]).flatMap(keys).filter { pattern.matches(entities: spelling.entities(of: $0)) }
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
