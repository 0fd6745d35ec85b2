import Anomalies
import Loading
import RuleModel
import SourceText

/// The exact checks of one rule set: every witness is confirmed by an evaluation.
struct ExactLint {
  private var inquiry: Inquiry
  private let engine: Engine
  private var found = 0
  /// Witnesses that an evaluation does not confirm: they show nothing.
  private var unconfirmed = 0

  init(_ rules: RuleBase, _ engine: Engine, _ sources: SourceMap) {
    inquiry = Inquiry(rules.ruleSet, sources: sources)
    self.engine = engine
  }

  /// What the checks that are asked for find.
  mutating func findings(_ isAsked: (DiagnosticCode) -> Bool) -> [Diagnostic] {
    var diagnostics: [Diagnostic] = []
    for check in exactChecks where isAsked(check.code) {
      for finding in check(&inquiry) {
        if isConfirmed(finding.evidence) {
          diagnostics.append(finding.diagnostic)
        } else {
          unconfirmed += 1
        }
      }
    }
    found = diagnostics.count
    return diagnostics
  }

  private func isConfirmed(_ evidence: Evidence) -> Bool {
    guard case .witness(let profile, let claim) = evidence else { return true }
    guard let outcome = engine.evaluate(profile) else { return false }
    switch claim {
    case .contradicts(let key): return outcome.value(key)?.contradiction == .certain
    case .isEmpty(let key):
      return outcome.value(key).map { $0.possibilities == .nothing && $0.contradiction == .none } ?? false
    }
  }

  /// How many questions were asked, and how many given up.
  var summary: String {
    let statistics = inquiry.statistics
    let open = statistics.undecided + unconfirmed
    return "\(EnglishText.count(statistics.questions, "question")) about all profiles "
      + "(\(statistics.refuted) with a proof that it is never so, \(open) undecided)"
  }
}
