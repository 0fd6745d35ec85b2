import RuleModel
import SourceText
import YAMLReading

extension ProfileReader {
  typealias Section = (key: YAMLNode, value: YAMLNode)

  private var profileKind: KindID? { names.kind("profile") }

  /// The kind that a key of the profile lists or, if single, describes.
  private func kind(_ section: Section) -> KindID? { names.kind(listedAs: section.key.text) }

  // MARK: First: which entities there are

  mutating func list(_ section: Section) {
    guard let kind = kind(section), names[kind].arity == 1 else { return }
    isListed[kind.raw] = true
    guard !section.value.isLeftOut else { return }
    guard section.value.kind == .mapping else {
      sink.wrongShape(
        section.value, expected: "a mapping", for: "the list '\(section.key.text)'",
        help: ["write the entities as keys, '{a: {…}, b: {…}}'"])
      return
    }
    let isCatalogue = comesFromCatalogue(kind)
    for entry in section.value.entries {
      if entry.key.has(text: "complete") {
        readComplete(entry.value, kind, mayBeOpen: !isCatalogue)
      } else if !isCatalogue {
        declare(entry.key, kind)
      }
    }
  }

  /// Entities of such a kind are the catalogue's alone.
  private func comesFromCatalogue(_ kind: KindID) -> Bool {
    names[kind].form != .byReference && ruleSet.entities.indices.contains(kind.raw)
      && !ruleSet.entities[kind.raw].isEmpty
  }

  private mutating func declare(_ key: YAMLNode, _ kind: KindID) {
    guard let id = readName(key, of: EnglishText.one(names[kind].name), &sink) else { return }
    let entity = Entity(id: id, span: key.span)
    if let place = reservedSubjects[id] { sink.nameClash(entity, names[kind], place) }
    _ = names.add(entity, to: kind)
  }

  mutating func readComplete(_ node: YAMLNode, _ kind: KindID, mayBeOpen: Bool) {
    guard let isComplete = readBoolean(node, of: "'complete'", &sink), !isComplete else { return }
    guard mayBeOpen else {
      let reason = names[kind].form.isPair ? "every combination exists" : "the catalogue holds all of them"
      sink.error(.excludingKeys, "the list of \(names[kind].name) is complete: \(reason)", at: node.span)
      return
    }
    isOpen[kind.raw] = true
  }

  // MARK: Second: what is said of them

  mutating func describe(_ section: Section) {
    guard let kind = kind(section) else {
      describeProfile(section)
      return
    }
    if names[kind].form == .single {
      describeSingle(section, kind)
    } else if names[kind].arity == 1, section.value.kind == .mapping {
      for entry in section.value.entries where !entry.key.has(text: "complete") { describe(entry, kind) }
    }
  }

  /// An attribute of the kind `profile`, which stands at the top of the file.
  private mutating func describeProfile(_ section: Section) {
    if let kind = profileKind, let attribute = names.attribute(section.key.text, of: kind) {
      state(section, attribute, [])
      return
    }
    let own = profileKind.map { kind in names.attributes(of: kind).map { names[$0].name } } ?? []
    let lists = names.kinds.map(\.listKey)
    if let kind = names.kind(section.key.text) {
      sink.error(
        .unknownKey, "the profile has no field '\(section.key.text)'", at: section.key.span,
        label: "listed under '\(names[kind].listKey)'")
    } else {
      sink.unknownKey(section.key, in: "the profile", known: ["profile"] + own + lists)
    }
  }

  private mutating func describeSingle(_ section: Section, _ kind: KindID) {
    if section.value.isLeftOut { return }
    if section.value.kind == .mapping {
      queue.append(Body(kind: kind, subject: [], node: section.value))
    } else if let root = file(section.value, of: kind), identity(root, of: kind, section.value) != nil {
      queue.append(Body(kind: kind, subject: [], node: root, isFile: true))
    }
  }

  private mutating func describe(_ entry: Section, _ kind: KindID) {
    guard let entity = names.entity(entry.key.text, of: kind) else {
      if comesFromCatalogue(kind) { names.reportUnknownEntity(entry.key.text, of: kind, at: entry.key.span, &sink) }
      return
    }
    if entry.value.isLeftOut { return }
    if entry.value.kind == .mapping {
      queue.append(Body(kind: kind, subject: [entity], node: entry.value))
    } else if let root = file(entry.value, of: kind) {
      describe(entity, kind, root, entry)
    }
  }

  /// `beijing: partners/beijing`: the file describes the entity under whose id it is named.
  private mutating func describe(_ entity: EntityID, _ kind: KindID, _ root: YAMLNode, _ entry: Section) {
    guard let (id, node) = identity(root, of: kind, entry.value) else { return }
    guard id == entry.key.text else {
      sink.error(
        .fileIdentity, "the file '\(entry.value.text)' describes '\(id)', and '\(entry.key.text)' names it",
        at: entry.value.span, secondary: [Diagnostic.Label(span: node.span, text: "described here")])
      return
    }
    attach(root, to: entity, of: kind, at: node.span, name: entry.value.text)
  }

  // MARK: Last: pairs, whose members may come from files

  mutating func readPairs(_ section: Section) {
    guard let kind = kind(section), names[kind].form.isPair, !section.value.isLeftOut else { return }
    isListed[kind.raw] = true
    guard section.value.kind == .mapping else {
      sink.wrongShape(
        section.value, expected: "a mapping", for: "the list '\(section.key.text)'",
        help: ["write the pairs as keys, '{a/b: {…}}'"])
      return
    }
    var known = Set(listedPairs[kind] ?? [])
    for entry in section.value.entries {
      if entry.key.has(text: "complete") {
        readComplete(entry.value, kind, mayBeOpen: names[kind].form.isListedPair)
      } else if let pair = names.pair(entry.key, of: kind, &sink) {
        if known.insert(pair).inserted { listedPairs[kind]?.append(pair) }
        if !entry.value.isLeftOut { queue.append(Body(kind: kind, subject: pair, node: entry.value)) }
      }
    }
  }
}
