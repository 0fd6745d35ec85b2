import Circuit
import Inference
import RuleModel

extension Readings {
  /// On which placeholders a provisional answer rests: it holds in every completion that keeps these, whatever the others
  /// are, and none of them can be spared. In the order of their keys; empty for any other ground.
  public func placeholders(of answer: Answer) -> [FactKey] { placeholders(of: [answer])[0] }

  /// The same of several answers.
  ///
  /// Placeholders are let be unknown one by one, in the order of their keys, as long as the bounds have just the working
  /// value: bounds are monotone, so that what could not be spared earlier cannot be spared later, and the next that is
  /// needed is found by bisection. About log(placeholders) evaluations for each that is needed.
  public func placeholders(of answers: [Answer]) -> [[FactKey]] {
    let all = profile.placeholders
    var searches = answers.map { $0.ground == .provisional ? PlaceholderSearch(all) : nil }
    var known: [[FactKey]: [Value?]] = [:]
    while true {
      let asked = searches.indices.filter { searches[$0]?.question != nil }
      if asked.isEmpty { break }
      for index in asked {
        guard let question = searches[index]?.question else { continue }
        let values = known[question] ?? values(of: answers, forgetting: question)
        known[question] = values
        searches[index]?.answer(holds: values[index] == answers[index].bounds)
      }
    }
    return searches.map { $0?.needed ?? [] }
  }

  private func values(of answers: [Answer], forgetting keys: [FactKey]) -> [Value?] {
    let profile = profile.forgetting(keys, in: ruleSet)
    guard let facts = Facts(profile, ruleSet, bounds.circuit) else { return answers.map { _ in nil } }
    let rationale = Explainer(Evaluation(bounds.circuit, facts, ruleSet), ruleSet, profile)
    return answers.map { rationale.value($0.key) }
  }
}

/// The search for the placeholders that one answer needs.
private struct PlaceholderSearch {
  private(set) var needed: [FactKey] = []
  private var spared: [FactKey] = []
  /// Not yet known to be needed or spared.
  private var rest: ArraySlice<FactKey>
  /// The answer holds without the first `low` of the rest, and not without the first `high`.
  private var low = 0
  private var high: Int?
  private var isDone = false

  init(_ all: [FactKey]) {
    rest = all[...]
    isDone = all.isEmpty
  }

  /// Without which placeholders the answer should be tried; nil where all is known.
  var question: [FactKey]? { isDone ? nil : spared + rest.prefix(tried) }

  private var tried: Int { high.map { (low + $0) / 2 } ?? rest.count }

  mutating func answer(holds: Bool) {
    let tried = tried
    if holds { low = tried } else { high = tried }
    guard let high else {
      isDone = true
      return
    }
    guard high - low <= 1 else { return }
    spared += rest.prefix(low)
    needed.append(rest[rest.startIndex + low])
    rest = rest.dropFirst(high)
    (self.low, self.high) = (0, nil)
    isDone = rest.isEmpty
  }
}
