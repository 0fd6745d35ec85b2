import Circuit
import RuleModel
import SourceText
import Verification

/// A rule set with a switch in every rule, to be asked what a rule changes.
struct SwitchedRules: Sendable {
  let ruleSet: RuleSet
  /// How many attributes there are beside the switches.
  private let first: Int

  init(_ ruleSet: RuleSet) {
    self.ruleSet = Self.withSwitches(ruleSet)
    first = ruleSet.attributes.count
  }

  /// The same rules, each with a condition more on a fact of its own: where it is not so, all is as if there were no such
  /// rule. The facts stand behind all other attributes, in the order of the rules.
  private static func withSwitches(_ ruleSet: RuleSet) -> RuleSet {
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

  /// All rules as they are, but for some.
  func facts(without gone: [RuleID] = []) -> [FactKey: Constant] {
    let all = (first..<ruleSet.attributes.count).map { number in
      (FactKey(AttributeID(number), numbers: []), Constant.ordinal(gone.contains { $0.raw == number - first } ? 0 : 1))
    }
    return Dictionary(uniqueKeysWithValues: all)
  }
}

extension ProfileGates {
  /// What attributes are, of all their entities.
  mutating func values(_ attributes: [AttributeID]) -> [Signal] {
    attributes.flatMap { attribute -> [Signal] in
      let axes = space.ruleSet.ownAxes(of: attribute)
      let places = subjects(space.ruleSet[attribute].kind)
      let planes = space.circuit.attributes[attribute.raw]?.planes ?? []
      return planes.flatMap { plane in places.map { signal(plane, along: axes, $0) } }
    }
  }

  /// On where attributes are otherwise without a rule, some others being gone as well.
  fileprivate mutating func difference(
    _ rule: RuleID, _ attributes: [AttributeID], without gone: [RuleID], _ switches: SwitchedRules
  ) -> Signal {
    let values = values(attributes)
    let with = settling(switches.facts(without: gone), in: values)
    let without = settling(switches.facts(without: gone + [rule]), in: values)
    let differing = zip(with, without).filter { $0 != $1 }.map { xor($0, $1) }
    return or(differing)
  }
}

extension Inquiry {
  /// Questions about the same rules with a switch in each.
  static func switched(_ ruleSet: RuleSet, _ switches: SwitchedRules, like inquiry: Inquiry) -> Inquiry {
    Inquiry(switches.ruleSet, sources: inquiry.sources, budget: inquiry.budget) { gates in
      // What is with all rules as they are is made once.
      let attributes = ruleSet.attributes.indices.map { AttributeID($0) }
      _ = gates.settling(switches.facts(), in: gates.values(attributes))
    }
  }

  /// Whether attributes are otherwise without a rule in some profile, some others being gone as well; what was given up
  /// counts.
  mutating func matters(_ rule: RuleID, to attributes: [AttributeID], without gone: [RuleID]) -> Bool {
    let switches = switches ?? SwitchedRules(ruleSet)
    self.switches = switches
    var inquiry = switched.popLast() ?? Inquiry.switched(ruleSet, switches, like: self)
    inquiry.isCertifying = isCertifying
    defer { switched = [inquiry] }
    return !inquiry.isNever { $0.difference(rule, attributes, without: gone, switches) }
  }
}
