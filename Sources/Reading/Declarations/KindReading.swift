import RuleModel
import SourceText
import YAMLReading

private let kindKeys = ["is", "of", "listed", "listed as", "title"]

extension DeclarationReader {
  /// Names and forms; the members of pairs wait until all kinds have numbers.
  mutating func readKinds(_ node: YAMLNode?) {
    for entry in section(node, "'kinds'") {
      guard let name = readName(entry.key, of: "a kind", &sink),
        declaredKinds.add(name, at: entry.key.span, what: "the kind", &sink),
        let fields = Fields(entry.value, of: "the kind '\(name)'", known: kindKeys, &sink)
      else { continue }
      kindNumbers[name] = KindID(ruleSet.kinds.count)
      if fields["of"] != nil { pairKinds.insert(KindID(ruleSet.kinds.count)) }
      let form = fields["of"] == nil ? plainForm(fields) : .many
      let listedAs = readPlural(fields, form)
      ruleSet.kinds.append(
        Kind(name: name, form: form, listedAs: listedAs, title: title(fields), span: entry.key.span))
      _ = declaredKeys.add(listedAs ?? name, at: fields["listed as"]?.span ?? entry.key.span, what: "the list", &sink)
    }
  }

  private mutating func plainForm(_ fields: Fields) -> Kind.Form {
    if let node = fields["listed"] {
      sink.error(.excludingKeys, "'listed' is said of pairs, and \(fields.what) is none", at: node.span)
    }
    guard fields["is"] != nil else {
      sink.missingKey("is", in: fields.what, at: fields.span, help: ["a kind of pairs says 'of' instead"])
      return .many
    }
    return fields.choice("is", [("single", .single), ("many", .many), ("by reference", .byReference)], &sink) ?? .many
  }

  private mutating func readPlural(_ fields: Fields, _ form: Kind.Form) -> String? {
    guard let node = fields["listed as"] else { return nil }
    if form == .single {
      sink.error(.excludingKeys, "\(fields.what) is single, so none are listed", at: node.span)
      return nil
    }
    return readName(node, of: "a list", &sink)
  }

  // MARK: Pairs

  mutating func resolvePairs(_ node: YAMLNode?) {
    guard let node, node.kind == .mapping else { return }
    for entry in node.entries {
      guard let members = entry.value["of"], let kind = kindNumbers[entry.key.text],
        ruleSet.kinds[kind.raw].span == entry.key.span
      else { continue }
      if let clash = entry.value["is"] {
        sink.error(.excludingKeys, "a kind says 'is' or 'of'", at: clash.span)
      }
      let listed = entry.value["listed"].flatMap { readBoolean($0, of: "'listed'", &sink) } ?? false
      if let form = readPair(members, listed: listed, of: "the pair '\(entry.key.text)'") {
        ruleSet.kinds[kind.raw].form = form
      }
    }
  }

  /// `[partner, form]`, or `{from: place, to: place}`.
  private mutating func readPair(_ node: YAMLNode, listed: Bool, of what: String) -> Kind.Form? {
    guard node.kind != .scalar, node.count == 2 else {
      sink.wrongShape(node, expected: "a list of two members", for: what, help: ["write [a, b] or {name: a, other: a}"])
      return nil
    }
    let members = node.kind == .sequence ? listMembers(node) : namedMembers(node)
    guard members.count == 2, let first = members.first, let second = members.last else { return nil }
    guard first.name != second.name else {
      sink.error(
        .kindForm, "\(what) joins '\(first.name)' with itself, so its members need names", at: node.span,
        help: ["write {from: \(first.name), to: \(first.name)}"])
      return nil
    }
    return .pair(first: first, second: second, listed: listed)
  }

  private mutating func listMembers(_ node: YAMLNode) -> [Kind.Member] {
    node.elements.compactMap { element in
      memberKind(element).map { Kind.Member(name: element.text, kind: $0) }
    }
  }

  private mutating func namedMembers(_ node: YAMLNode) -> [Kind.Member] {
    node.entries.compactMap { entry in
      guard let name = readName(entry.key, of: "a member", &sink), let kind = memberKind(entry.value) else {
        return nil
      }
      if let other = kindNumbers[name], other != kind {
        sink.error(.nameClash, "the member '\(name)' bears the name of another kind", at: entry.key.span)
      }
      return Kind.Member(name: name, kind: kind)
    }
  }

  private mutating func memberKind(_ node: YAMLNode) -> KindID? {
    guard let kind = kind(node) else { return nil }
    let declared = ruleSet.kinds[kind.raw]
    let isPair = pairKinds.contains(kind)
    guard declared.form != .single, !isPair else {
      sink.error(
        .kindForm, "'\(node.text)' is \(isPair ? "a pair" : "single") and no member of a pair", at: node.span,
        secondary: [Diagnostic.Label(span: declared.span, text: "declared here")])
      return nil
    }
    return kind
  }

  /// The kind that a value names.
  mutating func kind(_ node: YAMLNode) -> KindID? {
    guard let name = readString(node, of: "the name of a kind", &sink) else { return nil }
    if let found = kindNumbers[name] { return found }
    sink.unknown(
      .unknownKind, "there is no kind '\(name)'", word: name, at: node.span, among: ruleSet.kinds.map(\.name))
    return nil
  }
}

extension Kind.Form {
  public var isPair: Bool {
    if case .pair = self { return true }
    return false
  }

  public var isListedPair: Bool {
    if case .pair(_, _, listed: true) = self { return true }
    return false
  }
}
