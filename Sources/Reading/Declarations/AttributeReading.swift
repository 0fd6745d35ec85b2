import RuleModel
import SourceText
import YAMLReading

/// Fields of an attribute, with the conditions under which they may stand.
private let attributeKeys = [
  "is", "type", "combine", "weights", "bands", "base", "default", "prefer", "rank", "may stay empty",
  "when floor exceeds cap", "range", "unit", "places", "title", "question", "controlled by", "effort", "if left out",
]
private let derivedKeys = [
  "combine", "weights", "bands", "base", "default", "prefer", "rank", "may stay empty", "when floor exceeds cap",
]
private let givenKeys = ["question", "controlled by", "effort", "if left out"]

extension DeclarationReader {
  mutating func readAttributes(_ node: YAMLNode?) {
    for entry in section(node, "'attributes'") {
      guard let (kind, name) = attributeName(entry.key),
        let fields = Fields(entry.value, of: "the attribute '\(entry.key.text)'", known: attributeKeys, &sink),
        declaredAttributes.add(entry.key.text, at: entry.key.span, what: "the attribute", &sink)
      else { continue }
      readAttribute(fields, kind: kind, name: name, span: entry.key.span)
    }
  }

  /// `city.population`: a kind and a name.
  private mutating func attributeName(_ key: YAMLNode) -> (kind: KindID, name: String)? {
    let text = key.text
    guard let dot = text.firstIndex(of: ".") else {
      sink.error(.notAName, "'\(text)' names no kind", at: key.span, help: ["write 'kind.\(text)'"])
      return nil
    }
    let (kindName, name) = (String(text[..<dot]), String(text[text.index(after: dot)...]))
    guard let kind = kindNumbers[kindName] else {
      sink.unknown(
        .unknownKind, "there is no kind '\(kindName)'", word: kindName,
        at: AddressText.Part(text: kindName, start: 0, end: kindName.utf8.count).span(in: key),
        among: ruleSet.kinds.map(\.name))
      return nil
    }
    guard isName(name), !reservedNames.contains(name) else {
      sink.error(.notAName, "an attribute cannot be named '\(name)'", at: key.span)
      return nil
    }
    checkKeyClash(name, kind, at: key.span)
    return (kind, name)
  }

  /// In a file of its own an entity's attributes stand beside its kind; those of `profile` beside all lists.
  private mutating func checkKeyClash(_ name: String, _ kind: KindID, at span: SourceSpan) {
    let own = ruleSet.kinds[kind.raw]
    let others = own.name == "profile" ? ruleSet.kinds : [own]
    guard let clash = others.first(where: { $0.name == name || (own.name == "profile" && $0.listKey == name) }) else {
      return
    }
    sink.error(
      .nameClash, "the attribute '\(name)' would stand beside the kind '\(clash.name)' of the same name", at: span,
      secondary: [Diagnostic.Label(span: clash.span, text: "the kind")])
  }

  private mutating func readAttribute(_ fields: Fields, kind: KindID, name: String, span: SourceSpan) {
    let origin = readOrigin(fields)
    let id = AttributeID(ruleSet.attributes.count)
    let fullName = "\(ruleSet.kinds[kind.raw].name).\(name)"
    var attribute = Attribute(
      kind: kind, name: name, fullName: fullName, origin: origin, type: readType(fields), title: title(fields),
      question: fields.text("question", languages, &sink), span: span)
    attribute.mayStayEmpty = fields.bool("may stay empty", &sink)
    attribute.control = fields.choice("controlled by", Attribute.Control.words, &sink)
    attribute.effort = fields.int("effort", in: 1...1_000_000, &sink)
    if let node = fields["if left out"] { assumptions.append((id, node)) }
    refuse(givenKeys, in: fields, unless: origin == .given || origin == .both, "is not given")
    refuse(derivedKeys, in: fields, unless: attribute.isDerived, "is not derived")
    ruleSet.attributes.append(attribute)
    if attribute.isDerived { readCombine(fields, of: id) }
  }

  private mutating func readOrigin(_ fields: Fields) -> Attribute.Origin {
    _ = fields.required("is", &sink)
    return fields.choice("is", Attribute.Origin.words, &sink) ?? .given
  }

  /// Fields that have no place here.
  mutating func refuse(_ keys: [String], in fields: Fields, unless allowed: Bool, _ reason: String) {
    guard !allowed else { return }
    for key in keys {
      guard let node = fields[key] else { continue }
      sink.error(.excludingKeys, "'\(key)' has no place here: \(fields.what) \(reason)", at: node.span)
    }
  }

  /// `if left out:`, once entities can be named.
  mutating func readAssumptions(_ names: Names) {
    var lookup = EntityLookup(names)
    for (attribute, node) in assumptions {
      let declared = names[attribute]
      ruleSet.attributes[attribute.raw].ifLeftOut = lookup.constant(
        node, as: declared.type, of: "'\(declared.fullName)'", &sink)
    }
  }
}

extension Attribute.Origin {
  static let words: [(String, Attribute.Origin)] = [
    ("given", .given), ("fixed", .fixed), ("derived", .derived), ("both", .both),
  ]
}

extension Attribute.Control {
  static let words: [(String, Attribute.Control)] = [
    ("city", .city), ("centre", .centre), ("partner", .partner), ("nobody", .nobody),
  ]
}
