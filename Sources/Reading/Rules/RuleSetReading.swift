import Parallel
package import RuleModel
package import SourceText
package import YAMLReading

/// The text of a file of a rule set.
package struct RuleText: Sendable {
  /// Relative to the folder of the rule set.
  package var path: String
  package var file: SourceFile
  package var id: FileID
  package init(path: String, file: SourceFile, id: FileID) {
    self.path = path
    self.file = file
    self.id = id
  }
}

/// A file of a rule set as a tree: its role is told by its path.
package struct RuleFile: Sendable {
  /// Relative to the folder of the rule set: `ruleset.yaml`, `vocabulary/…`, `catalogue/…`, `theory/…`,
  /// `documents/…`.
  package var path: String
  package var tree: YAMLTree
  /// What there is to say of its YAML.
  package var diagnostics: [Diagnostic]
  package init(path: String, tree: YAMLTree, diagnostics: [Diagnostic] = []) {
    self.path = path
    self.tree = tree
    self.diagnostics = diagnostics
  }

  /// Parses a text.
  package init(_ text: RuleText, limits: YAMLLimits = .standard) {
    let (tree, diagnostics) = readYAML(text.file, id: text.id, limits: limits)
    self.init(path: text.path, tree: tree, diagnostics: diagnostics)
  }
}

/// A rule set as it was read, complete as far as its files allow.
package struct ReadRuleSet: Sendable {
  package var ruleSet: RuleSet
  package var names: Names
  /// Those of the files' YAML, in the order of the paths, then all others in the order of their places.
  package var diagnostics: [Diagnostic]
}

/// Reads a whole rule set from its texts, whatever their order; files elsewhere, such as `tests/…`, are left alone.
///
/// Time is linear in the texts; they are parsed on all cores.
package func readRuleSet(
  _ texts: [RuleText], limits: YAMLLimits = .standard, typed file: TypedFile? = nil
) -> ReadRuleSet {
  readRuleSet(texts.concurrentMap { RuleFile($0, limits: limits) }, typed: file)
}

/// A file of rules that a person types at a command line: titles are as good as names there, and entities may be named that only a
/// profile lists.
package struct TypedFile: Sendable {
  /// Relative to the folder of the rule set.
  package var path: String
  /// By kind, in the order in which the profile lists them.
  package var entities: [String: [Entity]]

  package init(path: String, entities: [String: [Entity]]) {
    (self.path, self.entities) = (path, entities)
  }
}

/// Reads a whole rule set from parsed files: what it declares, then each rule by itself, then what rules say of each
/// other. Rules are read on all cores.
package func readRuleSet(_ files: [RuleFile], typed: TypedFile? = nil) -> ReadRuleSet {
  let files = files.sorted { $0.path.utf8.lexicographicallyPrecedes($1.path.utf8) }
  let declared = ResolvedDeclarations(readDeclarations(of: files))
  let names = declared.names
  var (ruleSet, sink) = (declared.ruleSet, declared.sink)
  let theory = Theory(trees(files, "theory/").map { TheoryFile($0) }, names.languages, &sink)
  refuseStrays(files, &sink)
  let references = OpenReferences(ruleSet.kinds, ruleSet.attributes, ruleSet.facts)
  let typedFile = typed.flatMap { typed in files.first { $0.path == typed.path }?.tree.file }
  let typedNames = typed.map { names.typed(naming: $0.entities) } ?? names
  let read = theory.sources.concurrentMap { [ruleSet] source in
    let isTyped = typedFile != nil && source.span.file == typedFile
    var reader = RuleReader(source, ruleSet, isTyped ? typedNames : names, references)
    return reader.read()
  }
  ruleSet.sections = theory.sections
  ruleSet.rules = read.map(\.rule)
  for rule in read { sink.add(rule.diagnostics) }
  OverrideResolver(names: names, sources: theory.sources, rulesByID: theory.rulesByID).resolve(&ruleSet.rules, &sink)
  sink.add(ruleSet.stratify())
  ruleSet.documents = readDocuments(trees(files, "documents/"), named: declared.documents, names, &sink)
  // What is not there may stand in a file that could not be read to its end.
  let isComplete = files.allSatisfy(\.tree.isComplete)
  let found = sink.sorted.filter { isComplete || !absences.contains($0.code) }
  return ReadRuleSet(ruleSet: ruleSet, names: names, diagnostics: files.flatMap(\.diagnostics) + found)
}

extension Names {
  /// As a person types them, with entities of a profile by kind.
  fileprivate func typed(naming entities: [String: [Entity]]) -> Names {
    var names = typed
    for (kind, own) in entities.sorted(by: { $0.key < $1.key }) {
      guard let number = self.kind(kind) else { continue }
      for entity in own { _ = names.add(entity, to: number) }
    }
    return names
  }
}

private func trees(_ files: [RuleFile], _ folder: String) -> [YAMLTree] {
  files.filter { $0.path.hasPrefix(folder) }.map(\.tree)
}

private func readDeclarations(of files: [RuleFile]) -> Declarations {
  let manifest = files.first { $0.path == "ruleset.yaml" }?.tree
  let none = SourceFile(path: "ruleset.yaml", bytes: [])
  return readDeclarations(
    manifest: manifest ?? readYAML(none, id: .none).tree, vocabulary: trees(files, "vocabulary/"),
    catalogue: trees(files, "catalogue/"))
}

/// A misspelt folder would otherwise lose its rules silently.
private func refuseStrays(_ files: [RuleFile], _ sink: inout DiagnosticSink) {
  for file in files where file.path != "ruleset.yaml" && !folders.contains(where: file.path.hasPrefix) {
    let path = file.path
    let start = SourceSpan(file: file.tree.file, start: 0, end: 0)
    let folder = path.split(separator: "/", omittingEmptySubsequences: false).first.map { "\($0)/" } ?? ""
    let near = suggestion(for: folder, among: folders)
    sink.error(
      .strayFile, "'\(path)' lies in no folder of a rule set, so nothing of it is read", at: start,
      label: near.map { "did you mean '\($0)'?" } ?? "", help: ["the folders are \(quotedList(folders))"])
  }
}

/// What says that something is not there: not said where a file could not be read to its end.
private let absences = Set(
  [
    DiagnosticCode.unknownKind, .unknownAttribute, .unknownValue, .unknownEntity, .unknownDomain, .unknownSource,
    .unknownRank, .unknownName, .unknownRule, .missingKey,
  ].map(\.code))

private let folders = ["vocabulary/", "catalogue/", "theory/", "documents/", "registers/", "tests/"]
