import RuleModel
import SourceText
import YAMLReading

/// A path and the type of its value; none for the bare name of a single kind or of a pair.
struct TypedPath {
  var path: Path
  var type: ValueType?
  var text: String
}

/// Reads paths: whose attribute is meant, as a scope lets it be named, and which attributes lead there.
struct PathReader {
  let names: Names
  let scope: Scope

  /// The path that a key or the value of `path:` holds.
  func path(_ node: YAMLNode, _ sink: inout DiagnosticSink) -> TypedPath? {
    readString(node, of: "a path", &sink).flatMap { path($0, at: node.span, &sink) }
  }

  func path(_ text: String, at span: SourceSpan, _ sink: inout DiagnosticSink) -> TypedPath? {
    guard let parts = PathText(text) else {
      sink.error(
        .unknownName, "'\(text)' is no path", at: span, label: "names with dots between are expected",
        help: ["a path looks like 'bed.soil.acidity' or 'plant.height kale'"])
      return nil
    }
    guard let subject = subject(parts, at: span, &sink),
      let steps = names.steps(parts, of: subject.kind, at: span, &sink)
    else { return nil }
    let own: ValueType? = names[subject.kind].arity == 1 ? .reference(subject.kind) : nil
    let path = Path(subject: subject, steps: steps, span: span)
    return TypedPath(path: path, type: steps.last.map { names[$0].type } ?? own, text: text)
  }
}

extension Names {
  /// The attributes behind the first name; all but the last refer to one entity.
  func steps(
    _ parts: PathText, of first: KindID, at span: SourceSpan, _ sink: inout DiagnosticSink
  ) -> [AttributeID]? {
    var kind: KindID? = first
    var steps: [AttributeID] = []
    var rest = parts.steps[...]
    while !rest.isEmpty {
      guard let from = kind else {
        refuseStep(rest, steps, parts.text, at: span, &sink)
        return nil
      }
      guard let (attribute, length) = longestAttribute(rest, of: from) else {
        reportUnknownStep(rest, of: from, parts.text, at: span, &sink)
        return nil
      }
      steps.append(attribute)
      rest = rest.dropFirst(length)
      if case .reference(let next) = self[attribute].type { kind = next } else { kind = nil }
    }
    return steps
  }

  /// `suitability.band` before `suitability`.
  private func longestAttribute(_ rest: ArraySlice<String>, of kind: KindID) -> (AttributeID, Int)? {
    let two = rest.prefix(2)
    if two.count == 2, let found = self.attribute(two.joined(separator: "."), of: kind) { return (found, 2) }
    return rest.first.flatMap { self.attribute($0, of: kind) }.map { ($0, 1) }
  }

  private func refuseStep(
    _ rest: ArraySlice<String>, _ steps: [AttributeID], _ text: String, at span: SourceSpan,
    _ sink: inout DiagnosticSink
  ) {
    guard let last = steps.last, let next = rest.first else { return }
    let attribute = self[last]
    sink.error(
      .pathStep,
      "'\(text)' goes on to '\(next)' from '\(attribute.fullName)', which is \(describe(attribute.type))",
      at: span, label: "no entity to go on from",
      secondary: [.init(span: attribute.span, text: "declared here")])
  }

  private func reportUnknownStep(
    _ rest: ArraySlice<String>, of kind: KindID, _ text: String, at span: SourceSpan, _ sink: inout DiagnosticSink
  ) {
    let word = rest.first ?? ""
    let known = attributes(of: kind).map { self[$0].name }
    let whole = known.map { replacing(word, by: $0, in: text) }
    sink.unknown(
      .unknownAttribute, "'\(self[kind].name)' has no attribute '\(word)'", word: text, at: span, among: whole,
      help: known.isEmpty || known.count > 12 ? [] : ["'\(self[kind].name)' has \(quotedList(known))"])
  }

  /// The path with one of its names replaced, to suggest a whole path.
  private func replacing(_ word: String, by other: String, in text: String) -> String {
    let halves = text.split(separator: " ", maxSplits: 1).map(String.init)
    var steps = (halves.first ?? "").split(separator: ".").map(String.init)
    if let place = steps.dropFirst().firstIndex(of: word) { steps[place] = other }
    return ([steps.joined(separator: ".")] + halves.dropFirst()).joined(separator: " ")
  }
}
