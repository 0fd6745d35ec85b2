import ClauseProblems
import Solver
import TestSupport

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// Formulas like those of circuits, solved here and by a solver that is installed, in turn.
struct SolverSuite {
  /// Where Debian puts them.
  private static let others = ["minisat", "cadical"].map { (name: $0, path: "/usr/bin/\($0)") }

  static func run(_ session: inout Session) {
    var random = SplitMix64(seed: 20)
    guard var folder = TemporaryFolder() else { return }
    defer { folder.removeAll() }
    for (name, formula) in structuredFormulas(using: &random) {
      let text = formula.dimacs
      session.time("solver, \(name)", .milliseconds) { _ = answer(Array(text.utf8)) }
      for other in others where access(other.path, X_OK) == 0 {
        compare(name, text, other, folder.write(text, named: "\(other.name)-\(name).cnf"), &session)
      }
    }
  }

  /// The time from bytes to answer over that of the other's process, run by run.
  private static func compare(
    _ name: String, _ text: String, _ other: (name: String, path: String), _ file: String, _ session: inout Session
  ) {
    let figure = "solver, \(name), beside \(other.name)"
    guard session.wantsAny([figure]) else { return }
    var ratios: [Double] = []
    for _ in 0..<(session.options.isQuick ? 3 : 7) {
      guard let usage = ProcessUsage(running: other.path, [file]) else { return }
      let start = ContinuousClock.now
      let answer = answer(Array(text.utf8))
      ratios.append((ContinuousClock.now - start).inSeconds * 1e3 / usage.wall)
      session.check(status(answer) == usage.status, "\(figure): not the same answer")
    }
    session.record(Figure(figure, .ratio, ratios, aim: 5))
  }

  private static func answer(_ bytes: [UInt8]) -> SatisfiabilityAnswer {
    var solver = ClauseSolver()
    solver.add(readDIMACS(bytes).formula)
    return solver.solve()
  }

  /// The exit status with which solvers say it.
  private static func status(_ answer: SatisfiabilityAnswer) -> Int32 {
    switch answer {
    case .satisfiable: 10
    case .unsatisfiable: 20
    case .undecided: 0
    }
  }
}
