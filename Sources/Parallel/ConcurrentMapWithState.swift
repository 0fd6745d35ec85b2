import Dispatch
import Synchronization

extension Array where Element: Sendable {
  /// What `map` returns, worked out on all cores, each of which has a state of its own to work with.
  ///
  /// `state` makes one; what `transform` returns must not hang on what was done with it before, so that the result does not
  /// depend on how the work was split. `work` counts elements for whoever watches.
  package func concurrentMap<State: Sendable, Result: Sendable>(
    counting work: WorkCount? = nil, with state: @Sendable () -> State,
    _ transform: @Sendable (inout State, Element) -> Result
  ) -> [Result] {
    work?.expect(count)
    let results = Mutex([Result?](repeating: nil, count: count))
    // Taken by one core at a time and put back: as many as there are cores.
    let states = Mutex([State]())
    DispatchQueue.concurrentPerform(iterations: count) { index in
      var own = states.withLock { $0.popLast() } ?? state()
      let result = transform(&own, self[index])
      states.withLock { $0.append(own) }
      results.withLock { $0[index] = result }
      work?.step()
    }
    return results.withLock { $0.compactMap(\.self) }
  }
}
