import RuleModel
import SourceText
import YAMLReading

/// The kinds of a vocabulary, by number and by name.
struct DeclaredKinds {
  private(set) var all: [Kind] = []
  private var numbers: [String: KindID] = [:]
  /// Kinds that say `of:`, be their members known yet or not.
  private var pairs: Set<KindID> = []
  private let languages: [String]

  /// Names and forms of all files first; the members of pairs are named by them.
  init(_ files: [Fields], _ languages: [String], _ sink: inout DiagnosticSink) {
    self.languages = languages
    var (names, lists) = (Declared(), Declared())
    for file in files { read(file["kinds"], &names, &lists, &sink) }
    for file in files { resolvePairs(file["kinds"], &sink) }
  }

  subscript(kind: KindID) -> Kind { all[kind.raw] }

  func number(_ name: String) -> KindID? { numbers[name] }

  /// The kind that a value names.
  func kind(_ node: YAMLNode, _ sink: inout DiagnosticSink) -> KindID? {
    guard let name = readString(node, of: "the name of a kind", &sink) else { return nil }
    if let found = numbers[name] { return found }
    sink.unknown(.unknownKind, "there is no kind '\(name)'", word: name, at: node.span, among: all.map(\.name))
    return nil
  }

  private mutating func read(
    _ node: YAMLNode?, _ names: inout Declared, _ lists: inout Declared, _ sink: inout DiagnosticSink
  ) {
    for entry in readEntries(node, of: "'kinds'", &sink) {
      guard let name = readName(entry.key, of: "a kind", &sink),
        names.add(name, at: entry.key.span, what: "the kind", &sink),
        let fields = Fields(entry.value, of: "the kind '\(name)'", known: Keys.kind, &sink)
      else { continue }
      numbers[name] = KindID(all.count)
      if fields["of"] != nil { pairs.insert(KindID(all.count)) }
      let form = fields["of"] == nil ? plainForm(fields, &sink) : .many
      let listedAs = plural(fields, form, &sink)
      let title = readTitle(fields, languages, &sink)
      var kind = Kind(name: name, form: form, listedAs: listedAs, title: title, span: entry.key.span)
      kind.knownTo = fields.text("known to", languages, &sink)
      all.append(kind)
      _ = lists.add(listedAs ?? name, at: fields["listed as"]?.span ?? entry.key.span, what: "the list", &sink)
    }
  }

  private func plainForm(_ fields: Fields, _ sink: inout DiagnosticSink) -> Kind.Form {
    if let node = fields["listed"] {
      sink.error(.excludingKeys, "'listed' is said of pairs, and \(fields.what) is none", at: node.span)
    }
    guard fields["is"] != nil else {
      sink.missingKey("is", in: fields.what, at: fields.span, help: ["a kind of pairs says 'of' instead"])
      return .many
    }
    return fields.choice("is", [("single", .single), ("many", .many), ("by reference", .byReference)], &sink) ?? .many
  }

  private func plural(_ fields: Fields, _ form: Kind.Form, _ sink: inout DiagnosticSink) -> String? {
    guard let node = fields["listed as"] else { return nil }
    if form == .single {
      sink.error(.excludingKeys, "\(fields.what) is single, so none are listed", at: node.span)
      return nil
    }
    return readName(node, of: "a list", &sink)
  }

  // MARK: Pairs

  private mutating func resolvePairs(_ node: YAMLNode?, _ sink: inout DiagnosticSink) {
    guard let node, node.kind == .mapping else { return }
    for entry in node.entries {
      guard let members = entry.value["of"], let kind = numbers[entry.key.text], self[kind].span == entry.key.span
      else { continue }
      if let clash = entry.value["is"] {
        sink.error(.excludingKeys, "a kind says 'is' or 'of'", at: clash.span)
      }
      let listed = entry.value["listed"].flatMap { readBoolean($0, of: "'listed'", &sink) } ?? false
      if let form = pair(members, listed: listed, of: "the pair '\(entry.key.text)'", &sink) {
        all[kind.raw].form = form
      }
    }
  }

  /// `[partner, form]`, or `{from: place, to: place}`.
  private func pair(
    _ node: YAMLNode, listed: Bool, of what: String, _ sink: inout DiagnosticSink
  ) -> Kind.Form? {
    guard node.kind != .scalar, node.count == 2 else {
      sink.wrongShape(node, expected: "a list of two members", for: what, help: ["write [a, b] or {name: a, other: a}"])
      return nil
    }
    let members = node.kind == .sequence ? listMembers(node, &sink) : namedMembers(node, &sink)
    guard members.count == 2, let first = members.first, let second = members.last else { return nil }
    guard first.name != second.name else {
      sink.error(
        .kindForm, "\(what) joins '\(first.name)' with itself, so its members need names", at: node.span,
        help: ["write {from: \(first.name), to: \(first.name)}"])
      return nil
    }
    return .pair(first: first, second: second, listed: listed)
  }

  private func listMembers(_ node: YAMLNode, _ sink: inout DiagnosticSink) -> [Kind.Member] {
    node.elements.compactMap { element in
      memberKind(element, &sink).map { Kind.Member(name: element.text, kind: $0) }
    }
  }

  private func namedMembers(_ node: YAMLNode, _ sink: inout DiagnosticSink) -> [Kind.Member] {
    node.entries.compactMap { entry in
      guard let name = readName(entry.key, of: "a member", &sink), let kind = memberKind(entry.value, &sink) else {
        return nil
      }
      if let other = numbers[name], other != kind {
        sink.error(.nameClash, "the member '\(name)' bears the name of another kind", at: entry.key.span)
      }
      return Kind.Member(name: name, kind: kind)
    }
  }

  private func memberKind(_ node: YAMLNode, _ sink: inout DiagnosticSink) -> KindID? {
    guard let kind = kind(node, &sink) else { return nil }
    let isPair = pairs.contains(kind)
    guard self[kind].form != .single, !isPair else {
      sink.error(
        .kindForm, "'\(node.text)' is \(isPair ? "a pair" : "single") and no member of a pair", at: node.span,
        secondary: [Diagnostic.Label(span: self[kind].span, text: "declared here")])
      return nil
    }
    return kind
  }
}

extension Kind.Form {
  package var isPair: Bool {
    if case .pair = self { return true }
    return false
  }

  package var isListedPair: Bool {
    if case .pair(_, _, listed: true) = self { return true }
    return false
  }
}
