/// Results of tests as JUnit XML; without times, so that the same results give the same bytes.
package struct JUnitReport: Sendable {
  /// What belongs together, such as the tests of one file.
  package struct Suite: Sendable {
    /// The suite's name.
    package var name: String
    /// Its cases, in the order in which they are shown.
    package var cases: [Case]

    /// Makes a suite.
    package init(_ name: String, _ cases: [Case]) {
      self.name = name
      self.cases = cases
    }
  }
  /// One test.
  package struct Case: Sendable {
    /// The group to which it belongs, such as its file.
    package var group: String
    /// The test's name.
    package var name: String
    /// What is wrong, in one line and at length; nil where the test has held.
    package var failure: (message: String, text: String)?

    /// Makes a case.
    package init(_ group: String, _ name: String, failure: (message: String, text: String)? = nil) {
      self.group = group
      self.name = name
      self.failure = failure
    }
  }
  private let name: String
  private let suites: [Suite]

  /// Makes a report of suites.
  package init(_ name: String, _ suites: [Suite]) {
    self.name = name
    self.suites = suites
  }

  /// The XML, ending in a line feed.
  package var text: String {
    let head = ["<?xml version=\"1.0\" encoding=\"UTF-8\"?>", "<testsuites name=\(quoted(name))>"]
    return (head + suites.flatMap(lines) + ["</testsuites>", ""]).joined(separator: "\n")
  }

  private func lines(_ suite: Suite) -> [String] {
    let failed = suite.cases.count { $0.failure != nil }
    let head = "  <testsuite name=\(quoted(suite.name)) tests=\"\(suite.cases.count)\" failures=\"\(failed)\">"
    return [head] + suite.cases.map(line) + ["  </testsuite>"]
  }

  private func line(_ test: Case) -> String {
    let head = "    <testcase classname=\(quoted(test.group)) name=\(quoted(test.name))"
    guard let failure = test.failure else { return head + "/>" }
    return "\(head)><failure message=\(quoted(failure.message))>\(escaped(failure.text))</failure></testcase>"
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
