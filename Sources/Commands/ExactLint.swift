import Anomalies
import Explanation
import Loading
import RuleModel
import SourceText
import Verification

/// The exact checks of one rule set: every witness is confirmed by an evaluation.
struct ExactLint {
  private var inquiry: Inquiry
  private let engine: Engine
  /// Witnesses that an evaluation does not confirm: they show nothing.
  private var unconfirmed = 0
  /// Of the first finding that has one, as a profile's file.
  private(set) var witness: String?
  /// What each check came to, for whoever asks.
  private(set) var statistics: [String] = []

  init(_ rules: RuleBase, _ engine: Engine, _ sources: SourceMap) {
    inquiry = Inquiry(rules.ruleSet, sources: sources)
    self.engine = engine
  }

  /// What the checks that are asked for find.
  mutating func findings(_ isAsked: (DiagnosticCode) -> Bool) -> [Diagnostic] {
    var diagnostics: [Diagnostic] = []
    for check in exactChecks where isAsked(check.code) {
      let before = inquiry.statistics
      let all = check(&inquiry)
      let found = all.filter { isConfirmed($0.evidence) }
      unconfirmed += all.count - found.count
      take(found)
      diagnostics += found.map(\.diagnostic)
      let after = inquiry.statistics
      statistics.append(
        "\(check.code.code) \(check.code.slug): \(EnglishText.count(found.count, "finding")), "
          + "\(EnglishText.count(after.questions - before.questions, "question")), "
          + "\(after.seen - before.seen) answered by a profile that was there, \(after.found - before.found) by a new one, "
          + "\(after.refuted - before.refuted) by a proof, \(after.undecided - before.undecided) given up")
    }
    return diagnostics
  }

  private mutating func take(_ findings: [Finding]) {
    for finding in findings {
      if witness == nil, case .witness(let profile, _) = finding.evidence {
        witness = profile.fileText(inquiry.ruleSet)
      }
    }
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
