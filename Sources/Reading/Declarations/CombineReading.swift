import RuleModel
import SourceText
import YAMLReading

private enum Way: String, CaseIterable {
  case asserted, single, sum, level, collected, rank

  /// Fields that belong to this way alone.
  var fields: [String] {
    switch self {
    case .asserted, .collected: []
    case .single: ["default", "prefer"]
    case .sum: ["base", "weights", "bands"]
    case .level: ["base", "when floor exceeds cap"]
    case .rank: ["rank"]
    }
  }

  /// What it makes, for messages.
  var product: String {
    switch self {
    case .asserted: "a boolean"
    case .single: "a single value"
    case .sum, .rank: "an integer"
    case .level: "a scale"
    case .collected: "a set"
    }
  }

  static let words = allCases.map { ($0.rawValue, $0) }
}

/// Reads how contributions to a derived attribute combine.
struct CombineReader {
  /// Of the attribute.
  let type: ValueType
  let domains: DeclaredDomains

  /// Nil, with a diagnostic, where the attribute has no values of the kind that its way to combine makes.
  func combine(
    _ fields: Fields, _ id: AttributeID, _ pending: inout PendingExpressions, _ sink: inout DiagnosticSink
  ) -> Combine? {
    guard fields.required("combine", &sink) != nil, let way = fields.choice("combine", Way.words, &sink) else {
      return nil
    }
    let foreign = Way.allCases.flatMap(\.fields).filter { !way.fields.contains($0) }
    fields.refuse(foreign, "combines by '\(way.rawValue)'", &sink)
    guard fits(way) else {
      let node = fields["type"] ?? fields.node
      sink.error(
        .combineMismatch, "'combine: \(way.rawValue)' makes \(way.product), and \(fields.what) is none", at: node.span)
      return nil
    }
    note(fields, way, id, &pending, &sink)
    return combine(fields, way, &sink)
  }

  private func fits(_ way: Way) -> Bool {
    switch (way, type) {
    case (.asserted, .boolean), (.collected, .set): true
    case (.single, .boolean), (.single, .number), (.single, .domain), (.single, .reference): true
    case (.sum, .number(let number)), (.rank, .number(let number)): number.places == 0
    case (.level, .domain(let domain)): domains[domain].isOrdered
    default: false
    }
  }

  /// Stores what waits for paths and conditions.
  private func note(
    _ fields: Fields, _ way: Way, _ id: AttributeID, _ pending: inout PendingExpressions,
    _ sink: inout DiagnosticSink
  ) {
    if way == .sum || way == .level, let node = fields["base"] { pending.base[id] = node }
    if way == .single, let node = fields["default"] { pending.fallback[id] = node }
    if way == .rank, let node = fields.required("rank", &sink) { pending.ranking[id] = node }
  }

  private func combine(_ fields: Fields, _ way: Way, _ sink: inout DiagnosticSink) -> Combine {
    switch way {
    case .asserted: return .asserted
    case .collected: return .collected
    case .sum: return .sum(base: nil, weights: weights(fields, &sink))
    case .rank: return .rank(Ranking(scope: [], by: [], highestFirst: true, among: nil, per: nil))
    case .level:
      _ = fields.required("base", &sink)
      let meanings = [("contradiction", false), ("cap wins", true)]
      let capWins = fields.choice("when floor exceeds cap", meanings, &sink) ?? false
      return .level(base: .constant(.ordinal(0)), capWins: capWins)
    case .single:
      if fields["default"] == nil, fields["may stay empty"] == nil {
        sink.missingKey("default", in: fields.what, at: fields.span, help: ["or write 'may stay empty: yes'"])
      }
      return .single(preferRank: fields.choice("prefer", [("rank", true)], &sink) ?? false, default: nil)
    }
  }

  private func weights(_ fields: Fields, _ sink: inout DiagnosticSink) -> [Int64] {
    _ = fields.required("weights", &sink)
    guard let list = fields.list("weights", &sink) else { return [] }
    if list.isEmpty {
      sink.error(.emptyList, "\(fields.what) has no weight", at: fields["weights"]?.span ?? fields.span)
    }
    var declared = Declared()
    let type = NumberType(lower: Int64(Int32.min), upper: Int64(Int32.max))
    return list.compactMap { node in
      guard let weight = readNumber(node, as: type, of: "a weight", &sink),
        declared.add(String(weight), at: node.span, what: "the weight", &sink)
      else { return nil }
      guard weight != 0 else {
        sink.error(.outOfRange, "a weight of 0 changes no sum", at: node.span)
        return nil
      }
      return weight
    }
  }
}
