import Synchronization

/// Programs that were fitted, by what they were fitted to: for many profiles of which as much is known, on all cores.
package final class FittedPrograms: Sendable {
  private let kept: Mutex<[Knowledge: FittedProgram]>
  /// How many are kept; where there are more, all are dropped and begun anew.
  private let limit: Int

  package init(limit: Int = 32) {
    kept = Mutex([:])
    self.limit = max(1, limit)
  }

  /// The program for a state of knowledge, fitted if there is none. Two may fit the same at the same time.
  func program(for knowledge: Knowledge, fit: () -> FittedProgram) -> FittedProgram {
    if let known = kept.withLock({ $0[knowledge] }) { return known }
    let fitted = fit()
    kept.withLock { kept in
      if kept.count >= limit { kept = [:] }
      kept[knowledge] = fitted
    }
    return fitted
  }
}
