import RuleModel
import Testing

@testable import Explanation

/// Where reasons of opposite direction meet.
@Suite struct TensionTests {
  private static let rules = """
    - {id: rain-raises, when: {garden.rain: yes}, then: {garden.growth: {raise: 1}, garden.merit: +2}}
    - {id: wind-lowers, when: {garden.wind: yes}, then: {garden.growth: {lower: 1}, garden.merit: -1}}
    - {id: law, rank: law, when: {garden.rain: yes}, then: {garden.care: hoe}}
    - {id: same-habit, rank: habit, when: {garden.wind: yes}, then: {garden.care: hoe}}
    - {id: other-habit, rank: habit, when: {garden.sun: high}, then: {garden.care: mulch}}
    - {id: ready, when: {garden.rain: yes}, then: {garden.ready: yes}}
    """

  private func sides(_ attribute: String, _ facts: String) throws -> [[String]]? {
    let garden = try Garden(Self.rules, profile: "profile: p\ngarden: {\(facts)}")
    #expect(garden.problems == [])
    return garden.outcome(attribute).tension.map { [$0.upward.map(garden.id), $0.downward.map(garden.id)] }
  }

  @Test(arguments: ["growth", "merit"]) func raisesAndLowerings(attribute: String) throws {
    #expect(try sides(attribute, "rain: yes, wind: yes, sun: low") == [["rain-raises"], ["wind-lowers"]])
    #expect(try sides(attribute, "rain: yes, wind: no, sun: low") == nil)
  }

  /// Of a choice those that stand, and those that gave way with another value.
  @Test func choices() throws {
    #expect(try sides("care", "rain: yes, wind: yes, sun: low") == nil)
    #expect(try sides("care", "rain: yes, wind: yes, sun: high") == [["law"], ["other-habit"]])
  }

  @Test func assertionsHaveNoDirection() throws {
    #expect(try sides("ready", "rain: yes, wind: yes, sun: high") == nil)
  }

  /// They met in no world: one holds where the other does not.
  @Test func sidesMeetWithinAWorld() throws {
    let rules = Self.rules.replacing("{garden.wind: yes}", with: "{garden.rain: no}")
    let garden = try Garden(rules, profile: "profile: p\ngarden: {rain: {one of: [yes, no]}, sun: low, wind: no}")
    #expect(garden.outcome("growth").tension == nil)
    #expect(garden.outcome("growth").cases.count == 2)
  }

  @Test func directions() throws {
    #expect(Contribution.weight(2).isUpward == true)
    #expect(Contribution.step(-1).isUpward == false)
    #expect(Contribution.assert.isUpward == nil)
  }
}
