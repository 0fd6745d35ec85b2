import SourceText
import YAMLTree

private let testWords = [
  "id", "title", "profile", "profiles", "set", "must", "may", "must not", "contradiction", "possible contradiction",
]
private let relationWords = [
  "id", "title", "profile", "profiles", "set", "for each", "from", "to", "along", "swap", "other", "then",
]

/// Reads the shape of a file of tests. Ids are unique over all files that one reader reads.
public struct TestFileReader {
  let names: Names
  public private(set) var file = TestFile()
  public private(set) var sink = DiagnosticSink()
  private var declared = Declared()

  public init(_ names: Names) {
    self.names = names
  }

  public mutating func read(_ tree: YAMLTree) {
    guard let root = tree.root,
      let fields = Fields(root, of: "a file of tests", known: ["tests", "relations"], &sink)
    else { return }
    for node in fields.list("tests", &sink) ?? [] { readTest(node) }
    for node in fields.list("relations", &sink) ?? [] { readRelation(node) }
  }

  // MARK: Tests

  private mutating func readTest(_ node: YAMLNode) {
    guard let fields = fields(node, of: "a test", testWords), let head = head(fields),
      let change = change(fields)
    else { return }
    let lists: [(String, TestCase.Force)] = [("must", .must), ("may", .may), ("must not", .mustNot)]
    let claims = lists.flatMap { key, force in
      self.claims(key, fields, ["by", "where"]).map { TestCase.Claim(force: force, entry: $0) }
    }
    let contradictions = self.contradictions(fields)
    if claims.isEmpty, contradictions.isEmpty { sink.missingKey("must", in: "the test '\(head.id)'", at: head.span) }
    file.tests.append(
      TestCase(
        id: head.id, title: head.title, profiles: head.profiles, change: change, claims: claims,
        contradictions: contradictions, span: head.span))
  }

  private mutating func contradictions(_ fields: Fields) -> [ContradictionClaim] {
    [("contradiction", false), ("possible contradiction", true)].compactMap { key, countsPossible in
      guard let node = fields[key] else { return nil }
      if node.has(text: "none") {
        return ContradictionClaim(countsPossible: countsPossible, attributes: nil, span: node.span)
      }
      guard node.kind == .mapping, let list = Fields(node, of: "'\(key)'", known: ["none in"], &sink),
        list.required("none in", &sink) != nil
      else {
        if node.kind != .mapping { sink.wrongShape(node, expected: "'none' or '{none in: […]}'", for: "'\(key)'") }
        return nil
      }
      let attributes = list.oneOrMore("none in", &sink).compactMap { derived($0) }
      return ContradictionClaim(countsPossible: countsPossible, attributes: attributes, span: node.span)
    }
  }

  private mutating func derived(_ node: YAMLNode) -> AttributeID? {
    guard let name = readString(node, of: "an attribute", &sink) else { return nil }
    guard let attribute = names.attribute(name) else {
      names.reportUnknownAttribute(name, at: node.span, &sink)
      return nil
    }
    return attribute
  }

  // MARK: Relations

  private mutating func readRelation(_ node: YAMLNode) {
    guard let fields = fields(node, of: "a relation", relationWords), let head = head(fields), let change = change(fields),
      let runs = runs(fields, head.id)
    else { return }
    let each = fields.oneOrMore("for each", &sink).compactMap { kind($0) }
    if fields["then"] == nil { sink.missingKey("then", in: "the relation '\(head.id)'", at: head.span) }
    file.relations.append(
      Relation(
        id: head.id, title: head.title, profiles: head.profiles, change: change, each: each, runs: runs,
        claims: claims("then", fields, ["where", "order"]), span: head.span))
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
    return .swap(first, second)
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

  // MARK: What both have

  private struct Head {
    var id: String
    var title: LocalizedText?
    var profiles: ProfileChoice
    var span: SourceSpan
  }

  /// Those whose section a change can replace: what a test's own words name is no section.
  private var singleKinds: [String] {
    names.kinds.filter { $0.form == .single && !testWords.contains($0.name) && !relationWords.contains($0.name) }
      .map(\.name)
  }

  private func isSection(_ key: YAMLNode) -> Bool { singleKinds.contains { key.has(text: $0) } }

  /// The fields, and any single kind whose section is replaced.
  private mutating func fields(_ node: YAMLNode, of what: String, _ known: [String]) -> Fields? {
    Fields(node, of: what, known: known + singleKinds, &sink)
  }

  private mutating func head(_ fields: Fields) -> Head? {
    guard let node = fields.required("id", &sink), let id = readName(node, of: fields.what, &sink),
      declared.add(id, at: node.span, what: fields.what.replacing("a ", with: "the "), &sink),
      let profiles = profiles(fields, node)
    else { return nil }
    return Head(id: id, title: fields.text("title", names.languages, &sink), profiles: profiles, span: node.span)
  }

  private mutating func profiles(_ fields: Fields, _ id: YAMLNode) -> ProfileChoice? {
    if let one = fields["profile"] {
      if let several = fields["profiles"] {
        sink.error(.excludingKeys, "'profile' names one, and 'profiles' stands beside it", at: several.span)
      }
      return profileName(one).map { .named([$0]) }
    }
    guard let node = fields["profiles"] else {
      sink.missingKey("profile", in: fields.what, at: id.span, help: ["write 'profile: NAME' or 'profiles: all'"])
      return nil
    }
    if node.has(text: "all") { return .all }
    return .named(fields.oneOrMore("profiles", &sink).compactMap { profileName($0) })
  }

  private mutating func profileName(_ node: YAMLNode) -> ProfileChoice.ProfileName? {
    readString(node, of: "the name of a profile", &sink).map { ProfileChoice.ProfileName(id: $0, span: node.span) }
  }

  /// `set:` and the sections beside it.
  private mutating func change(_ fields: Fields) -> Change? {
    var change = Change()
    if let node = fields["set"] {
      guard let stated = changeMap(node, of: "'set'") else { return nil }
      change = stated
    }
    let sections = fields.node.entries.filter { isSection($0.key) }
    return Change(sections: sections.map { .init(key: $0.key, value: $0.value) }).followed(by: change)
  }

  private mutating func changeMap(_ node: YAMLNode, of what: String) -> Change? {
    guard node.kind == .mapping else {
      sink.wrongShape(node, expected: "a map of facts", for: what)
      return nil
    }
    var change = Change()
    for (key, value) in node.entries {
      if isSection(key) {
        change.sections.append(.init(key: key, value: value))
      } else {
        change.facts.append(.init(key: key, value: value))
      }
    }
    return change
  }

  /// Each entry has one address beside the words that narrow it.
  private mutating func claims(_ key: String, _ fields: Fields, _ words: [String]) -> [ClaimEntry] {
    (fields.list(key, &sink) ?? []).compactMap { node in
      guard node.kind == .mapping else {
        sink.wrongShape(node, expected: "a mapping", for: "an entry of '\(key)'")
        return nil
      }
      let addresses = node.entries.filter { entry in !words.contains { entry.key.has(text: $0) } }
      guard let address = addresses.first else {
        sink.missingKey("address", in: "an entry of '\(key)'", at: node.span)
        return nil
      }
      if let second = addresses.dropFirst().first {
        sink.error(
          .excludingKeys, "an entry of '\(key)' has one address, and '\(second.key.text)' is a second one",
          at: second.key.span, help: ["beside the address stand \(quotedList(words)) only"])
        return nil
      }
      return ClaimEntry(
        address: address.key, value: address.value, by: words.contains("by") ? node["by"] : nil,
        condition: node["where"], order: words.contains("order") ? node["order"] : nil)
    }
  }
}
