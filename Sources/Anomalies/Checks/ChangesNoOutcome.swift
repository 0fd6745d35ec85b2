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
  let told = ruleSet.told
  let planes = told.sorted().flatMap { attribute in
    (circuit.attributes[attribute.raw]?.planes ?? []).map { (attribute, $0) }
  }
  guard !planes.isEmpty else { return [] }
  let asked = ruleSet.attributes.indices.filter { index in
    ruleSet.attributes[index].origin == .given && circuit.isRead[index] && !told.contains(AttributeID(index))
  }
  return asked.map { index in
    CheckSlice([.attribute(AttributeID(index)), .told]) { inquiry in
      let attribute = inquiry.ruleSet.attributes[index]
      let outputs: (inout ProfileGates) -> [Signal] = { gates in
        planes.flatMap { attribute, plane in
          let axes = ruleSet.ownAxes(of: attribute)
          return gates.subjects(ruleSet[attribute].kind).map { gates.signal(plane, along: axes, $0) }
        }
      }
      guard inquiry.changesNothing(AttributeID(index), outputs) else { return [] }
      return [
        changesNoOutcome.code.finding(
          "'\(attribute.fullName)' changes no outcome", at: attribute.span, label: "asked for and without effect",
          notes: ["\(inquiry.extent) one fact of it changes anything that a reader is told"],
          help: ["let a rule make something of it, or do not ask for it"], .proof)
      ]
    }
  }
}
