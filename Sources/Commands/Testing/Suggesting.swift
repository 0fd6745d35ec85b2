import Loading
import Parallel
import Reading
import Report
import RuleModel
import SourceText
import Trials
import YAMLReading

/// An example that a rule lacks: it holds, and some mutant of the rule does not meet it.
struct SuggestedExample: Sendable {
  var rule: RuleID
  /// As it is written: `{given: {…}, follows: {…}}`.
  var text: String
  /// How many mutants that no example notices it would notice.
  var kills: Int
}

/// Examples for mutants that nothing notices, made from facts that the solver found to tell them apart. Each is read back and run: it
/// holds for the rule, and fails for the mutant. One that another suggestion covers is left out.
func suggestions(
  _ survivors: [(mutant: Mutant, witness: MutantWitness)], _ rules: RuleBase, in workspace: Workspace
) -> [SuggestedExample] {
  let byRule = Dictionary(grouping: survivors) { $0.mutant.number }
  return byRule.sorted { $0.key < $1.key }.map(\.value).concurrentMap { own in
    suggestions(ofOneRule: own, rules, in: workspace)
  }.flatMap { $0 }
}

private func suggestions(
  ofOneRule survivors: [(mutant: Mutant, witness: MutantWitness)], _ rules: RuleBase, in workspace: Workspace
) -> [SuggestedExample] {
  var (workspace, found, left) = (workspace, [SuggestedExample](), survivors)
  for (mutant, witness) in survivors where left.contains(where: { $0.mutant.rule == mutant.rule }) {
    guard let text = ExampleText(rules.ruleSet, mutant.number, witness).text,
      let examples = readBack(text, mutant.number, rules, in: &workspace),
      holds(examples, mutant.number, rules.ruleSet, workspace.sources)
    else { continue }
    let noticed = left.filter { isNoticed($0.mutant, by: examples, rules.ruleSet, workspace.sources) }
    guard noticed.contains(where: { $0.mutant.rule == mutant.rule }) else { continue }
    found.append(SuggestedExample(rule: mutant.number, text: text, kills: noticed.count))
    left.removeAll { one in noticed.contains { $0.mutant.rule == one.mutant.rule } }
  }
  return found
}

private func readBack(
  _ text: String, _ rule: RuleID, _ rules: RuleBase, in workspace: inout Workspace
) -> [Example]? {
  var diagnostics: [Diagnostic] = []
  let tree = workspace.addYAML(Array(text.utf8), path: "(suggestion)", &diagnostics)
  var sink = DiagnosticSink()
  guard let root = tree.root, diagnostics.isEmpty else { return nil }
  let examples = readExample(
    root, of: rules.ruleSet[rule], rules.names, rules.ruleSet,
    OpenReferences(rules.ruleSet.kinds, rules.ruleSet.attributes, rules.ruleSet.facts), &sink)
  return sink.diagnostics.contains { $0.severity == .error } || examples.isEmpty ? nil : examples
}

private func holds(_ examples: [Example], _ rule: RuleID, _ ruleSet: RuleSet, _ sources: SourceMap) -> Bool {
  var own = ruleSet
  own.rules[rule.raw].examples = examples
  return judgeExamples(of: rule, own, sources).findings.isEmpty
}

private func isNoticed(_ mutant: Mutant, by examples: [Example], _ ruleSet: RuleSet, _ sources: SourceMap) -> Bool {
  var changed = ruleSet.with(mutant)
  changed.rules[mutant.number.raw].examples = examples
  return !judgeExamples(of: mutant.number, changed, sources).findings.isEmpty
}

/// Facts that tell a rule from a mutant, as an example of the rule.
private struct ExampleText {
  private let ruleSet: RuleSet
  private let rule: Rule
  private let witness: MutantWitness
  private let spelling: Spelling

  init(_ ruleSet: RuleSet, _ number: RuleID, _ witness: MutantWitness) {
    (self.ruleSet, rule, self.witness) = (ruleSet, ruleSet[number], witness)
    spelling = Spelling(ruleSet, entities: witness.profile.entities)
  }

  /// Nil where it cannot be written on a line.
  var text: String? {
    guard let follows = rule.conclusions.lazy.compactMap(expectation).first else { return nil }
    var given: [String] = []
    for key in witness.facts where !isReferenceOnly(key) {
      guard let address = address(key), let value = value(key) else { return nil }
      given.append("\(address): \(value)")
    }
    return
      "{given: {\(given.joined(separator: ", "))}, \(witness.follows ? "follows" : "does not follow"): {\(follows)}}"
  }

  // MARK: Facts

  private func value(_ key: FactKey) -> String? {
    switch witness.profile.facts[key]?.statement {
    case .known(.text)?, nil: nil
    case .known(let constant)?: spelling.constant(constant, of: ruleSet[key.attribute].type)
    case .doesNotApply?: "does not apply"
    case .interval?, .unknown?, .any?, .oneOf?: nil
    }
  }

  /// A reference that only leads to facts that are stated by a path through it.
  private func isReferenceOnly(_ key: FactKey) -> Bool {
    guard case .reference(let kind) = ruleSet[key.attribute].type else { return false }
    return isReached(kind)
  }

  /// Whether its entities are reached by references, and stand in no catalogue.
  private func isReached(_ kind: KindID) -> Bool {
    ruleSet[kind].form == .byReference && ruleSet.entities[kind.raw].isEmpty
  }

  private func address(_ key: FactKey) -> String? {
    let attribute = ruleSet[key.attribute]
    guard isReached(attribute.kind) else { return written(attribute.fullName, attribute.kind, key.numbers) }
    let leading = witness.profile.facts.filter { reference, fact in
      ruleSet[reference.attribute].type == .reference(attribute.kind)
        && fact.statement == .known(.ordinal(key.numbers.first ?? 0)) && !isReached(ruleSet[reference.attribute].kind)
    }
    guard let reference = leading.keys.min() else { return nil }
    let through = ruleSet[reference.attribute]
    return written("\(through.fullName).\(attribute.name)", through.kind, reference.numbers)
  }

  private func written(_ name: String, _ kind: KindID, _ entities: [Int]) -> String {
    let members = zip(ruleSet.kinds.memberKinds(of: kind), entities).map { id(of: $1, $0) }
    return members.isEmpty ? name : "\(name) \(members.joined(separator: "/"))"
  }

  /// The only entity of a kind has the kind's name.
  private func id(of entity: Int, _ kind: KindID) -> String {
    let isListed = ruleSet.entities[kind.raw].isEmpty
    let isAlone = rule.scope.count { $0.kind == kind } < 2 && witness.profile.entities[kind.raw].count < 3
    return isListed && isAlone && isOnly(entity, kind) ? ruleSet[kind].name : spelling.entity(entity, of: kind)
  }

  private func isOnly(_ entity: Int, _ kind: KindID) -> Bool {
    witness.facts.allSatisfy { key in
      zip(ruleSet.kinds.memberKinds(of: ruleSet[key.attribute].kind), key.numbers).allSatisfy {
        $0 != kind || $1 == entity
      }
    }
  }

  // MARK: What follows

  private func expectation(_ conclusion: Conclusion) -> String? {
    guard let contribution = contribution(conclusion) else { return nil }
    let attribute = ruleSet[conclusion.attribute]
    let entities = conclusion.subject.terms.map { term in
      switch term {
      case .entity(let entity): entity.raw
      case .variable(let variable): witness.entities[variable.raw]
      }
    }
    return "\(written(attribute.fullName, attribute.kind, entities)): \(contribution)"
  }

  private func contribution(_ conclusion: Conclusion) -> String? {
    let type = ruleSet[conclusion.attribute].type
    func spelled(_ operand: Operand, _ type: ValueType) -> String? {
      if case .constant(let constant) = operand { return spelling.constant(constant, of: type) }
      return nil
    }
    switch conclusion.contribution {
    case .assert: return "yes"
    case .weight(let weight):
      guard case .number(let number) = type, number.places == 0 else { return nil }
      return weight < 0 ? "\(weight)" : "+\(weight)"
    case .step(let step): return step < 0 ? "{lower: \(-step)}" : "{raise: \(step)}"
    case .value(let operand): return spelled(operand, type)
    case .atLeast(let operand): return spelled(operand, type).map { "{at least: \($0)}" }
    case .atMost(let operand): return spelled(operand, type).map { "{at most: \($0)}" }
    case .add(let operand): return spelled(operand, type.element).map { "{add: [\($0)]}" }
    }
  }
}
