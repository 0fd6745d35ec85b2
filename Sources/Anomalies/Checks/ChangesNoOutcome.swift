import Circuit
import RuleModel
import SourceText
import Verification

let changesNoOutcome = ExactCheck(
  DiagnosticCode(
    "D0514", "changes-no-outcome",
    """
    An analyst is asked for a fact, rules read it, and in no profile is any outcome or anything that a document asks \
    otherwise for it: the work of finding it out is lost.
    """),
  triggering: """
    # vocabulary/more.yaml
    attributes:
      garden.hot: {is: given, type: boolean, title: Hot, question: "Is it hot?", controlled by: nobody}
    # theory/more.yaml
    sections:
      - rules:
          - {id: water-hot-and-dry, when: {garden.dry: yes, garden.hot: yes}, then: {garden.watering: yes}}
    """,
  clean: """
    # vocabulary/more.yaml
    attributes:
      garden.hot: {is: given, type: boolean, title: Hot, question: "Is it hot?", controlled by: nobody}
    # theory/more.yaml
    sections:
      - rules:
          - {id: water-what-is-hot, when: {garden.hot: yes}, then: {garden.watering: yes}}
    """
) { inquiry in
  let (ruleSet, circuit) = (inquiry.ruleSet, inquiry.circuit)
  let told = toldAttributes(ruleSet)
  guard told.contains(where: { circuit.attributes[$0.raw] != nil }) else { return [] }
  let asked = ruleSet.attributes.indices.filter { index in
    ruleSet.attributes[index].origin == .given && circuit.isRead[index] && !told.contains(AttributeID(index))
  }
  return asked.map { index in
    CheckSlice([.attribute(AttributeID(index)), .told]) { inquiry in
      let attribute = AttributeID(index)
      let isChanged = inquiry.isChanged(
        { gates in told.sorted().map { gates.values([$0]) } }, by: attribute,
        through: { gates in gates.readers(of: attribute) })
      return isChanged ? [] : [finding(attribute, inquiry)]
    }
  }
}

extension ProfileGates {
  /// By rule whose conditions read an attribute, where it counts.
  fileprivate func readers(of attribute: AttributeID) -> [[Signal]] {
    space.ruleSet.rules.enumerated().filter { _, rule in
      (rule.when + rule.unless).contains { $0.paths.contains { $0.steps.contains(attribute) } }
    }.map { number, _ in counts(RuleID(number)) }
  }
}

private func finding(_ id: AttributeID, _ inquiry: Inquiry) -> Finding {
  let attribute = inquiry.ruleSet[id]
  return changesNoOutcome.code.finding(
    "'\(attribute.fullName)' changes no outcome", at: attribute.span, label: "asked for and without effect",
    notes: ["\(inquiry.extent) one fact of it changes anything that a reader is told"],
    help: ["let a rule make something of it, or do not ask for it"], .proof)
}
