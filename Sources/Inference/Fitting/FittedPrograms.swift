import Synchronization

/// Programs that were fitted, by what they were fitted to: for many profiles of which as much is known, on all cores.
package final class FittedPrograms: Sendable {
  private let shelf: Mutex<ProgramShelf>

  /// `limit`: how many are kept; the one that was asked for longest ago goes first.
  package init(limit: Int = 32) { shelf = Mutex(ProgramShelf(limit: max(1, limit))) }

  /// The program for a state of knowledge, fitted if there is none. Two may fit the same at the same time.
  func program(for knowledge: Knowledge, fit: () -> FittedProgram) -> FittedProgram {
    if let known = shelf.withLock({ $0.find(knowledge) }) { return known }
    let fitted = fit()
    shelf.withLock { $0.keep(fitted, for: knowledge) }
    return fitted
  }
}

private struct ProgramShelf {
  /// With the time when each was last asked for.
  private var kept: [Knowledge: (program: FittedProgram, time: Int)] = [:]
  private var time = 0
  private let limit: Int

  init(limit: Int) { self.limit = limit }

  mutating func find(_ knowledge: Knowledge) -> FittedProgram? {
    guard let place = kept.index(forKey: knowledge) else { return nil }
    time += 1
    kept.values[place].time = time
    return kept.values[place].program
  }

  mutating func keep(_ program: FittedProgram, for knowledge: Knowledge) {
    if kept.count >= limit, let oldest = kept.min(by: { $0.value.time < $1.value.time }) { kept[oldest.key] = nil }
    time += 1
    kept[knowledge] = (program, time)
  }
}
