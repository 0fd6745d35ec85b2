import RuleModel
import SourceText
import YAMLReading

extension BodyReader {
  /// The entries of `then`.
  mutating func conclusions(_ node: YAMLNode) -> [Conclusion] {
    guard node.kind == .mapping else {
      sink.wrongShape(node, expected: "a map of conclusions", for: "'then'")
      return []
    }
    return node.entries.flatMap { conclusions($0.key, $0.value) }
  }

  /// One entry: several contributions to a level or a collection, else one.
  mutating func conclusions(_ key: YAMLNode, _ value: YAMLNode) -> [Conclusion] {
    guard let path = path(key), let attribute = concluded(path) else { return [] }
    let side = Side(type: names[attribute].type, named: names[attribute].fullName, span: key.span)
    return contributions(value, to: attribute, side).map {
      Conclusion(
        attribute: attribute, subject: path.path.subject, contribution: $0, span: key.span.joined(with: value.span))
    }
  }

  /// The attribute, if rules can conclude it here.
  private mutating func concluded(_ path: TypedPath) -> AttributeID? {
    let span = path.path.span
    guard let attribute = path.path.steps.first else {
      sink.error(.concludesElsewhere, "'\(path.text)' is no attribute that could be concluded", at: span)
      return nil
    }
    guard path.path.steps.count == 1 else {
      sink.error(
        .concludesElsewhere, "'\(path.text)' belongs to what a path leads to, not to an entity that the rule names",
        at: span)
      return nil
    }
    guard names[attribute].isDerived else {
      sink.error(
        .notDerived, "'\(names[attribute].fullName)' is not derived, so no rule concludes it", at: span,
        label: "concluded here", secondary: [.init(span: names[attribute].span, text: "declared here")],
        help: ["declare it 'is: both' if it can be stated and derived"])
      return nil
    }
    return attribute
  }
}
