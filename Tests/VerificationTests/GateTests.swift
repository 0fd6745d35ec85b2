import Solver
import TestSupport
import Testing

@testable import Verification

@Suite struct GateTests {
  @Test func constantsAreFoldedAndEqualGatesAreOne() {
    var gates = GateList()
    let (a, b) = (gates.input(), gates.input())
    #expect(gates.and([]) == .always)
    #expect(gates.or([]) == .never)
    #expect(gates.and([a, .always]) == a)
    #expect(gates.and([a, .never]) == .never)
    #expect(gates.and([a, b, !a]) == .never)
    #expect(gates.or([a, b, !a]) == .always)
    #expect(gates.and([a, b, a]) == gates.and([b, a]))
    #expect(gates.or([a, b]) == !gates.and([!b, !a]))
    #expect(gates.xor(a, a) == .never)
    #expect(gates.xor(a, !a) == .always)
    #expect(gates.xor(a, .always) == !a)
    #expect(gates.xor(!a, b) == !gates.xor(b, a))
    #expect(gates.count == 6)
  }

  /// Binary and one by one, for every assignment of up to seven bits.
  @Test(arguments: 0...7) func bitsAreCounted(count: Int) {
    var gates = GateList()
    let inputs = (0..<count).map { _ in gates.input() }
    let digits = gates.count(inputs, digits: 4)
    let cut = gates.count(inputs, digits: 2)
    var counter = Counter(inputs)
    let thresholds = (0...count).map { _ in counter.next(&gates) }
    for bits in 0..<1 << count {
      let values = gates.values { signal in inputs.firstIndex(of: signal).map { bits >> $0 & 1 == 1 } ?? false }
      let number = bits.nonzeroBitCount
      #expect(digits.enumerated().allSatisfy { values[$1] == (number >> $0 & 1 == 1) })
      #expect(cut.enumerated().allSatisfy { values[$1] == (number >> $0 & 1 == 1) })
      #expect(thresholds.enumerated().allSatisfy { values[$1] == (number >= $0 + 1) })
    }
  }

  @Test func clausesSayWhatGatesSay() {
    for seed in 0..<50 as Range<UInt64> {
      var random = SplitMix64(seed: seed)
      var gates = GateList()
      var signals = (0..<5).map { _ in gates.input() }
      let inputs = signals
      for _ in 0..<20 {
        let chosen = (0..<random.number(1...4)).map { _ in
          random.chance(50) ? !random.pick(signals) : random.pick(signals)
        }
        signals.append(
          random.chance(50) ? gates.and(chosen) : chosen.dropFirst().reduce(chosen[0]) { gates.xor($0, $1) })
      }
      var clauses = GateClauses()
      let literals = signals.map { clauses.literal($0, in: gates) }
      for bits in 0..<32 {
        let values = gates.values { signal in inputs.firstIndex(of: signal).map { bits >> $0 & 1 == 1 } ?? false }
        let assumed = inputs.indices.map { bits >> $0 & 1 == 1 ? literals[$0] : !literals[$0] }
        guard case .satisfiable(let model) = clauses.solver.solve(assuming: assumed) else {
          #expect(Bool(false), "seed \(seed)")
          continue
        }
        #expect(zip(signals, literals).allSatisfy { values[$0] == model[$1] }, "seed \(seed)")
      }
    }
  }
}
