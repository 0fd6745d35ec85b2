import RuleModel
import SourceText
import YAMLReading

private let typeHelp = "boolean, integer, decimal, text, {choice: …}, {scale: …}, {reference: …} or {set of: …}"
private let numberKeys = ["range", "unit", "places"]

/// Reads the types of attributes; a scale or a choice that is written in place is declared by it.
struct TypeReader {
  let kinds: DeclaredKinds
  let languages: [String]
  var domains: DeclaredDomains

  /// The type of an attribute, with `range`, `unit` and `places` of a number. A rank is an integer from 1.
  mutating func type(_ fields: Fields, _ sink: inout DiagnosticSink) -> ValueType {
    guard let node = fields["type"] else {
      fields.refuse(numberKeys, "says no type", &sink)
      if fields["combine"]?.text == "rank" { return .number(NumberType(lower: 1)) }
      sink.missingKey("type", in: fields.what, at: fields.span)
      return .boolean
    }
    let type = type(node, fields, &sink) ?? .boolean
    if case .number = type { return type }
    fields.refuse(numberKeys, "is no number", &sink)
    return type
  }

  private mutating func type(_ node: YAMLNode, _ fields: Fields, _ sink: inout DiagnosticSink) -> ValueType? {
    switch node.kind {
    case .sequence:
      sink.wrongShape(node, expected: "a type", for: "'type'", help: ["a type is \(typeHelp)"])
      return nil
    case .scalar: return scalarType(node, fields, &sink)
    case .mapping:
      guard let entry = readSingleEntry(node, of: "a type", &sink) else { return nil }
      return composedType(entry, &sink)
    }
  }

  private func scalarType(_ node: YAMLNode, _ fields: Fields, _ sink: inout DiagnosticSink) -> ValueType? {
    switch node.text {
    case "boolean": return .boolean
    case "text": return .text
    case "integer": return .number(numberType(fields, isDecimal: false, &sink))
    case "decimal": return .number(numberType(fields, isDecimal: true, &sink))
    default:
      let words = ["boolean", "integer", "decimal", "text"]
      sink.unknown(
        .unknownWord, "there is no type '\(node.text)'", word: node.text, at: node.span, among: words,
        help: ["a type is \(typeHelp)"])
      return nil
    }
  }

  private mutating func composedType(
    _ entry: (key: YAMLNode, value: YAMLNode), _ sink: inout DiagnosticSink
  ) -> ValueType? {
    if entry.key.text != "set of" {
      return elementType(entry, words: ["choice", "scale", "reference", "set of"], &sink)?.valueType
    }
    guard let inner = readSingleEntry(entry.value, of: "the type of a set's elements", &sink) else { return nil }
    return elementType(inner, words: ["choice", "scale", "reference"], &sink).map { .set($0) }
  }

  private mutating func elementType(
    _ entry: (key: YAMLNode, value: YAMLNode), words: [String], _ sink: inout DiagnosticSink
  ) -> ElementType? {
    switch entry.key.text {
    case "choice": return domains.domain(entry.value, isOrdered: false, &sink).map { .domain($0) }
    case "scale": return domains.domain(entry.value, isOrdered: true, &sink).map { .domain($0) }
    case "reference": return referenceKind(entry.value, &sink).map { .reference($0) }
    default:
      sink.unknownKey(entry.key, in: "a type", known: words)
      return nil
    }
  }

  private func referenceKind(_ node: YAMLNode, _ sink: inout DiagnosticSink) -> KindID? {
    guard let kind = kinds.kind(node, &sink) else { return nil }
    switch kinds[kind].form {
    case .many, .byReference: return kind
    case .single, .pair:
      sink.error(
        .kindForm, "'\(node.text)' has no entities that a reference could lead to", at: node.span,
        secondary: [Diagnostic.Label(span: kinds[kind].span, text: "declared here")])
      return nil
    }
  }

  private func numberType(_ fields: Fields, isDecimal: Bool, _ sink: inout DiagnosticSink) -> NumberType {
    var type = NumberType(unit: fields.remark("unit", languages, &sink).map { LocalizedWord($0.texts) })
    if isDecimal {
      _ = fields.required("places", &sink)
      type.places = fields.int("places", in: 1...9, &sink) ?? 1
    } else {
      fields.refuse(["places"], "is an integer", &sink)
    }
    guard let node = fields["range"], let range = Fields(node, of: "'range'", known: Keys.range, &sink) else {
      return type
    }
    let lower = range["from"].flatMap { readNumber($0, as: type, of: "'from'", &sink) }
    let upper = range["to"].flatMap { readNumber($0, as: type, of: "'to'", &sink) }
    if let lower, let upper, lower > upper {
      sink.error(.outOfRange, "the range ends below its beginning", at: node.span)
      return type
    }
    (type.lower, type.upper) = (lower, upper)
    return type
  }
}
