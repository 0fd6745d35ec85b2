import RuleModel
import Testing

@testable import Circuit

/// Each way to combine, against all that may come of contributions that are each certain, possible or ruled out.
@Suite struct CombiningTests {
  private func offer(
    _ contribution: Contribution, _ truth: TruthPlanes, _ value: ValuePlanes? = nil, rank: Int = 0
  ) -> Offer {
    Offer(contribution: contribution, truth: truth, value: value, rank: rank, projection: Projection())
  }

  private func constant(_ ordinal: Int, of count: Int) -> OrdinalPlanes {
    OrdinalPlanes(
      canBe: (0..<count).map { $0 == ordinal ? .always : .never }, mayBeEmpty: .never, contradiction: .never)
  }

  /// Every choice of contributions that holds the certain ones and none that is ruled out.
  private func completions(_ truths: [TruthPlanes], _ bits: Bits) -> [[Bool]] {
    truths.reduce([[]]) { before, truth in
      let choices = bits[truth].certain ? [true] : bits[truth].possible ? [false, true] : [false]
      return before.flatMap { start in choices.map { start + [$0] } }
    }
  }

  @Test func oneContributionAsserts() {
    var bench = Bench()
    let truths = [bench.truth(), bench.truth()]
    let yes = Asserted.combine(truths.map { offer(.assert, $0) }, &bench.algebra)
    bench.forEachAssignment(truths) { bits in
      let all = completions(truths, bits).map { $0.contains(true) }
      #expect(bits[yes] == Truth(possible: all.contains(true), certain: !all.contains(false)))
    }
  }

  @Test func weightsAreAdded() {
    var bench = Bench()
    let weights: [Int64] = [2, -3, 1]
    let truths = weights.map { _ in bench.truth() }
    let offers = zip(weights, truths).map { offer(.weight($0), $1) }
    let sum = Sum.combine(offers, base: .constant(5), &bench.algebra)
    let bands = Bands(lowest: [4, 6])
    let band = Sum.band(sum, bands, &bench.algebra)
    bench.forEachAssignment(truths) { bits in
      let all = completions(truths, bits).map { on -> Int64 in
        var adjustment = Adjustment()
        for (weight, counts) in zip(weights, on) where counts { adjustment.step(weight) }
        return adjustment.stepped(5)
      }
      #expect(bits.number(sum.low, sum.offset) == all.min().map { Int($0) })
      #expect(bits.number(sum.high, sum.offset) == all.max().map { Int($0) })
      let sums = (all.min() ?? 0)...(all.max() ?? 0)
      #expect(bits.ordinals(band) == Set(sums.map(bands.band)).sorted())
    }
  }

  /// Steps, a floor and a cap on a scale of four, from the second position.
  @Test func aLevelIsSteppedLiftedAndHeld() {
    var bench = Bench()
    let truths = (0..<4).map { _ in bench.truth() }
    let floor = constant(2, of: 4)
    let cap = constant(1, of: 4)
    let offers = [
      offer(.step(2), truths[0]), offer(.step(-1), truths[1]),
      offer(.atLeast(.constant(.ordinal(2))), truths[2], .ordinals(floor)),
      offer(.atMost(.constant(.ordinal(1))), truths[3], .ordinals(cap)),
    ]
    let level = Level.combine(offers, base: constant(1, of: 4), capWins: true, &bench.algebra)
    bench.forEachAssignment(truths) { bits in
      let all = completions(truths, bits).map { on -> Int in
        var adjustment = Adjustment()
        if on[0] { adjustment.step(2) }
        if on[1] { adjustment.step(-1) }
        if on[2] { adjustment.lift(to: 2) }
        if on[3] { adjustment.hold(at: 1) }
        return adjustment.level(1, of: 4)
      }
      // Bounds are an interval.
      #expect(bits.ordinals(level) == Array((all.min() ?? 0)...(all.max() ?? 0)))
    }
  }

  /// Gates over what is known come to what `Adjustment` and `Bands` say of complete values: every base, step, floor and cap on
  /// a scale of four, and every sum and pair of bands near them.
  @Test(arguments: 0..<4) func gatesAgreeWithTheMeaningOfCompleteValues(base: Int) {
    let bounds: [Int?] = [nil, 0, 1, 2, 3]
    for step in -4...4 {
      for floor in bounds {
        for cap in bounds {
          var adjustment = Adjustment()
          var offers = [offer(.step(Int64(step)), TruthPlanes(exactly: .always))]
          adjustment.step(Int64(step))
          if let floor {
            adjustment.lift(to: Int64(floor))
            offers.append(
              offer(
                .atLeast(.constant(.ordinal(floor))), TruthPlanes(exactly: .always), .ordinals(constant(floor, of: 4))))
          }
          if let cap {
            adjustment.hold(at: Int64(cap))
            offers.append(
              offer(.atMost(.constant(.ordinal(cap))), TruthPlanes(exactly: .always), .ordinals(constant(cap, of: 4))))
          }
          var bench = Bench()
          let level = Level.combine(offers, base: constant(base, of: 4), capWins: true, &bench.algebra)
          #expect(level.canBe == constant(adjustment.level(Int64(base), of: 4), of: 4).canBe, "\(base) \(adjustment)")
        }
      }
      for first in -3...3 {
        let bands = Bands(lowest: [Int64(first), Int64(first) + 2])
        var bench = Bench()
        let sum = Sum.combine(
          [offer(.weight(Int64(step)), TruthPlanes(exactly: .always))], base: .constant(Int128(base)), &bench.algebra)
        let band = Sum.band(sum, bands, &bench.algebra)
        #expect(band.canBe == constant(bands.band(of: Int64(base + step)), of: 3).canBe, "\(base) \(step) \(first)")
      }
    }
  }

  @Test func aFloorAboveACapContradicts() {
    var bench = Bench()
    let truths = [bench.truth(), bench.truth()]
    let offers = [
      offer(.atLeast(.constant(.ordinal(2))), truths[0], .ordinals(constant(2, of: 3))),
      offer(.atMost(.constant(.ordinal(0))), truths[1], .ordinals(constant(0, of: 3))),
    ]
    let level = Level.combine(offers, base: constant(1, of: 3), capWins: false, &bench.algebra)
    bench.forEachAssignment(truths) { bits in
      let all = completions(truths, bits).map { $0[0] && $0[1] }
      #expect(bits[level.contradiction] == Truth(possible: all.contains(true), certain: !all.contains(false)))
    }
  }

  /// Two ranks: the first that holds a contribution decides; two values of one rank contradict.
  @Test func theHighestRankDecides() {
    var bench = Bench()
    let truths = (0..<3).map { _ in bench.truth() }
    let said = [0, 1, 2]
    let offers = zip(truths, said).map { truth, value in
      offer(.value(.constant(.ordinal(value))), truth, .ordinals(constant(value, of: 4)))
    }
    let single = Single.combine(
      [[offers[0], offers[1]], [offers[2]]], base: .ordinals(constant(3, of: 4)), target: nil, count: 4, &bench.algebra)
    guard case .ordinals(let value) = single else {
      Issue.record("no ordinals")
      return
    }
    bench.forEachAssignment(truths) { bits in
      // Nil: a contradiction.
      let all = completions(truths, bits).map { on -> Int? in
        if on[0] && on[1] { return nil }
        return on[0] ? 0 : on[1] ? 1 : on[2] ? 2 : 3
      }
      #expect(bits.ordinals(value) == Set(all.compactMap { $0 }).sorted())
      let clash = Truth(possible: all.contains { $0 == nil }, certain: !all.contains { $0 != nil })
      #expect(bits[value.contradiction] == clash)
    }
  }

  /// Certain ranges narrow each other, possible ones widen what can be.
  @Test func rangesOfNumbersAreJoined() {
    var bench = Bench()
    let truths = [bench.truth(), bench.truth()]
    func range(_ low: Int, _ high: Int) -> NumberPlanes {
      var number = NumberPlanes.constant(0)
      number.low = (0..<4).map { low >> $0 & 1 == 1 ? .always : .never }
      number.high = (0..<4).map { high >> $0 & 1 == 1 ? .always : .never }
      return number
    }
    let operand = Contribution.value(.constant(.number(0)))
    let offers = [
      offer(operand, truths[0], .number(range(2, 4))), offer(operand, truths[1], .number(range(3, 9))),
    ]
    let single = NumericSingle.combine([offers], base: .constant(12), &bench.algebra)
    bench.forEachAssignment(truths) { bits in
      guard bits[truths[0]].certain, bits[truths[1]].certain else { return }
      #expect(bits.number(single.low, single.offset) == 3)
      #expect(bits.number(single.high, single.offset) == 4)
      #expect(bits[single.contradiction] == Truth(possible: true, certain: false))
    }
  }
}
