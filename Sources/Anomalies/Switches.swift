import Circuit
import RuleModel
import SourceText
import Verification

/// A rule set with a switch in every rule, to be asked what a rule changes: a condition more on a fact of its own. Where it is
/// not so, all is as if there were no such rule.
enum SwitchedRules {
  /// The facts stand behind all other attributes, in the order of the rules.
  static func attribute(_ rule: RuleID, _ ruleSet: RuleSet) -> AttributeID {
    AttributeID(ruleSet.attributes.count + rule.raw)
  }

  static func withSwitches(_ ruleSet: RuleSet) -> RuleSet {
    var copy = ruleSet
    let kind = KindID(ruleSet.kinds.count)
    let untitled = LocalizedText(texts: [], span: .none)
    copy.kinds.append(Kind(name: "switch", form: .single, title: untitled, span: .none))
    while copy.entities.count < copy.kinds.count { copy.entities.append([]) }
    for number in ruleSet.rules.indices {
      let name = "rule-\(number)"
      let path = Path(
        subject: Subject(kind: kind, terms: []), steps: [AttributeID(copy.attributes.count)], span: .none)
      copy.attributes.append(
        Attribute(
          kind: kind, name: name, fullName: "switch.\(name)", origin: .given, type: .boolean, expected: .ordinal(1),
          title: untitled, span: .none))
      let isOn = Test(path: path, constraint: .values(ValueSet(members: [1])), span: .none)
      copy.rules[number].when.append(.test(isOn))
    }
    return copy
  }
}

extension SwitchedRules {
  /// All are on but for some.
  static func settled(_ ruleSet: RuleSet, without gone: [RuleID] = []) -> [FactKey: Constant] {
    let settled = ruleSet.rules.indices.map { number in
      let key = FactKey(attribute(RuleID(number), ruleSet), numbers: [])
      return (key, Constant.ordinal(gone.contains(RuleID(number)) ? 0 : 1))
    }
    return Dictionary(uniqueKeysWithValues: settled)
  }
}

extension ProfileSpaces {
  /// Of the same rules with a switch in each, all of them on.
  init(switching ruleSet: RuleSet, budget: Int) {
    let switched = SwitchedRules.withSwitches(ruleSet)
    self.init(
      switched, CompiledRules(compiling: switched), budget: budget, settled: SwitchedRules.settled(ruleSet))
  }
}

extension ProfileGates {
  /// What attributes are, of all their entities.
  func values(_ attributes: [AttributeID]) -> [Signal] {
    attributes.flatMap { space.circuit.attributes[$0.raw]?.planes ?? [] }.flatMap { plane -> [Signal] in
      // Also those of what an attribute leads to, or holds.
      let axes = space.circuit.axes(of: plane)
      return places(axes).map { signal(plane, along: axes, $0) }
    }
  }

  /// By conclusion of a rule, on where it counts of some entities and no other rule's of the same attribute does.
  mutating func countsAlone(_ rule: RuleID) -> [Signal] {
    let conclusions = space.ruleSet[rule].conclusions
    return conclusions.indices.map { index in
      let others = space.circuit.conclusions[conclusions[index].attribute.raw].filter { $0.rule != rule }
      return counts(ConclusionID(rule: rule, index: index), without: others)
    }
  }

  /// By entities of a rule's variables, on where it counts.
  func counts(_ rule: RuleID) -> [Signal] {
    guard let planes = space.circuit.rules[rule.raw] else { return [] }
    return places(planes.axes).map { signal(planes.unlessOverridden.possible, along: planes.axes, $0) }
  }
}
