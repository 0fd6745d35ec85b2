import Parallel
import RuleModel
import SourceText
import YAMLReading

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
  let outline = readOutline(files.map { ($0.path, $0.tree.nodeCount) }, examples: examples) { number, _ in
    (files[number].tree, [])
  }
  let (ruleSet, diagnostics) = outline.read()
  return (ruleSet, outline.names, outline.diagnostics + diagnostics)
}

/// Parses the files of a rule set, which are asked for by their number (nil where one cannot be read), reads what they
/// declare, and finds their rules. One core reads the declarations as soon as their files are parsed, the others parse
/// the theory meanwhile. Diagnostics of parsing come before all others, in the order of the paths.
///
/// Without the rules' examples, parsing may pass over the values of the key it is given: see `YAMLTree.passedOver`.
public func readOutline(
  _ files: [(path: String, size: Int)], examples: Bool,
  parse: @Sendable (Int, _ passingOver: String?) -> (tree: YAMLTree, diagnostics: [Diagnostic])?
) -> RuleOutline {
  let files = ParsedFiles(files)
  let (theory, others) = (files.theory, files.others)
  let read = { @Sendable number in
    ParsedFile.read(isTheory: files.isTheory(number), examples: examples) { parse(number, $0) }
  }
  let (parsed, declared, rules) = others.concurrentMap(
    read, then: { DeclaredSet(files.adding(others, $0).readDeclarations()) }, beside: theory, read)
  return RuleOutline(declared, files.adding(others, parsed).adding(theory, rules), examples: examples)
}

/// A file of a rule set, parsed.
struct ParsedFile: Sendable {
  let tree: YAMLTree
  let diagnostics: [Diagnostic]
  /// Of a theory file.
  let rules: TheoryFile?

  private init(_ parsed: (tree: YAMLTree, diagnostics: [Diagnostic]), isTheory: Bool) {
    (tree, diagnostics) = parsed
    rules = isTheory ? TheoryFile(parsed.tree) : nil
  }

  /// Read once more, as a whole, where something was passed over that only looks like a rule's examples.
  static func read(
    isTheory: Bool, examples: Bool, parse: (String?) -> (tree: YAMLTree, diagnostics: [Diagnostic])?
  ) -> ParsedFile? {
    let key = isTheory && !examples ? RuleSource.examplesField : nil
    guard let parsed = parse(key).map({ ParsedFile($0, isTheory: isTheory) }) else { return nil }
    if key == nil || parsed.rules?.examplesPassedOver == parsed.tree.passedOver { return parsed }
    return read(isTheory: isTheory, examples: true, parse: parse)
  }
}

/// The files of a rule set as they are parsed, in the order of their paths.
struct ParsedFiles {
  private let files: [(path: String, size: Int)]
  private let order: [Int]
  private var parsed: [ParsedFile?]

  init(_ files: [(path: String, size: Int)]) {
    self.files = files
    order = files.indices.sorted { files[$0].path.utf8.lexicographicallyPrecedes(files[$1].path.utf8) }
    parsed = Array(repeating: nil, count: files.count)
  }

  func adding(_ numbers: [Int], _ results: [ParsedFile?]) -> ParsedFiles {
    var files = self
    for (number, result) in zip(numbers, results) { files.parsed[number] = result }
    return files
  }

  func readDeclarations() -> Declarations {
    Reading.readDeclarations(
      manifest: manifest, vocabulary: trees("vocabulary/"), catalogue: trees("catalogue/"))
  }

  func isTheory(_ number: Int) -> Bool { files[number].path.hasPrefix("theory/") }
  var theory: [Int] { bySize.filter(isTheory) }
  var others: [Int] { bySize.filter { !isTheory($0) } }
  /// Large files first, so that no core waits long for another at the end.
  private var bySize: [Int] { order.sorted { files[$0].size > files[$1].size } }

  var all: [(path: String, tree: YAMLTree)] {
    order.compactMap { number in parsed[number].map { (files[number].path, $0.tree) } }
  }
  var theoryFiles: [TheoryFile] { order.compactMap { parsed[$0]?.rules } }
  private func trees(_ folder: String) -> [YAMLTree] { all.filter { $0.path.hasPrefix(folder) }.map(\.tree) }
  /// An empty one where there is none.
  var manifest: YAMLTree {
    all.first { $0.path == "ruleset.yaml" }?.tree
      ?? YAMLTree.read(file: SourceFile(path: "ruleset.yaml", bytes: []), id: .none).tree
  }
  var isComplete: Bool { all.allSatisfy(\.tree.isComplete) }
  var diagnostics: [Diagnostic] { order.flatMap { parsed[$0]?.diagnostics ?? [] } }

  /// A misspelt folder would otherwise lose its rules silently.
  func refuseStrays(_ sink: inout DiagnosticSink) {
    for (path, tree) in all where path != "ruleset.yaml" && !folders.contains(where: { path.hasPrefix($0) }) {
      let start = SourceSpan(file: tree.file, start: 0, end: 0)
      let folder = path.split(separator: "/", omittingEmptySubsequences: false).first.map { "\($0)/" } ?? ""
      let near = suggestion(for: folder, among: folders)
      sink.error(
        .strayFile, "'\(path)' lies in no folder of a rule set, so nothing of it is read", at: start,
        label: near.map { "did you mean '\($0)'?" } ?? "", help: ["the folders are \(quotedList(folders))"])
    }
  }
}

/// What says that something is not there: not said where a file could not be read to its end.
let absences = Set(
  [
    DiagnosticCode.unknownKind, .unknownAttribute, .unknownValue, .unknownEntity, .unknownDomain, .unknownSource,
    .unknownRank, .unknownName, .unknownRule, .missingKey,
  ].map(\.code))

private let folders = ["vocabulary/", "catalogue/", "theory/", "registers/", "tests/"]
