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
  let paths = files.map(\.path)
  let order = paths.indices.sorted { paths[$0].utf8.lexicographicallyPrecedes(paths[$1].utf8) }
  // Large files first, so that no core waits long for another at the end.
  let bySize = order.sorted { files[$0].size > files[$1].size }
  let theory = bySize.filter { paths[$0].hasPrefix("theory/") }
  let others = bySize.filter { !paths[$0].hasPrefix("theory/") }
  var parsed = Dictionary(uniqueKeysWithValues: zip(others, others.concurrentMap(parse)))
  func trees(_ folder: String) -> [YAMLTree] {
    order.filter { paths[$0].hasPrefix(folder) }.compactMap { parsed[$0]?.tree }
  }
  let empty = YAMLTree.read(file: SourceFile(path: "ruleset.yaml", bytes: []), id: .none).tree
  let manifest = order.first { paths[$0] == "ruleset.yaml" }.flatMap { parsed[$0]?.tree } ?? empty
  let (vocabulary, catalogue) = (trees("vocabulary/"), trees("catalogue/"))
  let (declarations, rest) = concurrently({
    readDeclarations(manifest: manifest, vocabulary: vocabulary, catalogue: catalogue)
  }, andMap: theory, parse)
  parsed.merge(zip(theory, rest)) { first, _ in first }
  var reader = RuleSetReader(declarations)
  reader.read(trees("theory/"), examples: examples)
  for (path, file) in order.compactMap({ number in parsed[number].map { (paths[number], $0) } }) {
    refuseStray(path, file.tree, &reader.sink)
  }
  let isComplete = parsed.values.allSatisfy(\.tree.isComplete)
  let diagnostics = reader.sink.distinct.filter { isComplete || !absences.contains($0.code) }
  return (
    reader.ruleSet, reader.names, order.flatMap { parsed[$0]?.diagnostics ?? [] } + diagnostics
  )
}

/// What says that something is not there: not said where a file could not be read to its end.
private let absences = Set(
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

/// Completes what is declared with rules, `never` and strata.
struct RuleSetReader {
  var ruleSet: RuleSet
  let names: Names
  var sink = DiagnosticSink()

  init(_ declarations: Declarations) {
    ruleSet = declarations.ruleSet
    sink.add(declarations.diagnostics)
    let pending = PendingReader(names: declarations.names, pending: declarations.pending)
    ruleSet.attributes = pending.resolved(ruleSet.attributes, &sink)
    ruleSet.never = pending.never(&sink)
    names = Names(ruleSet)
  }

  /// Rules that one core reads in a row: enough of them read the same paths.
  private static let rulesAtOnce = 32

  mutating func read(_ theory: [YAMLTree], examples: Bool) {
    let names = names
    var reader = TheoryReader(names)
    for tree in theory { tree.root.map { reader.read($0, &sink) } }
    ruleSet.sections = reader.sections
    let catalogue = ruleSet
    let sources = reader.sources
    let runs = stride(from: 0, to: sources.count, by: Self.rulesAtOnce).map { sources[$0...].prefix(Self.rulesAtOnce) }
    let read = runs.concurrentMap { run in
      var sink = DiagnosticSink()
      var memory = PathMemory()
      let rules = run.map { source in
        var rule = RuleReader(source, names, catalogue: catalogue, examples: examples, memory: &memory)
        return rule.read(&sink, memory: &memory)
      }
      return (rules: rules, diagnostics: sink.diagnostics)
    }
    ruleSet.rules = read.flatMap(\.rules)
    for run in read { sink.add(run.diagnostics) }
    OverrideResolver(names: names, sources: reader.sources, rulesByID: reader.rulesByID).resolve(&ruleSet.rules, &sink)
    findStrata()
  }

  private mutating func findStrata() {
    let found = RuleLanguage.findStrata(attributes: ruleSet.attributes, rules: ruleSet.rules)
    ruleSet.strata = found.strata
    sink.add(found.diagnostics)
    let bounds = SumBounds(
      kinds: ruleSet.kinds, attributes: ruleSet.attributes, entities: ruleSet.entities, rules: ruleSet.rules,
      strata: ruleSet.strata)
    sink.add(bounds.diagnostics())
  }
}

extension DiagnosticSink {
  /// In the order of their places, each once: what a matrix or a section says is read for each of its rules.
  var distinct: [Diagnostic] {
    var seen: Set<Diagnostic> = []
    return sorted.filter { seen.insert($0).inserted }
  }
}
