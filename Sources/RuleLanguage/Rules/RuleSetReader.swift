import Parallel
import SourceText
import YAMLTree

/// Completes what is declared with rules, `never` and strata.
struct RuleSetReader {
  var ruleSet: RuleSet
  let names: Names
  var sink = DiagnosticSink()
  /// Where the rules stand, in their order.
  private(set) var sources: [RuleSource] = []

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
    self.sources = sources
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
