import Explanation
import RuleModel

/// What answers to a question with a number change. A number was tried for each interval in which all numbers do the
/// same: it stands for the numbers up to the next one that was tried, and below the value that is taken for those down to
/// the one before. Neighbours that change the same are one interval.
struct AnswerIntervals {
  private let type: ValueType
  /// Ascending.
  private let tried: [Int64]
  /// The value that is taken.
  private let own: Int64?
  private let differences: [Int64: MoveDifference]

  init(_ type: ValueType, tried: [Int64], own: Int64?, differences: [Int64: MoveDifference]) {
    self.type = type
    self.tried = tried.sorted()
    self.own = own
    self.differences = differences
  }

  /// Each interval in words, with what its numbers change.
  func answers(_ input: PageInput) -> [(value: String, difference: MoveDifference)] {
    runs.compactMap { run in differences[tried[run.lowerBound]].map { (text(run, input), $0) } }
  }

  /// Places in `tried`, of neighbours that change the same.
  private var runs: [ClosedRange<Int>] {
    var runs: [ClosedRange<Int>] = []
    for place in tried.indices where differences[tried[place]] != nil {
      if let last = runs.last, last.upperBound == place - 1, isSame(place - 1, place) {
        runs[runs.count - 1] = last.lowerBound...place
      } else {
        runs.append(place...place)
      }
    }
    return runs
  }

  private func isSame(_ left: Int, _ right: Int) -> Bool {
    let isApart = own.map { tried[left] < $0 && $0 < tried[right] } ?? false
    return !isApart && differences[tried[left]] == differences[tried[right]]
  }

  private func text(_ run: ClosedRange<Int>, _ input: PageInput) -> String {
    let (first, last) = (tried[run.lowerBound], tried[run.upperBound])
    let isBelow = own.map { last < $0 } ?? false
    let lowest = isBelow ? (run.lowerBound > 0 ? tried[run.lowerBound - 1] + 1 : nil) : first
    let highest = isBelow ? last : run.upperBound + 1 < tried.count ? tried[run.upperBound + 1] - 1 : nil
    let isLeast = own == nil && run.lowerBound == 0
    func word(_ number: Int64) -> String { input.titles.text(.number(number), type) }
    switch (lowest, highest) {
    case (let low?, let high?) where low == high: return word(low)
    case (let low?, let high?) where !isLeast: return input.wording(.numberRange, word(low), word(high))
    case (_, let high?): return input.wording(.upToNumber, word(high))
    case (let low, nil): return input.wording(.fromNumber, word(low ?? first))
    }
  }
}
