import Explanation
import Foundation
import Inference
import RuleModel
import Testing

/// Answers in three readings, against a case that was worked by hand.
@Suite struct AnswerTests {
  static let base = Sample("office")

  @Test(arguments: ["sourced", "placeholder", "no-office", "no-budget"])
  func areAsWorkedByHand(profile: String) throws {
    let expected = try #require(try Self.lines()[profile])
    let readings = try #require(Readings(Self.base.profile(profile), Self.base.ruleSet, Self.base.circuit))
    let answer = try #require(readings.answers().first)
    #expect(Self.base.problems == [] && readings.answers().count == 1)
    #expect(text(answer.working.value) == expected[0])
    #expect(text(answer.bounds) == expected[1])
    #expect(text(answer.trusted) == expected[2])
    #expect("\(answer.ground)" == expected[3])
    let flips = readings.flips(of: [answer.key]).flips(of: answer.key).map { change, value in
      "\(Self.base.names.address(of: change.key)) \(word(change)): \(text(value))"
    }
    #expect(flips.joined(separator: ", ") == expected[5])
    #expect(readings.placeholders(of: answer).map(Self.base.names.address).joined(separator: ", ") == expected[4])
  }

  /// By profile, what stands between the bars.
  private static func lines() throws -> [String: [String]] {
    let text = try String(contentsOfFile: "\(Sample.root)/office/expected/answers.txt", encoding: .utf8)
    let lines = text.split(separator: "\n").filter { !$0.hasPrefix("#") }.map { $0.split(separator: ":", maxSplits: 1) }
    return Dictionary(
      uniqueKeysWithValues: lines.map { line in
        let parts = line[1].split(separator: "|", omittingEmptySubsequences: false)
        return (String(line[0]), parts.map { $0.trimmingCharacters(in: .whitespaces) })
      })
  }

  private func word(_ change: ChangedFact) -> String {
    guard case .domain(let domain) = Self.base.ruleSet.attributes[change.key.attribute.raw].type,
      case .known(.ordinal(let ordinal)) = change.statement
    else { return "\(change.statement)" }
    return Self.base.names[domain].values[ordinal].name
  }

  private func text(_ value: Value) -> String {
    guard case .ordinals(let ordinals) = value.possibilities, value.contradiction == .none, !value.mayBeEmpty else {
      return "\(value)"
    }
    return ordinals.map { ["low", "medium", "high"][$0] }.joined(separator: " or ")
  }
}
