import Differential
import Explanation
import Inference
import RuleModel
import SourceText
import Testing

/// Small rule bases on which evaluators have gone wrong, each with what is right. The folder's name says the fault.
@Suite struct FaultTests {
  static let all = [
    "above-in-a-loop", "contradiction-or-no-value", "contradictory-floor", "folded-recursion",
    "folded-recursion-empty-list", "great-numbers", "hidden-contradiction", "open-by-reference", "open-list",
    "open-through-the-unlisted", "scaled-default",
  ]

  @Test(arguments: all) func everyEvaluatorAgrees(fault: String) throws {
    let base = FaultBase(fault)
    #expect(base.sample.problems == [])
    let profile = base.sample.profile("p")
    #expect(disagreements(base.sample.ruleSet, profile) == [])
    #expect(replayFaults(base.sample.ruleSet, profile) == [])
    #expect(withdrawals(base.sample.ruleSet, profile, seed: 1, completions: 30) == [])
  }

  /// What a loop no longer repeats is added in every world.
  @Test(arguments: ["folded-recursion", "folded-recursion-empty-list"])
  func aLoopThatFallsAwayIsRightInEveryWorld(fault: String) throws {
    let base = FaultBase(fault)
    let used = try base.outcome("land.used", 0)
    #expect(used.value == Value(.ordinals([0, 1])))
    #expect(try base.outcome("land.ok", 0).cases == [])
    let settled = try base.outcome("land.used", 0, set: [("world.z", "yes")])
    #expect(settled.value == Value(.ordinals([0, 1])))
  }

  @Test func numbersAreExactInAll64Bits() throws {
    let base = FaultBase("great-numbers")
    func number(_ value: Int64) -> Value { Value(.number(from: value, to: value)) }
    #expect(try base.outcome("city.reserve").value == number(4_611_686_018_427_387_904))
    #expect(try base.outcome("city.share").value == number(24_000_000_000_000_000))
    #expect(try base.outcome("city.balance").value == number(-1_300_000_000_500_000_000))
    #expect(try base.outcome("city.enough").value == Value(.ordinals([1])))
    #expect(try (0..<3).map { try base.outcome("bid.place", $0).value } == [number(2), number(3), number(1)])
    #expect(base.sample.ruleSet.numbersBeyond(base.sample.profile("p")) == [])
  }

  @Test func whatLeaves64BitsIsRefusedAtTheRule() throws {
    let base = FaultBase("great-numbers")
    let found = base.sample.ruleSet.numbersBeyond(base.sample.profile("beyond"))
    #expect(found.map(\.code) == ["D0408"])
    #expect(
      found.map(\.message) == [
        "'city.share' could be 240000000000000000 here, and 64 bits hold no more than 9223372036854775.807"
      ])
  }

  @Test func aDefaultThatLeaves64BitsIsRefused() throws {
    let base = FaultBase("scaled-default")
    #expect(try base.outcome("world.twice").value == Value(.number(from: 42, to: 42)))
    #expect(base.sample.ruleSet.numbersBeyond(base.sample.profile("beyond")).map(\.code) == ["D0408"])
  }

  /// Of an unlisted entity nothing is assumed, so what it refers to may be unlisted as well.
  @Test func theUnlistedMayReferToTheUnlisted() throws {
    #expect(try FaultBase("open-through-the-unlisted").outcome("world.found").value == Value(.ordinals([0, 1])))
  }

  /// One word for it: nothing is contradictory for certain that may have no value.
  @Test func aContradictionThatMayBeNoValueIsPossible() throws {
    let outcome = try FaultBase("contradiction-or-no-value").outcome("world.level")
    #expect(outcome.value == Value(.nothing, mayBeEmpty: true, contradiction: .possible))
    #expect(outcome.certainty == .possible)
  }

  @Test func aContradictoryFloorIsNotSwallowed() throws {
    let outcome = try FaultBase("contradictory-floor").outcome("world.level")
    #expect(outcome.value == Value(.ordinals([1]), contradiction: .possible))
    #expect(outcome.certainty == .possible)
  }

  /// Where no land whatever could be marked, an open list of lands changes nothing.
  @Test func whatNobodyListedIsWorkedOut() throws {
    let base = FaultBase("open-list")
    let (no, yes, open) = (Value(.ordinals([0])), Value(.ordinals([1])), Value(.ordinals([0, 1])))
    let names = ["world.none", "world.few", "world.some", "world.unsaid"]
    #expect(try names.map { try base.outcome($0).value } == [yes, yes, no, open])
    #expect(try names.map { try base.outcome($0, profile: "marked").value } == [open, open, open, open])
  }

  /// What no outcome shows is named where it makes one open.
  @Test func aContradictionBehindAnOutcomeIsNamed() throws {
    let base = FaultBase("hidden-contradiction")
    let explainer = try #require(base.sample.explanation(base.sample.profile("p")))
    #expect(explainer.outcomes().map(\.value) == [Value(.ordinals([0, 1]))])
    let found = explainer.contradictions
    #expect(found.map { base.sample.ruleSet[$0.attribute].fullName } == ["world.torn"])
    #expect(found.map { explainer.value($0)?.contradiction } == [.certain])
  }

  @Test func aboveMayBeReadWithinALoop() throws {
    let base = FaultBase("above-in-a-loop")
    #expect(
      try (0..<3).map { try base.outcome("land.ok", $0).value } == Array(repeating: Value(.ordinals([1])), count: 3))
  }
}

struct FaultBase {
  let sample: Sample

  init(_ name: String) { sample = Sample("faults/\(name)") }

  func outcome(
    _ name: String, _ entity: Int? = nil, profile: String = "p", set settings: [(String, String)] = []
  ) throws -> Outcome {
    let rationale = try #require(sample.explanation(sample.profile(profile, set: settings)))
    let attribute = try #require(sample.ruleSet.attributes.firstIndex { $0.fullName == name })
    let key = entity.map { FactKey(AttributeID(attribute), $0) } ?? FactKey(AttributeID(attribute))
    return rationale.outcome(key)
  }
}
