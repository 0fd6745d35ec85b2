import Circuit
import Explanation
import Inference
import Report
import RuleModel

/// What an outcome is in each case of the contested facts on which it hangs.
struct ContestedText: Sendable {
  /// The facts that matter, by number.
  var doubts: [Int]
  /// `if middle: partner`, `if great: lead`.
  var cases: [String]
}

extension ReportBuilder {
  /// Cases with the same answer stand together, and facts that do not matter are left out; nil if none does.
  func contested(_ outcome: Outcome) -> ContestedText? {
    let doubts = outcome.cases.first?.assumed.map(\.doubt) ?? []
    let counts = doubts.map { presenter.explanation.facts.doubts[$0].cases.count }
    let answers = answers(of: outcome)
    let used = Set(answers.flatMap { $0.cover.facts(of: counts) }).sorted()
    guard !used.isEmpty else { return nil }
    let texts = answers.map { answer in
      let conditions = answer.cover.parts.map { condition($0, used, doubts, counts) }
      return wording(.ifCase, wording.alternatives(conditions), answer.text)
    }
    return ContestedText(doubts: used.map { doubts[$0] }, cases: texts)
  }

  /// Each answer with the cases that give it.
  private func answers(of outcome: Outcome) -> [(text: String, cover: CaseCover)] {
    var order: [String] = []
    var cases: [String: [[Int]]] = [:]
    for (text, item) in zip(texts(of: outcome), outcome.cases) {
      if cases[text] == nil { order.append(text) }
      cases[text, default: []].append(item.assumed.map(\.chosen))
    }
    return order.map { ($0, CaseCover(cases[$0] ?? [])) }
  }

  /// `middle power`; of several facts `Power class (Japan) = middle power and Polarity = bipolar`.
  private func condition(_ part: [[Int]], _ used: [Int], _ doubts: [Int], _ counts: [Int]) -> String {
    let facts = presenter.explanation.facts.doubts
    let parts = used.filter { part[$0].count < counts[$0] }.map { index -> String in
      let doubt = facts[doubts[index]]
      let type = ruleSet.attributes[doubt.key.attribute.raw].type
      let value = wording.alternatives(part[index].map { titles.text(doubt.cases[$0].statement, type) })
      return used.count == 1 ? value : label(doubt.key) + " = " + value
    }
    return wording.together(parts)
  }

  /// The answer of each case; of sets what not every case holds.
  private func texts(of outcome: Outcome) -> [String] {
    let type = ruleSet.attributes[outcome.key.attribute.raw].type
    let whole = outcome.cases.map { titles.text($0.value, type) }
    let shared = shared(outcome.cases.map(\.value))
    guard !shared.isEmpty else { return whole }
    return outcome.cases.map { item in
      guard case .set(let sure, let can) = item.value.possibilities else { return "" }
      let own = can.filter { !shared.contains($0) }
      if own.isEmpty { return wording(.nothingElse) }
      let rest = Value(.set(certain: sure.filter { !shared.contains($0) }, possible: own))
      return wording(.also, titles.text(rest, type))
    }
  }

  /// The elements that stand in each set alike: certain in all, or possible in all.
  private func shared(_ values: [Value]) -> Set<Int> {
    var certain: [Set<Int>] = []
    var open: [Set<Int>] = []
    for value in values {
      guard case .set(let sure, let can) = value.possibilities, value.contradiction == .none, !value.mayBeEmpty else {
        return []
      }
      certain.append(Set(sure))
      open.append(Set(can).subtracting(sure))
    }
    func common(_ sets: [Set<Int>]) -> Set<Int> { sets.dropFirst().reduce(sets.first ?? []) { $0.intersection($1) } }
    return common(certain).union(common(open))
  }
}
