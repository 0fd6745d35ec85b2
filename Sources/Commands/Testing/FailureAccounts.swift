import Explanation
import Loading
import Parallel
import Presentation
import Report
import RuleModel
import SourceText
import Trials

/// A claim that failed, with what it speaks of in the first profile in which it did.
struct FailingClaim: Sendable {
  var span: SourceSpan
  var subjects: [TrialFinding.Subject]
  var runs: [Int]
}

/// The first claims that failed, as many as are told at length.
func failingClaims(_ cases: [JudgedCase], _ failed: [Diagnostic], atMost limit: Int = 10) -> [FailingClaim] {
  var first: [SourceSpan: FailingClaim] = [:]
  for claim in cases.lazy.flatMap(\.verdicts) where first[claim.span] == nil {
    guard let finding = claim.verdict.first, !finding.subjects.isEmpty else { continue }
    first[claim.span] = FailingClaim(span: claim.span, subjects: finding.subjects, runs: claim.runs)
  }
  return failed.compactMap { first[$0.primary.span] }.prefix(limit).map { $0 }
}

/// Of claims that failed: each test with what it found, what did follow with its proof, and why the rest did not. Each run is
/// evaluated once more, with everything kept.
func failureAccounts(
  _ failing: [FailingClaim], _ plan: TestPlan, _ engine: Engine, _ sources: SourceMap, _ language: ReportLanguage
) -> [SourceSpan: String] {
  let texts = failing.concurrentMap { claim -> String? in
    let blocks = claim.subjects.flatMap { subject -> [Block] in
      let place = subject.isOfSecond ? 1 : 0
      guard claim.runs.indices.contains(place), let readings = engine.readings(plan.profile(of: claim.runs[place]))
      else { return [] }
      return FailureAccount(subject: subject, presenter: Presenter(readings, files: sources, language: language)).blocks
    }
    return blocks.isEmpty ? nil : TextRenderer(width: 100, colour: false).render(Document(blocks, title: ""))
  }
  return Dictionary(zip(failing, texts).compactMap { claim, text in text.map { (claim.span, $0) } }) { first, _ in first
  }
}

/// What is told of one conclusion that a claim speaks of.
private struct FailureAccount {
  let subject: TrialFinding.Subject
  let presenter: Presenter

  private var extent: AnswerExtent { AnswerExtent(levels: 3, width: 4) }

  var blocks: [Block] {
    let tree = QuestionTree(presenter.readings)
    let asked = tree.parts(
      subject.conditions, subject.environment, subject.scope, isMeant: subject.isMeant, extent)
    let follows = tree.why(subject.key, extent).map { [$0] } ?? []
    return section("Asked, in the working reading", "확인 내용(작업값 기준)", asked)
      + section("What follows, and why", "도출된 결과와 근거", follows)
  }

  private func section(_ english: String, _ korean: String, _ nodes: [AnswerNode]) -> [Block] {
    guard !nodes.isEmpty else { return [] }
    return [.paragraph(.strong(presenter.language == .ko ? korean : english))]
      + presenter.blocks(of: nodes, about: subject.key.attribute)
  }
}
