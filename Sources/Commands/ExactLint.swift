import Anomalies
import Explanation
import Loading
import Parallel
import RuleModel
import SourceText
import Verification

/// The exact checks of one rule set: every witness is confirmed by an evaluation.
struct ExactLint {
  private let inquiry: Inquiry
  private let engine: Engine
  /// Witnesses that an evaluation does not confirm: they show nothing.
  private var unconfirmed = 0
  private var results: [CheckResult] = []
  /// What is known to be clean; nil where nobody wants to know.
  var clean: CleanSlices?
  /// Of the first finding that has one, as a profile's file.
  private(set) var witness: String?

  init(_ rules: RuleBase, _ engine: Engine, _ sources: SourceMap, knowing clean: CleanSlices? = nil) {
    inquiry = Inquiry(rules.ruleSet, sources: sources)
    (self.engine, self.clean) = (engine, clean)
  }

  /// What the checks that are asked for find.
  mutating func findings(counting work: WorkCount? = nil, _ isAsked: (DiagnosticCode) -> Bool) -> [Diagnostic] {
    results = inquiry.run(exactChecks.filter { isAsked($0.code) }, knowing: &clean, counting: work)
    for place in results.indices {
      let all = results[place].findings.count
      results[place].findings.removeAll { !isConfirmed($0.evidence) }
      unconfirmed += all - results[place].findings.count
      take(results[place].findings)
    }
    return results.flatMap { $0.findings.map(\.diagnostic) }
  }

  /// What each check came to, for whoever asks.
  var statistics: [String] {
    results.map { result in
      let (code, counts) = (result.check.code, result.statistics)
      return "\(code.code) \(code.slug): \(EnglishText.count(result.findings.count, "finding")), "
        + "\(EnglishText.count(result.slices, "slice")) (\(result.known) known to be clean), "
        + "\(EnglishText.count(counts.questions, "question")), "
        + "\(counts.seen) answered by a profile that was there, \(counts.found) by a new one, "
        + "\(counts.refuted) by a proof, \(counts.undecided) given up, \(EnglishText.count(counts.conflicts, "conflict"))"
    }
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
    let counts = results.map(\.statistics)
    let asked = EnglishText.count(counts.reduce(0) { $0 + $1.questions }, "question")
    let refuted = counts.reduce(0) { $0 + $1.refuted }
    let open = counts.reduce(0) { $0 + $1.undecided } + unconfirmed
    return "\(asked) about all profiles (\(refuted) with a proof that it is never so, \(open) undecided)"
  }
}
