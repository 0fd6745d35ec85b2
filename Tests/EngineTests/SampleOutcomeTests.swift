import Foundation
import Report
import RuleModel
import Testing

/// The sample's outcomes, against an independent reading of the contract.
@Suite struct SampleOutcomeTests {
  static let sample = Sample("sample")

  @Test func theSampleIsReadWithoutProblems() {
    #expect(Self.sample.problems == [])
    #expect(!Self.sample.ruleSet.rules.isEmpty)
  }

  @Test(arguments: [
    ("seoul", "seoul", []), ("seoul", "seoul-cooperation", [("system.rivalry", "cooperation")]),
    ("melbourne", "melbourne", []),
  ])
  func outcomesAreAsExpected(profile: String, file: String, settings: [(String, String)]) throws {
    let explanation = try #require(Self.sample.explanation(Self.sample.profile(profile, set: settings)))
    let found = OutcomeLines(explanation: explanation).lines()
    let expected = try Self.expected(file)
    #expect(expected.count == found.count)
    var shown = 0
    for (key, line) in expected.sorted(by: { $0.key < $1.key }) {
      let mine = found[key].map(Self.normal)
      if mine != line, shown < 12 {
        shown += 1
        Issue.record("\(key)\n  expected \(line)\n  found    \(mine ?? "nothing")")
      }
      #expect(mine == line)
    }
  }

  /// By attribute and entities, each line with its keys sorted.
  static func expected(_ file: String) throws -> [String: String] {
    let path = "\(Sample.root)/sample/expected/\(file).json"
    let text = try String(contentsOfFile: path, encoding: .utf8)
    var result: [String: String] = [:]
    for line in text.split(separator: "\n") {
      let value = try JSONValue.parse(String(line))
      let entities = value["entities"]?.objectValue ?? []
      let key =
        (value["attribute"]?.stringValue ?? "") + " " + entities.map { $0.1.stringValue ?? "" }.joined(separator: "/")
      result[key] = normal(value)
    }
    return result
  }

  /// The same text for the same content: keys sorted, the rules of a line too.
  static func normal(_ value: JSONValue) -> String { sorted(value, key: "").text(.compact) }

  private static func sorted(_ value: JSONValue, key: String) -> JSONValue {
    if let fields = value.objectValue {
      return .object(fields.map { ($0.0, sorted($0.1, key: $0.0)) }.sorted { $0.0 < $1.0 })
    }
    guard let items = value.arrayValue else { return value }
    let inner = items.map { sorted($0, key: "") }
    return .array(key == "rules" ? inner.sorted { $0.text(.compact) < $1.text(.compact) } : inner)
  }
}
