import RuleModel
import SourceText
import YAMLReading

/// What the catalogue says of one subject: a single kind, an entity, or a pair.
struct CatalogueEntry {
  var kind: KindID
  /// Empty for a single kind; a pair's is `a/b`.
  var key: YAMLNode?
  var node: YAMLNode
}

extension DeclarationReader {
  /// Collects the entities; what is said of them may name any of them.
  mutating func listCatalogue(_ trees: [YAMLTree]) {
    ruleSet.entities = Array(repeating: [], count: ruleSet.kinds.count)
    var lists: [String: KindID] = [:]
    for (number, kind) in ruleSet.kinds.enumerated() { lists[kind.listKey] = KindID(number) }
    var declared = [Declared](repeating: Declared(), count: ruleSet.kinds.count)
    for tree in trees {
      guard let root = tree.root else { continue }
      for entry in section(root, "a file of the catalogue") {
        guard let kind = lists[entry.key.text] ?? kindNumbers[entry.key.text] else {
          sink.unknownKey(entry.key, in: "the catalogue", known: ruleSet.kinds.map(\.listKey))
          continue
        }
        list(entry.value, of: kind, &declared[kind.raw])
      }
    }
    for (number, kind) in ruleSet.kinds.enumerated() {
      reportNameClashes(kind, ruleSet.entities[number], KindID(number))
    }
  }

  private mutating func list(_ node: YAMLNode, of kind: KindID, _ declared: inout Declared) {
    let form = ruleSet.kinds[kind.raw].form
    if form == .single {
      statements.append(CatalogueEntry(kind: kind, key: nil, node: node))
      return
    }
    for entry in section(node, "the list of \(ruleSet.kinds[kind.raw].name)") {
      if form.isPair {
        statements.append(CatalogueEntry(kind: kind, key: entry.key, node: entry.value))
        continue
      }
      guard let id = readName(entry.key, of: "an entity", &sink),
        declared.add(id, at: entry.key.span, what: "the \(ruleSet.kinds[kind.raw].name)", &sink)
      else { continue }
      ruleSet.entities[kind.raw].append(Entity(id: id, span: entry.key.span))
      statements.append(CatalogueEntry(kind: kind, key: entry.key, node: entry.value))
    }
  }

  private mutating func reportNameClashes(_ kind: Kind, _ entities: [Entity], _ id: KindID) {
    let names = subjectNames(ruleSet.kinds)
    for entity in entities {
      if let place = names[entity.id] { sink.nameClash(entity, kind, place) }
    }
  }

  // MARK: Facts

  mutating func readCatalogueFacts(_ names: Names) {
    var lookup = EntityLookup(names)
    ruleSet.facts.reserveCapacity(statements.reduce(0) { $0 + $1.node.count })
    for entry in statements {
      guard let subject = subject(entry, names) else { continue }
      if names[entry.kind].form.isListedPair { ruleSet.listedPairs[entry.kind, default: []].append(subject) }
      let what = entry.key.map { "the \(names[entry.kind].name) '\($0.text)'" } ?? "the \(names[entry.kind].name)"
      guard !entry.node.isLeftOut else { continue }
      guard entry.node.kind == .mapping else {
        sink.wrongShape(entry.node, expected: "a mapping", for: what)
        continue
      }
      for field in entry.node.entries {
        guard let attribute = names.attribute(field.key, of: entry.kind, in: what, &sink) else { continue }
        state(field, attribute, subject, names, &lookup)
      }
    }
    reportMissingFixed(names)
  }

  private mutating func subject(_ entry: CatalogueEntry, _ names: Names) -> [EntityID]? {
    guard let key = entry.key else { return [] }
    if names[entry.kind].form.isPair { return names.pair(key, of: entry.kind, &sink) }
    return names.entity(key.text, of: entry.kind).map { [$0] }
  }

  private mutating func state(
    _ field: (key: YAMLNode, value: YAMLNode), _ attribute: AttributeID, _ subject: [EntityID], _ names: Names,
    _ lookup: inout EntityLookup
  ) {
    guard names[attribute].origin != .derived else {
      sink.error(
        .wrongOrigin, "'\(names[attribute].fullName)' is derived, and the catalogue states it", at: field.key.span,
        secondary: [Diagnostic.Label(span: names[attribute].span, text: "declared here")])
      return
    }
    guard let fact = lookup.fact(field.value, of: attribute, origin: .catalogue, &sink) else {
      unreadFixed.insert(FactKey(attribute, subject))
      return
    }
    let key = FactKey(attribute, subject)
    if let first = ruleSet.facts[key] {
      sink.statedTwice(names[attribute].fullName, at: field.value.span, first: first.span)
      return
    }
    ruleSet.facts[key] = fact
  }

  /// What is fixed is said by the catalogue or by nobody.
  private mutating func reportMissingFixed(_ names: Names) {
    for (number, attribute) in names.attributes.enumerated() where attribute.origin == .fixed {
      let kind = names[attribute.kind]
      guard kind.arity == 1 else { continue }
      let entities = names.entities[attribute.kind.raw]
      if entities.isEmpty {
        sink.error(
          .wrongOrigin, "'\(attribute.fullName)' is fixed, and the catalogue has no \(kind.name)", at: attribute.span)
      }
      for (position, entity) in entities.enumerated() {
        let key = FactKey(AttributeID(number), [EntityID(position)])
        guard !ruleSet.facts.keys.contains(key), !unreadFixed.contains(key) else { continue }
        sink.missingKey(
          attribute.name, in: "the \(kind.name) '\(entity.id)'", at: entity.span,
          help: ["if it has none, write '\(attribute.name): does not apply'"])
      }
    }
  }
}
