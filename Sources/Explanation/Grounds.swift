import Circuit
import Inference
package import RuleModel

extension Readings {
  /// On which placeholders a provisional answer rests: it holds in every completion that keeps these, whatever the others
  /// are, and none of them can be spared. In the order of their keys; empty for any other ground.
  package func placeholders(of answer: Answer) -> [FactKey] { placeholders(of: [answer])[0] }

  /// The same of several answers.
  ///
  /// Placeholders are let be unknown one by one, in the order of their keys, as long as the bounds have just the working
  /// value. Bounds are monotone: what cannot be spared alone never can, and what could not be spared earlier cannot be
  /// spared later. So each is tried alone first, for all answers, a world each; mostly all others can then be spared
  /// together, and where they cannot, the next that is needed is searched for by trying many numbers at once.
  package func placeholders(of answers: [Answer]) -> [[FactKey]] {
    let provisional = answers.indices.filter { answers[$0].ground == .provisional }
    var result = answers.map { _ in [FactKey]() }
    let found = neededPlaceholders(provisional.map { answers[$0] })
    for (index, needed) in zip(provisional, found) { result[index] = needed }
    return result
  }

  private func neededPlaceholders(_ answers: [Answer]) -> [[FactKey]] {
    guard !answers.isEmpty else { return [] }
    let (all, runs) = (profile.placeholders, Forgetting(self, answers))
    let alone = runs.fail(all.map { [$0] })
    var searches = answers.indices.map { answer in PlaceholderSearch(all, areNeeded: alone.map { $0[answer] }) }
    while true {
      // Answers that rest on the same so far ask the same.
      let open = Dictionary(grouping: searches.indices.filter { !searches[$0].isDone }) { searches[$0] }
      if open.isEmpty { break }
      let groups = open.values.sorted { $0[0] < $1[0] }
      let tried = groups.map { searches[$0[0]].numbers(upTo: 4) }
      let asked = zip(groups, tried).flatMap { group, numbers in
        numbers.map { (set: searches[group[0]].forgetting($0), answers: group) }
      }
      var held = runs.hold(asked.map(\.set), asking: asked.map(\.answers))[...]
      for (group, numbers) in zip(groups, tried) {
        let own = Array(held.prefix(numbers.count))
        held = held.dropFirst(numbers.count)
        for answer in group { searches[answer].learn(numbers, own.map { $0[answer] }) }
      }
    }
    return searches.map { $0.needed.sorted() }
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

  /// `areNeeded`: of each, whether it cannot be spared even alone.
  init(_ all: [FactKey], areNeeded: [Bool]) {
    needed = zip(all, areNeeded).filter(\.1).map(\.0)
    rest = zip(all, areNeeded).filter { !$0.1 }.map(\.0)
    isDone = rest.isEmpty
  }

  /// How many of the rest should be spared, for want of knowing: first all of them, then numbers as far apart as each
  /// other, ascending.
  func numbers(upTo count: Int) -> [Int] {
    guard let high else { return [rest.count] }
    let open = high - 1 - low
    let count = max(1, min(count, open))
    return (1...count).map { low + open * $0 / count }
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
