import RuleModel
import SourceText
import YAMLReading

extension DocumentReader {
  /// `{of: [PATH], at most: N, against: yes}`, of a part of its own also `for each: LIST`.
  mutating func reasons(_ node: YAMLNode, keys: [String] = []) -> ReasonList? {
    guard let fields = Fields(node, of: "'reasons'", known: Keys.reasons + keys, &body.sink) else { return nil }
    guard let each = fields["for each"] else { return reasons(fields, list: nil) }
    return withList(each, of: "'for each'") { reader, _, list in reader.reasons(fields, list: list) }
  }

  private mutating func reasons(_ fields: Fields, list: EntityList?) -> ReasonList? {
    guard fields.required("of", &body.sink) != nil else { return nil }
    let paths = fields.oneOrMore("of", &body.sink).compactMap { node in
      path(node).flatMap { isConcluded($0.steps.last, at: node.span) ? $0 : nil }
    }
    let limit = fields.int("at most", in: 1...1000, &body.sink) ?? 5
    let isAgainst = fields.bool("against", &body.sink) ?? false
    return paths.isEmpty ? nil : ReasonList(list: list, paths: paths, limit: limit, isAgainst: isAgainst)
  }

  /// What no rule concludes has no reasons.
  private mutating func isConcluded(_ attribute: AttributeID?, at span: SourceSpan) -> Bool {
    if let attribute, names[attribute].isDerived { return true }
    body.sink.error(.wrongOrigin, "no rule concludes this, so that it has no reasons", at: span)
    return false
  }

  /// `{alternatives: [{text: TEXT, set: {ADDRESS: VALUE}}]}`.
  mutating func alternatives(_ node: YAMLNode) -> [Alternative]? {
    moveReaders.append(node.span)
    guard let fields = Fields(node, of: "'if'", known: ["alternatives"], &body.sink),
      fields.required("alternatives", &body.sink) != nil
    else { return nil }
    return (fields.list("alternatives", &body.sink) ?? []).compactMap { element in
      guard let own = Fields(element, of: "an alternative", known: Keys.alternative, &body.sink),
        let words = own.required("text", &body.sink).flatMap({ text($0, of: "'text'") }),
        let set = own.required("set", &body.sink)
      else { return nil }
      return Alternative(text: words, settings: settings(set))
    }
  }

  private mutating func settings(_ node: YAMLNode) -> [Alternative.Setting] {
    readEntries(node, of: "'set'", &body.sink).compactMap { key, value in
      var lookup = EntityLookup(names)
      let place: (AddressText.Part) -> SourceSpan = { $0.span(in: key) }
      return lookup.setting(key.text, place: place, value: value, &body.sink)
        .map { Alternative.Setting(key: $0.key, fact: $0.fact) }
    }
  }

  mutating func questions(_ node: YAMLNode) -> Component? {
    moveReaders.append(node.span)
    return limited(node, of: "'questions'").map { .questions(limit: $0.limit ?? 3) }
  }

  mutating func basis(_ node: YAMLNode) -> Component? {
    guard let fields = Fields(node, of: "'basis'", known: ["list"], &body.sink) else { return nil }
    let lists = fields.bool("list", &body.sink)
    if lists { moveReaders.append(node.span) }
    return .basis(listsPlaceholders: lists)
  }

  /// `{cut: yes, left out: [LIST], without reasons: [ATTRIBUTE]}`.
  mutating func everything(_ node: YAMLNode) -> Component? {
    guard let fields = Fields(node, of: "'everything'", known: Keys.everything, &body.sink) else { return nil }
    let leftOut = (fields.list("left out", &body.sink) ?? []).compactMap { list($0, of: "'left out'") }
    let unexplained = fields.oneOrMore("without reasons", &body.sink).compactMap { conclusion($0) }
    return .everything(
      Everything(isCut: fields.bool("cut", &body.sink), leftOut: leftOut, unexplained: unexplained))
  }

  private mutating func conclusion(_ node: YAMLNode) -> AttributeID? {
    guard let name = readString(node, of: "an attribute", &body.sink) else { return nil }
    guard let attribute = names.attribute(name) else {
      names.reportUnknownAttribute(name, at: node.span, &body.sink)
      return nil
    }
    return isConcluded(attribute, at: node.span) ? attribute : nil
  }

  /// `{at most: N, of: [LIST]}`.
  mutating func tensions(_ node: YAMLNode) -> Component? {
    guard let fields = Fields(node, of: "'tensions'", known: Keys.tensions, &body.sink) else { return nil }
    let lists = (fields.list("of", &body.sink) ?? []).compactMap { list($0, of: "'of'") }
    return .tensions(among: lists, limit: fields.int("at most", in: 1...1000, &body.sink))
  }

  /// `{at most: N}` or `{}`.
  mutating func limited(_ node: YAMLNode, of what: String) -> (limit: Int?, span: SourceSpan)? {
    guard let fields = Fields(node, of: what, known: ["at most"], &body.sink) else { return nil }
    return (fields.int("at most", in: 1...1000, &body.sink), fields.span)
  }
}

/// A component that is written `{}`.
func empty(_ node: YAMLNode, of what: String, _ component: Component, _ sink: inout DiagnosticSink) -> Component? {
  Fields(node, of: what, known: [], &sink).map { _ in component }
}
