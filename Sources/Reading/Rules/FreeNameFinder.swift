import RuleModel
import SourceText
import YAMLReading

/// Finds the names of a rule before its conditions are read: wherever a path stands, but not in texts.
///
/// What a quantifier binds is not a name of the rule within it.
struct FreeNameFinder {
  private struct Mention {
    var path: PathText
    var bound: Set<String>
    var span: SourceSpan
  }

  let names: Names
  private var mentions: [Mention] = []
  private var found: [FreeName] = []
  private var numbers: [String: Int] = [:]
  /// Listed pairs named bare, whose members are the rule's own names.
  private(set) var listedPairs: [KindID] = []

  init(_ names: Names) { self.names = names }

  /// Names that `for` declares.
  mutating func declare(_ name: FreeName) {
    numbers[name.name] = found.count
    found.append(name)
  }

  mutating func scanConditions(_ node: YAMLNode, bound: Set<String> = []) {
    for element in node.elements { scanConditions(element, bound: bound) }
    for (key, value) in node.entries {
      // No word of the language has a point in it, and most paths have.
      if key.utf8.contains(UInt8(ascii: ".")) {
        scanPath(key, bound)
        scanOperands(value, bound: bound)
      } else if conditionBlocks.contains(where: key.has(text:)) {
        scanConditions(value, bound: bound)
      } else if quantifierWords.contains(where: key.has(text:)) {
        scanQuantifier(value, bound: bound)
      } else {
        scanPath(key, bound)
        scanOperands(value, bound: bound)
      }
    }
  }

  mutating func scanConclusions(_ node: YAMLNode) {
    for (key, value) in node.entries {
      scanPath(key, [])
      scanOperands(value, bound: [])
    }
  }

  /// Paths wherever `{path: …}` stands.
  private mutating func scanOperands(_ node: YAMLNode, bound: Set<String>) {
    for element in node.elements { scanOperands(element, bound: bound) }
    for (key, value) in node.entries {
      if key.has(text: "path") { scanPath(value, bound) } else { scanOperands(value, bound: bound) }
    }
  }

  private mutating func scanQuantifier(_ node: YAMLNode, bound: Set<String>) {
    let inner = bound.union(boundNames(of: node, names).map(\.name))
    for (key, value) in node.entries where !key.has(text: "of") && !key.has(text: "as") {
      if key.has(text: "where") {
        scanConditions(value, bound: inner)
      } else {
        scanOperands(value, bound: bound)
      }
    }
  }

  private mutating func scanPath(_ node: YAMLNode, _ bound: Set<String>) {
    guard let path = node.word.flatMap({ PathText($0) }) else { return }
    // The one of a single kind is no name of the rule.
    if path.address == nil, let kind = names.kind(path.first), names[kind].form == .single { return }
    mentions.append(Mention(path: path, bound: bound, span: node.span))
  }

  /// The names, each once; pairs first, since an address means a name where there is one.
  mutating func finish(_ sink: inout DiagnosticSink) -> [FreeName] {
    for mention in mentions where mention.path.address == nil { addPair(mention, &sink) }
    for mention in mentions {
      mention.path.address == nil ? addKind(mention, &sink) : addAddress(mention, &sink)
    }
    return found
  }

  private func isKnown(_ name: String, _ mention: Mention) -> Bool {
    mention.bound.contains(name) || numbers[name] != nil
  }

  private mutating func addPair(_ mention: Mention, _ sink: inout DiagnosticSink) {
    guard !isKnown(mention.path.first, mention), let kind = names.kind(mention.path.first),
      case .pair(let first, let second, let isListed) = names[kind].form
    else { return }
    let members = [first, second]
    for (number, member) in members.enumerated() where !mention.bound.contains(member.name) {
      let position = first.kind == second.kind ? number : 0
      add(FreeName(name: member.name, kind: member.kind, position: position, span: mention.span), &sink)
    }
    let isFree = members.allSatisfy { !mention.bound.contains($0.name) }
    if isListed, isFree, !listedPairs.contains(kind) { listedPairs.append(kind) }
  }

  private mutating func addKind(_ mention: Mention, _ sink: inout DiagnosticSink) {
    guard let kind = names.kind(mention.path.first), names[kind].form == .many, !isKnown(mention.path.first, mention)
    else { return }
    add(FreeName(name: mention.path.first, kind: kind, position: 0, span: mention.span), &sink)
  }

  /// A part that is the kind's own name makes it a name of the rule.
  private mutating func addAddress(_ mention: Mention, _ sink: inout DiagnosticSink) {
    guard let kind = names.kind(mention.path.first), let parts = mention.path.address else { return }
    for (part, member) in zip(parts, names.memberKinds(of: kind)) where !isKnown(part, mention) {
      guard names[member].form == .many, names[member].name == part else { continue }
      add(FreeName(name: part, kind: member, position: 0, span: mention.span), &sink)
    }
  }

  private mutating func add(_ name: FreeName, _ sink: inout DiagnosticSink) {
    guard let number = numbers[name.name] else {
      declare(name)
      return
    }
    let known = found[number]
    guard known.kind != name.kind else {
      found[number].position = max(known.position, name.position)
      return
    }
    let (one, other) = (EnglishText.one(names[known.kind].name), EnglishText.one(names[name.kind].name))
    sink.error(
      .nameTaken, "'\(name.name)' names \(one) and \(other) in one rule", at: name.span, label: "\(other) here",
      secondary: [.init(span: known.span, text: "\(one) here")])
  }
}

let conditionBlocks = ["any of", "all of", "not of"]
let quantifierWords = ["some", "every", "no", "count"]

/// What a quantifier binds: the name of its kind, the names after `as`, or a pair's members.
func boundNames(of quantifier: YAMLNode, _ names: Names) -> [FreeName] {
  guard let of = quantifier["of"], let word = of.word, let kind = names.kind(word) else { return [] }
  let aliases = quantifier["as"].map { $0.kind == .sequence ? Array($0.elements) : [$0] } ?? []
  switch names[kind].form {
  case .single: return []
  case .many, .byReference:
    let place = aliases.first ?? of
    return [FreeName(name: aliases.first?.word ?? word, kind: kind, position: 0, span: place.span)]
  case .pair(let first, let second, _):
    return [first, second].enumerated().map { position, member in
      let alias = position < aliases.count ? aliases[position] : nil
      return FreeName(
        name: alias?.word ?? member.name, kind: member.kind, position: position, span: (alias ?? of).span)
    }
  }
}
