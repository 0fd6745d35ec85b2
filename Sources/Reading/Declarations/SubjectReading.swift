package import RuleModel
import SourceText
package import YAMLReading

/// Names of kinds and of pairs' members, with their places: no entity may bear one.
func subjectNames(_ kinds: [Kind]) -> [String: SourceSpan] {
  var names: [String: SourceSpan] = [:]
  for kind in kinds {
    if case .pair(let first, let second, _) = kind.form {
      names[first.name] = kind.span
      names[second.name] = kind.span
    }
  }
  for kind in kinds { names[kind.name] = kind.span }
  return names
}

extension DiagnosticSink {
  mutating func nameClash(_ entity: Entity, _ kind: Kind, _ place: SourceSpan) {
    error(
      .nameClash, "the \(kind.name) '\(entity.id)' bears a name that stands for a kind", at: entity.span,
      secondary: [Diagnostic.Label(span: place, text: "named here")])
  }

  mutating func statedTwice(_ what: String, at span: SourceSpan, first: SourceSpan) {
    error(
      .statedTwice, "'\(what)' is stated twice", at: span, label: "stated again",
      secondary: [Diagnostic.Label(span: first, text: "stated here")])
  }
}

extension Names {
  /// The attribute of a kind that a field names, with a suggestion where there is none.
  package func attribute(
    _ key: YAMLNode, of kind: KindID, in what: String, _ sink: inout DiagnosticSink
  ) -> AttributeID? {
    if let found = attribute(key.text, of: kind) { return found }
    let stated = attributes(of: kind).filter { self[$0].origin != .derived }
    sink.unknownKey(key, in: what, known: stated.map { NameCandidate(self[$0].name, self[$0].title) })
    return nil
  }

  /// `a/b`: the two entities of a pair.
  package func pair(_ key: YAMLNode, of kind: KindID, _ sink: inout DiagnosticSink) -> [EntityID]? {
    let parts = AddressText("_ " + key.text).entities
    let kinds = memberKinds(of: kind)
    guard parts.count == kinds.count else {
      sink.error(
        .address, "\(EnglishText.one(self[kind].name)) is written as two entities with a slash between", at: key.span,
        help: ["write '\(kinds.map { self[$0].name.uppercased() }.joined(separator: "/"))'"])
      return nil
    }
    var found: [EntityID] = []
    for (part, kind) in zip(parts, kinds) {
      if let entity = entity(part.text, of: kind) {
        found.append(entity)
      } else {
        let place = AddressText.Part(text: part.text, start: part.start - 2, end: part.end - 2)
        reportUnknownEntity(part.text, of: kind, at: place.span(in: key), &sink)
      }
    }
    return found.count == kinds.count ? found : nil
  }
}

extension YAMLNode {
  /// `key:` with nothing behind it.
  var isLeftOut: Bool { isEmptyPlain }
}
