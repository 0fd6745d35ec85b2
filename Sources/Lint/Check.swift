package import RuleModel
package import SourceText

/// One thing that lint looks for: a page of documentation, two examples, and the search.
package struct Check: Sendable {
  /// Code, slug and the paragraph that `--explain` shows.
  package let code: DiagnosticCode
  /// A rule set with errors lacks what could not be read, so that nothing can be said to be absent or to fail.
  package let needsSoundRuleSet: Bool
  /// Files, as `LintSnippet` reads them, of which the check says something.
  package let triggering: String
  /// The same without what the check looks for.
  package let clean: String
  private let search: @Sendable (LintContext) -> [Diagnostic]

  init(
    _ code: DiagnosticCode, needsSoundRuleSet: Bool = true, triggering: String, clean: String,
    search: @escaping @Sendable (LintContext) -> [Diagnostic]
  ) {
    self.code = code
    self.needsSoundRuleSet = needsSoundRuleSet
    self.triggering = triggering
    self.clean = clean
    self.search = search
  }

  /// The findings, in no particular order.
  package func callAsFunction(_ context: LintContext) -> [Diagnostic] {
    needsSoundRuleSet && !context.isSound ? [] : search(context)
  }
}

/// What checks look at.
package struct LintContext: Sendable {
  package let ruleSet: RuleSet
  package let registers: [Register]
  /// The author's own words.
  package let sources: SourceMap
  /// Whether the rule set was read without errors.
  package let isSound: Bool
  /// Everything that is read somewhere.
  let usage: Usage

  /// Linear in the rule set.
  package init(_ ruleSet: RuleSet, registers: [Register] = [], sources: SourceMap, isSound: Bool) {
    self.ruleSet = ruleSet
    self.registers = registers
    self.sources = sources
    self.isSound = isSound
    usage = Usage(ruleSet)
  }
}

/// All checks, in ascending order of their codes.
package let allChecks: [Check] = [
  missingTitle, untitledValue, missingBecause, missingSource, missingBasis, missingConfidence, missingQuestion,
  missingControl, unusedAttribute, unreadConclusion, unusedValue, unusedKind, unusedSource, unusedRank, unusedDomain,
  unconcludedAttribute, missingExample, failingExample, ranksNothing, concludingSilence, unmetStatement, needlessReason,
  unknownBasis,
]

extension DiagnosticCode {
  /// A warning: what is said of a rule set that works and could be better.
  func warning(
    _ message: String, at span: SourceSpan, label: String = "", secondary: [Diagnostic.Label] = [],
    notes: [String] = [], help: [String] = [], fixes: [Diagnostic.Fix] = []
  ) -> Diagnostic {
    diagnostic(
      message, at: span, label: label, severity: .warning, secondary: secondary, notes: notes, help: help,
      fixes: fixes)
  }
}
