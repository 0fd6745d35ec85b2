import Parallel
import SourceText
import YAMLTree

/// What the rules of a rule set say to readers: titles, reasons, sources. Nothing that follows hangs on it, so it can be
/// read while the rules are compiled.
public struct RuleTexts: Sendable {
  let sources: [RuleSource]
  let names: Names
  /// Whether all files could be read to their ends.
  let isComplete: Bool

  /// Rules that one core reads in a row: enough of them read the same paths.
  private static let rulesAtOnce = 32

  /// The rules with their texts. Linear in the texts.
  public func read(_ rules: [Rule]) -> (rules: [Rule], diagnostics: [Diagnostic]) {
    let starts = Array(stride(from: 0, to: rules.count, by: Self.rulesAtOnce))
    let read = starts.concurrentMap { start in
      var sink = DiagnosticSink()
      var memory = PathMemory()
      let told = rules.indices[start...].prefix(Self.rulesAtOnce).map { number in
        var rule = rules[number]
        var reader = RuleReader(sources[number], names, textsOf: rule, memory: &memory)
        reader.readTexts(of: &rule, &sink, memory: &memory)
        return rule
      }
      return (rules: told, diagnostics: sink.diagnostics)
    }
    var sink = DiagnosticSink()
    for run in read { sink.add(run.diagnostics) }
    return (read.flatMap(\.rules), sink.distinct.filter { isComplete || !absences.contains($0.code) })
  }
}
