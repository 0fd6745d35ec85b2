import Report
import RuleLanguage
import SourceText

/// The results of tests, for a reader.
struct TestReport {
  let results: TestResults
  let request: TestRequest
  let workspace: Workspace

  var text: String {
    let failures = workspace.render(results.failures, colour: request.colour)
    return failures + (failures.isEmpty ? "" : "\n") + summary
  }

  private var isKorean: Bool { request.language == "ko" }

  private var summary: String {
    let tests = results.outcomes.filter { !$0.planned.isRelation }
    let relations = results.outcomes.filter(\.planned.isRelation)
    let lines = [
      line(isKorean ? "예시" : "examples", results.examples, failed: results.failedExamples.count),
      line(isKorean ? "시험" : "tests", tests.count, failed: tests.count { !$0.hasHeld }),
      line(isKorean ? "관계 시험" : "relations", relations.count, failed: relations.count { !$0.hasHeld }),
    ]
    return lines.joined(separator: "\n") + "\n"
  }

  private func line(_ what: String, _ count: Int, failed: Int) -> String {
    if isKorean { return "\(what): \(count)건 중 실패 \(failed)건" }
    return "\(what): \(count), \(failed) failed"
  }
}
