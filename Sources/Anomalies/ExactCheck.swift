package import RuleModel
package import SourceText
import Verification

/// One kind of anomaly of a rule set, looked for in all profiles: its page, two examples, and how the search is divided.
///
/// An anomaly is a slip of thought, where the rules can be read and run: what never matters, what contradicts itself, what
/// is missing. Kinds of anomalies: Preece, Shinghal, "Foundation and Application of Knowledge Base Verification",
/// International Journal of Intelligent Systems 9, 1994.
package struct ExactCheck: Sendable {
  /// Code, slug and the paragraph that `--explain` shows.
  package let code: DiagnosticCode
  /// Files, as `LintSnippet` of `Lint` reads them, of which the check says something.
  package let triggering: String
  /// The same without what the check looks for.
  package let clean: String
  private let divide: @Sendable (Inquiry) -> [CheckSlice]

  init(
    _ code: DiagnosticCode, triggering: String, clean: String, slices: @escaping @Sendable (Inquiry) -> [CheckSlice]
  ) {
    (self.code, self.triggering, self.clean, divide) = (code, triggering, clean, slices)
  }

  /// What is looked at, part by part, in the order of the rule set.
  package func slices(_ inquiry: Inquiry) -> [CheckSlice] { divide(inquiry) }
}

/// Something that was found, with what shows it.
package struct Finding: Sendable {
  package var diagnostic: Diagnostic
  package var evidence: Evidence
}

/// What shows a finding: a profile, which an evaluation confirms, or that no profile is otherwise.
package enum Evidence: Sendable {
  case witness(Profile, Claim)
  case proof
}

/// What an evaluation of a witness has to say.
package enum Claim: Sendable {
  /// The conclusion contradicts itself.
  case contradicts(FactKey)
  /// The conclusion has no value.
  case isEmpty(FactKey)
  /// The conclusion is lower in another profile.
  case falls(FactKey, to: Profile)
}

/// All exact checks, in ascending order of their codes.
package let exactChecks: [ExactCheck] = [
  neverFires, redundantCondition, conflictingRules, coveredRule, countedTwice, cancellingEffects, idleOverride,
  idleConclusion, equalForAll, idleRank, idleRule, notMonotone, idleAlternative, neverReached, mayBeEmpty,
  reachesNoOutcome, changesNoOutcome,
]

extension ExactCheck {
  /// The check that takes each rule out.
  package static let idle = idleRule.code.code
  /// Those that say why a rule changes nothing.
  package static let closerThanIdle = Set([neverFires, coveredRule, idleConclusion].map(\.code.code))
}

extension DiagnosticCode {
  /// A warning: what is said of a rule set that works.
  func finding(
    _ message: String, at span: SourceSpan, label: String = "", secondary: [Diagnostic.Label] = [],
    notes: [String] = [], help: [String] = [], fixes: [Diagnostic.Fix] = [], _ evidence: Evidence
  ) -> Finding {
    Finding(
      diagnostic: diagnostic(
        message, at: span, label: label, severity: .warning, secondary: secondary, notes: notes, help: help,
        fixes: fixes),
      evidence: evidence)
  }
}
