import TestSupport

/// A rule of generated text: tests of named booleans, and the boolean that it asserts.
struct GeneratedRule {
  var tests: [(name: String, isYes: Bool)]
  var conclusion: String
}

/// Rule sets as text of the language, the same for the same seed.
struct RuleText {
  var manifest: String
  var vocabulary: String
  var catalogue = ""
  var theory: String

  static let manifest = """
    ruleset: generated
    version: 1.0.0
    languages: [en]
    title: Generated
    outcomes:

    """

  static func manifest(outcomes: [String]) -> String {
    manifest + outcomes.map { "  - {attribute: \($0)}\n" }.joined()
  }

  static func given(_ name: String, isFixed: Bool = false) -> String {
    "  \(name): {is: \(isFixed ? "fixed" : "given"), type: boolean, title: \(name)}\n"
  }

  static func derived(_ name: String) -> String {
    "  \(name): {is: derived, type: boolean, combine: asserted, title: \(name)}\n"
  }

  static func theory(_ rules: [GeneratedRule]) -> String {
    var text = "title: Generated\nsections:\n  - title: All\n    rules:\n"
    for (index, rule) in rules.enumerated() {
      let tests = rule.tests.map { "\($0.name): \($0.isYes ? "yes" : "no")" }.joined(separator: ", ")
      text += "      - id: rule-\(index)\n        title: Rule \(index)\n        when: {\(tests)}\n"
      text += "        then: {\(rule.conclusion): yes}\n        because: It is rule \(index).\n"
    }
    return text
  }
}

extension SplitMix64 {
  /// 2 to 5, 3.4 on average.
  mutating func conditionCount() -> Int {
    switch number(0..<100) {
    case ..<20: 2
    case ..<55: 3
    case ..<85: 4
    default: 5
    }
  }

  /// Distinct tests: half of them on derived facts where there are any, a third of those negated.
  mutating func tests(given: [String], derived: [String]) -> [(name: String, isYes: Bool)] {
    var names: Set<String> = []
    var result: [(name: String, isYes: Bool)] = []
    let count = conditionCount()
    while result.count < count {
      let isDerived = !derived.isEmpty && chance(50)
      let name = pick(isDerived ? derived : given)
      let isYes = isDerived ? number(0..<3) > 0 : chance(50)
      if names.insert(name).inserted { result.append((name, isYes)) }
    }
    return result
  }
}
