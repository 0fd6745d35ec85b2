import RuleModel
import SourceText
import YAMLReading

extension ProfileReader {
  /// Every fact of one subject.
  mutating func read(_ body: Body) {
    let kind = names[body.kind]
    let what = subjectName(body.subject, kind)
    guard body.node.kind == .mapping else {
      sink.wrongShape(body.node, expected: "a mapping", for: what)
      return
    }
    for entry in body.node.entries {
      if body.isFile, entry.key.text == kind.name { continue }
      guard let attribute = names.attribute(entry.key, of: body.kind, in: what, &sink) else { continue }
      state(entry, attribute, body.subject)
    }
  }

  private func subjectName(_ subject: [EntityID], _ kind: Kind) -> String {
    let members = zip(names.kind(kind.name).map { names.memberKinds(of: $0) } ?? [], subject)
    let ids = members.map { names.entities[$0.raw][$1.raw].id }
    return ids.isEmpty ? "the \(kind.name)" : "the \(kind.name) '\(ids.joined(separator: "/"))'"
  }

  /// One fact; waits if it names an entity that no list holds so far.
  mutating func state(
    _ entry: (key: YAMLNode, value: YAMLNode), _ attribute: AttributeID, _ subject: [EntityID]
  ) {
    guard sink.mayState(names[attribute], at: entry.key.span, "a profile") else { return }
    let key = FactKey(attribute, subject)
    if let first = facts[key] {
      sink.statedTwice(names[attribute].fullName, at: entry.value.span, first: first.span)
      return
    }
    mustWait = false
    var own = sink.fork()
    let fact = fact(entry.value, of: attribute, origin: .given, &own)
    if mustWait {
      deferred.append(Deferred(attribute: attribute, subject: subject, key: entry.key, node: entry.value))
      return
    }
    sink.join(own)
    if let fact { facts[key] = fact }
  }

  // MARK: References

  /// An id that is listed, else a file.
  mutating func entity(_ node: YAMLNode, of kind: KindID, _ sink: inout DiagnosticSink) -> EntityID? {
    guard let word = readString(node, of: "a reference to \(names[kind].name)", &sink) else { return nil }
    if let found = names.entity(word, of: kind) { return found }
    guard names[kind].form == .byReference else {
      names.reportUnknownEntity(word, of: kind, at: node.span, &sink)
      return nil
    }
    if let known = entityOfFile[FileName(kind: kind, name: word)] { return known }
    let isPath = word.utf8.contains(UInt8(ascii: "/"))
    if !isPath, !isLast {
      mustWait = true
      return nil
    }
    return loadEntity(node, word, kind, isPath: isPath, &sink)
  }

  private mutating func loadEntity(
    _ node: YAMLNode, _ word: String, _ kind: KindID, isPath: Bool, _ sink: inout DiagnosticSink
  ) -> EntityID? {
    if !isPath, case .missing = load(word) {
      names.reportUnknownEntity(word, of: kind, at: node.span, &sink)
      return nil
    }
    guard let root = file(node, of: kind), let (id, place) = identity(root, of: kind, node) else { return nil }
    let entity = Entity(id: id, span: place.span)
    if names.entity(id, of: kind) == nil, let clash = reservedSubjects[id] {
      self.sink.nameClash(entity, names[kind], clash)
    }
    let number = names.add(entity, to: kind)
    entityOfFile[FileName(kind: kind, name: word)] = number
    attach(root, to: number, of: kind, at: place.span, name: word)
    return number
  }
}

extension DiagnosticSink {
  /// Whether a profile, or `what` else, may state the attribute.
  mutating func mayState(_ attribute: Attribute, at span: SourceSpan, _ what: String) -> Bool {
    let reason: String
    switch attribute.origin {
    case .given, .both: return true
    case .fixed: reason = "is fixed by the catalogue"
    case .derived: reason = "is derived by rules"
    }
    error(
      .wrongOrigin, "'\(attribute.fullName)' \(reason), and \(what) states it", at: span,
      secondary: [Diagnostic.Label(span: attribute.span, text: "declared here")])
    return false
  }
}
