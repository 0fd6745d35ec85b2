package import Parallel
import SourceText
package import Verification

/// What a check came to.
package struct CheckResult: Sendable {
  package let check: ExactCheck
  package var findings: [Finding] = []
  package var statistics = ProfileSearch.Statistics()
  /// Into how many parts it was divided.
  package var slices = 0
  /// How many of these were known to be clean.
  package var known = 0
  /// What those are about of which a question was given up.
  package var givenUp: [CheckSlice.Subject] = []
  /// By place of a slice that found something, what was refuted for it.
  package var denials: [(slice: Int, denials: [CertifiedDenial])] = []
}

extension Inquiry {
  /// Runs checks slice by slice on all cores; what they find is in the order of the checks and of the rule set.
  ///
  /// What `clean` holds is not asked; it is left with what is clean now of these checks, and with what it held of others.
  /// Of the slices of one check, from 1, only `slice`, if it is named.
  package func run(
    _ checks: [ExactCheck], slice only: Int? = nil, knowing clean: inout CleanSlices?, counting work: WorkCount? = nil
  ) -> [CheckResult] {
    let digests = clean.map { _ in SliceDigests(self) }
    var results = checks.map { CheckResult(check: $0) }
    var asked: [AskedSlice] = []
    for (place, check) in checks.enumerated() {
      let code = check.code.code
      let known = clean
      clean?.clear(code)
      for slice in check.slices(self) {
        results[place].slices += 1
        if let only, only != results[place].slices { continue }
        let digest = slice.subjects.isEmpty ? nil : digests?.digest(slice, code)
        if let digest, known?.contains(digest, code) == true {
          results[place].known += 1
          clean?.insert(digest, code)
        } else {
          asked.append(AskedSlice(check: place, number: results[place].slices, slice: slice, digest: digest))
        }
      }
    }
    for (one, answer) in zip(asked, answers(asked, work)) {
      results[one.check].findings += answer.findings
      if !answer.findings.isEmpty, !answer.denials.isEmpty {
        results[one.check].denials.append((one.number, answer.denials))
      }
      results[one.check].statistics.add(answer.statistics)
      if answer.statistics.undecided > 0 { results[one.check].givenUp += one.slice.subjects.prefix(1) }
      if let digest = one.digest, answer.isClean { clean?.insert(digest, checks[one.check].code.code) }
    }
    return results
  }

  private func answers(_ slices: [AskedSlice], _ work: WorkCount?) -> [SliceAnswer] {
    let base = self
    let copy: @Sendable () -> Inquiry = { base }
    return slices.concurrentMap(counting: work, with: copy) { inquiry, asked in
      let before = inquiry.statistics
      let findings = asked.slice(&inquiry)
      inquiry.beginSlice()
      return SliceAnswer(
        findings: findings, statistics: inquiry.statistics.since(before), denials: inquiry.takeRefuted())
    }
  }
}

private struct AskedSlice: Sendable {
  /// The place of its check.
  var check: Int
  /// From 1.
  var number: Int
  var slice: CheckSlice
  var digest: Digest?
}

private struct SliceAnswer: Sendable {
  var findings: [Finding]
  var statistics: ProfileSearch.Statistics
  var denials: [CertifiedDenial]

  var isClean: Bool { findings.isEmpty && statistics.undecided == 0 }
}
