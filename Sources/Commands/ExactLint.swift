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
  /// What is known; nil where nobody wants to know.
  var memory: CheckMemory?
  /// Of the first finding that has one, as a profile's file.
  private(set) var witness: String?

  /// `isCertifying`: what findings deny is to be certified.
  init(
    _ rules: RuleBase, _ engine: Engine, _ sources: SourceMap, knowing memory: CheckMemory? = nil,
    isCertifying: Bool = false
  ) {
    var inquiry = Inquiry(rules.ruleSet, sources: sources, knowing: (memory ?? CheckMemory()).profiles)
    inquiry.isCertifying = isCertifying
    self.inquiry = inquiry
    (self.engine, self.memory) = (engine, memory)
  }

  /// What the checks that are asked for find.
  mutating func findings(counting work: WorkCount? = nil, _ isAsked: (DiagnosticCode) -> Bool) -> [Diagnostic] {
    results = inquiry.run(exactChecks.filter { isAsked($0.code) }, knowing: &memory, counting: work)
    for place in results.indices {
      let all = results[place].findings
      let found = all.filter { isConfirmed($0.evidence) }
      unconfirmed += all.count - found.count
      results[place].findings = found
      take(found)
    }
    return withoutRepeats(results.flatMap { $0.findings.map(\.diagnostic) })
  }

  /// That a rule changes nothing is not told again where another check says why.
  private func withoutRepeats(_ findings: [Diagnostic]) -> [Diagnostic] {
    let closer = findings.filter { ExactCheck.closerThanIdle.contains($0.code) }
    let told = Set(closer.flatMap { [$0.primary] + $0.secondary }.compactMap { ruleOf($0.span) })
    return findings.filter { $0.code != ExactCheck.idle || !(ruleOf($0.primary.span).map(told.contains) ?? false) }
  }

  /// The rule whose text a place is in.
  private func ruleOf(_ span: SourceSpan) -> Int? {
    inquiry.ruleSet.rules.indices.filter { place in
      let own = inquiry.ruleSet.rules[place].span
      return own.file == span.file && own.start <= span.start
    }.max { inquiry.ruleSet.rules[$0].span.start < inquiry.ruleSet.rules[$1].span.start }
  }

  /// Of every slice that found something, what was refuted for it: clauses and proofs as files, `D0411-1-1.cnf` and so on.
  func certificates(_ digest: String) -> [(name: String, text: String)] {
    results.flatMap { result in
      result.denials.flatMap { slice, denials in
        denials.enumerated().flatMap { number, denial -> [(name: String, text: String)] in
          let (code, name) = (result.check.code.code, "\(result.check.code.code)-\(slice)-\(number + 1)")
          let lines = [
            ClauseHeader.first, "rules \(digest)", "finding \(code) \(slice) \(number + 1)",
            "slug \(result.check.code.slug)", "listed \(denial.listed)",
          ]
          let header = lines.map { "c \($0)\n" }.joined()
          return [("\(name).cnf", header + denial.certificate.clauses), ("\(name).drat", denial.certificate.proof)]
        }
      }
    }
  }

  /// What such a file says, made anew; nil where there is no such finding.
  static func denial(
    _ code: String, slice: Int, number: Int, _ rules: RuleBase, _ sources: SourceMap
  ) -> (slug: String, listed: String, clauses: String)? {
    var inquiry = Inquiry(rules.ruleSet, sources: sources)
    inquiry.isCertifying = true
    var nothing: CheckMemory?
    let found = inquiry.run(exactChecks.filter { $0.code.code == code }, slice: slice, knowing: &nothing)
    guard let result = found.first, let denials = result.denials.first?.denials, denials.indices.contains(number - 1)
    else { return nil }
    let denial = denials[number - 1]
    return (result.check.code.slug, denial.listed, denial.certificate.clauses)
  }

  /// What each check came to, for whoever asks.
  var statistics: [String] {
    results.map { result in
      let (code, counts) = (result.check.code, result.statistics)
      return "\(code.code) \(code.slug): \(EnglishText.count(result.findings.count, "finding")), "
        + "\(EnglishText.count(result.slices, "slice")) (\(result.known) known), "
        + "\(EnglishText.count(counts.questions, "question")), "
        + "\(counts.seen) answered by a profile that was there, \(counts.found) by a new one, "
        + "\(counts.refuted) by a proof, \(counts.undecided) given up, \(EnglishText.count(counts.conflicts, "learnt clause"))"
        + (result.givenUp.isEmpty ? "" : "; given up: \(quotedList(result.givenUp.map(name), "and"))")
    }
  }

  private func name(_ subject: CheckSlice.Subject) -> String {
    switch subject {
    case .rule(let rule): inquiry.ruleSet[rule].id
    case .attribute(let attribute): inquiry.ruleSet[attribute].fullName
    case .probe, .told: "all that is told"
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
    case .falls(let key, let other):
      guard let before = outcome.value(key)?.single, let after = engine.evaluate(other)?.value(key)?.single else {
        return false
      }
      return after < before
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

extension Value {
  /// The ordinal or the number that it is for certain.
  fileprivate var single: Int64? {
    switch possibilities {
    case .ordinals(let ordinals): ordinals.count == 1 ? ordinals.first.map { Int64($0) } : nil
    case .number(let low, let high): low == high ? low : nil
    case .set, .nothing: nil
    }
  }
}
