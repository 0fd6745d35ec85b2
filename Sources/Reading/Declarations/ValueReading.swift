package import RuleModel
package import SourceText
package import YAMLReading

/// Reads values and facts by their declared type; who conforms says what a name of an entity stands for.
///
/// A profile loads files where a name is one, a rule's example makes anonymous entities, all others look the id up.
package protocol FactReading {
  var names: Names { get }
  /// The entity that a single value names; nil with a diagnostic.
  mutating func entity(_ node: YAMLNode, of kind: KindID, _ sink: inout DiagnosticSink) -> EntityID?
}

/// Entities by id only: for rules, `if left out`, the catalogue, `--set`.
package struct EntityLookup: FactReading {
  package var names: Names
  package init(_ names: Names) { self.names = names }

  package func entity(_ node: YAMLNode, of kind: KindID, _ sink: inout DiagnosticSink) -> EntityID? {
    names.entity(node, of: kind, &sink)
  }
}

extension Names {
  /// An entity by its id, with a suggestion where there is none.
  package func entity(_ node: YAMLNode, of kind: KindID, _ sink: inout DiagnosticSink) -> EntityID? {
    guard let id = readString(node, of: "a reference to \(self[kind].name)", &sink) else { return nil }
    if let found = entity(id, of: kind) { return found }
    reportUnknownEntity(id, of: kind, at: node.span, &sink)
    return nil
  }

  /// "there is no form 'climat'", with a suggestion.
  package func reportUnknownEntity(_ id: String, of kind: KindID, at span: SourceSpan, _ sink: inout DiagnosticSink) {
    sink.unknown(
      .unknownEntity, "there is no \(self[kind].name) '\(id)'", word: id, at: span, among: candidates(of: kind),
      help: listing(of: kind))
  }

  /// The entities of a kind where they are few.
  private func listing(of kind: KindID) -> [String] {
    let ids = entityIDs(of: kind)
    return ids.isEmpty || ids.count > 12 ? [] : ["there are \(quotedList(ids))"]
  }

  /// The position of a value, with a suggestion and the scale where there is none.
  package func value(
    _ node: YAMLNode, in domain: DomainID, of what: @autoclosure () -> String, _ sink: inout DiagnosticSink
  ) -> Int? {
    guard let word = readString(node, of: what(), &sink) else { return nil }
    if let found = value(word, in: domain) { return found }
    sink.unknown(
      .unknownValue, "\(what()) has no value '\(word)'", word: word, at: node.span,
      among: candidates(in: domain),
      secondary: [Diagnostic.Label(span: self[domain].span, text: self[domain].isOrdered ? "the scale" : "the choice")],
      notes: [self[domain].listing])
    return nil
  }
}

extension Names {
  /// Whether the values of a type have an order: numbers and scales.
  func isOrdered(_ type: ValueType) -> Bool {
    switch type {
    case .number: true
    case .domain(let domain): self[domain].isOrdered
    case .boolean, .reference, .set, .text: false
    }
  }
}

extension Domain {
  /// "the scale is small < middle < great", "the choices are us, china and hedging".
  package var listing: String {
    let words = values.map(\.name)
    return isOrdered ? "the scale is \(words.joined(separator: " < "))" : "the choices are \(quotedList(words))"
  }
}

extension FactReading {
  /// One value of a type; `what` is named in messages, such as "'country.power'".
  package mutating func constant(
    _ node: YAMLNode, as type: ValueType, of what: @autoclosure () -> String, _ sink: inout DiagnosticSink
  ) -> Constant? {
    if case .set(let element) = type { return set(node, of: element, what(), &sink) }
    if case .text = type { return readText(node, of: what(), names.languages, &sink).map { .text($0) } }
    guard node.kind != .sequence else {
      sink.error(
        .setForm, "\(what()) has one value, and a list is written", at: node.span,
        help: ["doubt between values is written {one of: […]}"])
      return nil
    }
    return single(node, as: type, of: what(), &sink)
  }

  private mutating func single(
    _ node: YAMLNode, as type: ValueType, of what: @autoclosure () -> String, _ sink: inout DiagnosticSink
  ) -> Constant? {
    switch type {
    case .boolean: readBoolean(node, of: what(), &sink).map { .ordinal($0 ? 1 : 0) }
    case .number(let type): readNumber(node, as: type, of: what(), &sink).map { .number($0) }
    case .domain(let domain): names.value(node, in: domain, of: what(), &sink).map { .ordinal($0) }
    case .reference(let kind): entity(node, of: kind, &sink).map { .ordinal($0.raw) }
    case .set, .text: nil
    }
  }

  /// One element of a set, as an ordinal.
  package mutating func element(
    _ node: YAMLNode, of type: ElementType, _ what: @autoclosure () -> String, _ sink: inout DiagnosticSink
  ) -> Int? {
    switch type {
    case .domain(let domain): names.value(node, in: domain, of: what(), &sink)
    case .reference(let kind): entity(node, of: kind, &sink)?.raw
    }
  }

  private mutating func set(
    _ node: YAMLNode, of type: ElementType, _ what: @autoclosure () -> String, _ sink: inout DiagnosticSink
  ) -> Constant? {
    guard node.kind == .sequence else {
      reportNoList(node, what(), &sink)
      return nil
    }
    var ordinals: [Int] = []
    var isWhole = true
    for part in node.elements {
      guard let ordinal = element(part, of: type, what(), &sink) else {
        isWhole = false
        continue
      }
      ordinals.append(ordinal)
    }
    guard isWhole, haveNoRepeats(node, ordinals, what(), &sink) else { return nil }
    return .set(ordinals.sorted())
  }

  private func haveNoRepeats(
    _ node: YAMLNode, _ ordinals: [Int], _ what: @autoclosure () -> String, _ sink: inout DiagnosticSink
  ) -> Bool {
    var places: [Int: SourceSpan] = [:]
    for (part, ordinal) in zip(node.elements, ordinals) {
      guard let first = places.updateValue(part.span, forKey: ordinal) else { continue }
      sink.error(
        .setForm, "'\(part.text)' stands twice in the set \(what())", at: part.span,
        secondary: [Diagnostic.Label(span: first, text: "first here")])
      return false
    }
    return true
  }

  private func reportNoList(_ node: YAMLNode, _ what: @autoclosure () -> String, _ sink: inout DiagnosticSink) {
    let word = node.word ?? ""
    let fixes = [
      Diagnostic.Fix(
        title: "write '[\(word)]'",
        edits: [
          Diagnostic.Edit(
            span: SourceSpan(file: node.span.file, start: node.span.start, end: node.span.start), replacement: "["),
          Diagnostic.Edit(
            span: SourceSpan(file: node.span.file, start: node.span.end, end: node.span.end), replacement: "]"),
        ])
    ]
    sink.error(
      .setForm, "\(what()) is a set, and \(node.shapeName) is written", at: node.span,
      help: word.isEmpty ? ["a set is a list, '[]' if it is empty"] : [], fixes: word.isEmpty ? [] : fixes)
  }
}
