import RuleModel
import SourceText
import YAMLReading

extension ProfileReader {
  /// Each file is asked for once.
  mutating func load(_ name: String) -> ProfileFile {
    if let known = loaded[name] { return known }
    let file = files(name)
    loaded[name] = file
    return file
  }

  /// The outermost value of the file that a value names; nil with a diagnostic.
  mutating func file(_ node: YAMLNode, of kind: KindID) -> YAMLNode? {
    guard let name = readString(node, of: "the name of a file", &sink) else { return nil }
    switch load(name) {
    case .tree(let tree):
      if let root = tree.root { return root }
      if tree.isComplete { reportNoIdentity(node, kind, nil) }
      return nil
    case .missing(let folder, let beside): reportMissing(name, node, kind, from: folder, beside: beside)
    case .outsideRoot:
      sink.error(
        .fileOutside, "the file '\(name)' lies outside the profile root", at: node.span,
        help: ["files are named from the folder of 'profiles.yaml'", wayWithoutFile(kind)])
    case .unreadable(let reason):
      sink.error(.unreadableFile, "the file '\(name)' cannot be read: \(reason)", at: node.span)
    }
    return nil
  }

  private mutating func reportMissing(
    _ name: String, _ node: YAMLNode, _ kind: KindID, from folder: String?, beside: [String]
  ) {
    let ending = ".yaml"
    let stems = beside.filter { $0.hasSuffix(ending) }.map { String($0.dropLast(ending.count)) }
    let otherwise = beside.filter { stem($0).lowercased() == stem(name).lowercased() }
    let start = folder.map { "'\($0)', the folder of 'profiles.yaml' or else the profile's own" } ?? "the profile root"
    sink.unknown(
      .missingFile, "there is no file '\(name)'", word: name, at: node.span, among: stems,
      help: otherwise.map { "there is '\($0)': names end in '.yaml', in the same letters" } + [
        "files are named from \(start), without '.yaml'", wayWithoutFile(kind),
      ])
  }

  private func stem(_ name: String) -> String {
    [".yaml", ".yml"].first { name.lowercased().hasSuffix($0) }.map { String(name.dropLast($0.count)) } ?? name
  }

  /// What a file says can stand in the profile as well.
  private func wayWithoutFile(_ kind: KindID) -> String {
    let key = names[kind].listKey
    return names[kind].form == .single
      ? "its facts may also stand in the profile: '\(key): {…}'"
      : "its facts may also stand in the profile, under '\(key):' and an id, and then the id is named here"
  }

  /// What a file says that it describes: `country: kr`.
  mutating func identity(_ root: YAMLNode, of kind: KindID, _ node: YAMLNode) -> (id: String, node: YAMLNode)? {
    let name = names[kind].name
    guard root.kind == .mapping, let stated = root[name] else {
      reportNoIdentity(node, kind, root)
      return nil
    }
    if let word = stated.word, word.utf8.contains(UInt8(ascii: "/")) {
      sink.error(
        .fileIdentity, "the file '\(node.text)' names another file where it says its id", at: stated.span,
        label: "an id is expected", help: ["write the id of the \(name) that this file describes"])
      return nil
    }
    return readName(stated, of: "the \(name)", &sink).map { ($0, stated) }
  }

  private mutating func reportNoIdentity(_ node: YAMLNode, _ kind: KindID, _ root: YAMLNode?) {
    let name = names[kind].name
    let other = root?.entries.first { names.kind($0.key.text) != nil }
    sink.error(
      .fileIdentity, "the file '\(node.text)' does not say which \(name) it describes", at: node.span,
      secondary: other.map { [Diagnostic.Label(span: $0.key.span, text: "it describes this")] } ?? [],
      help: ["begin the file with '\(name): ID'"])
  }

  /// Takes what a file says of an entity; two files for one entity are diagnosed.
  mutating func attach(_ root: YAMLNode, to entity: EntityID, of kind: KindID, at span: SourceSpan, name: String) {
    let key = EntityKey(kind: kind, entity: entity)
    if let first = fileOfEntity[key] {
      guard first.file != span.file else { return }
      let id = names.entities[kind.raw][entity.raw].id
      sink.error(
        .fileIdentity, "two files describe the \(names[kind].name) '\(id)'", at: span,
        secondary: [Diagnostic.Label(span: first.span, text: "described here")])
      return
    }
    fileOfEntity[key] = FileIdentity(file: span.file, span: span)
    queue.append(Body(kind: kind, subject: [entity], node: root, isFile: true))
  }
}
