import RuleModel
import SourceText
import YAMLReading

extension TestFileReader {
  mutating func readRelation(_ node: YAMLNode) {
    guard let fields = fields(node, of: "a relation", Keys.relation), let head = head(fields),
      let change = change(fields),
      let runs = runs(fields, head.id)
    else { return }
    refuseEmpty("for each", fields)
    let each = fields.oneOrMore("for each", &sink).compactMap { kind($0) }
    if fields["then"] == nil && fields["moves"] == nil {
      sink.missingKey("then", in: "the relation '\(head.id)'", at: head.span)
    }
    refuseEmpty("then", fields)
    let claims = claims("then", fields, Keys.comparison)
    for claim in claims where claim.isOfOthers && each.isEmpty {
      sink.error(
        .testsNothing, "'of: others' speaks of other entities than 'for each' stands at, and there is none",
        at: claim.span)
    }
    for claim in claims { refuseEmptyMap(claim.value) }
    file.relations.append(
      Relation(
        id: head.id, title: head.title, profiles: head.profiles, change: change, each: each, runs: runs,
        claims: claims, movements: movements(fields), span: head.span))
  }

  /// `becomes: {}`, and `becomes: {a: []}`, to which nothing could be held.
  private mutating func refuseEmptyMap(_ value: YAMLNode) {
    guard let map = value["becomes"] else { return }
    let lists = map.entries.map(\.value).filter { $0.kind == .sequence && $0.count == 0 }
    for node in (map.kind == .mapping && map.count == 0 ? [map] : []) + lists {
      sink.error(.testsNothing, "'becomes' is empty here, so that nothing is tested", at: node.span)
    }
  }

  private mutating func runs(_ fields: Fields, _ id: String) -> Relation.Runs? {
    let ways = ["to", "along", "swap", "other"].filter { fields[$0] != nil }
    guard let way = ways.first else {
      sink.missingKey(
        "to", in: "the relation '\(id)'", at: fields["id"]?.span ?? fields.span,
        help: ["'from' and 'to', 'along', 'swap' or 'other' say what differs between two runs"])
      return nil
    }
    for other in ["from"] + ways.dropFirst() where way != "to" || other != "from" {
      guard let node = fields[other] else { continue }
      sink.error(.excludingKeys, "'\(way)' says what differs, and '\(other)' says it as well", at: node.span)
    }
    switch way {
    case "to": return fromTo(fields)
    case "along": return along(fields)
    case "swap": return swap(fields)
    default:
      return fields["other"].flatMap { profileName($0) }.map { .other($0) }
    }
  }

  private mutating func fromTo(_ fields: Fields) -> Relation.Runs? {
    refuseEmpty("from", fields)
    refuseEmpty("to", fields)
    let first = fields["from"].map { changeMap($0, of: "'from'") } ?? Change()
    guard let first, let second = fields["to"].flatMap({ changeMap($0, of: "'to'") }) else { return nil }
    return .changes([first, second])
  }

  /// `along: {city.decentralisation: [low, middle, high]}`: one run each.
  private mutating func along(_ fields: Fields) -> Relation.Runs? {
    guard let node = fields["along"], let entry = readSingleEntry(node, of: "'along'", &sink) else { return nil }
    guard entry.value.kind == .sequence, entry.value.count >= 2 else {
      sink.wrongShape(entry.value, expected: "a list of two values or more", for: "what 'along' goes through")
      return nil
    }
    for (one, next) in zip(entry.value.elements, entry.value.elements.dropFirst())
    where one.kind == .scalar && one.word == next.word {
      sink.error(
        .testsNothing, "'\(next.text)' follows itself, so both runs are the same", at: next.span,
        secondary: [.init(span: one.span, text: "the same value")])
    }
    return .changes(
      entry.value.elements.map { value in
        isSection(entry.key)
          ? Change(sections: [.init(key: entry.key, value: value)])
          : Change(facts: [.init(key: entry.key, value: value)])
      })
  }

  private mutating func swap(_ fields: Fields) -> Relation.Runs? {
    let parts = fields.list("swap", &sink) ?? []
    guard let first = parts.first, let second = parts.last, parts.count == 2 else {
      if let node = fields["swap"], node.kind == .sequence {
        sink.wrongShape(node, expected: "a list of two addresses", for: "'swap'")
      }
      return nil
    }
    guard !isSameAddress(first, second) else {
      sink.error(
        .testsNothing, "'swap' exchanges '\(first.text)' with itself, so both runs are the same", at: second.span,
        secondary: [.init(span: first.span, text: "the same fact")])
      return nil
    }
    return .swap(first, second)
  }

  /// However many spaces are written.
  private func isSameAddress(_ first: YAMLNode, _ second: YAMLNode) -> Bool {
    let (one, other) = (AddressText(first.text), AddressText(second.text))
    return one.path.text == other.path.text && one.entities.map(\.text) == other.entities.map(\.text)
  }

  private mutating func kind(_ node: YAMLNode) -> KindID? {
    guard let word = readString(node, of: "a kind", &sink) else { return nil }
    guard let kind = names.kind(word) else {
      sink.unknown(
        .unknownKind, "there is no kind '\(word)'", word: word, at: node.span, among: names.kinds.map(\.name))
      return nil
    }
    guard names[kind].arity == 1 else {
      sink.error(.kindForm, "'\(word)' has no entities of its own to go through", at: node.span)
      return nil
    }
    return kind
  }
}
