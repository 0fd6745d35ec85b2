import RuleModel
import SourceText
import YAMLReading

/// What the catalogue lists: its entities, and what is said of them, which may name any of them.
struct CatalogueList {
  /// What is said of one subject: a single kind, an entity, or a pair.
  struct Entry {
    var kind: KindID
    /// Nil for a single kind; a pair's is `a/b`.
    var key: YAMLNode?
    var node: YAMLNode
  }
  /// By kind.
  private(set) var entities: [[Entity]]
  private(set) var entries: [Entry] = []

  init(_ trees: [YAMLTree], _ kinds: DeclaredKinds, _ sink: inout DiagnosticSink) {
    entities = Array(repeating: [], count: kinds.all.count)
    var lists: [String: KindID] = [:]
    for (number, kind) in kinds.all.enumerated() { lists[kind.listKey] = KindID(number) }
    var declared = [Declared](repeating: Declared(), count: kinds.all.count)
    for entry in trees.flatMap({ readEntries($0.root, of: "a file of the catalogue", &sink) }) {
      guard let kind = lists[entry.key.text] ?? kinds.number(entry.key.text) else {
        sink.unknownKey(entry.key, in: "the catalogue", known: kinds.all.map(\.listKey))
        continue
      }
      list(entry.value, kinds[kind], kind, &declared[kind.raw], &sink)
    }
    reportNameClashes(kinds.all, &sink)
  }

  private mutating func list(
    _ node: YAMLNode, _ kind: Kind, _ id: KindID, _ declared: inout Declared, _ sink: inout DiagnosticSink
  ) {
    if kind.form == .single {
      entries.append(Entry(kind: id, key: nil, node: node))
      return
    }
    for entry in readEntries(node, of: "the list of \(kind.name)", &sink) {
      if kind.form.isPair {
        entries.append(Entry(kind: id, key: entry.key, node: entry.value))
        continue
      }
      guard let name = readName(entry.key, of: "an entity", &sink),
        declared.add(name, at: entry.key.span, what: "the \(kind.name)", &sink)
      else { continue }
      entities[id.raw].append(Entity(id: name, span: entry.key.span))
      entries.append(Entry(kind: id, key: entry.key, node: entry.value))
    }
  }

  private func reportNameClashes(_ kinds: [Kind], _ sink: inout DiagnosticSink) {
    let names = subjectNames(kinds)
    for (kind, entities) in zip(kinds, entities) {
      for entity in entities {
        if let place = names[entity.id] { sink.nameClash(entity, kind, place) }
      }
    }
  }
}

/// Reads the facts of the catalogue, once its entities can be named.
struct CatalogueReader {
  private let names: Names

  init(_ names: Names) { self.names = names }

  func read(_ list: CatalogueList, into ruleSet: inout RuleSet, _ sink: inout DiagnosticSink) {
    var lookup = EntityLookup(names)
    // Facts that are written and could not be read: not missing as well.
    var unread: Set<FactKey> = []
    for entry in list.entries {
      guard let subject = subject(entry, &sink) else { continue }
      if names[entry.kind].form.isListedPair { ruleSet.listedPairs[entry.kind, default: []].append(subject) }
      for (field, attribute) in fields(entry, &sink) {
        guard isStated(attribute, field.key, &sink) else { continue }
        let key = FactKey(attribute, subject)
        if let fact = lookup.fact(field.value, of: attribute, origin: .catalogue, &sink) {
          state(fact, key, field.value, in: &ruleSet, &sink)
        } else {
          unread.insert(key)
        }
      }
    }
    reportMissingFixed(besides: unread.union(ruleSet.facts.keys), &sink)
  }

  private func subject(_ entry: CatalogueList.Entry, _ sink: inout DiagnosticSink) -> [EntityID]? {
    guard let key = entry.key else { return [] }
    if names[entry.kind].form.isPair { return names.pair(key, of: entry.kind, &sink) }
    return names.entity(key.text, of: entry.kind).map { [$0] }
  }

  private typealias Field = (key: YAMLNode, value: YAMLNode)

  private func fields(
    _ entry: CatalogueList.Entry, _ sink: inout DiagnosticSink
  ) -> [(field: Field, attribute: AttributeID)] {
    let kind = names[entry.kind].name
    let what = entry.key.map { "the \(kind) '\($0.text)'" } ?? "the \(kind)"
    guard !entry.node.isLeftOut else { return [] }
    return readEntries(entry.node, of: what, &sink).compactMap { field in
      names.attribute(field.key, of: entry.kind, in: what, &sink).map { (field, $0) }
    }
  }

  private func isStated(_ attribute: AttributeID, _ key: YAMLNode, _ sink: inout DiagnosticSink) -> Bool {
    guard names[attribute].origin == .derived else { return true }
    sink.error(
      .wrongOrigin, "'\(names[attribute].fullName)' is derived, and the catalogue states it", at: key.span,
      secondary: [Diagnostic.Label(span: names[attribute].span, text: "declared here")])
    return false
  }

  private func state(
    _ fact: Fact, _ key: FactKey, _ node: YAMLNode, in ruleSet: inout RuleSet, _ sink: inout DiagnosticSink
  ) {
    if let first = ruleSet.facts[key] {
      sink.statedTwice(names[key.attribute].fullName, at: node.span, first: first.span)
    } else {
      ruleSet.facts[key] = fact
    }
  }

  /// What is fixed is said by the catalogue or by nobody.
  private func reportMissingFixed(besides stated: Set<FactKey>, _ sink: inout DiagnosticSink) {
    for (number, attribute) in names.attributes.enumerated() where attribute.origin == .fixed {
      let kind = names[attribute.kind]
      guard kind.arity == 1 else { continue }
      let entities = names.entities[attribute.kind.raw]
      if entities.isEmpty {
        sink.error(
          .wrongOrigin, "'\(attribute.fullName)' is fixed, and the catalogue has no \(kind.name)", at: attribute.span)
      }
      for (position, entity) in entities.enumerated()
      where !stated.contains(FactKey(AttributeID(number), [EntityID(position)])) {
        sink.missingKey(
          attribute.name, in: "the \(kind.name) '\(entity.id)'", at: entity.span,
          help: ["if it has none, write '\(attribute.name): does not apply'"])
      }
    }
  }
}
