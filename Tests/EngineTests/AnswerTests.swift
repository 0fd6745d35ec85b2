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

  /// How well the facts are founded, each counted once, and which placeholder carries the outcome.
  @Test(arguments: [
    ("sourced", [2, 0, 0, 0]), ("placeholder", [1, 1, 0, 0]), ("no-office", [1, 0, 1, 0]), ("no-budget", [1, 0, 0, 1]),
  ])
  func haveABasis(profile: String, counts: [Int]) throws {
    let readings = try #require(Readings(Self.base.profile(profile), Self.base.ruleSet, Self.base.circuit))
    let answers = readings.answers()
    let basis = readings.basis(of: answers)
    #expect([basis.sourced, basis.placeholders, basis.expected, basis.unknown] == counts)
    #expect(basis.total == 2)
    let carried = answers.filter { $0.ground == .provisional }.map(\.key)
    #expect(basis.carriers.map(\.outcomes) == (carried.isEmpty ? [] : [carried]))
    #expect(basis.carriers.map(\.fact) == readings.placeholders(of: answers[0]))
  }

  /// A fact tells what it flips, an outcome by what it is flipped.
  @Test func flipsAreFoundBothWays() throws {
    let readings = try #require(Readings(Self.base.profile("no-office"), Self.base.ruleSet, Self.base.circuit))
    let outcome = readings.answers()[0].key
    let flips = readings.flips(of: [outcome])
    for fact in flips.facts {
      #expect(flips.outcomes(flippedBy: fact) == (flips.facts(flipping: outcome).contains(fact) ? [outcome] : []))
      #expect(flips.flips(by: fact).allSatisfy { $0.change.key == fact })
    }
    #expect(!flips.facts(flipping: outcome).isEmpty)
    #expect(flips.flips(of: outcome).count == flips.flips.joined().count)
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
