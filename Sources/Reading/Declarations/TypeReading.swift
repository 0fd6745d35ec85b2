import RuleModel
import SourceText
import YAMLReading

private let typeHelp = "boolean, integer, decimal, text, {choice: …}, {scale: …}, {reference: …} or {set of: …}"

extension DeclarationReader {
  /// The type of an attribute, with `range`, `unit` and `places` of a number. A rank is an integer from 1.
  mutating func readType(_ fields: Fields) -> ValueType {
    let numberKeys = ["range", "unit", "places"]
    guard let node = fields["type"] else {
      refuse(numberKeys, in: fields, unless: false, "says no type")
      if fields["combine"]?.text == "rank" { return .number(NumberType(lower: 1)) }
      sink.missingKey("type", in: fields.what, at: fields.span)
      return .boolean
    }
    let type = readType(node, fields) ?? .boolean
    if case .number = type { return type }
    refuse(numberKeys, in: fields, unless: false, "is no number")
    return type
  }

  private mutating func readType(_ node: YAMLNode, _ fields: Fields) -> ValueType? {
    switch node.kind {
    case .sequence:
      sink.wrongShape(node, expected: "a type", for: "'type'", help: ["a type is \(typeHelp)"])
      return nil
    case .scalar: return scalarType(node, fields)
    case .mapping:
      guard let entry = readSingleEntry(node, of: "a type", &sink) else { return nil }
      return composedType(entry)
    }
  }

  private mutating func scalarType(_ node: YAMLNode, _ fields: Fields) -> ValueType? {
    switch node.text {
    case "boolean": return .boolean
    case "text": return .text
    case "integer": return .number(readNumberType(fields, isDecimal: false))
    case "decimal": return .number(readNumberType(fields, isDecimal: true))
    default:
      let words = ["boolean", "integer", "decimal", "text"]
      sink.unknown(
        .unknownWord, "there is no type '\(node.text)'", word: node.text, at: node.span, among: words,
        help: ["a type is \(typeHelp)"])
      return nil
    }
  }

  private mutating func composedType(_ entry: (key: YAMLNode, value: YAMLNode)) -> ValueType? {
    if entry.key.text != "set of" {
      return elementType(entry, words: ["choice", "scale", "reference", "set of"])?.single
    }
    guard let inner = readSingleEntry(entry.value, of: "the type of a set's elements", &sink) else { return nil }
    return elementType(inner, words: ["choice", "scale", "reference"]).map { .set($0) }
  }

  private mutating func elementType(
    _ entry: (key: YAMLNode, value: YAMLNode), words: [String]
  ) -> ElementType? {
    switch entry.key.text {
    case "choice": return domain(entry.value, isOrdered: false).map { .domain($0) }
    case "scale": return domain(entry.value, isOrdered: true).map { .domain($0) }
    case "reference": return referenceKind(entry.value).map { .reference($0) }
    default:
      sink.unknownKey(entry.key, in: "a type", known: words)
      return nil
    }
  }

  private mutating func referenceKind(_ node: YAMLNode) -> KindID? {
    guard let kind = kind(node) else { return nil }
    switch ruleSet.kinds[kind.raw].form {
    case .many, .byReference: return kind
    case .single, .pair:
      sink.error(
        .kindForm, "'\(node.text)' has no entities that a reference could lead to", at: node.span,
        secondary: [Diagnostic.Label(span: ruleSet.kinds[kind.raw].span, text: "declared here")])
      return nil
    }
  }

  /// A name of `scales` or `choices`, or values in place.
  private mutating func domain(_ node: YAMLNode, isOrdered: Bool) -> DomainID? {
    let what = isOrdered ? "scale" : "choice"
    if node.kind == .sequence {
      let values = readValues(node, of: "this \(what)")
      return add(Domain(name: nil, isOrdered: isOrdered, values: values, span: node.span))
    }
    guard let name = readString(node, of: "the name of a \(what)", &sink) else { return nil }
    let candidates = ruleSet.domains.filter { $0.isOrdered == isOrdered }.compactMap(\.name)
    guard let found = domainNumbers[name] else {
      sink.unknown(.unknownDomain, "there is no \(what) '\(name)'", word: name, at: node.span, among: candidates)
      return nil
    }
    if ruleSet.domains[found.raw].isOrdered != isOrdered {
      let other = isOrdered ? "choice" : "scale"
      sink.error(
        .unknownDomain, "'\(name)' is a \(other)", at: node.span, label: "write '\(other): \(name)'",
        secondary: [Diagnostic.Label(span: ruleSet.domains[found.raw].span, text: "declared here")])
    }
    return found
  }

  private mutating func readNumberType(_ fields: Fields, isDecimal: Bool) -> NumberType {
    var type = NumberType(unit: fields.string("unit", &sink))
    if isDecimal {
      _ = fields.required("places", &sink)
      type.places = fields.int("places", in: 1...9, &sink) ?? 1
    } else {
      refuse(["places"], in: fields, unless: false, "is an integer")
    }
    guard let node = fields["range"], let range = Fields(node, of: "'range'", known: ["from", "to"], &sink) else {
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

extension ElementType {
  /// The type of one such value by itself.
  public var single: ValueType {
    switch self {
    case .domain(let domain): .domain(domain)
    case .reference(let kind): .reference(kind)
    }
  }
}
