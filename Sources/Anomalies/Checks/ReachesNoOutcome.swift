import Circuit
import RuleModel
import SourceText
import Verification

let reachesNoOutcome = ExactCheck(
  DiagnosticCode(
    "D0513", "reaches-no-outcome",
    """
    A derived attribute is read, and whoever reads it is read in turn, but no path leads to an outcome of the manifest or to \
    a document: whatever it is, no reader learns of it.
    """),
  triggering: """
    # vocabulary/more.yaml
    attributes:
      garden.shade: {is: derived, type: boolean, combine: asserted, title: Give it shade}
      garden.parasol: {is: derived, type: boolean, combine: asserted, title: Put up a parasol}
    # theory/more.yaml
    sections:
      - rules:
          - {id: shade-what-is-dry, when: {garden.dry: yes}, then: {garden.shade: yes}}
          - {id: parasol-for-shade, when: {garden.shade: yes}, then: {garden.parasol: yes}}
          - {id: shade-by-parasol, when: {garden.parasol: yes}, then: {garden.shade: yes}}
    """,
  clean: """
    # vocabulary/more.yaml
    attributes:
      garden.shade: {is: derived, type: boolean, combine: asserted, title: Give it shade}
    # theory/more.yaml
    sections:
      - rules:
          - {id: shade-what-is-wet, when: {garden.dry: no}, then: {garden.shade: yes}}
          - {id: water-in-shade, when: {garden.shade: yes}, then: {garden.watering: yes}}
    """
) { inquiry in
  inquiry.ruleSet.outcomes.isEmpty ? [] : [CheckSlice([]) { withoutReader($0) }]
}

/// Derived attributes from which no path of the circuit leads to a reader.
private func withoutReader(_ inquiry: Inquiry) -> [Finding] {
  let ruleSet = inquiry.ruleSet
  // With a switch in each rule no conclusion is the same plane as what it follows from, or as another conclusion.
  let circuit = CompiledRules(compiling: SwitchedRules.withSwitches(ruleSet))
  let told = toldAttributes(ruleSet)
  let asked = told.flatMap { circuit.attributes[$0.raw]?.planes ?? [] }
  let needed = circuit.planes(neededFor: asked)
  return ruleSet.attributes.indices.compactMap { index -> Finding? in
    let attribute = ruleSet.attributes[index]
    guard attribute.origin == .derived, circuit.isRead[index], !told.contains(AttributeID(index)),
      let planes = circuit.attributes[index], !circuit.conclusions[index].isEmpty
    else { return nil }
    let own = planes.planes.filter { $0 != .never && $0 != .always }
    guard !own.contains(where: { needed[Int($0.index)] }) else { return nil }
    return reachesNoOutcome.code.finding(
      "'\(attribute.fullName)' reaches no outcome and no document", at: attribute.span, label: "nobody learns of it",
      help: ["make it an outcome, or take out what leads to it"], .proof)
  }
}

/// What readers of a rule set are told: outcomes, and what documents and reasons show or ask.
func toldAttributes(_ ruleSet: RuleSet) -> Set<AttributeID> {
  let reads = ruleSet.documents.map { DocumentReads($0) }
  let paths = reads.flatMap { $0.paths + $0.conditions.flatMap(\.paths) } + ruleSet.rules.flatMap(reasonPaths)
  return Set((ruleSet.outcomes.map(\.attribute) + ruleSet.summaries.map(\.attribute)) + paths.flatMap(\.steps))
}

private func reasonPaths(_ rule: Rule) -> [Path] {
  rule.because.templates.compactMap { $0 }.joined().compactMap { piece -> Path? in
    if case .insertion(let path) = piece { path } else { nil }
  }
}
