import Explanation
package import RuleModel
package import SourceText

extension SpreadTally {
  /// What is wrong with a limit; nil where it is kept. `all` is what could be found.
  package func finding(_ limit: Spread.Limit, all: [String]) -> Diagnostic? {
    let value = value(limit.measure)
    let never = limit.isAll ? all.filter { id in !counts.contains { $0.id == id } } : []
    let isBelow = limit.atLeast.map { value < $0 * 100 } ?? !never.isEmpty
    guard isBelow || limit.atMost.map({ value > $0 * 100 }) ?? false else { return nil }
    let shown = limit.measure == .shared ? "\(value / 100).\(value / 10 % 10)\(value % 10)" : "\(value / 100)"
    let commonest = counts.prefix(3).map { "'\($0.id)' comes first in \($0.count) profiles" }
    return TrialCode.failedTest.diagnostic(
      "this is \(shown) over \(lists.count) profiles", at: limit.span,
      notes: limit.measure == .commonest ? commonest : never.map { "'\($0)' is never found" })
  }
}
