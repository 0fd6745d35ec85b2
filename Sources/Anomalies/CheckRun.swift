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
  /// Of how many of these all answers were known.
  package var known = 0
  /// What those are about of which a question was given up.
  package var givenUp: [CheckSlice.Subject] = []
  /// By place of a slice that found something, what was refuted for it.
  package var denials: [(slice: Int, denials: [CertifiedDenial])] = []
}

extension Inquiry {
  /// Runs checks slice by slice on all cores; what they find is in the order of the checks and of the rule set.
  ///
  /// What `memory` holds is not asked; it is left with what is known now of these checks, and with what it held of others.
  /// Of the slices of one check, from 1, only `slice`, if it is named.
  package func run(
    _ checks: [ExactCheck], slice only: Int? = nil, knowing memory: inout CheckMemory?, counting work: WorkCount? = nil
  ) -> [CheckResult] {
    let digests = memory.map { _ in SliceDigests(self) }
    var results = checks.map { CheckResult(check: $0) }
    var asked: [AskedSlice] = []
    var found = KnownProfiles()
    for (place, check) in checks.enumerated() {
      let code = check.code.code
      for slice in check.slices(self) {
        results[place].slices += 1
        if let only, only != results[place].slices { continue }
        let digest = slice.subjects.isEmpty ? nil : digests?.digest(slice, code)
        // What is certified has to be refuted anew.
        let known = isCertifying ? nil : digest.flatMap { memory?.answers[$0, code] }
        asked.append(
          AskedSlice(check: place, number: results[place].slices, slice: slice, digest: digest, known: known))
      }
      memory?.answers.clear(code)
    }
    for (one, answer) in zip(asked, answers(asked, work)) {
      results[one.check].take(answer, one)
      found.append(answer.found)
      if let digest = one.digest, let answers = answer.answers {
        memory?.answers[digest, checks[one.check].code.code] = answers
      }
    }
    memory?.profiles.add(found)
    return results
  }

  private func answers(_ slices: [AskedSlice], _ work: WorkCount?) -> [SliceAnswer] {
    let base = self
    let copy: @Sendable () -> Inquiry = { base }
    return slices.concurrentMap(counting: work, with: copy) { inquiry, asked in
      if let known = asked.known, let answer = inquiry.answer(asked.slice, AnswerScript(known)) { return answer }
      return inquiry.answer(asked.slice, AnswerScript()) ?? SliceAnswer()
    }
  }

  /// Nil where known answers are not those to the slice's questions.
  private mutating func answer(_ slice: CheckSlice, _ script: AnswerScript) -> SliceAnswer? {
    let before = statistics
    begin(script)
    let findings = slice(&self)
    beginSlice()
    if script.isGiven && !self.script.isUsedUp { return nil }
    let counts = statistics.since(before)
    return SliceAnswer(
      findings: findings, statistics: counts, denials: takeRefuted(), found: takeFound(),
      answers: self.script.isWhole && counts.undecided == 0 ? self.script.noted : nil, isKnown: script.isGiven)
  }
}

extension CheckResult {
  fileprivate mutating func take(_ answer: SliceAnswer, _ asked: AskedSlice) {
    findings += answer.findings
    if answer.isKnown { known += 1 }
    if !answer.findings.isEmpty, !answer.denials.isEmpty { denials.append((asked.number, answer.denials)) }
    statistics.add(answer.statistics)
    if answer.statistics.undecided > 0 { givenUp += asked.slice.subjects.prefix(1) }
  }
}

private struct AskedSlice: Sendable {
  /// The place of its check.
  var check: Int
  /// From 1.
  var number: Int
  var slice: CheckSlice
  var digest: Digest?
  /// Its answers, where they are known.
  var known: [Bool]?
}

private struct SliceAnswer: Sendable {
  var findings: [Finding] = []
  var statistics = ProfileSearch.Statistics()
  var denials: [CertifiedDenial] = []
  var found = KnownProfiles()
  /// Those that say all; nil where something is more than yes or no, or was given up.
  var answers: [Bool]?
  var isKnown = false
}
