package import Circuit
package import RuleModel

/// Facts that are varied again and again: what no change can touch is answered once.
package final class VariedFacts: Sendable {
  package let facts: Facts
  private let circuit: CompiledRules
  private let ruleSet: RuleSet
  private let leaves: Leaves
  /// By kind, how many lanes its axis has.
  private let counts: [Int]
  /// By attribute: the inputs that read it on some path.
  private let inputs: [[Int]]

  /// Linear in the circuit's inputs × entities.
  package init(_ facts: Facts, _ circuit: CompiledRules, _ ruleSet: RuleSet) {
    self.facts = facts
    self.circuit = circuit
    self.ruleSet = ruleSet
    counts = zip(facts.listed, facts.isOpen).map { $0 + ($1 ? 1 : 0) }
    leaves = Leaves(circuit, facts, ruleSet, Layout(circuit, counts: counts, worlds: facts.worlds))
    var inputs = [[Int]](repeating: [], count: ruleSet.attributes.count)
    for number in circuit.asked {
      let input = circuit.inputs[number]
      for attribute in Set(([input.path] + input.question.paths).flatMap(\.steps)) {
        inputs[attribute.raw].append(number)
      }
    }
    self.inputs = inputs
  }

  /// An evaluation in the worlds of the facts, and in those again under each line of a table; nil where they cannot be worlds
  /// (``Facts/varied(by:)``). `programs` keep what is fitted to the circuit.
  package func evaluation(_ changes: FactTable, keeping programs: FittedPrograms) -> Evaluation? {
    guard let varied = facts.varied(by: changes) else { return nil }
    let layout = Layout(circuit, counts: counts, worlds: varied.worlds)
    // All that differs between worlds: also what the facts contest themselves.
    let attributes = Set(varied.doubts.map(\.key.attribute)).union(facts.doubts.map(\.key.attribute))
    let asked = Set(attributes.flatMap { inputs[$0.raw] }).sorted()
    let own = Leaves(leaves, asking: asked, circuit, varied, ruleSet, layout)
    var prepared = PreparedEvaluation(circuit, varied, layout, own, keeping: programs)
    prepared.run()
    return Evaluation(prepared)
  }
}
