import Inference
import RuleModel
import Testing

@testable import Explanation

/// What becomes of contributions.
@Suite struct StatusTests {
  private static let level = """
    - {id: up, when: {garden.rain: yes}, then: {garden.growth: {raise: 1}}}
    - {id: down, when: {garden.wind: yes}, then: {garden.growth: {lower: 1}}}
    - {id: floor-low, when: {garden.rain: yes}, then: {garden.growth: {at least: low}}}
    - {id: floor-high, when: {garden.sun: high}, then: {garden.growth: {at least: high}}}
    - {id: cap-medium, when: {garden.sun: high}, then: {garden.growth: {at most: medium}}}
    - {id: cap-high, when: {garden.rain: yes}, then: {garden.growth: {at most: high}}}
    """

  /// Raised from low to medium: a floor at low and a cap at high decide nothing.
  @Test func floorsBelowAndCapsAboveAreAbsorbed() throws {
    let garden = try Garden(Self.level, profile: "profile: p\ngarden: {rain: yes, wind: no, sun: low}")
    #expect(garden.problems == [])
    #expect(garden.statuses("growth") == ["up: applied", "floor-low: absorbed", "cap-high: absorbed"])
    #expect(garden.outcome("growth").value == Value(.ordinals([2])))
  }

  /// Where the cap wins, the floor above it and the raise beyond it are capped; the lowering ends below the floor.
  @Test func aCapThatWinsCaps() throws {
    let garden = try Garden(Self.level, profile: "profile: p\ngarden: {rain: no, wind: yes, sun: high}")
    #expect(
      garden.statuses("growth") == ["down: absorbed", "floor-high: capped", "cap-medium: applied"])
    #expect(garden.outcome("growth").value == Value(.ordinals([2])))
  }

  private static let care = """
    - {id: law, rank: law, when: {garden.rain: yes}, then: {garden.care: hoe}}
    - {id: habit, rank: habit, when: {garden.sun: high}, then: {garden.care: mulch}}
    - {id: other-habit, rank: habit, when: {garden.sun: high}, then: {garden.care: hoe}}
    - {id: exception, when: {garden.wind: yes}, then: {garden.ready: yes}, overrides: [law]}
    """

  @Test func aHigherRankThatIsCertainDefeats() throws {
    let garden = try Garden(Self.care, profile: "profile: p\ngarden: {rain: yes, wind: no, sun: high}")
    #expect(garden.problems == [])
    #expect(
      garden.statuses("care") == ["law: applied", "habit: defeated by law", "other-habit: defeated by law"])
    #expect(garden.outcome("care").value == Value(.ordinals([0])))
  }

  @Test func whatIsSetAsideDefeatsNothing() throws {
    let garden = try Garden(Self.care, profile: "profile: p\ngarden: {rain: yes, wind: yes, sun: high}")
    #expect(
      garden.statuses("care") == ["law: defeated by exception", "habit: applied", "other-habit: applied"])
    #expect(garden.outcome("care").value.contradiction == .certain)
    #expect(garden.outcome("care").certainty == .contradiction)
  }

  /// A higher rank that only may apply defeats nothing for certain.
  @Test func whatIsPossibleDefeatsNothing() throws {
    let garden = try Garden(Self.care, profile: "profile: p\ngarden: {wind: no, sun: high}")
    #expect(garden.statuses("care") == ["law: applied", "habit: applied", "other-habit: applied"])
    #expect(garden.outcome("care").reasons.map(\.isCertain) == [false, true, true])
  }

  /// Over the cases of a contested fact a reason is certain if it is in each, and the first status stands for all.
  @Test func casesAreJoined() throws {
    let garden = try Garden(
      Self.level, profile: "profile: p\ngarden: {rain: {one of: [yes, no]}, wind: no, sun: high}")
    #expect(
      garden.statuses("growth") == [
        "up: absorbed", "floor-low: absorbed", "floor-high: capped", "cap-medium: applied", "cap-high: absorbed",
      ])
    #expect(garden.outcome("growth").reasons.map(\.isCertain) == [false, false, true, true, false])
    #expect(garden.outcome("growth").cases == [])
  }

  @Test func worldsThatAgreeAreOne() throws {
    var partition = WorldPartition(4)
    partition.refine([7, 7, 7, 7])
    #expect(partition.representatives == [0])
    partition.refine([0, 1, 0, 1])
    #expect(partition.representatives == [0, 1])
    partition.refine([0, 0, 1, 0])
    #expect(partition.representatives == [0, 1, 2])
  }
}

/// What a reason contributes.
@Suite struct ContributedValueTests {
  private static let rules = """
    - {id: sun-limits, when: {garden.rain: yes}, then: {garden.limit: {at most: {path: garden.sun}}}}
    - {id: up, when: {garden.rain: yes}, then: {garden.growth: {raise: 1}}}
    """

  private func reason(_ attribute: String, _ facts: String) throws -> (Reason, Value?) {
    let garden = try Garden(Self.rules, profile: "profile: p\ngarden: {\(facts)}")
    #expect(garden.problems == [])
    let reason = try #require(garden.outcome(attribute).reasons.first)
    return (reason, garden.explainer.knownValue(of: reason))
  }

  @Test func aPathIsWorkedOut() throws {
    let (reason, known) = try reason("limit", "rain: yes, sun: low")
    #expect(reason.value == Value(.ordinals([1])))
    #expect(known == reason.value)
  }

  /// A step has none.
  @Test func aStepHasNoValue() throws { #expect(try reason("growth", "rain: yes").0.value == nil) }

  @Test func whatIsContestedIsAnyOfItsCases() throws {
    #expect(try reason("limit", "rain: yes, sun: {one of: [low, high]}").1 == Value(.ordinals([1, 3])))
  }

  /// Of an unknown fact everything is possible, and nothing is known.
  @Test func whatIsUnknownIsNotKnown() throws {
    let (reason, known) = try reason("limit", "rain: yes")
    #expect(reason.value?.possibilities == .ordinals([0, 1, 2, 3]))
    #expect(known == nil)
  }
}
