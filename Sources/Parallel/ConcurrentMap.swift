import Dispatch
import Synchronization

extension Array where Element: Sendable {
  /// What `map` returns, worked out on all cores. It returns when all is done, and the result does not depend on how
  /// the work was split.
  ///
  /// A core takes the next element when it is done with one: elements should be worth some microseconds each.
  public func concurrentMap<Result: Sendable>(_ transform: @Sendable (Element) -> Result) -> [Result] {
    guard count > 1 else { return map(transform) }
    let results = Memo<Result>(count: count)
    DispatchQueue.concurrentPerform(iterations: count) { results.make($0) { transform(self[$0]) } }
    return results.values
  }

  /// The same, and what all results make possible, which the core that is done with the last of them goes on with at
  /// once; beside it a second list, whose elements are taken after those of the first.
  public func concurrentMap<Result: Sendable, Whole: Sendable, Other: Sendable, Side: Sendable>(
    _ transform: @Sendable (Element) -> Result, then whole: @Sendable ([Result]) -> Whole,
    beside others: [Other], _ side: @Sendable (Other) -> Side
  ) -> (results: [Result], whole: Whole, sides: [Side]) {
    // Without elements, the first number is the whole's.
    let lead = Swift.max(1, count)
    let (results, one, sides) = (
      Memo<Result>(count: count), Memo<Whole>(count: 1), Memo<Side>(count: others.count)
    )
    let left = Atomic(lead)
    DispatchQueue.concurrentPerform(iterations: lead + others.count) { index in
      guard index < lead else { return sides.make(index - lead) { side(others[$0]) } }
      if index < count { results.make(index) { transform(self[$0]) } }
      if left.subtract(1, ordering: .acquiringAndReleasing).newValue == 0 { one.make(0) { _ in whole(results.values) } }
    }
    return (results.values, one.values[0], sides.values)
  }
}

/// One thing, and a `concurrentMap` on the other cores meanwhile, and on its own when it is done.
public func concurrently<First: Sendable, Element: Sendable, Result: Sendable>(
  _ first: @Sendable () -> First, andMap elements: [Element], _ transform: @Sendable (Element) -> Result
) -> (First, [Result]) {
  let (_, one, results) = [()].concurrentMap({ first() }, then: { $0[0] }, beside: elements, transform)
  return (one, results)
}
