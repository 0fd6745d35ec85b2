package import RuleModel
import SourceText
package import YAMLReading

/// Those that claim something.
private let testSays = [
  "must", "may", "must not", "working", "ground", "contradiction", "possible contradiction", "working contradiction",
]

/// Reads the shape of a file of tests. Ids are unique over all files that one reader reads.
package struct TestFileReader {
  let names: Names
  package internal(set) var file = TestFile()
  package internal(set) var sink = DiagnosticSink()
  private var declared = Declared()

  package init(_ names: Names) {
    self.names = names
  }

  package mutating func read(_ tree: YAMLTree) {
    guard let root = tree.root,
      let fields = Fields(root, of: "a file of tests", known: Keys.testFile, &sink)
    else { return }
    for node in fields.list("tests", &sink) ?? [] { readTest(node) }
    for node in fields.list("relations", &sink) ?? [] { readRelation(node) }
    for node in fields.list("spreads", &sink) ?? [] { readSpread(node) }
  }

  // MARK: Tests

  private mutating func readTest(_ node: YAMLNode) {
    guard let fields = fields(node, of: "a test", Keys.test), let head = head(fields),
      let change = change(fields)
    else { return }
    let lists: [(String, Expectation.Force)] = [("must", .must), ("may", .may), ("must not", .mustNot)]
    let claims = lists.flatMap { key, force in
      self.claims(key, fields, Keys.expectation).map { TestCase.Claim(force: force, entry: $0) }
    }
    let working = self.claims("working", fields, Keys.expectation)
    let grounds = self.claims("ground", fields, Keys.groundClaim)
    let contradictions = self.contradictions(fields)
    let saysSomething = testSays.contains { fields[$0].map { $0.kind == .scalar || $0.count > 0 } == true }
    if saysSomething {
      for key in lists.map(\.0) + ["working", "ground"] { refuseEmpty(key, fields) }
    } else {
      sink.missingKey("must", in: "the test '\(head.id)'", at: head.span)
    }
    file.tests.append(
      TestCase(
        id: head.id, title: head.title, profiles: head.profiles, change: change, claims: claims,
        working: working, grounds: grounds, least: least(fields, head), contradictions: contradictions,
        span: head.span))
  }

  /// `in at least: n`, of several profiles and of the working reading only.
  private mutating func least(_ fields: Fields, _ head: Head) -> TestCase.Least? {
    guard let node = fields["in at least"], let count = fields.int("in at least", in: 1...1_000_000, &sink) else {
      return nil
    }
    for key in ["must", "may", "must not", "contradiction", "possible contradiction"] {
      guard let other = fields[key] else { continue }
      sink.error(
        .excludingKeys, "'in at least' counts profiles by their working values, and '\(key)' speaks of bounds",
        at: other.span, secondary: [Diagnostic.Label(span: node.span, text: "counts profiles")],
        help: ["write a test of its own for '\(key)'"])
    }
    if case .named(let names) = head.profiles, names.count < count {
      sink.error(.excludingKeys, "\(count) of \(names.count) profiles cannot be", at: node.span)
    }
    return TestCase.Least(count: count, span: node.span)
  }

  private mutating func contradictions(_ fields: Fields) -> [ContradictionClaim] {
    let keys: [(String, ContradictionClaim.Scope)] = [
      ("contradiction", .certain), ("possible contradiction", .possible), ("working contradiction", .working),
    ]
    return keys.compactMap { key, scope in
      guard let node = fields[key] else { return nil }
      if node.has(text: "none") {
        return ContradictionClaim(scope: scope, attributes: nil, span: node.span)
      }
      guard node.kind == .mapping, let list = Fields(node, of: "'\(key)'", known: Keys.noContradiction, &sink),
        list.required("none in", &sink) != nil
      else {
        if node.kind != .mapping { sink.wrongShape(node, expected: "'none' or '{none in: […]}'", for: "'\(key)'") }
        return nil
      }
      refuseEmpty("none in", list)
      let attributes = list.oneOrMore("none in", &sink).compactMap { derived($0) }
      return ContradictionClaim(scope: scope, attributes: attributes, span: node.span)
    }
  }

  mutating func derived(_ node: YAMLNode) -> AttributeID? {
    guard let name = readString(node, of: "an attribute", &sink) else { return nil }
    guard let attribute = names.attribute(name) else {
      names.reportUnknownAttribute(name, at: node.span, &sink)
      return nil
    }
    return attribute
  }

  /// `of: others`.
  private mutating func isOfOthers(_ node: YAMLNode) -> Bool {
    node["of"].flatMap { readWord($0, of: "'of'", [("others", true)], &sink) } ?? false
  }

  /// A list or a map that says nothing, where what is tested hangs on it.
  mutating func refuseEmpty(_ key: String, _ fields: Fields) {
    guard let node = fields[key], node.kind != .scalar, node.count == 0 else { return }
    sink.error(.testsNothing, "'\(key)' is empty, so that nothing is tested", at: node.span)
  }

  // MARK: What both have

  struct Head {
    var id: String
    var title: LocalizedText?
    var profiles: ProfileChoice
    var span: SourceSpan
  }

  /// Those whose section a change can replace: what a test's own words name is no section.
  private var singleKinds: [String] {
    names.kinds.filter { $0.form == .single && !(Keys.test + Keys.relation + Keys.spread).contains($0.name) }.map(
      \.name)
  }

  func isSection(_ key: YAMLNode) -> Bool { singleKinds.contains { key.has(text: $0) } }

  /// The fields, and any single kind whose section is replaced.
  mutating func fields(_ node: YAMLNode, of what: String, _ known: [String]) -> Fields? {
    Fields(node, of: what, known: known + singleKinds, &sink)
  }

  mutating func head(_ fields: Fields) -> Head? {
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
    refuseEmpty("profiles", fields)
    return .named(fields.oneOrMore("profiles", &sink).compactMap { profileName($0) })
  }

  mutating func profileName(_ node: YAMLNode) -> ProfileChoice.ProfileName? {
    readString(node, of: "the name of a profile", &sink).map { ProfileChoice.ProfileName(id: $0, span: node.span) }
  }

  /// `set:` and the sections beside it.
  mutating func change(_ fields: Fields) -> Change? {
    var change = Change()
    if let node = fields["set"] {
      guard let stated = changeMap(node, of: "'set'") else { return nil }
      change = stated
    }
    let sections = fields.node.entries.filter { isSection($0.key) }
    return Change(sections: sections.map { .init(key: $0.key, value: $0.value) }).followed(by: change)
  }

  mutating func changeMap(_ node: YAMLNode, of what: String) -> Change? {
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
  mutating func claims(_ key: String, _ fields: Fields, _ words: [String]) -> [ClaimEntry] {
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
        condition: node["where"], order: words.contains("order") ? node["order"] : nil,
        tension: words.contains("tension") ? node["tension"] : nil,
        isOfOthers: words.contains("of") && isOfOthers(node),
        isNotYetMet: node["not yet met"].flatMap { readBoolean($0, of: "'not yet met'", &sink) } ?? false)
    }
  }
}
