import Foundation
import Testing

@testable import Commands

/// What is said of files of tests that cannot be read: comments with carets under a line say which code and words stand
/// there.
@Suite struct TestFileTests {
  @Test(arguments: ["shape", "names", "nothing"])
  func carets(name: String) throws {
    let path = packageFolder + "/Tests/Fixtures/bad-tests/\(name).yaml"
    var workspace = Workspace()
    let answer = Commands.test(
      TestRequest(paths: [path], rules: sampleFolder, profiles: sampleFolder + "/profiles"), in: &workspace)
    #expect(answer.status == .badContent)
    #expect(answer.output == "")
    let found = answer.diagnostics.map { Caret($0, workspace) }
    let expected = try carets(in: String(contentsOfFile: path, encoding: .utf8))
    #expect(!expected.isEmpty)
    for caret in expected where !found.contains(where: caret.isMet) { Issue.record("nothing meets \(caret)") }
    for caret in found where !expected.contains(where: { $0.isMet(by: caret) }) { Issue.record("unexpected: \(caret)") }
  }

  struct Caret: CustomStringConvertible {
    var line: Int
    var column: Int
    var width: Int
    var code: String
    var message: String

    init(line: Int, column: Int, width: Int, code: String, message: String) {
      self.line = line
      self.column = column
      self.width = width
      self.code = code
      self.message = message
    }

    init(_ diagnostic: Diagnostic, _ workspace: Workspace) {
      let span = diagnostic.primary.span
      let place = workspace.sources[span.file]?.position(at: span.start)
      self.init(
        line: place?.line ?? 0, column: place?.column ?? 0, width: workspace.sources.text(of: span).count,
        code: diagnostic.code, message: diagnostic.message)
    }

    func isMet(by other: Caret) -> Bool {
      line == other.line && column == other.column && width == other.width && code == other.code
        && other.message.hasPrefix(message)
    }

    var description: String { "\(line):\(column) (\(width)) \(code) \(message)" }
  }

  /// `# ^^^^ CODE message` speaks of the nearest line above that is no such comment; `(1 up)` of the one before it.
  private func carets(in text: String) throws -> [Caret] {
    var carets: [Caret] = []
    var lines: [Int] = []
    for (number, line) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
      guard let match = line.firstMatch(of: /^#( *)(\^+) (D\d{4}) (.*)$/) else {
        lines.append(number + 1)
        continue
      }
      let isAbove = match.4.hasSuffix(" (1 up)")
      let message = isAbove ? match.4.dropLast(" (1 up)".count) : match.4
      carets.append(
        Caret(
          line: try #require(lines.dropLast(isAbove ? 1 : 0).last), column: match.1.count + 2, width: match.2.count,
          code: String(match.3), message: String(message)))
    }
    return carets
  }
}
