package import RuleModel
import SourceText
import YAMLReading

private let ways: [(String, Comparing.Way)] = [
  ("same", .same), ("stays", .stays), ("not lower", .notLower), ("not higher", .notHigher), ("lower", .lower),
  ("higher", .higher),
]

extension ClaimReader {
  /// `{engagement.mode: not lower, order: [a, b], where: {…}}`.
  package mutating func comparing(_ entry: ClaimEntry) -> Comparing? {
    guard var body = body(entry.address), let claim = claim(entry, &body) else { return nil }
    sink.add(body.sink.diagnostics)
    let type = names[claim.attribute].type
    let way = entry.value.kind == .mapping ? becomes(entry.value, type) : word(entry.value)
    guard let way, type != .text else { return nil }
    var comparing = Comparing(claim: claim, way: way)
    guard way.needsOrder else { return comparing }
    comparing.places = entry.order.flatMap { places($0, type) }
    return isOrdered(type) || comparing.places != nil ? comparing : refuseOrder(entry, type)
  }

  private mutating func word(_ node: YAMLNode) -> Comparing.Way? {
    readWord(node, of: "the comparison", ways, &sink)
  }

  /// `becomes: {direct: [via-partner, indirect]}`.
  private mutating func becomes(_ node: YAMLNode, _ type: ValueType) -> Comparing.Way? {
    guard let fields = Fields(node, of: "the comparison", known: ["becomes"], &sink),
      let map = fields.required("becomes", &sink)
    else { return nil }
    guard map.kind == .mapping else {
      sink.wrongShape(map, expected: "a map from values to values", for: "'becomes'")
      return nil
    }
    var result: [Int: [Int]] = [:]
    for (key, value) in map.entries {
      guard let from = ordinal(key, type) else { return nil }
      let nodes = value.kind == .sequence ? Array(value.elements) : [value]
      result[from] = nodes.compactMap { ordinal($0, type) }
    }
    return .becomes(result)
  }

  private mutating func ordinal(_ node: YAMLNode, _ type: ValueType) -> Int? {
    var lookup = EntityLookup(names)
    switch lookup.constant(node, as: type, of: "the attribute", &sink) {
    case .ordinal(let ordinal): return ordinal
    case nil: return nil
    case .number, .set, .text:
      sink.error(.constraintType, "'becomes' maps values of a scale, a choice or a reference", at: node.span)
      return nil
    }
  }

  /// By ordinal, the place in a list of all values.
  private mutating func places(_ node: YAMLNode, _ type: ValueType) -> [Int]? {
    guard case .domain(let domain) = type, node.kind == .sequence else {
      sink.wrongShape(node, expected: "a list of a choice's values, lowest first", for: "'order'")
      return nil
    }
    let before = sink.diagnostics.count
    let ordinals = node.elements.compactMap { ordinal($0, type) }
    guard sink.diagnostics.count == before else { return nil }
    let values = names[domain].values
    let missing = values.indices.filter { !ordinals.contains($0) }.map { values[$0].name }
    guard missing.isEmpty, ordinals.count == values.count else {
      let what = missing.isEmpty ? "names a value twice" : "leaves out \(quotedList(missing))"
      sink.error(.constraintType, "'order' \(what)", at: node.span)
      return nil
    }
    return values.indices.compactMap { ordinals.firstIndex(of: $0) }
  }

  private func isOrdered(_ type: ValueType) -> Bool {
    switch type {
    case .number, .boolean, .set: true
    case .domain(let domain): names[domain].isOrdered
    case .reference, .text: false
    }
  }

  private mutating func refuseOrder(_ entry: ClaimEntry, _ type: ValueType) -> Comparing? {
    if entry.order == nil {
      sink.error(
        .constraintType, "'\(entry.value.text)' needs an order, and '\(entry.address.text)' is \(names.describe(type))",
        at: entry.value.span, help: ["add 'order: […]' with the values, lowest first"])
    }
    return nil
  }
}

extension Comparing.Way {
  var needsOrder: Bool {
    switch self {
    case .same, .stays, .becomes: false
    case .notLower, .notHigher, .lower, .higher: true
    }
  }
}
