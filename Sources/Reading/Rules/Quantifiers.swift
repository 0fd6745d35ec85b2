import RuleModel
import SourceText
import YAMLReading

extension ExpressionReader {
  /// `some`, `every`, `no`, `count`; several where a count has several paths to compare with.
  mutating func quantifiers(_ key: YAMLNode, _ value: YAMLNode) -> [Condition] {
    let word = key.text
    let known = Keys.quantifier + (word == "count" ? Keys.count : [])
    guard let fields = Fields(value, of: "'\(word)'", known: known, &sink), let of = fields.required("of", &sink),
      let kind = quantifiedKind(of)
    else { return [] }
    let forms = word == "count" ? counts(value, of: kind) : [form(word)]
    guard let bound = bind(value, kind, of) else { return [] }
    let parts = fields["where"].map { jointConditions([$0], of: "'where'") } ?? []
    scope.hide(bound)
    let span = key.span.joined(with: value.span)
    return forms.map { form in
      .quantified(
        Quantifier(form: form, bound: bound, listed: listed(kind), condition: .allOf(parts), span: span))
    }
  }

  private func form(_ word: String) -> Quantifier.Form {
    switch word {
    case "every": .every
    case "no": .no
    default: .some
    }
  }

  private func listed(_ kind: KindID) -> KindID? {
    if case .pair(_, _, true) = names[kind].form { return kind }
    return nil
  }

  mutating func quantifiedKind(_ node: YAMLNode) -> KindID? {
    guard let word = readString(node, of: "'of'", &sink) else { return nil }
    guard let kind = names.kind(word) else {
      sink.unknown(
        .unknownKind, "there is no kind '\(word)'", word: word, at: node.span, among: names.kinds.map(\.name))
      return nil
    }
    guard names[kind].form != .single else {
      sink.error(.kindForm, "there is only one '\(word)', so nothing is counted", at: node.span)
      return nil
    }
    return kind
  }

  /// Outer names are visible in what is counted against, those of the quantifier are not.
  private mutating func counts(_ node: YAMLNode, of kind: KindID) -> [Quantifier.Form] {
    let what = "the count of '\(names[kind].name)'"
    let side = ComparedValue(type: .number(NumberType(lower: 0)), what: what, span: node.span)
    guard let counted = constraints.constraints(node, on: side, ignored: Keys.quantifier, &sink) else { return [] }
    guard counted.accepted != nil || !counted.compares.isEmpty else {
      sink.error(
        .missingKey, "\(what) is compared with nothing", at: node.span, help: ["add 'at least: 2' or the like"])
      return []
    }
    let constants = counted.accepted?.numbers.map { [Quantifier.Form.count($0)] } ?? []
    return constants + counted.compares.map { .countCompare($0.comparison, $0.operand) }
  }

  /// Binds new names; a name that is taken is refused.
  mutating func bind(_ node: YAMLNode, _ kind: KindID, _ of: YAMLNode) -> [VariableID]? {
    let bound = boundNames(of: node, names)
    if names[kind].form == .byReference, node["as"] == nil {
      sink.error(
        .bareReference, "'\(names[kind].name)' is reached by reference, so a quantifier over it needs a name",
        at: of.span, help: ["add 'as: name'"])
      return nil
    }
    guard hasNamesFor(node, bound) else { return nil }
    for name in bound where !isNew(name) { return nil }
    return bound.map { scope.bind($0.name, $0.kind, at: $0.span) }
  }

  private mutating func hasNamesFor(_ node: YAMLNode, _ bound: [FreeName]) -> Bool {
    guard let alias = node["as"] else { return true }
    let count = alias.kind == .sequence ? alias.count : 1
    guard alias.kind != .mapping, count == bound.count else {
      let wanted = bound.count == 2 ? "a list of two names" : "one name"
      sink.wrongShape(alias, expected: wanted, for: "'as'")
      return false
    }
    guard Set(bound.map(\.name)).count == bound.count else {
      sink.error(.nameTaken, "'as' gives the same name twice", at: alias.span)
      return false
    }
    return true
  }

  private mutating func isNew(_ name: FreeName) -> Bool {
    let help = ["give it a name of its own: 'as: other-\(name.name)'"]
    if let taken = scope.variable(name.name) {
      sink.error(
        .nameTaken, "'\(name.name)' is already a name of this rule, and a quantifier's names are new", at: name.span,
        label: "named again", secondary: [.init(span: scope.place(of: taken), text: "named here")], help: help)
      return false
    }
    return isFit(name, help: help)
  }

  /// A name is neither an entity nor another kind.
  mutating func isFit(_ name: FreeName, help: [String] = []) -> Bool {
    if let entity = names.entity(name.name, of: name.kind) {
      let place = names.entities[name.kind.raw][entity.raw].span
      sink.error(
        .nameTaken, "'\(name.name)' is also the id of \(EnglishText.one(names[name.kind].name))", at: name.span,
        secondary: [.init(span: place, text: "this entity")], help: help)
      return false
    }
    if let kind = names.kind(name.name), kind != name.kind {
      sink.error(.nameTaken, "'\(name.name)' is also the name of a kind", at: name.span, help: help)
      return false
    }
    return true
  }
}
