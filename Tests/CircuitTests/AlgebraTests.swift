import RuleModel
import Testing

@testable import Circuit

/// Bounds against all complete values that they stand for.
@Suite struct AlgebraTests {
  private func ordinals(_ bench: inout Bench, _ count: Int) -> OrdinalPlanes {
    OrdinalPlanes(canBe: (0..<count).map { _ in bench.input() }, mayBeEmpty: bench.input(), contradiction: .never)
  }

  /// What a value can be; nil: no value.
  private func completions(_ value: OrdinalPlanes, _ bits: Bits) -> [Int?] {
    bits.ordinals(value).map { $0 } + (bits[value.mayBeEmpty] ? [nil] : [])
  }

  @Test func aValuePassesWhereSomeAndWhereEveryCompletionDoes() {
    var bench = Bench()
    let value = ordinals(&bench, 3)
    let set = ValueSet(members: [0, 2])
    let passes = bench.algebra.passes(.ordinals(value), set)
    let present = bench.algebra.presence(.ordinals(value))
    bench.forEachAssignment { bits in
      let all = completions(value, bits)
      guard !all.isEmpty else { return }
      let held = all.map { $0.map(set.contains) ?? false }
      #expect(bits[passes] == Truth(possible: held.contains(true), certain: !held.contains(false)))
      #expect(bits[present] == Truth(possible: all.contains { $0 != nil }, certain: !all.contains { $0 == nil }))
    }
  }

  @Test(arguments: [Comparison.equal, .otherThan, .atLeast, .atMost, .above, .below], [0, 1] as [Int64])
  func positionsAreCompared(comparison: Comparison, plus: Int64) {
    var bench = Bench()
    let (left, right) = (ordinals(&bench, 3), ordinals(&bench, 3))
    let holds = bench.algebra.compare(.ordinals(left), comparison, .ordinals(right), plus: plus)
    bench.forEachAssignment { bits in
      let pairs = completions(left, bits).flatMap { one in completions(right, bits).map { (one, $0) } }
      guard !pairs.isEmpty else { return }
      let held = pairs.map { one, other in
        one.flatMap { one in other.map { comparison.holds(Int64(one), Int64($0) + plus) } } ?? false
      }
      #expect(bits[holds] == Truth(possible: held.contains(true), certain: !held.contains(false)))
    }
  }

  @Test func aNumberPassesBetweenItsBounds() {
    var bench = Bench()
    var number = NumberPlanes.constant(-2)
    number.low = (0..<3).map { _ in bench.input() }
    number.high = (0..<3).map { _ in bench.input() }
    let set = NumberSet(intervals: [0...1, 4...(.max)])
    let passes = bench.algebra.build.passes(number, set)
    bench.forEachAssignment { bits in
      let (low, high) = (bits.number(number.low, -2), bits.number(number.high, -2))
      guard low <= high else { return }
      let range = Int64(low)...Int64(high)
      // A range that two intervals cover together is covered by neither.
      #expect(bits[passes] == Truth(possible: set.meets(range), certain: set.covers(range)))
    }
  }

  @Test(arguments: [-3, -1, 0, 2, 5] as [Int64])
  func numbersAreMultiplied(factor: Int64) {
    var bench = Bench()
    var number = NumberPlanes.constant(-3)
    number.low = (0..<3).map { _ in bench.input() }
    number.high = (0..<3).map { _ in bench.input() }
    let product = bench.algebra.times(number, factor)
    bench.forEachAssignment { bits in
      let ends = [bits.number(number.low, -3), bits.number(number.high, -3)].map { $0 * Int(factor) }
      let found = [bits.number(product.low, product.offset), bits.number(product.high, product.offset)]
      #expect(found == (factor < 0 ? ends.reversed() : ends))
    }
  }

  @Test func theFirstIsChosenWhereThePlaneIsOn() {
    var bench = Bench()
    let plane = bench.input()
    let (left, right) = (NumberPlanes.constant(-7), NumberPlanes.constant(9))
    let chosen = bench.algebra.build.choose(plane, left, right)
    bench.forEachAssignment { bits in
      #expect(bits.number(chosen.low, chosen.offset) == (bits[plane] ? -7 : 9))
    }
  }
}
