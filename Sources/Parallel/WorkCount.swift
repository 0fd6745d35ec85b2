import Synchronization

/// How much of some work is done, for whoever watches it from beside: shared by those who do it.
package final class WorkCount: Sendable {
  private let counts = Mutex((done: 0, total: 0))

  package init() {}

  /// Says that so many things more are to be done.
  package func expect(_ count: Int) { counts.withLock { $0.total += count } }

  /// Says that one more is done.
  package func step() { counts.withLock { $0.done += 1 } }

  /// How many are done, of how many that are known of so far.
  package var now: (done: Int, total: Int) { counts.withLock { $0 } }
}
