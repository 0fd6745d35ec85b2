import Parallel
import SourceText
import YAMLTree

/// A file of a rule set: its role is told by its path.
public struct RuleFile: Sendable {
  /// Relative to the folder of the rule set: `ruleset.yaml`, `vocabulary/…`, `catalogue/…`, `theory/…`.
  public var path: String
  public var tree: YAMLTree
  public init(path: String, tree: YAMLTree) {
    self.path = path
    self.tree = tree
  }
}

/// Reads a whole rule set. Files are taken in the order of their paths, whatever the order given; files elsewhere, such
/// as `tests/…`, are left alone.
///
/// Evaluation does not need the rules' examples: without them a rule set is read in half the time.
public func readRuleSet(
  _ files: [RuleFile], examples: Bool = true
) -> (ruleSet: RuleSet, names: Names, diagnostics: [Diagnostic]) {
  readRuleSet(files.map { ($0.path, $0.tree.nodeCount) }, examples: examples) { (files[$0].tree, []) }
}

/// The same of files that are still to be parsed, which is asked for by their number: the theory is parsed while one
/// core reads the declarations. Diagnostics of parsing come before all others, in the order of the paths.
public func readRuleSet(
  _ files: [(path: String, size: Int)], examples: Bool = true,
  parse: @Sendable (Int) -> (tree: YAMLTree, diagnostics: [Diagnostic])
) -> (ruleSet: RuleSet, names: Names, diagnostics: [Diagnostic]) {
  var (ruleSet, names, diagnostics, texts) = readUntoldRuleSet(files, examples: examples, parse: parse)
  let (rules, found) = texts.read(ruleSet.rules)
  ruleSet.rules = rules
  return (ruleSet, names, diagnostics + found)
}

/// The same, without what its rules say to readers: that is left to be read.
public func readUntoldRuleSet(
  _ files: [(path: String, size: Int)], examples: Bool = true,
  parse: @Sendable (Int) -> (tree: YAMLTree, diagnostics: [Diagnostic])
) -> (ruleSet: RuleSet, names: Names, diagnostics: [Diagnostic], texts: RuleTexts) {
  var files = ParsedFiles(files)
  let (theory, others) = (files.theory, files.others)
  files.add(others, others.concurrentMap(parse))
  let (manifest, vocabulary, catalogue) = (files.manifest, files.trees("vocabulary/"), files.trees("catalogue/"))
  let (declarations, parsed) = concurrently(
    { readDeclarations(manifest: manifest, vocabulary: vocabulary, catalogue: catalogue) }, andMap: theory, parse)
  files.add(theory, parsed)
  var reader = RuleSetReader(declarations)
  reader.read(files.trees(ParsedFiles.theoryFolder), examples: examples)
  for (path, tree) in files.all { refuseStray(path, tree, &reader.sink) }
  let found = reader.sink.distinct.filter { files.isComplete || !absences.contains($0.code) }
  let texts = RuleTexts(sources: reader.sources, names: reader.names, isComplete: files.isComplete)
  return (reader.ruleSet, reader.names, files.diagnostics + found, texts)
}

/// The files of a rule set as they are parsed, in the order of their paths.
private struct ParsedFiles {
  static let theoryFolder = "theory/"

  private let files: [(path: String, size: Int)]
  private let order: [Int]
  private var parsed: [(tree: YAMLTree, diagnostics: [Diagnostic])?]

  init(_ files: [(path: String, size: Int)]) {
    self.files = files
    order = files.indices.sorted { files[$0].path.utf8.lexicographicallyPrecedes(files[$1].path.utf8) }
    parsed = Array(repeating: nil, count: files.count)
  }

  mutating func add(_ numbers: [Int], _ results: [(tree: YAMLTree, diagnostics: [Diagnostic])]) {
    for (number, result) in zip(numbers, results) { parsed[number] = result }
  }

  var theory: [Int] { bySize.filter { files[$0].path.hasPrefix(Self.theoryFolder) } }
  var others: [Int] { bySize.filter { !files[$0].path.hasPrefix(Self.theoryFolder) } }
  /// Large files first, so that no core waits long for another at the end.
  private var bySize: [Int] { order.sorted { files[$0].size > files[$1].size } }

  var all: [(path: String, tree: YAMLTree)] {
    order.compactMap { number in parsed[number].map { (files[number].path, $0.tree) } }
  }
  func trees(_ folder: String) -> [YAMLTree] { all.filter { $0.path.hasPrefix(folder) }.map(\.tree) }
  /// An empty one where there is none.
  var manifest: YAMLTree {
    all.first { $0.path == "ruleset.yaml" }?.tree
      ?? YAMLTree.read(file: SourceFile(path: "ruleset.yaml", bytes: []), id: .none).tree
  }
  var isComplete: Bool { all.allSatisfy(\.tree.isComplete) }
  var diagnostics: [Diagnostic] { order.flatMap { parsed[$0]?.diagnostics ?? [] } }
}

/// What says that something is not there: not said where a file could not be read to its end.
let absences = Set(
  [
    DiagnosticCode.unknownKind, .unknownAttribute, .unknownValue, .unknownEntity, .unknownDomain, .unknownSource,
    .unknownRank, .unknownName, .unknownRule, .missingKey,
  ].map(\.code))

private let folders = ["vocabulary/", "catalogue/", "theory/", "registers/", "tests/"]

/// A misspelt folder would otherwise lose its rules silently.
private func refuseStray(_ path: String, _ tree: YAMLTree, _ sink: inout DiagnosticSink) {
  guard path != "ruleset.yaml", !folders.contains(where: { path.hasPrefix($0) }) else { return }
  let start = SourceSpan(file: tree.file, start: 0, end: 0)
  let folder = path.split(separator: "/", omittingEmptySubsequences: false).first.map { "\($0)/" } ?? ""
  let near = suggestion(for: folder, among: folders)
  sink.error(
    .strayFile, "'\(path)' lies in no folder of a rule set, so nothing of it is read", at: start,
    label: near.map { "did you mean '\($0)'?" } ?? "", help: ["the folders are \(quotedList(folders))"])
}
