import Dispatch
import Synchronization

extension Array where Element: Sendable {
  /// What `map` returns, worked out on all cores. It returns when all is done, and the result does not depend on how
  /// the work was split.
  ///
  /// A core takes the next element when it is done with one: elements should be worth some microseconds each.
  public func concurrentMap<Result: Sendable>(_ transform: @Sendable (Element) -> Result) -> [Result] {
    guard count > 1 else { return map(transform) }
    let results = Mutex([Result?](repeating: nil, count: count))
    DispatchQueue.concurrentPerform(iterations: count) { index in
      let result = transform(self[index])
      results.withLock { $0[index] = result }
    }
    return results.withLock { $0.compactMap { $0 } }
  }
}

/// Two things at once; it returns when both are done.
public func concurrently<First: Sendable, Second: Sendable>(
  _ first: @Sendable () -> First, _ second: @Sendable () -> Second
) -> (First, Second) {
  let (one, others) = concurrently(first, andMap: [()]) { second() }
  return (one, others[0])
}

/// One thing, and a `concurrentMap` on the other cores meanwhile, and on its own when it is done.
public func concurrently<First: Sendable, Element: Sendable, Result: Sendable>(
  _ first: @Sendable () -> First, andMap elements: [Element], _ transform: @Sendable (Element) -> Result
) -> (First, [Result]) {
  let one = Mutex<First?>(nil)
  let results = Mutex([Result?](repeating: nil, count: elements.count))
  DispatchQueue.concurrentPerform(iterations: elements.count + 1) { index in
    if index == 0 {
      let result = first()
      one.withLock { $0 = result }
    } else {
      let result = transform(elements[index - 1])
      results.withLock { $0[index - 1] = result }
    }
  }
  return (one.withLock { $0 } ?? first(), results.withLock { $0.compactMap { $0 } })
}
