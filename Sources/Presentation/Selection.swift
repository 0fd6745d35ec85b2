import Explanation
import RuleModel

/// An address in which `*` stands for any characters: `form.*`, `engagement.role beijing/*`, `*.role`.
///
/// Without entities it means those of all. Case counts.
public struct AddressPattern: Sendable, Hashable {
  /// As it was written.
  public let text: String
  private let attribute: [UInt8]
  private let entities: [UInt8]?

  public init(_ text: String) {
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

extension Presenter {
  /// The outcomes that some pattern means; without patterns those of which the rule set speaks first. In the order of their
  /// addresses, each once.
  public func selection(_ patterns: [AddressPattern] = []) -> [FactKey] {
    let keys = patterns.isEmpty ? outcomes(saidFirst) : patterns.flatMap(outcomes)
    return titles.byAddress(Array(Set(keys)))
  }

  /// The outcomes that one pattern means.
  public func outcomes(_ pattern: AddressPattern) -> [FactKey] {
    let ruleSet = readings.ruleSet
    let named = ruleSet.outcomes.map(\.attribute).filter { pattern.matches(attribute: ruleSet[$0].fullName) }
    return outcomes(named).filter { pattern.matches(entities: titles.spelling.entities(of: $0)) }
  }

  /// The addresses of all outcomes.
  public var addresses: [String] {
    outcomes(readings.ruleSet.outcomes.map(\.attribute)).map { titles.address($0) }
  }

  private func outcomes(_ attributes: [AttributeID]) -> [FactKey] {
    attributes.flatMap { readings.working.keys(of: $0) }
  }

  /// The outcomes of which the first document speaks, else the summary; where neither names one, all.
  private var saidFirst: [AttributeID] {
    let all = readings.ruleSet.outcomes.map(\.attribute)
    let shown = readings.ruleSet.documents.first.map { DocumentReads($0).paths.flatMap(\.steps) }
    let named = Set(shown ?? readings.ruleSet.summaries.map(\.attribute))
    let found = all.filter(named.contains)
    return found.isEmpty ? all : found
  }
}

extension Titles {
  /// Sorted by address: however files and entries are ordered, the order is the same.
  func byAddress(_ keys: [FactKey]) -> [FactKey] { sorted(keys, by: address) }
}
