import Parallel
import Verification

/// What a check came to.
package struct CheckResult: Sendable {
  package let check: ExactCheck
  package var findings: [Finding] = []
  package var statistics = ProfileSearch.Statistics()
  /// Into how many parts it was divided.
  package var slices = 0
  /// How many of these were known to be clean.
  package var known = 0
}

extension Inquiry {
  /// Runs checks slice by slice on all cores; what they find is in the order of the checks and of the rule set.
  ///
  /// What `clean` holds is not asked; it is left with what is clean now of these checks, and with what it held of others.
  package func run(
    _ checks: [ExactCheck], knowing clean: inout CleanSlices?, counting work: WorkCount? = nil
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
        let digest = slice.subjects.isEmpty ? nil : digests?.digest(slice, code)
        if let digest, known?.contains(digest, code) == true {
          results[place].known += 1
          clean?.insert(digest, code)
        } else {
          asked.append(AskedSlice(check: place, slice: slice, digest: digest))
        }
      }
    }
    for (one, answer) in zip(asked, answers(asked, work)) {
      results[one.check].findings += answer.findings
      results[one.check].statistics.add(answer.statistics)
      if let digest = one.digest, answer.isClean { clean?.insert(digest, checks[one.check].code.code) }
    }
    return results
  }

  private func answers(_ slices: [AskedSlice], _ work: WorkCount?) -> [SliceAnswer] {
    let base = self
    return slices.concurrentMap(counting: work, with: { base }) { inquiry, asked in
      let before = inquiry.statistics
      let findings = asked.slice(&inquiry)
      inquiry.beginSlice()
      return SliceAnswer(findings: findings, statistics: inquiry.statistics.since(before))
    }
  }
}

private struct AskedSlice: Sendable {
  /// The place of its check.
  var check: Int
  var slice: CheckSlice
  var digest: Digest?
}

private struct SliceAnswer: Sendable {
  var findings: [Finding]
  var statistics: ProfileSearch.Statistics

  var isClean: Bool { findings.isEmpty && statistics.undecided == 0 }
}
