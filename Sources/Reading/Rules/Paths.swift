import RuleModel
import SourceText
import YAMLReading

/// A path and the type of its value; none for the bare name of a single kind or of a pair.
struct TypedPath {
  var path: Path
  var type: ValueType?
  var text: String
}

extension BodyReader {
  /// The path that a key or the value of `path:` holds.
  mutating func path(_ node: YAMLNode) -> TypedPath? {
    guard node.kind == .scalar, !node.isEmptyPlain else {
      return readString(node, of: "a path", &sink).flatMap { _ in nil }
    }
    return path(memory.find(node, names), at: node.span)
  }

  mutating func path(_ text: String, at span: SourceSpan) -> TypedPath? {
    path(memory.find(text, names), at: span)
  }

  private mutating func path(_ entry: Int, at span: SourceSpan) -> TypedPath? {
    guard let parts = memory.entries[entry].parts else {
      sink.error(
        .unknownName, "'\(memory.entries[entry].text)' is no path", at: span,
        label: "names with dots between are expected",
        help: ["a path looks like 'bed.soil.acidity' or 'plant.height kale'"])
      return nil
    }
    guard let subject = subject(parts, of: memory.entries[entry].kind, parts.text, at: span),
      let followed = follow(entry, parts, from: subject.kind, at: span)
    else { return nil }
    let path = Path(subject: subject, steps: followed.steps, span: span)
    return TypedPath(path: path, type: followed.type, text: parts.text)
  }

  private mutating func follow(
    _ entry: Int, _ parts: PathText, from kind: KindID, at span: SourceSpan
  ) -> PathMemory.Followed? {
    if let known = memory.entries[entry].followed, known.kind == kind { return known }
    guard let steps = steps(parts, of: kind, parts.text, at: span) else { return nil }
    let own: ValueType? = names[kind].arity == 1 ? .reference(kind) : nil
    let followed = PathMemory.Followed(kind: kind, steps: steps, type: steps.last.map { names[$0].type } ?? own)
    memory.remember(followed, for: entry)
    return followed
  }

  /// The attributes behind the first name; all but the last refer to one entity.
  mutating func steps(
    _ parts: PathText, of first: KindID, _ text: String, at span: SourceSpan
  ) -> [AttributeID]? {
    var kind: KindID? = first
    var steps: [AttributeID] = []
    var rest = parts.steps[...]
    while !rest.isEmpty {
      guard let from = kind else {
        refuseStep(rest, steps, text, at: span)
        return nil
      }
      guard let (attribute, length) = longestAttribute(rest, of: from) else {
        reportUnknownStep(rest, of: from, text, at: span)
        return nil
      }
      steps.append(attribute)
      rest = rest.dropFirst(length)
      if case .reference(let next) = names[attribute].type { kind = next } else { kind = nil }
    }
    return steps
  }

  /// `suitability.band` before `suitability`.
  private func longestAttribute(_ rest: ArraySlice<String>, of kind: KindID) -> (AttributeID, Int)? {
    let two = rest.prefix(2)
    if two.count == 2, let found = names.attribute(two.joined(separator: "."), of: kind) { return (found, 2) }
    return rest.first.flatMap { names.attribute($0, of: kind) }.map { ($0, 1) }
  }

  private mutating func refuseStep(
    _ rest: ArraySlice<String>, _ steps: [AttributeID], _ text: String, at span: SourceSpan
  ) {
    guard let last = steps.last, let next = rest.first else { return }
    let attribute = names[last]
    sink.error(
      .pathStep,
      "'\(text)' goes on to '\(next)' from '\(attribute.fullName)', which is \(names.describe(attribute.type))",
      at: span, label: "no entity to go on from",
      secondary: [.init(span: attribute.span, text: "declared here")])
  }

  private mutating func reportUnknownStep(
    _ rest: ArraySlice<String>, of kind: KindID, _ text: String, at span: SourceSpan
  ) {
    let word = rest.first ?? ""
    let known = names.attributes(of: kind).map { names[$0].name }
    let whole = known.map { replacing(word, by: $0, in: text) }
    sink.unknown(
      .unknownAttribute, "'\(names[kind].name)' has no attribute '\(word)'", word: text, at: span, among: whole,
      help: known.isEmpty || known.count > 12 ? [] : ["'\(names[kind].name)' has \(quotedList(known))"])
  }

  /// The path with one of its names replaced, to suggest a whole path.
  private func replacing(_ word: String, by other: String, in text: String) -> String {
    let halves = text.split(separator: " ", maxSplits: 1).map(String.init)
    var steps = (halves.first ?? "").split(separator: ".").map(String.init)
    if let place = steps.dropFirst().firstIndex(of: word) { steps[place] = other }
    return ([steps.joined(separator: ".")] + halves.dropFirst()).joined(separator: " ")
  }
}
