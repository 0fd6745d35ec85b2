package import RuleModel
package import SourceText
package import YAMLReading

/// An address as it is written: `engagement.role beijing/climate-diplomacy`.
///
/// What the parts mean depends on where it stands: in rules a part may be a name of the rule.
package struct AddressText: Sendable, Hashable {
  /// A stretch of the text, with its place in UTF-8 bytes.
  package struct Part: Sendable, Hashable {
    package let text: String
    package let start: Int
    package let end: Int
    package init(text: String, start: Int, end: Int) {
      self.text = text
      self.start = start
      self.end = end
    }
  }
  /// What stands before the first space: an attribute or a path.
  package let path: Part
  /// What stands behind it, between slashes; may hold empty texts.
  package let entities: [Part]

  /// `pathEnd`: where the path ends, if not before the first space.
  package init(_ text: String, pathEnd: Int? = nil) {
    let bytes = Array(text.utf8)
    func part(_ start: Int, _ end: Int) -> Part {
      Part(text: String(decoding: bytes[start..<end], as: UTF8.self), start: start, end: end)
    }
    let space = UInt8(ascii: " ")
    let first = bytes.firstIndex { $0 != space } ?? bytes.count
    let last = (bytes.lastIndex { $0 != space }).map { $0 + 1 } ?? bytes.count
    let gap = pathEnd ?? bytes[first..<max(first, last)].firstIndex(of: space) ?? max(first, last)
    path = part(first, gap)
    guard gap < last else {
      entities = []
      return
    }
    var start = bytes[gap..<last].firstIndex { $0 != space } ?? last
    var parts: [Part] = []
    for index in start..<last where bytes[index] == UInt8(ascii: "/") {
      parts.append(part(start, index))
      start = index + 1
    }
    parts.append(part(start, last))
    entities = parts
  }
}

extension AddressText.Part {
  /// The place of the part: exact where the value is spelt literally, else the whole value.
  package func span(in node: YAMLNode) -> SourceSpan {
    guard node.isPlain, Int(node.span.end) - Int(node.span.start) == node.utf8.count else { return node.span }
    return SourceSpan(
      file: node.span.file, start: node.span.start + Int32(clamping: start),
      end: node.span.start + Int32(clamping: end))
  }
}

extension Names {
  /// Reads `system.rivalry`, `form.role climate-diplomacy`, `engagement.role beijing/climate-diplomacy`: an attribute
  /// and the entities that it is asked of. Diagnostics are placed by the closure.
  package func address(
    _ text: String, span: (AddressText.Part) -> SourceSpan, _ sink: inout DiagnosticSink
  ) -> FactKey? {
    let address = areTyped ? typedAddress(text) : AddressText(text)
    guard let attribute = attribute(address, at: span(address.path), &sink) else { return nil }
    let kinds = memberKinds(of: self[attribute].kind)
    guard kinds.count == address.entities.count else {
      reportArity(address, attribute, kinds, at: span(address.path), &sink)
      return nil
    }
    var found: [EntityID] = []
    for (part, kind) in zip(address.entities, kinds) {
      if let entity = entity(part.text, of: kind) {
        found.append(entity)
      } else {
        reportUnknownEntity(part.text, of: kind, at: span(part), &sink)
      }
    }
    return found.count == kinds.count ? FactKey(attribute, found) : nil
  }

  /// The address that a single value holds.
  package func address(_ node: YAMLNode, _ sink: inout DiagnosticSink) -> FactKey? {
    address(node.text, span: { $0.span(in: node) }, &sink)
  }

  /// A title may hold spaces: the longest beginning that an attribute is called. `health.pressure` is `area.pressure health`.
  private func typedAddress(_ text: String) -> AddressText {
    let plain = AddressText(text)
    if plain.entities.isEmpty, attributeNamed(plain.path.text) == nil, let meant = entityFirst(plain.path.text) {
      return AddressText(meant)
    }
    let bytes = Array(text.utf8)
    let ends = bytes.indices.filter { bytes[$0] == UInt8(ascii: " ") } + [bytes.count]
    let called = ends.reversed().lazy.map { AddressText(text, pathEnd: $0) }.first { attribute($0.path.text) != nil }
    return called ?? plain
  }

  private func attribute(
    _ address: AddressText, at span: SourceSpan, _ sink: inout DiagnosticSink
  ) -> AttributeID? {
    if let found = attribute(address.path.text) { return found }
    if address.entities.isEmpty, let meant = entityFirst(address.path.text) {
      sink.error(
        .unknownAttribute, "there is no attribute '\(address.path.text)'", at: span,
        label: "did you mean '\(meant)'?",
        fixes: [
          Diagnostic.Fix(title: "write '\(meant)'", edits: [Diagnostic.Edit(span: span, replacement: meant)])
        ])
    } else {
      reportUnknownAttribute(address.path.text, at: span, &sink)
    }
    return nil
  }

  /// `health.pressure` for `area.pressure health`: an entity in place of its kind.
  private func entityFirst(_ text: String) -> String? {
    guard let point = text.firstIndex(of: ".") else { return nil }
    let (first, last) = (String(text[..<point]), String(text[text.index(after: point)...]))
    let meant = kinds.indices.filter { kinds[$0].arity == 1 && entity(first, of: KindID($0)) != nil }
      .compactMap { attribute(last, of: KindID($0)).map { self[$0].fullName + " " + first } }
    return meant.count == 1 ? meant[0] : nil
  }

  /// "there is no attribute 'form.rol'", with a suggestion; an entity is told to be one.
  package func reportUnknownAttribute(_ fullName: String, at span: SourceSpan, _ sink: inout DiagnosticSink) {
    sink.unknown(
      .unknownAttribute, "there is no attribute '\(fullName)'", word: fullName, at: span,
      among: attributeCandidates, help: asEntity(fullName).map { [$0] } ?? [])
  }

  /// "'tourism' is a form: write an attribute before it, such as 'form.role tourism-aviation-diplomacy'".
  private func asEntity(_ word: String) -> String? {
    for (number, kind) in kinds.enumerated() where kind.arity == 1 {
      guard let match = nameMatch(for: word, among: candidates(of: KindID(number))), match.closeness < .spelling,
        match.places.count == 1, let attribute = (outcomes.first { self[$0].kind == KindID(number) })
      else { continue }
      let id = entities[number][match.places[0]].id
      return "'\(id)' is \(EnglishText.one(kind.name)): an attribute stands before it, such as "
        + "'\(self[attribute].fullName) \(id)'"
    }
    return nil
  }

  private func reportArity(
    _ address: AddressText, _ attribute: AttributeID, _ kinds: [KindID], at span: SourceSpan,
    _ sink: inout DiagnosticSink
  ) {
    let name = self[attribute].fullName
    let form = kinds.map { self[$0].name.uppercased() }.joined(separator: "/")
    let count = address.entities.count
    let verb = count == 1 ? "stands" : "stand"
    sink.error(
      .address, "'\(name)' is asked of \(Reading.entities(kinds.count)), and \(count) \(verb) here", at: span,
      help: ["write '\(form.isEmpty ? name : "\(name) \(form)")'"] + kinds.compactMap(whatStands))
  }

  /// "AREA is 'health' or 'culture'", where they are few.
  private func whatStands(for kind: KindID) -> String? {
    let ids = entityIDs(of: kind)
    return ids.isEmpty || ids.count > 12 ? nil : "\(self[kind].name.uppercased()) is \(quotedList(ids, "or"))"
  }
}
