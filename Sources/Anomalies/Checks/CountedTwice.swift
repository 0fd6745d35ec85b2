import Circuit
import RuleModel
import SourceText
import Verification

let countedTwice = ExactCheck(
  DiagnosticCode(
    "D0415", "counted-twice",
    """
    Two rules add the same to a sum, or step a level the same way, in exactly the same profiles: one reason counts twice. If \
    it shall weigh more, one rule with a greater weight says so.
    """),
  triggering: """
    # vocabulary/more.yaml
    attributes:
      garden.need: {is: derived, type: integer, combine: sum, weights: [+1], title: Need of water}
    # theory/more.yaml
    sections:
      - rules:
          - {id: need-when-dry, when: {garden.dry: yes}, then: {garden.need: +1}}
          - {id: need-when-not-wet, unless: {garden.dry: {other than: yes}}, when: {garden.dry: {present: yes}}, then: {garden.need: +1}}
    """,
  clean: """
    # vocabulary/more.yaml
    attributes:
      garden.hot: {is: given, type: boolean, title: Hot, question: "Is it hot?", controlled by: nobody}
      garden.need: {is: derived, type: integer, combine: sum, weights: [+1], title: Need of water}
    # theory/more.yaml
    sections:
      - rules:
          - {id: need-when-dry, when: {garden.dry: yes}, then: {garden.need: +1}}
          - {id: need-when-hot, when: {garden.hot: yes}, then: {garden.need: +1}}
    """
) { inquiry in
  inquiry.attributes(where: \.countsEach) { attribute, _, inquiry in
    inquiry.sameEverywhere(attribute) { $0 == $1 }.map { finding($0.first, $0.second, inquiry) }
  }
}

private func finding(_ first: ConclusionID, _ second: ConclusionID, _ inquiry: Inquiry) -> Finding {
  let (one, two) = (inquiry.ruleSet[first.rule], inquiry.ruleSet[second.rule])
  let conclusion = two.conclusions[second.index]
  return countedTwice.code.finding(
    "'\(one.id)' and '\(two.id)' add the same to '\(inquiry.ruleSet[conclusion.attribute].fullName)' in the same profiles",
    at: conclusion.span, label: "counts again",
    secondary: [Diagnostic.Label(span: one.conclusions[first.index].span, text: "counts the same")],
    notes: ["\(inquiry.extent) one counts without the other"],
    help: ["keep one of them, with the weight that is meant"], .proof)
}

extension Inquiry {
  /// Pairs of weights, or of steps, of an attribute that count in exactly the same profiles and stand so to each other; of
  /// several each with the first. What tells two apart is asked first, and both ways at once: that is found where it is so, while
  /// that one implies the other may take a long proof, and says less.
  mutating func sameEverywhere(
    _ attribute: AttributeID, _ isWanted: (Int64, Int64) -> Bool
  ) -> [(first: ConclusionID, second: ConclusionID)] {
    let weights = conclusions(on: attribute).compactMap { id in amount(id).map { (id, $0) } }
    var found: [(first: ConclusionID, second: ConclusionID)] = []
    for (place, (second, weight)) in weights.enumerated() {
      let before = weights[..<place].filter { isWanted($0.1, weight) }.map(\.0)
      let same = before.first { first in isNever { $0.tells(first, from: second) } }
      if let same, canCount(second) { found.append((same, second)) }
    }
    return found
  }

  /// How much a conclusion adds, or how many steps it takes.
  private func amount(_ id: ConclusionID) -> Int64? {
    switch ruleSet[id.rule].conclusions[id.index].contribution {
    case .weight(let weight): weight
    case .step(let step): step
    default: nil
    }
  }
}

extension Attribute {
  /// Whether what is said twice counts twice.
  var countsEach: Bool {
    switch combine {
    case .sum, .level: true
    default: false
    }
  }
}
