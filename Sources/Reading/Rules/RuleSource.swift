import RuleModel
import SourceText
import YAMLReading

/// A rule as it is written, or one case of a matrix: its own fields, those of its matrix, and the defaults around it.
struct RuleSource: Sendable {
  var id: String
  var span: SourceSpan
  /// The case, if it is one, then the rule.
  var layers: [YAMLNode]
  /// Of the section, then of the file.
  var defaults: [YAMLNode]
  /// Index into `RuleSet.sections`; known once the files are put together.
  var section = 0

  /// The nearest value: a case's own before the matrix's.
  func own(_ key: String) -> YAMLNode? { nearest(key, layers) }

  /// The nearest value, defaults included.
  func inherited(_ key: String) -> YAMLNode? {
    own(key) ?? nearest(key, defaults)
  }

  private func nearest(_ key: String, _ nodes: [YAMLNode]) -> YAMLNode? {
    for node in nodes { if let value = node[key] { return value } }
    return nil
  }

  /// All values: the matrix's, then the case's.
  func joined(_ key: String) -> [YAMLNode] {
    if layers.count == 1 { return layers[0][key].map { [$0] } ?? [] }
    return layers.reversed().compactMap { $0[key] }
  }
}
