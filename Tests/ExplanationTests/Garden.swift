import Circuit
import Explanation
import Inference
import Reading
import RuleModel
import SourceText
import YAMLReading

/// A garden: a rule set of a few attributes, to which a test adds rules, and a profile in a few lines.
struct Garden {
  let explainer: Explainer
  private let names: Names
  /// What reading the rules and the profile found wrong: nothing, in a test that means what it says.
  let problems: [String]

  private static let manifest = """
    ruleset: garden
    version: 1.0.0
    languages: [en]
    title: Garden
    ranks: [law, habit]
    """

  private static let vocabulary = """
    kinds:
      garden: {is: single, title: Garden}
      bed: {is: many, listed as: beds, title: Bed}
      land: {is: by reference, listed as: lands, title: Land}
    scales:
      degree: [none, low, medium, high]
    attributes:
      garden.sun: {is: given, type: {scale: degree}, title: Sun, question: How sunny?}
      garden.wind: {is: given, type: boolean, title: Wind, question: Is it windy?}
      garden.rain: {is: given, type: boolean, title: Rain, question: Does it rain?}
      garden.fence: {is: given, type: boolean, if left out: yes, title: Fence, question: Is there one?}
      garden.pond: {is: given, type: boolean, if left out: no, title: Pond, question: Is there one?}
      garden.land: {is: given, type: {reference: land}, title: Land, question: Where?}
      land.dry: {is: given, type: boolean, title: Dry, question: Is it dry?}
      bed.dug: {is: given, type: boolean, title: Dug, question: Is it dug?}
      garden.growth:
        {is: derived, type: {scale: degree}, combine: level, base: low, when floor exceeds cap: cap wins, title: Growth}
      garden.care: {is: derived, type: {choice: [hoe, mulch, leave]}, combine: single, prefer: rank, default: leave, title: Care}
      garden.merit:
        is: derived
        type: integer
        combine: sum
        weights: [+2, -1]
        title: Merit
      garden.ready: {is: derived, type: boolean, combine: asserted, title: Ready}
      garden.limit: {is: derived, type: {scale: degree}, combine: level, base: high, title: Limit}
    """

  struct TooManyWorlds: Error {}

  init(_ rules: String, profile: String, set: [(String, String)] = []) throws {
    let indented = rules.split(separator: "\n").map { "      \($0)" }.joined(separator: "\n")
    let theory = "title: Theory\nsections:\n  - title: Rules\n    rules:\n\(indented)\n"
    let texts = [("ruleset.yaml", Self.manifest), ("theory/a.yaml", theory), ("vocabulary/a.yaml", Self.vocabulary)]
    var map = SourceMap()
    let read = readRuleSet(texts.map { RuleFile(path: $0, tree: Self.tree($0, $1, &map)) })
    let stated = readProfile(Self.tree("p.yaml", profile, &map), ruleSet: read.ruleSet, names: read.names) { _ in
      .missing()
    }
    var all = stated.profile
    for (address, value) in set {
      let tree = Self.tree("set", value, &map)
      guard let root = tree.root,
        let setting = readSetting(address, at: .none, value: root, names: read.names).setting
      else { continue }
      all = all.stating([setting], names: read.names, catalogue: read.ruleSet.facts)
    }
    let circuit = CompiledRules(compiling: read.ruleSet)
    guard let facts = Facts(all, read.ruleSet, circuit) else { throw TooManyWorlds() }
    explainer = Explainer(Evaluation(circuit, facts, read.ruleSet), read.ruleSet, all)
    names = read.names
    problems = (read.diagnostics + stated.diagnostics).map { "\($0.code) \($0.message)" }
  }

  private static func tree(_ path: String, _ text: String, _ map: inout SourceMap) -> YAMLTree {
    let bytes = Array(text.utf8)
    return YAMLTree.read(file: SourceFile(path: path, bytes: bytes), id: map.add(path: path, bytes: bytes)).tree
  }

  /// What follows for an attribute of the garden.
  func outcome(_ attribute: String) -> Outcome {
    explainer.outcome(FactKey(names.attribute("garden.\(attribute)") ?? AttributeID(0)))
  }

  func key(_ address: String, _ entities: Int...) -> FactKey {
    FactKey(names.attribute(address) ?? AttributeID(0), numbers: entities)
  }

  /// `rule: status`, with the rules that set it aside.
  func statuses(_ attribute: String) -> [String] {
    outcome(attribute).reasons.map { reason in
      let by = reason.defeatedBy.map { id($0) }.joined(separator: ", ")
      return "\(id(reason.rule)): \(reason.status)" + (by.isEmpty ? "" : " by \(by)")
    }
  }

  func id(_ rule: RuleID) -> String { explainer.ruleSet.rules[rule.raw].id }
}
