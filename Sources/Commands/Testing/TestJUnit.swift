import Reading
import Report
import SourceText

/// Results as JUnit XML: a suite for each file, a case for each test and profile.
struct TestJUnit {
  let results: TestResults
  let sources: SourceMap

  var text: String {
    let examples = JUnitReport.Case("examples", "examples of rules", failure: failure(results.failedExamples))
    let spreads = results.spreads.map { spread in
      JUnitReport.Case(
        sources[spread.declared.span.file]?.path ?? "", spread.declared.id, failure: failure(spread.findings))
    }
    let last = spreads.isEmpty ? [] : [JUnitReport.Suite("spreads", spreads)]
    return JUnitReport("demarche", [.init("examples", [examples])] + suites(results.outcomes) + last).text
  }

  private func suites(_ outcomes: [TestResults.Outcome]) -> [JUnitReport.Suite] {
    var suites: [JUnitReport.Suite] = []
    for outcome in outcomes {
      let file = sources[outcome.planned.span.file]?.path ?? ""
      let name = "\(outcome.planned.id) [\(outcome.planned.profile)]"
      if suites.last?.name != file { suites.append(.init(file, [])) }
      suites[suites.count - 1].cases.append(.init(file, name, failure: failure(outcome.findings)))
    }
    return suites
  }

  private func failure(_ findings: [Diagnostic]) -> (message: String, text: String)? {
    findings.first.map { first in
      let accounts = findings.compactMap { results.accounts[$0.primary.span] }
      return (first.message, ([renderDiagnostics(findings, in: sources)] + accounts).joined(separator: "\n"))
    }
  }
}
