import Explanation
import Report
import RuleModel

extension EvaluationWriter {
  /// What would change the outcomes, once, by fact: how many changes were tried and how many of them cannot be, then each
  /// fact that flips something, its other values that do, and what each of them makes of which outcomes.
  mutating func writeFlips(_ flips: Flips) {
    let telling = zip(flips.changes, flips.flips).filter { !$0.1.isEmpty }
    let facts = grouped(telling, by: \.0.key)
    json.breakLine()
    json.key("flips")
    json.begin("{")
    json.key("tried")
    json.number(String(flips.changes.count - flips.forbidden.count))
    json.key("forbidden")
    json.number(String(flips.forbidden.count))
    array("facts", sorted(facts) { titles.address($0.key) }) { $0.write($1.key, $1.elements) }
    json.breakLine()
    json.end("}")
  }

  private mutating func write(_ fact: FactKey, _ changes: [(ChangedFact, [Flips.Flip])]) {
    let type = readings.ruleSet[fact.attribute].type
    json.begin("{")
    member("fact", titles.address(fact))
    json.members(readings.working.known(fact), type, titles)
    member("is", readings.standing(fact).name)
    array("answers", changes) { $0.write($1.0, $1.1, type) }
    json.end("}")
  }

  private mutating func write(_ change: ChangedFact, _ flips: [Flips.Flip], _ type: ValueType) {
    json.begin("{")
    json.members(Value(change.statement, of: type), type, titles)
    array("flips", sorted(flips) { titles.address($0.outcome) }) { $0.write($1) }
    json.end("}")
  }

  private mutating func write(_ flip: Flips.Flip) {
    json.begin("{")
    member("address", titles.address(flip.outcome))
    json.members(flip.value, readings.ruleSet[flip.outcome.attribute].type, titles)
    json.end("}")
  }
}

extension FactStanding {
  var name: String {
    switch self {
    case .unknown: "unknown"
    case .contested: "contested"
    case .placeholder: "placeholder"
    case .held: "held"
    }
  }
}
