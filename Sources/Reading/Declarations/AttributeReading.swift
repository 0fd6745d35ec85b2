package import RuleModel
import SourceText
import YAMLReading

/// Fields of an attribute, with the conditions under which they may stand.
private let derivedKeys = [
  "combine", "weights", "bands", "base", "default", "prefer", "rank", "may stay empty", "when floor exceeds cap",
  "monotone in",
]
private let givenKeys = [
  "question", "known to", "controlled by", "effort", "if left out", "may not apply", "stale after",
]
private let unknownKeys = ["expected"]

/// Reads attributes, once kinds, scales and choices have names.
struct AttributeReader {
  let languages: [String]
  private let kinds: DeclaredKinds
  private let controllers: [DeclaredWord]
  private(set) var types: TypeReader
  private(set) var attributes: [Attribute] = []
  /// What waits for the names of all attributes and entities.
  private(set) var pending = PendingExpressions()
  /// `if left out:` by attribute.
  private var assumptions: [(attribute: AttributeID, node: YAMLNode)] = []
  /// `expected:` by attribute.
  private var expectations: [(attribute: AttributeID, node: YAMLNode)] = []
  private var declared = Declared()

  init(_ manifest: Manifest, _ kinds: DeclaredKinds, _ domains: DeclaredDomains) {
    languages = manifest.languages
    controllers = manifest.ruleSet.controllers
    self.kinds = kinds
    types = TypeReader(kinds: kinds, languages: manifest.languages, domains: domains)
  }

  mutating func read(_ node: YAMLNode?, _ sink: inout DiagnosticSink) {
    for entry in readEntries(node, of: "'attributes'", &sink) {
      guard let (kind, name) = name(entry.key, &sink),
        let fields = Fields(entry.value, of: "the attribute '\(entry.key.text)'", known: Keys.attribute, &sink),
        declared.add(entry.key.text, at: entry.key.span, what: "the attribute", &sink)
      else { continue }
      read(fields, kind: kind, name: name, span: entry.key.span, &sink)
    }
  }

  /// `city.population`: a kind and a name.
  private func name(_ key: YAMLNode, _ sink: inout DiagnosticSink) -> (kind: KindID, name: String)? {
    let text = key.text
    guard let dot = text.firstIndex(of: ".") else {
      sink.error(.notAName, "'\(text)' names no kind", at: key.span, help: ["write 'kind.\(text)'"])
      return nil
    }
    let (kindName, name) = (String(text[..<dot]), String(text[text.index(after: dot)...]))
    guard let kind = kinds.number(kindName) else {
      sink.unknown(
        .unknownKind, "there is no kind '\(kindName)'", word: kindName,
        at: AddressText.Part(text: kindName, start: 0, end: kindName.utf8.count).span(in: key),
        among: kinds.all.map(\.name))
      return nil
    }
    guard isName(name), !reservedNames.contains(name) else {
      sink.error(.notAName, "an attribute cannot be named '\(name)'", at: key.span)
      return nil
    }
    checkKeyClash(name, kind, at: key.span, &sink)
    return (kind, name)
  }

  /// In a file of its own an entity's attributes stand beside its kind; those of `profile` beside all lists.
  private func checkKeyClash(_ name: String, _ kind: KindID, at span: SourceSpan, _ sink: inout DiagnosticSink) {
    let own = kinds[kind]
    let others = own.name == "profile" ? kinds.all : [own]
    guard let clash = others.first(where: { $0.name == name || (own.name == "profile" && $0.listKey == name) }) else {
      return
    }
    sink.error(
      .nameClash, "the attribute '\(name)' would stand beside the kind '\(clash.name)' of the same name", at: span,
      secondary: [Diagnostic.Label(span: clash.span, text: "the kind")])
  }

  private mutating func read(
    _ fields: Fields, kind: KindID, name: String, span: SourceSpan, _ sink: inout DiagnosticSink
  ) {
    let origin = origin(fields, &sink)
    let id = AttributeID(attributes.count)
    let type = types.type(fields, &sink)
    var attribute = Attribute(
      kind: kind, name: name, fullName: "\(kinds[kind].name).\(name)", origin: origin, type: type,
      title: readTitle(fields, languages, &sink), question: fields.text("question", languages, &sink), span: span)
    attribute.knownTo = fields.text("known to", languages, &sink)
    attribute.mayStayEmpty = fields.bool("may stay empty", &sink)
    attribute.control = fields["controlled by"].flatMap { controllers.read($0, of: "'controlled by'", &sink) }
    attribute.effort = fields.int("effort", in: 1...1_000_000, &sink)
    attribute.staleAfter = fields.int("stale after", in: 1...1000, &sink)
    if let node = fields["monotone in"] { pending.monotone[id] = node }
    attribute.mayNotApply = fields.bool("may not apply", &sink)
    readStandIns(fields, of: id, &sink)
    if origin != .given {
      fields.refuse(unknownKeys, origin == .both ? "is derived where it is left out" : "is not given", &sink)
    }
    if type == .text { fields.refuse(unknownKeys, "is a text, which nothing tests", &sink) }
    if origin != .given, origin != .both { fields.refuse(givenKeys, "is not given", &sink) }
    if !attribute.isDerived { fields.refuse(derivedKeys, "is not derived", &sink) }
    let reader = CombineReader(type: type, domains: types.domains)
    if attribute.isDerived { attribute.combine = reader.combine(fields, id, &pending, &sink) }
    attributes.append(attribute)
    if case .sum? = attribute.combine, let node = fields["bands"] { addBands(node, of: id, &sink) }
  }

  /// What stands for a fact that is left out: in every reading, or in the working one.
  private mutating func readStandIns(_ fields: Fields, of id: AttributeID, _ sink: inout DiagnosticSink) {
    let (assumed, expected) = (fields["if left out"], fields["expected"])
    if let assumed, let expected {
      sink.error(
        .excludingKeys, "\(fields.what) is either assumed where it is left out, or expected", at: expected.span,
        secondary: [Diagnostic.Label(span: assumed.span, text: "assumed here")],
        help: [
          "'if left out' is taken as a fact by every reading; 'expected' leaves it unknown, and is taken by the working one"
        ])
    }
    if let assumed { assumptions.append((id, assumed)) }
    if let expected { expectations.append((id, expected)) }
  }

  private func origin(_ fields: Fields, _ sink: inout DiagnosticSink) -> Attribute.Origin {
    _ = fields.required("is", &sink)
    return fields.choice("is", Attribute.Origin.words, &sink) ?? .given
  }

  /// Adds the attribute `x.band` of a sum: a scale of its bands.
  private mutating func addBands(_ node: YAMLNode, of id: AttributeID, _ sink: inout DiagnosticSink) {
    guard let bands = readBands(node, languages, &sink) else { return }
    let sum = attributes[id.raw]
    let fullName = "\(sum.fullName).band"
    guard declared.add(fullName, at: node.span, what: "the attribute", &sink) else { return }
    let domain = types.domains.add(
      Domain(name: nil, title: sum.title, isOrdered: true, values: bands.map(\.value), span: node.span))
    attributes.append(
      Attribute(
        kind: sum.kind, name: "\(sum.name).band", fullName: fullName, origin: .derived, type: .domain(domain),
        combine: .band(of: id, lowest: bands.compactMap(\.lower)), mayStayEmpty: sum.mayStayEmpty, title: sum.title,
        span: node.span))
  }

  /// `if left out:` and `expected:`, once entities can be named.
  func readAssumptions(_ names: Names, into attributes: inout [Attribute], _ sink: inout DiagnosticSink) {
    var lookup = EntityLookup(names)
    func standIn(_ node: YAMLNode, of attribute: AttributeID, _ sink: inout DiagnosticSink) -> Constant? {
      lookup.constant(node, as: names[attribute].type, of: "'\(names[attribute].fullName)'", &sink)
    }
    for (attribute, node) in assumptions { attributes[attribute.raw].ifLeftOut = standIn(node, of: attribute, &sink) }
    for (attribute, node) in expectations { attributes[attribute.raw].expected = standIn(node, of: attribute, &sink) }
  }
}

extension Attribute.Origin {
  package static let words: [(String, Attribute.Origin)] = [
    ("given", .given), ("fixed", .fixed), ("derived", .derived), ("both", .both),
  ]
}
