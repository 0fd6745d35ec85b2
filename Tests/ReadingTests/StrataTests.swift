import RuleModel
import SourceText
import Testing

@testable import Reading

@Suite struct StrataTests {
  private let vocabulary = """
    attributes:
      town.one: {is: derived, type: boolean, combine: asserted, title: One}
      town.two: {is: derived, type: boolean, combine: asserted, title: Two}
      town.three: {is: derived, type: {scale: degree}, combine: level, base: low, title: Three}
      town.set: {is: derived, type: {set of: {choice: taste}}, combine: collected, title: Set}
      town.free: {is: derived, type: {scale: degree}, combine: single, default: {path: town.three}, title: Free}
    """

  private func set(_ rules: String) -> SmallRuleSet { SmallRuleSet(rules, extra: vocabulary) }

  private func labels(_ diagnostic: Diagnostic, _ set: SmallRuleSet) -> [String] {
    ([diagnostic.primary] + diagnostic.secondary).map { label in
      "\(set.fixture.map.text(of: label.span)): \(label.text)"
    }
  }

  @Test func monotoneCyclesAreOneStratum() throws {
    let set = set(
      """
      - {id: a, when: {town.one: yes}, then: {town.two: yes}}
      - {id: b, when: {town.two: yes, town.set: {includes: sweet}}, then: {town.one: yes}}
      - {id: c, when: {town.one: yes}, then: {town.set: {add: [sour]}}}
      - {id: d, when: {town.set: {size: {at least: 1}}}, then: {town.set: {add: [sweet]}}}
      """)
    #expect(set.lines == [])
    let recursive = set.ruleSet.strata.filter(\.isRecursive)
    #expect(recursive.map { $0.attributes.map { set.names[$0].name } } == [["one", "two", "set"]])
  }

  @Test func theWholeCycleIsShown() throws {
    let set = set(
      """
      - {id: a, when: {town.one: yes}, then: {town.two: yes}}
      - {id: b, when: {town.two: yes}, then: {town.three: {raise: 1}}}
      - {id: c, when: {town.free: high}, then: {town.one: yes}}
      """)
    let cycle = try #require(set.diagnostics.first { $0.code == "D0401" })
    #expect(
      cycle.message
        == "'town.one' has to be complete before itself: it reads 'town.free', which reads 'town.three', "
        + "which reads 'town.two', which reads 'town.one'")
    #expect(
      labels(cycle, set) == [
        "town.free: high: 'town.one' reads 'town.free' here", "town.free: 'town.free' reads 'town.three' here",
        "town.two: yes: 'town.three' reads 'town.two' here", "town.one: yes: 'town.two' reads 'town.one' here",
      ])
  }

  /// Of two circles through one read, that read is where it begins: without it there was none.
  @Test func theReadThatMadeTheCycleIsShownFirst() throws {
    let set = set(
      """
      - {id: added, when: {town.free: high}, then: {town.one: yes}}
      - {id: a, when: {town.one: yes}, then: {town.two: yes}}
      - {id: b, when: {town.two: yes}, then: {town.three: {raise: 1}}}
      - {id: c, when: {town.one: yes}, then: {town.three: {raise: 1}}}
      """)
    let cycle = try #require(set.diagnostics.first { $0.code == "D0401" })
    #expect(labels(cycle, set).first == "town.free: high: 'town.one' reads 'town.free' here")
  }

  @Test(arguments: [
    "unless: [{town.one: yes}]", "when: {town.one: no}", "when: {not of: {town.one: yes}}",
    "when: {town.set: {includes any of: [sour]}}", "when: {town.set: {size: 2}}",
    "when: {town.set: {size: {at most: 2}}}",
    "when: {every: {of: dish, where: {town.one: yes}}}", "when: {no: {of: dish, where: {town.one: yes}}}",
    "when: {count: {of: dish, where: {town.one: yes}, at most: 1}}",
  ])
  func whatIsNotMonotoneIsRefused(_ condition: String) {
    let set = set(
      """
      - {id: a, \(condition), then: {town.two: yes}}
      - {id: b, when: {town.two: yes}, then: {town.one: yes, town.set: {add: [sour]}}}
      """)
    #expect(set.diagnostics.map(\.code) == ["D0401"])
  }

  @Test(arguments: [
    "when: {some: {of: dish, where: {town.one: yes}}}",
    "when: {count: {of: dish, where: {town.one: yes}, at least: 2}}",
    "when: {any of: [{town.one: yes}, {town.set: {includes: sour}}]}", "when: {town.set: {size: {at least: 2}}}",
  ])
  func whatIsMonotoneIsNot(_ condition: String) {
    let set = set(
      """
      - {id: a, \(condition), then: {town.two: yes}}
      - {id: b, when: {town.two: yes}, then: {town.one: yes, town.set: {add: [sour]}}}
      """)
    #expect(set.lines == [])
  }

  @Test func anOverriddenRuleReadsWhatItsOverriderReads() throws {
    let rules = """
      - {id: a, when: {town.size: 3}, then: {town.one: yes}}
      - {id: b, when: {town.one: yes}, then: {town.two: yes}, overrides: [a], status: STATUS}
      """
    let counted = set(rules.replacing("STATUS", with: "active"))
    let cycle = try #require(counted.diagnostics.first { $0.code == "D0401" })
    #expect(cycle.secondary.contains { $0.text == "'town.one' reads 'town.one' here" })
    #expect(cycle.primary.text == "sets 'a' aside")
    #expect(set(rules.replacing("STATUS", with: "draft")).lines == [])
  }

  @Test func aContributionByAPathReadsIt() {
    let set = set("- {id: a, then: {town.three: {at least: {path: town.free}}}}")
    #expect(set.diagnostics.map(\.code) == ["D0401"])
  }

  @Test func cyclesOfAnyLengthAreFound() {
    let count = 3_000
    let attributes = (0..<count).map {
      "  town.x\($0): {is: derived, type: boolean, combine: asserted, title: X}"
    }
    let rules = (0..<count).map {
      "- {id: r\($0), when: {town.x\($0): yes}, then: {town.x\(($0 + 1) % count): yes}}"
    }
    let set = SmallRuleSet(
      rules.joined(separator: "\n"), extra: "attributes:\n" + attributes.joined(separator: "\n"))
    #expect(set.lines == [])
    #expect(set.ruleSet.strata.filter(\.isRecursive).map(\.attributes.count) == [count])
  }

  @Test func sumsStayWithin32Bits() {
    let vocabulary = """
      attributes:
        town.sum: {is: derived, type: integer, combine: sum, weights: [+2000000000, +1], base: BASE, title: Sum}
        town.any: {is: given, type: integer, title: Any}
      """
    func codes(_ base: String, _ rules: String) -> [String] {
      SmallRuleSet(rules, extra: vocabulary.replacing("BASE", with: base)).diagnostics.map(\.message)
    }
    let once = "- {id: a, then: {town.sum: +2000000000}}"
    #expect(codes("0", once) == [])
    #expect(
      codes("{path: town.size, times: 1000000}", once) == [
        "'town.sum' can lie anywhere from 0 to 3000000000, and a sum has to fit 32 bits"
      ])
    #expect(
      codes("{path: town.any}", "- {id: a, then: {town.happy: yes}}") == [
        "'town.sum' starts from a number without a range, and a sum has to fit 32 bits"
      ])
    let each = "- {id: a, when: {guest.mood: high, dish.taste: sour}, then: {town.sum: +2000000000}, for each: [guest]}"
    #expect(
      codes("0", each) == [
        "'town.sum' can lie anywhere from 0 to 8190000000000, and a sum has to fit 32 bits"
      ])
  }
}

extension String {
  fileprivate func replacing(_ word: String, with other: String) -> String {
    split(separator: word, omittingEmptySubsequences: false).joined(separator: other)
  }
}
