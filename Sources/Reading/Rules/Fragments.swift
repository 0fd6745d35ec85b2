import RuleModel
import SourceText
import YAMLReading

/// Reads a fragment of a profile: entities exist as soon as they are mentioned, those without a name under the path
/// that leads to them.
struct FragmentReader: FactReading {
  var names: Names
  /// By kind: the catalogue's entities are all there are.
  let isCatalogued: [Bool]
  private(set) var facts: [FactKey: Fact] = [:]
  private let catalogue: [FactKey: Fact]
  private let references: OpenReferences
  private var listed: [KindID: [[EntityID]]] = [:]

  /// With the facts and the pairs of the catalogue.
  init(_ names: Names, _ ruleSet: RuleSet, _ references: OpenReferences) {
    self.names = names
    self.references = references
    catalogue = ruleSet.facts
    isCatalogued = names.entities.map { !$0.isEmpty }
    for (index, kind) in names.kinds.enumerated() {
      if case .pair(_, _, true) = kind.form { listed[KindID(index)] = ruleSet.listedPairs[KindID(index)] ?? [] }
    }
  }

  /// Short paths first: what is stated of a reference stands before what lies behind it.
  mutating func readFacts(_ node: YAMLNode, _ sink: inout DiagnosticSink) {
    guard node.kind == .mapping else {
      sink.wrongShape(node, expected: "a map of facts", for: "'given'")
      return
    }
    let entries = Array(node.entries)
    let depths = entries.map { $0.key.text.utf8.count { $0 == UInt8(ascii: ".") } }
    let order = entries.indices.sorted { (depths[$0], $0) < (depths[$1], $1) }
    for index in order where entries[index].key.ofOthers == nil {
      readFact(entries[index].key, entries[index].value, &sink)
    }
    for entry in entries { if let name = entry.key.ofOthers { readOthers(name, entry.key, entry.value, &sink) } }
  }

  /// `plant.height *: 20`: of every entity of the catalogue of which the example states nothing else, so that it holds as well
  /// once there is another.
  private mutating func readOthers(
    _ name: String, _ key: YAMLNode, _ value: YAMLNode, _ sink: inout DiagnosticSink
  ) {
    guard let attribute = names.attribute(name) else {
      names.reportUnknownAttribute(name, at: key.span, &sink)
      return
    }
    let kinds = names.memberKinds(of: names[attribute].kind)
    guard kinds.count == 1, isCatalogued[kinds[0].raw] else {
      sink.error(
        .address, "'*' stands for the entities that the catalogue lists, and '\(name)' is not asked of one of them",
        at: key.span)
      return
    }
    guard isFree(attribute, at: key.span, &sink), let fact = fact(value, of: attribute, origin: .given, &sink) else {
      return
    }
    for number in names.entities[kinds[0].raw].indices {
      let place = FactKey(attribute, number)
      if facts[place] == nil { state(fact, place) }
    }
  }

  /// Whether an example may state an attribute.
  private func isFree(_ id: AttributeID, at span: SourceSpan, _ sink: inout DiagnosticSink) -> Bool {
    let attribute = names[id]
    guard attribute.origin == .fixed else { return true }
    sink.error(
      .wrongOrigin, "'\(attribute.fullName)' is fixed by the catalogue, so an example cannot state it", at: span,
      secondary: [.init(span: attribute.span, text: "declared here")])
    return false
  }

  private mutating func readFact(_ key: YAMLNode, _ value: YAMLNode, _ sink: inout DiagnosticSink) {
    guard let place = address(key, &sink) else { return }
    let attribute = names[place.attribute]
    guard isFree(place.attribute, at: key.span, &sink) else { return }
    guard let fact = fact(value, of: place.attribute, origin: .given, &sink) else { return }
    if let first = facts[place] {
      sink.statedTwice(attribute.fullName, at: key.span, first: first.span)
      return
    }
    state(fact, place)
  }

  mutating func state(_ fact: Fact, _ place: FactKey) {
    facts[place] = fact
    let kind = names[place.attribute].kind
    if let pairs = listed[kind], !pairs.contains(place.entities) { listed[kind] = pairs + [place.entities] }
  }

  /// The id of an entity, or a path such as `partner.country` to one without a name.
  mutating func entity(_ node: YAMLNode, of kind: KindID, _ sink: inout DiagnosticSink) -> EntityID? {
    guard let word = readString(node, of: "a reference to \(names[kind].name)", &sink) else { return nil }
    if let known = names.entity(word, of: kind) { return known }
    if word.contains("."), let parts = PathText(word), !parts.steps.isEmpty {
      return reached(parts, kind, at: node.span, &sink)
    }
    return mentioned(word, of: kind, at: node.span, &sink)
  }

  private mutating func reached(
    _ parts: PathText, _ kind: KindID, at span: SourceSpan, _ sink: inout DiagnosticSink
  ) -> EntityID? {
    guard let place = follow(parts, at: span, &sink) else { return nil }
    guard names[place.attribute].type == .reference(kind) else {
      sink.error(
        .typeMismatch, "'\(names[place.attribute].fullName)' is no reference to \(EnglishText.one(names[kind].name))",
        at: span)
      return nil
    }
    return target(of: place, at: span, &sink)
  }

  /// An entity of a kind that profiles list; the catalogue's kinds have no others than its own.
  mutating func mentioned(
    _ id: String, of kind: KindID, at span: SourceSpan, _ sink: inout DiagnosticSink
  ) -> EntityID? {
    if let known = names.entity(id, of: kind) { return known }
    guard !isCatalogued[kind.raw], id.split(separator: ".").allSatisfy({ isName(String($0)) }) else {
      names.reportUnknownEntity(id, of: kind, at: span, &sink)
      return nil
    }
    return names.add(Entity(id: id, span: span), to: kind)
  }

  /// The entity that a reference leads to; where nothing is stated, one without a name, which is then stated.
  mutating func target(of place: FactKey, at span: SourceSpan, _ sink: inout DiagnosticSink) -> EntityID? {
    guard case .reference(let kind) = names[place.attribute].type else { return nil }
    if let fact = facts[place] ?? catalogue[place] {
      if case .known(.ordinal(let ordinal)) = fact.statement { return EntityID(ordinal) }
      sink.error(
        .exampleEntity, "'\(names[place.attribute].fullName)' leads to no one entity here", at: span,
        secondary: [.init(span: fact.span, text: "stated here")])
      return nil
    }
    guard let entity = mentioned(nameless(place), of: kind, at: span, &sink) else { return nil }
    state(Fact(statement: .known(.ordinal(entity.raw)), origin: .given, span: span), place)
    return entity
  }

  /// `partner.country`: the owner and the reference that leads to it.
  private func nameless(_ place: FactKey) -> String {
    let attribute = names[place.attribute]
    let owners = zip(place.entities, names.memberKinds(of: attribute.kind)).map { names.entities[$1.raw][$0.raw].id }
    let owner = owners.isEmpty ? names[attribute.kind].name : owners.joined(separator: "-")
    return "\(owner).\(attribute.name)"
  }

  /// The fragment as a profile; kinds that profiles list and that nobody mentions have one entity without a name.
  mutating func finished(id: String, span: SourceSpan) -> Profile {
    for (index, kind) in names.kinds.enumerated() where kind.form == .many && names.entities[index].isEmpty {
      _ = names.add(Entity(id: kind.name, span: span), to: KindID(index))
    }
    var profile = Profile(
      id: id, entities: names.entities, facts: facts, isOpen: [Bool](repeating: false, count: names.kinds.count),
      listedPairs: listed, span: span)
    profile.openReferences(references)
    return profile
  }
}

extension YAMLNode {
  /// The attribute of a key that speaks of all others: `plant.height` of `plant.height *`.
  fileprivate var ofOthers: String? {
    let text = self.text
    return text.hasSuffix(" *") ? String(text.dropLast(2)) : nil
  }
}
