import Circuit
import RuleModel
import SourceText
import Verification

let coveredRule = ExactCheck(
  DiagnosticCode(
    "D0414", "covered-rule",
    """
    Wherever a rule counts, another one counts too and says as much: the conclusion is the same without it, however the \
    facts stand. Of two rules that count in the same profiles the later is told. Often a condition is too narrow, or one of \
    them was forgotten when the other was written.
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
  inquiry.attributes(where: \.absorbs) { attribute, _, inquiry in
    inquiry.covered(attribute).map { covered, covering in finding(covered, covering, inquiry) }
  }
}

extension Attribute {
  /// Whether what is said twice counts once.
  fileprivate var absorbs: Bool {
    switch combine {
    case .asserted, .single, .level, .collected: true
    default: false
    }
  }
}

extension Inquiry {
  /// Conclusions that say nothing beside another one.
  fileprivate mutating func covered(_ attribute: AttributeID) -> [(covered: ConclusionID, by: ConclusionID)] {
    let ids = conclusions(on: attribute)
    var found: [(covered: ConclusionID, by: ConclusionID)] = []
    var gone: Set<ConclusionID> = []
    // The later of two that are the same goes first.
    for id in ids.reversed() {
      let candidates = ids.filter { $0 != id && !gone.contains($0) && says($0, atLeast: id) }
      guard isCovered(id, amongst: candidates), canCount(id),
        let covering = candidates.first(where: { isCovered(id, by: $0) })
      else { continue }
      gone.insert(id)
      found.append((id, covering))
    }
    return found.reversed()
  }

  /// Whether one conclusion, where both count, leaves nothing to say for another.
  private func says(_ other: ConclusionID, atLeast id: ConclusionID) -> Bool {
    let (own, above) = (ruleSet[id.rule], ruleSet[other.rule])
    switch (own.conclusions[id.index].contribution, above.conclusions[other.index].contribution) {
    case (.assert, .assert): return true
    case (.add(.constant(let one)), .add(.constant(let two))): return one == two
    case (.value(.constant(let one)), .value(.constant(let two))):
      guard case .single(let preferRank, _) = ruleSet[own.conclusions[id.index].attribute].combine else { return false }
      return one == two && (!preferRank || (above.rank?.raw ?? .max) <= (own.rank?.raw ?? .max))
    case (.atLeast(.constant(.ordinal(let one))), .atLeast(.constant(.ordinal(let two)))): return two >= one
    case (.atMost(.constant(.ordinal(let one))), .atMost(.constant(.ordinal(let two)))): return two <= one
    default: return false
    }
  }
}

private func finding(_ covered: ConclusionID, _ covering: ConclusionID, _ inquiry: Inquiry) -> Finding {
  let ruleSet = inquiry.ruleSet
  let (own, above) = (ruleSet[covered.rule], ruleSet[covering.rule])
  let conclusion = own.conclusions[covered.index]
  return coveredRule.code.finding(
    "'\(own.id)' adds nothing to '\(ruleSet[conclusion.attribute].fullName)': where it counts, '\(above.id)' does",
    at: conclusion.span, label: "says nothing more",
    secondary: [Diagnostic.Label(span: above.conclusions[covering.index].span, text: "says as much")],
    notes: ["\(inquiry.extent) the first counts without the second"],
    help: ["take the conclusion out, or let it apply where the other does not"],
    fixes: own.conclusions.count > 1 ? [] : inquiry.sources.deletion(of: own.span, isSafe: false, whole: true), .proof)
}
