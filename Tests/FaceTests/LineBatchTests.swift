import Demarche
import Foundation
import Testing

/// Many lines, as a program sees them that imports nothing else.
@Suite struct LineBatchTests {
  private static let texts = RuleTexts([
    "ruleset.yaml": """
    ruleset: small
    version: 1.0.0
    languages: [en]
    title: A small rule set
    outcomes: [{attribute: garden.watering}]
    bibliography: {}
    """,
    "vocabulary/all.yaml": """
    kinds: {garden: {is: single, title: Garden}}
    attributes:
      garden.dry: {is: given, type: boolean, title: Dry, question: Is it dry?}
      garden.watering: {is: derived, type: boolean, combine: asserted, title: Watering}
    """,
    "theory/1.yaml": """
    title: Theory
    sections:
      - rules:
          - {id: dry, title: Dry, when: {garden.dry: yes}, then: {garden.watering: yes}, because: It is dry.}
    """,
  ])
  private static let lines = [
    #"{"profile": "a", "garden": {"dry": true}}"#, "nonsense", #"{"profile": "b", "garden": {"dry": false}}"#,
  ]

  private func batch(_ options: LineBatch.Options = LineBatch.Options(values: true)) throws -> LineBatch {
    try LineBatch(Rules.read(Self.texts).get(), options)
  }

  @Test func resultsOfLines() throws {
    let results = try batch().results(of: Self.lines)
    #expect(results[0].text == #"{"id":"a","values":{"garden.watering":true}}"# && !results[0].isError)
    #expect(results[1].isError && results[1].text.hasPrefix(#"{"id":null,"error":{"code":"D0051""#))
    #expect(results[2].text == #"{"id":"b","values":{"garden.watering":false}}"#)
    #expect(try batch(LineBatch.Options(reasons: true)).results(of: [Self.lines[0]])[0].text.contains("It is dry."))
  }

  /// However many lines are taken at once, the results are those of all of them together.
  @Test(arguments: [1, 2, 7, 1000]) func resultsOfASequence(atOnce: Int) async throws {
    let all = (0..<40).map { number in
      number % 7 == 3 ? "{" : #"{"id": \#(number), "profile": "p", "garden": {"dry": \#(number % 3 == 0)}}"#
    }
    let batch = try batch()
    let stream = AsyncStream<String> { stream in
      for line in all { stream.yield(line) }
      stream.finish()
    }
    var found: [LineResult] = []
    for try await result in batch.results(of: stream, atOnce: atOnce) { found.append(result) }
    #expect(found == batch.results(of: all))
    #expect(found.count == all.count && found.count(where: \.isError) == 6)
    #expect(found[0].text == #"{"id":0,"values":{"garden.watering":true}}"#)
  }

  private struct Broken: Error {}

  /// What was read before a failure is answered.
  @Test func aSequenceThatFails() async throws {
    let stream = AsyncThrowingStream<String, any Error> { stream in
      stream.yield(Self.lines[0])
      stream.finish(throwing: Broken())
    }
    var found: [LineResult] = []
    do {
      for try await result in try batch().results(of: stream) { found.append(result) }
      Issue.record("nothing was thrown")
    } catch { #expect(error is Broken) }
    #expect(found.map(\.isError) == [false])
  }

  @Test func aFolderThatIsNotThere() throws {
    let rules = try Rules.read(Self.texts).get()
    let error = #expect(throws: Problems.self) { _ = try LineBatch(rules, profiles: "/no/such/folder") }
    #expect(error?.problems.isEmpty == false)
  }
}
