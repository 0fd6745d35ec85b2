import Explanation
import Report
import RuleModel

extension EvaluationWriter {
  /// On how well the facts are founded that rules read; in full also which placeholders carry most of the outcomes.
  mutating func writeBasis(_ basis: Basis) {
    json.breakLine()
    json.key("basis")
    json.begin("{")
    for (name, count) in [
      ("facts", basis.total), ("sourced", basis.sourced), ("unsourced", basis.unsourced),
      ("placeholders", basis.placeholders), ("set", basis.set), ("assumed", basis.assumed),
      ("expected", basis.expected), ("unknown", basis.unknown),
    ] {
      json.key(name)
      json.number(String(count))
    }
    if explain == .full { array("carrying", basis.carriers) { $0.write($1) } }
    json.end("}")
  }

  private mutating func write(_ carrier: Basis.Carrier) {
    json.begin("{")
    member("fact", titles.address(carrier.fact))
    json.key("outcomes")
    json.number(String(carrier.outcomes.count))
    json.end("}")
  }
}

extension Basis {
  /// The placeholders on which an outcome rests.
  func facts(carrying outcome: FactKey) -> [FactKey] {
    carriers.filter { $0.outcomes.contains(outcome) }.map(\.fact)
  }
}
