import RuleModel
import SourceText
import YAMLReading

extension TestFileReader {
  // MARK: Movements

  /// `moves: [{of: [form.status, {form.role: lead}], at least: 2, in at least: 25}]`.
  mutating func movements(_ fields: Fields) -> [Movement] {
    refuseEmpty("moves", fields)
    return (fields.list("moves", &sink) ?? []).compactMap { movement($0) }
  }

  private mutating func movement(_ node: YAMLNode) -> Movement? {
    guard
      let fields = Fields(
        node, of: "an entry of 'moves'", known: Keys.movement, &sink),
      fields.required("of", &sink) != nil
    else { return nil }
    refuseEmpty("of", fields)
    let parts = fields.oneOrMore("of", &sink).compactMap { part($0) }
    return Movement(
      parts: parts, entities: fields.int("at least", in: 1...1_000_000, &sink) ?? 1,
      profiles: fields.int("in at least", in: 1...1_000_000, &sink),
      isNotYetMet: fields.bool("not yet met", &sink), span: node.span)
  }

  /// `form.role`, or `{form.role: lead}`.
  private mutating func part(_ node: YAMLNode) -> Movement.Part? {
    guard node.kind == .mapping else { return concluded(node).map { Movement.Part(attribute: $0) } }
    guard let entry = readSingleEntry(node, of: "what moves", &sink), let attribute = concluded(entry.key) else {
      return nil
    }
    let values = entry.value.kind == .sequence ? Array(entry.value.elements) : [entry.value]
    let ordinals = values.compactMap { ordinal($0, of: attribute) }
    return ordinals.count == values.count ? Movement.Part(attribute: attribute, values: ordinals) : nil
  }

  private mutating func ordinal(_ node: YAMLNode, of attribute: AttributeID) -> Int? {
    let declared = names[attribute]
    guard case .domain = declared.type else {
      guard declared.type == .boolean else {
        sink.error(.constraintType, "'\(declared.fullName)' has no values that can be named here", at: node.span)
        return nil
      }
      return readBoolean(node, of: "'\(declared.fullName)'", &sink).map { $0 ? 1 : 0 }
    }
    var lookup = EntityLookup(names)
    let constant = lookup.constant(node, as: declared.type, of: "'\(declared.fullName)'", &sink)
    if case .ordinal(let ordinal)? = constant { return ordinal }
    return nil
  }

  private mutating func concluded(_ node: YAMLNode) -> AttributeID? {
    guard let attribute = derived(node) else { return nil }
    if names[attribute].isDerived { return attribute }
    sink.error(
      .wrongOrigin, "'\(names[attribute].fullName)' is stated, and only conclusions move", at: node.span)
    return nil
  }

  // MARK: Spreads

  /// `{id: …, profiles: all, by: [{form.place: lowest first}], first: 5, commonest: {at most: 16}}`, or
  /// `{id: …, profiles: all, values of: [form.role], reached: all}`.
  mutating func readSpread(_ node: YAMLNode) {
    guard let fields = fields(node, of: "a spread", Keys.spread), let head = head(fields),
      let change = change(fields), let question = question(fields)
    else { return }
    let measures: [(String, Spread.Measure)] = [
      ("commonest", .commonest), ("reached", .reached), ("in common", .shared),
    ]
    let spread = Spread(question, limits: measures.compactMap { limit($0, $1, fields) })
    refuseOpenKind(spread)
    file.spreads.append(
      SpreadCase(
        id: head.id, title: head.title, profiles: head.profiles, change: change, spread: spread, span: head.span))
  }

  /// Of entities that every profile has of its own, nobody knows all.
  private mutating func refuseOpenKind(_ spread: Spread) {
    guard case .first(_, let keys, _) = spread.question, let kind = keys.first.map({ names[$0.attribute].kind }),
      names.entities[kind.raw].isEmpty, let limit = spread.limits.first(where: \.isAll)
    else { return }
    sink.error(.testsNothing, "each profile has its own '\(names.kinds[kind.raw].name)'", at: limit.span)
  }

  private mutating func question(_ fields: Fields) -> Spread.Question? {
    guard fields["values of"] == nil else {
      refuseEmpty("values of", fields)
      for key in ["by", "among", "first"] {
        guard let node = fields[key] else { continue }
        sink.error(.unknownKey, "'\(key)' orders entities, and 'values of' asks for values", at: node.span)
      }
      return .values(fields.oneOrMore("values of", &sink).compactMap { concluded($0) })
    }
    guard let node = fields.required("by", &sink) else { return nil }
    for key in ["by", "among"] { refuseEmpty(key, fields) }
    let keys = fields.oneOrMore("by", &sink).compactMap { key($0) }
    let among = fields.oneOrMore("among", &sink).compactMap { part($0) }
    guard isOfOneKind(keys.map(\.attribute) + among.map(\.attribute), node) else { return nil }
    return .first(fields.int("first", in: 1...1_000_000, &sink) ?? 1, by: keys, among: among)
  }

  /// `form.suitability`, or `{form.move-order: lowest first}`.
  private mutating func key(_ node: YAMLNode) -> Spread.Key? {
    guard node.kind == .mapping else { return concluded(node).map { Spread.Key($0, isHighestFirst: true) } }
    guard let entry = readSingleEntry(node, of: "what orders", &sink), let attribute = concluded(entry.key),
      let isHighestFirst = readWord(
        entry.value, of: "the order", [("highest first", true), ("lowest first", false)], &sink)
    else { return nil }
    return Spread.Key(attribute, isHighestFirst: isHighestFirst)
  }

  /// `{at most: 16}`, or `all`.
  private mutating func limit(_ key: String, _ measure: Spread.Measure, _ fields: Fields) -> Spread.Limit? {
    guard let node = fields[key] else { return nil }
    if node.kind == .scalar {
      guard measure == .reached, readWord(node, of: "'\(key)'", [("all", true)], &sink) != nil else {
        if measure != .reached { sink.wrongShape(node, expected: "'at least' or 'at most'", for: "'\(key)'") }
        return nil
      }
      return Spread.Limit(
        measure: measure, atLeast: nil, atMost: nil, isAll: true, isNotYetMet: false, span: node.span)
    }
    guard let own = Fields(node, of: "'\(key)'", known: Keys.limit, &sink) else {
      return nil
    }
    let atLeast = own.int("at least", in: 0...1_000_000, &sink)
    let atMost = own.int("at most", in: 0...1_000_000, &sink)
    if atLeast == nil && atMost == nil {
      sink.error(.testsNothing, "'\(key)' has no limit, so that nothing is tested", at: node.span)
    }
    return Spread.Limit(
      measure: measure, atLeast: atLeast, atMost: atMost, isAll: false, isNotYetMet: own.bool("not yet met", &sink),
      span: node.span)
  }

  private mutating func isOfOneKind(_ attributes: [AttributeID], _ node: YAMLNode) -> Bool {
    let kinds = Set(attributes.map { names[$0].kind })
    if kinds.count > 1 { sink.error(.kindForm, "what is ordered here is of several kinds", at: node.span) }
    return kinds.count == 1
  }
}
