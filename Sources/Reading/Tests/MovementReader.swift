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
        node, of: "an entry of 'moves'", known: ["of", "at least", "in at least", "not yet met"], &sink),
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

  /// `{id: …, profiles: all, by: [form.place], order: lowest first, first: 5, commonest: {at most: 16}}`.
  mutating func readSpread(_ node: YAMLNode) {
    guard let fields = fields(node, of: "a spread", spreadWords), let head = head(fields),
      let change = change(fields), fields.required("by", &sink) != nil
    else { return }
    for key in ["by", "among"] { refuseEmpty(key, fields) }
    let by = fields.oneOrMore("by", &sink).compactMap { concluded($0) }
    let among = fields.oneOrMore("among", &sink).compactMap { part($0) }
    let limits: [(String, Spread.Measure)] = [("commonest", .commonest), ("reached", .reached), ("in common", .shared)]
    let spread = Spread(
      by: by,
      isHighestFirst: fields.choice("order", [("highest first", true), ("lowest first", false)], &sink) ?? true,
      among: among, count: fields.int("first", in: 1...1_000_000, &sink) ?? 1,
      limits: limits.compactMap { limit($0, $1, fields) })
    guard isOfOneKind(by + among.map(\.attribute), node) else { return }
    file.spreads.append(
      SpreadCase(
        id: head.id, title: head.title, profiles: head.profiles, change: change, spread: spread, span: head.span))
  }

  private mutating func limit(_ key: String, _ measure: Spread.Measure, _ fields: Fields) -> Spread.Limit? {
    guard let node = fields[key],
      let own = Fields(node, of: "'\(key)'", known: ["at least", "at most", "not yet met"], &sink)
    else { return nil }
    let atLeast = own.int("at least", in: 0...1_000_000, &sink)
    let atMost = own.int("at most", in: 0...1_000_000, &sink)
    if atLeast == nil && atMost == nil {
      sink.error(.testsNothing, "'\(key)' has no limit, so that nothing is tested", at: node.span)
    }
    return Spread.Limit(
      measure: measure, atLeast: atLeast, atMost: atMost, isNotYetMet: own.bool("not yet met", &sink), span: node.span)
  }

  private mutating func isOfOneKind(_ attributes: [AttributeID], _ node: YAMLNode) -> Bool {
    let kinds = Set(attributes.map { names[$0].kind })
    if kinds.count > 1 { sink.error(.kindForm, "what is ordered here is of several kinds", at: node.span) }
    return kinds.count == 1
  }
}
