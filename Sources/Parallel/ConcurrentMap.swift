import Dispatch
import Synchronization

extension Array where Element: Sendable {
  /// What `map` returns, worked out on all cores. It returns when all is done, and the result does not depend on how
  /// the work was split.
  ///
  /// A core takes the next element when it is done with one: elements should be worth some microseconds each. `work` counts
  /// them for whoever watches.
  package func concurrentMap<Result: Sendable>(
    counting work: WorkCount? = nil, _ transform: @Sendable (Element) -> Result
  ) -> [Result] {
    work?.expect(count)
    guard count > 1 else {
      defer { if !isEmpty { work?.step() } }
      return map(transform)
    }
    let results = Mutex([Result?](repeating: nil, count: count))
    DispatchQueue.concurrentPerform(iterations: count) { index in
      let result = transform(self[index])
      results.withLock { $0[index] = result }
      work?.step()
    }
    return results.withLock { $0.compactMap(\.self) }
  }
}
