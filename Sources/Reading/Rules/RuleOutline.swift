import Parallel
import RuleModel
import SourceText
import YAMLReading

/// A rule set whose declarations are read and whose rules are found. What is left is to read the rules, in parts that
/// do not need each other.
public struct RuleOutline: Sendable {
  /// Without rules and strata.
  public let declared: RuleSet
  public let names: Names
  /// Of the files, then of what they declare.
  public let diagnostics: [Diagnostic]
  /// Where the rules stand, in their order.
  private let sources: [RuleSource]
  private let rulesByID: [String: [RuleID]]
  /// Whether all files could be read to their ends.
  private let isComplete: Bool
  private let examples: Bool

  init(_ declared: DeclaredSet, _ files: ParsedFiles, examples: Bool) {
    self.examples = examples
    var (ruleSet, sink) = (declared.ruleSet, declared.sink)
    names = declared.names
    let theory = Theory(files.theoryFiles, names.languages, &sink)
    ruleSet.sections = theory.sections
    files.refuseStrays(&sink)
    (self.declared, sources, rulesByID, isComplete) = (ruleSet, theory.sources, theory.rulesByID, files.isComplete)
    diagnostics = files.diagnostics + sink.found(isComplete: isComplete)
  }

  // MARK: Parts

  /// A few rules in a row.
  public struct Part: Sendable {
    /// The number of the first.
    let start: Int
    let rules: [Rule]
    fileprivate let sink: DiagnosticSink
  }

  /// Enough rules to read the same paths again, and enough parts for every core.
  private var rulesInPart: Int { max(32, sources.count / 16) }

  public var partCount: Int { (sources.count + rulesInPart - 1) / rulesInPart }

  /// The rules of a part, without what needs other rules, and without what they say to readers.
  public func rules(ofPart number: Int) -> Part {
    let start = number * rulesInPart
    var (sink, memory) = (DiagnosticSink(), PathMemory())
    let rules = sources[start...].prefix(rulesInPart).map { source in
      var rule = RuleReader(source, names, catalogue: declared, examples: examples, memory: &memory)
      return rule.read(&sink, memory: &memory)
    }
    return Part(start: start, rules: rules, sink: sink)
  }

  /// What its rules say to readers: titles, reasons, sources. Nothing that follows hangs on it, so that it can be read
  /// while the rules are compiled.
  public func texts(of part: Part) -> Part {
    var (sink, memory) = (DiagnosticSink(), PathMemory())
    var told = part.rules
    for number in told.indices {
      var reader = RuleReader(sources[part.start + number], names, textsOf: told[number], memory: &memory)
      reader.readTexts(of: &told[number], &sink, memory: &memory)
    }
    return Part(start: part.start, rules: told, sink: sink)
  }

  // MARK: The whole

  /// The rule set of all parts, in their order: with what its rules say of each other, and in strata.
  public func ruleSet(of parts: [Part]) -> (ruleSet: RuleSet, diagnostics: [Diagnostic]) {
    var (ruleSet, sink) = (declared, DiagnosticSink())
    ruleSet.rules = parts.flatMap(\.rules)
    for part in parts { sink.add(part.sink.diagnostics) }
    OverrideResolver(names: names, sources: sources, rulesByID: rulesByID).resolve(&ruleSet.rules, &sink)
    sink.add(ruleSet.stratify())
    return (ruleSet, sink.found(isComplete: isComplete))
  }

  /// Gives the rules of a rule set their texts, and returns what there is to say of these.
  public func tell(_ ruleSet: inout RuleSet, _ texts: [Part]) -> [Diagnostic] {
    var sink = DiagnosticSink()
    for part in texts {
      sink.add(part.sink.diagnostics)
      for (number, told) in part.rules.enumerated() {
        let overrides = ruleSet.rules[part.start + number].overrides
        ruleSet.rules[part.start + number] = told
        ruleSet.rules[part.start + number].overrides = overrides
      }
    }
    return sink.found(isComplete: isComplete)
  }

  /// Reads all of it. Diagnostics do not repeat the outline's.
  public func read() -> (ruleSet: RuleSet, diagnostics: [Diagnostic]) {
    let parts = Array(0..<partCount).concurrentMap { rules(ofPart: $0) }
    var (ruleSet, diagnostics) = ruleSet(of: parts)
    diagnostics += tell(&ruleSet, parts.concurrentMap { texts(of: $0) })
    return (ruleSet, diagnostics)
  }
}

extension DiagnosticSink {
  /// In order and each once, though what a matrix or a section says is read for each of its rules. Without absences
  /// where a file could not be read to its end.
  fileprivate func found(isComplete: Bool) -> [Diagnostic] {
    sorted.filter { isComplete || !absences.contains($0.code) }
  }
}

/// What is declared, with all that stands in it.
struct DeclaredSet: Sendable {
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
}
