import Report
import RuleModel
import SourceText
import Trials

/// The results of tests, for a reader.
struct TestReport {
  let results: TestResults
  let request: TestRequest
  let rules: RuleSet
  let sources: SourceMap

  var output: String {
    switch request.format {
    case .text: text
    case .json: TestJSON(results: results, rules: rules, sources: sources).value.text()
    case .junit: TestJUnit(results: results, sources: sources).text
    case .lcov: coverageReport?.lcov ?? ""
    case .html: coverageReport?.html ?? ""
    }
  }

  private var text: String {
    let failures = results.failures.map(failure).joined(separator: "\n")
    return failures + (failures.isEmpty ? "" : "\n") + coverage + mutation + summary
  }

  private var coverageReport: CoverageReport? {
    guard let coverage = results.coverage, let conditions = results.conditions else { return nil }
    return CoverageReport(coverage, conditions, rules, sources, request.language)
  }

  /// What is wrong, and below it how it came about.
  private func failure(_ diagnostic: Diagnostic) -> String {
    let text = renderDiagnostics([diagnostic], in: sources, colour: request.colour)
    guard let account = results.accounts[diagnostic.primary.span] else { return text }
    return text + "\n" + account
  }

  private var isKorean: Bool { request.language == .ko }

  private func said(_ english: String, _ korean: String) -> String { isKorean ? korean : english }

  // MARK: Summary

  private var summary: String {
    let tests = results.outcomes.filter { !$0.planned.isRelation }
    let relations = results.outcomes.filter(\.planned.isRelation)
    let lines = [
      line(said("examples", "예시"), results.examples, failed: results.failedExamples.count),
      line(said("tests", "시험"), tests.count, failed: tests.count { !$0.hasHeld }),
      line(said("relations", "관계 시험"), relations.count, failed: relations.count { !$0.hasHeld }),
    ]
    return (lines + spreads + open).joined(separator: "\n") + "\n"
  }

  private var spreads: [String] {
    if results.spreads.isEmpty { return [] }
    let failed = results.spreads.count { !$0.findings.isEmpty }
    return [line(said("spreads", "분포 시험"), results.spreads.count, failed: failed)]
  }

  /// What is known not to hold, each with the place where it is said.
  private var open: [String] {
    guard !results.notYetMet.isEmpty else { return [] }
    let head = said("not yet met: \(results.notYetMet.count)", "아직 충족되지 않음: \(results.notYetMet.count)건")
    return [head]
      + results.notYetMet.map { open in
        let place = sources[open.span.file].map { "\($0.path):\($0.position(at: open.span.start).line)" }
        return "  \(place ?? ""): \(open.message)"
      }
  }

  private func line(_ what: String, _ count: Int, failed: Int) -> String {
    said("\(what): \(count), \(failed) failed", "\(what): \(count)건 중 실패 \(failed)건")
  }

  private var mutation: String {
    results.mutation.map { $0.text(rules, sources, request.language) + "\n" } ?? ""
  }

  // MARK: Coverage

  private var coverage: String {
    guard let coverage = results.coverage else { return "" }
    let counted = rules.rules.count { !$0.isDraft }
    let spelling = Spelling(rules, entities: rules.entities)
    let values = coverage.neverAsserted.map { attribute, values in
      let declared = rules.attributes[attribute.raw]
      return declared.fullName + ": " + values.map { spelling.value($0, of: declared.type) }.joined(separator: ", ")
    }
    return list(
      said("rules that no test applies for certain", "어느 시험에서도 확실히 적용되지 않은 규칙"),
      coverage.neverApplied.map { rules.rules[$0.raw].id }, of: counted)
      + list(
        said("rules of which no example follows", "예시에서 결론이 도출되지 않은 규칙"),
        results.withoutExample.map { rules.rules[$0.raw].id }, of: counted)
      + list(
        said("outcomes with values that no test asserts", "어느 시험도 확인하지 않은 값이 있는 결과"), values,
        of: rules.outcomes.count)
      + (coverageReport?.text ?? "")
  }

  private func list(_ title: String, _ lines: [String], of count: Int) -> String {
    let head = said("\(title): \(lines.count) of \(count)", "\(title): \(count)개 중 \(lines.count)개")
    return ([head] + lines.map { "  \($0)" }).joined(separator: "\n") + "\n\n"
  }
}
