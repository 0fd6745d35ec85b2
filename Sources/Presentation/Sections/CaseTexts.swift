import Explanation
import Inference
import RuleModel

/// What an outcome is in each case of the contested facts on which it hangs.
struct ContestedText: Sendable {
  /// The facts that matter, by number.
  var doubts: [Int]
  /// `if middle: partner`, `if great: lead`.
  var cases: [String]
}

/// The cases of one outcome in words.
struct CaseTexts {
  private let outcome: Outcome
  private let input: ReportInput
  /// The facts of which cases are told, and how many cases each has.
  private let doubts: [Facts.Doubt]
  private let numbers: [Int]
  private var counts: [Int] { doubts.map(\.cases.count) }

  init(_ outcome: Outcome, _ input: ReportInput) {
    self.outcome = outcome
    self.input = input
    numbers = outcome.cases.first?.assumed.map(\.doubt) ?? []
    let all = input.explainer.facts.doubts
    doubts = numbers.map { all[$0] }
  }

  /// Cases with the same answer stand together, and facts that do not matter are left out; nil if none does.
  var contested: ContestedText? {
    let answers = grouped(zip(texts, outcome.cases), by: \.0).map { text, cases in
      (text: text, cover: CaseCover(cases.map { $0.1.assumed.map(\.chosen) }))
    }
    let used = Set(answers.flatMap { $0.cover.facts(of: counts) }).sorted()
    guard !used.isEmpty else { return nil }
    let cases = answers.map { answer in
      let conditions = answer.cover.parts.map { condition($0, used) }
      return input.wording(.ifCase, input.wording.alternatives(conditions), answer.text)
    }
    return ContestedText(doubts: used.map { numbers[$0] }, cases: cases)
  }

  /// `middle power`; of several facts `Power class (Japan) = middle power and Polarity = bipolar`.
  private func condition(_ part: [[Int]], _ used: [Int]) -> String {
    let parts = used.filter { part[$0].count < counts[$0] }.map { index -> String in
      let (doubt, type) = (doubts[index], input.type(doubts[index].key.attribute))
      let value = input.wording.alternatives(part[index].map { input.titles.text(doubt.cases[$0].statement, type) })
      return used.count == 1 ? value : input.label(doubt.key) + " = " + value
    }
    return input.wording.together(parts)
  }

  /// The answer of each case; of sets what not every case holds.
  private var texts: [String] {
    let type = input.type(outcome.key.attribute)
    let shared = shared(outcome.cases.map(\.value))
    guard !shared.isEmpty else { return outcome.cases.map { input.titles.text($0.value, type) } }
    return outcome.cases.map { item in
      guard case .set(let sure, let can) = item.value.possibilities else { return "" }
      let own = can.filter { !shared.contains($0) }
      if own.isEmpty { return input.wording(.nothingElse) }
      let rest = Value(.set(certain: sure.filter { !shared.contains($0) }, possible: own))
      return input.wording(.also, input.titles.text(rest, type))
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

extension KnownFact {
  /// The case of a doubt as a profile would state it.
  var statement: Statement {
    switch self {
    case .value(let constant): .known(constant)
    case .interval(let low, let high): .interval(low, high)
    case .unknown: .unknown
    case .none: .doesNotApply
    }
  }
}
