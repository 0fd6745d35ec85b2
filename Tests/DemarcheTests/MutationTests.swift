import Commands
import Foundation
import Report
import Testing

/// What examples make of rules with one thing made wrong.
@Suite struct MutationTests {
  private let zoo = "\(packageFolder)/Tests/Fixtures/zoo"

  private func survivors(_ rules: String, sample: Int = 0) throws -> [(rule: String, operation: String)] {
    let result = test(
      TestRequest(rules: rules, profiles: "\(zoo)/profiles", format: .json, mutants: sample))
    let mutation = try #require(try JSONValue.parse(result.output)["mutation"])
    #expect(["dropped", "flipped", "contributed"].allSatisfy { (mutation["made"]?[$0]?.integerValue ?? 0) > 0 })
    return (mutation["survivors"]?.arrayValue ?? []).map {
      ($0["rule"]?.stringValue ?? "", $0["operation"]?.stringValue ?? "")
    }
  }

  /// With an example on either side of each of its conditions a rule keeps no mutant.
  @Test func whatExamplesNoticeIsNotListed() throws {
    let found = try survivors(zoo).filter { ["feathers", "eats-meat", "hair-or-milk"].contains($0.rule) }
    #expect(found.filter { $0.rule != "hair-or-milk" && $0.operation != "overridden" }.isEmpty, "\(found)")
  }

  /// A rule that loses the example in which it does not follow lets its condition be taken away.
  @Test func whatNoExampleNoticesIsListed() throws {
    let folder = try TemporaryFolder()
    let files = FileManager.default.enumerator(atPath: zoo)?.compactMap { $0 as? String } ?? []
    for name in files where name.hasSuffix(".yaml") && !name.hasPrefix("profiles") {
      let text = try String(contentsOfFile: "\(zoo)/\(name)", encoding: .utf8)
      let example = "          - {given: {animal.meat: no}, does not follow: {animal.hunter: yes}}\n"
      try folder.write(name, text.replacingOccurrences(of: example, with: ""))
    }
    let found = try survivors(folder.path)
    #expect(found.contains { $0.rule == "eats-meat" && $0.operation == "dropped" })
  }

  @Test func aSampleIsTriedWithAllTests() {
    let result = test(
      TestRequest(
        paths: ["\(packageFolder)/Tests/Fixtures/zoo/tests-that-are-not-there"], rules: zoo,
        profiles: "\(zoo)/profiles", mutants: 3))
    #expect(result.status == .unreadable)
    let korean = test(TestRequest(rules: zoo, profiles: "\(zoo)/profiles", mutants: 2, language: .ko))
    #expect(korean.output.contains("살아남은 변이 중 2건"))
    #expect(korean.status == .done)
  }
}

/// Drawings of rule sets.
@Suite struct GraphTests {
  private func drawn(_ request: GraphRequest) -> CommandResult {
    var request = request
    request.rules = "\(packageFolder)/Tests/Fixtures/zoo"
    return graph(request)
  }

  @Test func anArrowNamesItsRule() {
    let result = drawn(GraphRequest())
    #expect(result.status == .done)
    #expect(result.output.hasPrefix("digraph "))
    #expect(result.output.contains("\"animal.meat\" -> \"animal.hunter\" [label=\"eats-meat\"];"))
    #expect(result.output.filter { $0 == "{" }.count == result.output.filter { $0 == "}" }.count)
  }

  /// Where Graphviz is installed; elsewhere it is said what is missing.
  @Test func graphvizDraws() {
    let result = drawn(GraphRequest(format: .svg))
    if result.status == .done {
      #expect(result.output.contains("<svg "))
      #expect(result.output.contains("animal.hunter"))
    } else {
      #expect(result.diagnostics.map(\.code) == ["D0066"])
    }
  }

  @Test func whatLeadsToOneAttributeIsDrawnAlone() {
    let near = drawn(GraphRequest(attributes: ["animal.hunter"], steps: 1))
    #expect(near.output.contains("animal.meat"))
    #expect(!near.output.contains("\"animal.flies\""))
    let unknown = drawn(GraphRequest(attributes: ["animal.huntr"]))
    #expect(unknown.status == .badUsage)
    #expect(unknown.diagnostics.first?.help.first?.contains("animal.hunter") == true)
  }

  @Test func mermaidDrawsTheSame() {
    let result = drawn(GraphRequest(attributes: ["animal.hunter"], format: .mermaid, language: .ko))
    #expect(result.output.hasPrefix("flowchart LR\n"))
    #expect(result.output.contains("|\"eats-meat\"|"))
    #expect(result.output.contains("동물"))
  }
}
