import RuleModel
import SourceText
import Testing

@testable import Explanation

/// What was taken for granted.
@Suite struct AssumptionTests {
  private static let rules = """
    - {id: rain-readies, when: {garden.rain: yes, garden.fence: yes}, then: {garden.ready: yes}}
    """

  private func assumed(_ profile: String, set: [(String, String)] = []) throws -> [String] {
    let garden = try Garden(Self.rules, profile: profile, set: set)
    return garden.explainer.assumptions().map { assumption in
      let name = garden.explainer.ruleSet.attributes[assumption.key.attribute.raw].fullName
      return assumption.isSet ? "\(name), set" : name
    }
  }

  /// Of what was left out only what some rule reads: nobody asks for the pond.
  @Test func whatIsLeftOutAndReadIsAssumed() throws {
    #expect(try assumed("profile: p") == ["garden.fence"])
    #expect(try assumed("profile: p\ngarden: {fence: no}") == [])
    #expect(try assumed("profile: p", set: [("garden.rain", "yes")]) == ["garden.rain, set", "garden.fence"])
  }
}

/// What is known of a fact, where a path leads, and on what an instance rests.
@Suite struct ShownFactTests {
  private static let rules = """
    - {id: dry, when: {garden.land.dry: yes, garden.fence: yes}, then: {garden.ready: yes}}
    - {id: dug, when: {some: {of: bed, where: {bed.dug: yes}}}, then: {garden.ready: yes}}
    """
  private let garden: Garden

  init() throws {
    garden = try Garden(
      Self.rules,
      profile: """
        profile: p
        garden: {land: {one of: [b, a]}, wind: does not apply, sun: {one of: [low, high]}}
        lands: {a: {dry: yes}, b: {}}
        beds: {a: {dug: yes}}
        """)
  }

  @Test func facts() throws {
    #expect(garden.problems == [])
    #expect(garden.explainer.shown(garden.key("garden.wind")) == .nothing)
    #expect(garden.explainer.shown(garden.key("garden.rain")) == .unknown)
    #expect(garden.explainer.shown(garden.key("garden.fence")) == .assumed(.ordinal(1)))
    #expect(
      garden.explainer.shown(garden.key("garden.sun")) == .stated(.oneOf([.known(.ordinal(1)), .known(.ordinal(3))])))
    #expect(garden.explainer.shown(garden.key("bed.dug", 0)) == .stated(.known(.ordinal(1))))
    #expect(garden.explainer.shown(garden.key("bed.dug", 1)) == .unknown)
    #expect(garden.explainer.shown(garden.key("garden.ready")) == .concluded(garden.outcome("ready").value))
  }

  /// In the order in which the alternatives are stated.
  @Test func aContestedReferenceLeadsToEach() throws {
    let path = Path(
      subject: Subject(kind: KindID(0), terms: []),
      steps: [garden.key("garden.land"), garden.key("land.dry")].map(\.attribute),
      span: .none)
    let ends = garden.explainer.ends(of: path, [])
    #expect(ends.keys.map { $0.numbers.count } == [1, 1])
    #expect(ends.keys.map { garden.explainer.shown($0) } == [.unknown, .stated(.known(.ordinal(1)))])
    #expect(!ends.isOpen)
  }

  @Test func premises() throws {
    let dry = garden.explainer.premises(of: RuleInstance(RuleID(0), []))
    #expect(
      dry.map(\.ground) == [.given, .given, .unknown, .assumed]
        || dry.map(\.ground) == [.given, .unknown, .given, .assumed])
    let dug = garden.explainer.premises(of: RuleInstance(RuleID(1), []))
    #expect(dug.map(\.ground) == [.complete(true), .given])
  }
}
