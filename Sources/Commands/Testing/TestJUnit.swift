import Loading
import Report
import SourceText

extension Workspace {
  /// Results as JUnit XML: a suite for each file, a case for each test and profile; without times, so that the same
  /// results give the same bytes.
  func junit(_ results: TestResults) -> String {
    var lines = ["<?xml version=\"1.0\" encoding=\"UTF-8\"?>", "<testsuites name=\"demarche\">"]
    lines += suite("examples", [example(results)], failed: results.failedExamples.isEmpty ? 0 : 1)
    for (file, outcomes) in byFile(results.outcomes) {
      lines += suite(file, outcomes.map { test($0, file) }, failed: outcomes.count { !$0.hasHeld })
    }
    return (lines + ["</testsuites>", ""]).joined(separator: "\n")
  }

  private func byFile(_ outcomes: [TestResults.Outcome]) -> [(String, [TestResults.Outcome])] {
    var files: [(String, [TestResults.Outcome])] = []
    for outcome in outcomes {
      let file = sources[outcome.planned.span.file]?.path ?? ""
      if files.last?.0 == file { files[files.count - 1].1.append(outcome) } else { files.append((file, [outcome])) }
    }
    return files
  }

  private func suite(_ name: String, _ cases: [String], failed: Int) -> [String] {
    let head = "  <testsuite name=\(quoted(name)) tests=\"\(cases.count)\" failures=\"\(failed)\">"
    return [head] + cases + ["  </testsuite>"]
  }

  private func example(_ results: TestResults) -> String {
    testCase("examples of rules", "examples", results.failedExamples)
  }

  private func test(_ outcome: TestResults.Outcome, _ file: String) -> String {
    testCase("\(outcome.planned.id) [\(outcome.planned.profile)]", file, outcome.findings)
  }

  private func testCase(_ name: String, _ group: String, _ findings: [Diagnostic]) -> String {
    let head = "    <testcase classname=\(quoted(group)) name=\(quoted(name))"
    guard let first = findings.first else { return head + "/>" }
    let failure =
      "<failure message=\(quoted(first.message))>\(escaped(renderDiagnostics(findings, in: sources)))</failure>"
    return "\(head)>\(failure)</testcase>"
  }

  private func quoted(_ text: String) -> String { "\"" + escaped(text) + "\"" }

  /// Characters that XML cannot hold at all are left out.
  private func escaped(_ text: String) -> String {
    text.unicodeScalars.reduce(into: "") { result, scalar in
      switch scalar {
      case "&": result += "&amp;"
      case "<": result += "&lt;"
      case ">": result += "&gt;"
      case "\"": result += "&quot;"
      case "\n", "\t": result.unicodeScalars.append(scalar)
      default:
        if scalar.value >= 0x20, scalar.value != 0xFFFE, scalar.value != 0xFFFF { result.unicodeScalars.append(scalar) }
      }
    }
  }
}
