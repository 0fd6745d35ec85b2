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
  /// value: bounds are monotone, so that what could not be spared earlier cannot be spared later. How many can be spared
  /// before the next that is needed is tried for many numbers at once, a world each: a few runs for each that is needed,
  /// however many answers there are.
  public func placeholders(of answers: [Answer]) -> [[FactKey]] {
    let all = profile.placeholders
    var searches = answers.map { PlaceholderSearch($0.ground == .provisional ? all : []) }
    while true {
      // Answers that rest on the same so far ask the same.
      let open = Dictionary(grouping: searches.indices.filter { !searches[$0].isDone }) { searches[$0] }
      if open.isEmpty { break }
      let groups = open.values.sorted { $0[0] < $1[0] }
      let tried = groups.map { searches[$0[0]].numbers(upTo: max(1, forgettingAtOnce / groups.count)) }
      let questions = zip(groups, tried).map { group, numbers in numbers.map { searches[group[0]].forgetting($0) } }
      var values = values(of: answers.map(\.key), forgetting: questions.flatMap { $0 })[...]
      for (group, numbers) in zip(groups, tried) {
        let own = Array(values.prefix(numbers.count))
        values = values.dropFirst(numbers.count)
        for index in group {
          searches[index].learn(numbers, own.map { $0[index] == answers[index].bounds })
        }
      }
    }
    return searches.map(\.needed)
  }

  /// How many sets of placeholders are let be unknown in one run: in each, the contested facts make worlds of their own.
  private var forgettingAtOnce: Int {
    max(1, min(1024, bounds.circuit.worldsAtOnce(profile)) / bounds.facts.worlds - 1)
  }

  /// By set of facts that may be anything: what each outcome can be.
  private func values(of outcomes: [FactKey], forgetting questions: [[FactKey]]) -> [[Value?]] {
    var result = questions.map { _ in [Value?]() }
    // A run has the same lists throughout, and an unknown reference may open one.
    let openness = questions.map { profile.openness(forgetting: $0, in: ruleSet) }
    for group in Dictionary(grouping: questions.indices, by: { openness[$0] }).values {
      for start in stride(from: 0, to: group.count, by: forgettingAtOnce) {
        let part = group[start..<min(start + forgettingAtOnce, group.count)]
        let values = values(of: outcomes, forgetting: part.map { questions[$0] }, isOpen: openness[group[0]])
        for (number, own) in zip(part, values) { result[number] = own }
      }
    }
    return result
  }

  private func values(of outcomes: [FactKey], forgetting questions: [[FactKey]], isOpen: [Bool]) -> [[Value?]] {
    var profile = profile
    profile.isOpen = isOpen
    let facts = isOpen == bounds.profile.isOpen ? bounds.facts : Facts(profile, ruleSet, bounds.circuit)
    guard let facts, let varied = facts.varied(by: questions.map { $0.map { Facts.Change($0, .unknown) } }) else {
      return questions.map { _ in outcomes.map { _ in nil } }
    }
    let values = Sweep(varied, of: outcomes, bounds).values(outcomes)
    return questions.indices.map { number in
      let worlds = (number + 1) * facts.worlds..<(number + 2) * facts.worlds
      return values.map { $0?.joined(in: worlds) }
    }
  }
}

/// The search for the placeholders that one answer needs.
private struct PlaceholderSearch: Hashable {
  private(set) var needed: [FactKey] = []
  private var spared: [FactKey] = []
  /// Not yet known to be needed or spared.
  private var rest: [FactKey]
  /// The answer holds without the first `low` of the rest, and not without the first `high`.
  private var low = 0
  private var high: Int?
  private(set) var isDone: Bool

  init(_ all: [FactKey]) {
    rest = all
    isDone = all.isEmpty
  }

  /// How many of the rest should be spared, for want of knowing: ascending, as far apart as each other.
  func numbers(upTo count: Int) -> [Int] {
    let open = (high.map { $0 - 1 } ?? rest.count) - low
    let count = min(count, open)
    return (1...max(1, count)).map { low + open * $0 / max(1, count) }
  }

  /// All that is let be unknown where so many of the rest are spared.
  func forgetting(_ number: Int) -> [FactKey] { spared + rest.prefix(number) }

  /// Whether the answer holds without so many.
  mutating func learn(_ numbers: [Int], _ holds: [Bool]) {
    for (number, holds) in zip(numbers, holds) {
      if holds { low = max(low, number) } else { high = min(high ?? number, number) }
    }
    guard let high else {
      isDone = low == rest.count
      return
    }
    guard high - low <= 1 else { return }
    spared += rest.prefix(low)
    needed.append(rest[low])
    rest = Array(rest.dropFirst(high))
    (self.low, self.high) = (0, nil)
    isDone = rest.isEmpty
  }
}
