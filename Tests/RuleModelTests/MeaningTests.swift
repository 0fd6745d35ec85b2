import RuleModel
import SourceText
import Testing

@Suite struct TruthTests {
  private let all: [Truth] = [.no, .open, .yes]

  /// Each value stands for one or both of what a complete case can be.
  private func cases(_ truth: Truth) -> [Bool] { truth == .open ? [false, true] : [truth.certain] }

  @Test func connectivesAreLifted() {
    for left in all {
      #expect(!left == Truth(of: cases(left).map { !$0 }))
      for right in all {
        let pairs = cases(left).flatMap { one in cases(right).map { (one, $0) } }
        #expect((left && right) == Truth(of: pairs.map { $0 && $1 }))
        #expect((left || right) == Truth(of: pairs.map { $0 || $1 }))
      }
    }
  }
}

@Suite struct AffineMapTests {
  private let maps: [AffineMap] = [-15, -1, 0, 1, 5, 20].flatMap { factor in
    [AffineMap(plus: 0, times: .init(factor, over: 10)), AffineMap(plus: -3, times: .init(factor))]
  }

  @Test func intervalsHoldWhatTheirNumbersBecome() {
    for map in maps {
      let unit = Int128(map.times.denominator)
      for low in Int64(-4)...4 {
        for high in low...4 {
          let images = (low...high).map(map.numerator)
          #expect(map.numerators(Interval(low, high)) == Interval(images.min(), images.max()))
          let units = map.units(Interval(low, high))
          for image in images {
            #expect(units.low.map { $0 * unit <= image } == true && units.high.map { image <= $0 * unit } == true)
          }
          #expect(units.low.map { ($0 + 1) * unit > (images.min() ?? 0) } == true)
          #expect(units.high.map { ($0 - 1) * unit < (images.max() ?? 0) } == true)
        }
      }
    }
  }

  @Test func whatHasNoBoundHasNoneOnTheOtherSideOfZero() {
    let double = AffineMap(plus: 1, times: .init(2))
    let negative = AffineMap(plus: 1, times: .init(-2))
    #expect(double.units(Interval(3, nil)) == Interval(7, nil))
    #expect(negative.units(Interval(3, nil)) == Interval(nil, -5))
    #expect(AffineMap(plus: 1, times: .init(0)).units(Interval(nil, nil)) == Interval(1, 1))
  }

  @Test func valuesAreMoved() {
    let up = AffineMap(plus: 2)
    #expect(Value(.ordinals([0, 1, 3])).moved(by: up, heldWithin: 4) == Value(.ordinals([2, 3])))
    #expect(Value(.ordinals([0, 1])).moved(by: up, heldWithin: nil) == Value(.ordinals([0, 1])))
    #expect(
      Value(.ordinals([1]), mayBeEmpty: true).moved(by: AffineMap(plus: .min), heldWithin: 4)
        == Value(.ordinals([0]), mayBeEmpty: true))
    #expect(Value(.number(from: 1, to: .max)).moved(by: up, heldWithin: nil) == Value(.number(from: 3, to: nil)))
    let half = AffineMap(times: .init(5, over: 10))
    #expect(Value(.number(from: 3, to: 3)).moved(by: half, heldWithin: nil) == Value(.number(from: 1, to: 2)))
    #expect(Value.none.moved(by: up, heldWithin: 4) == .none)
  }
}

@Suite struct ValueTests {
  /// A joined value stands for all that either stands for.
  @Test func joiningLosesNothing() {
    let bounded = Bounds.intervals.filter { $0.interval?.low != nil && $0.interval?.high != nil }
    let kinds = [Bounds.positions, Bounds.entities, Bounds.sets, bounded]
    for bounds in kinds.map({ $0.filter { $0.contradiction == .none } + [.none] }) {
      for left in bounds {
        for right in bounds {
          let joined = completions(left.joined(right))
          #expect(completions(left).allSatisfy(joined.contains) && completions(right).allSatisfy(joined.contains))
        }
      }
    }
  }

  @Test func whatIsJoinedWithNoBoundHasNone() {
    let joined = Value(.number(from: 1, to: nil)).joined(Value(.number(from: nil, to: 3)))
    #expect(joined == Value(.number(from: nil, to: nil)))
  }

  @Test func oneCompletionIsCertain() {
    let closed = Bounds.positions + Bounds.sets.filter { !$0.mayBeUnlisted } + Bounds.intervals
    for value in closed where value.contradiction == .none {
      #expect(value.isCertain == (completions(value).count == 1))
    }
  }

  @Test func statementsAreValues() {
    let number = ValueType.number(NumberType(places: 2))
    let scale = ValueType.domain(DomainID(0))
    #expect(Value(.interval(150, 175), of: number) == Value(.number(from: 150, to: 175)))
    #expect(Value(.interval(1, 3), of: scale) == Value(.ordinals([1, 2, 3])))
    #expect(Value(.unknown, of: scale) == nil)
    #expect(Value(.oneOf([.known(.ordinal(2)), .unknown]), of: scale) == nil)
    #expect(
      Value(.oneOf([.known(.ordinal(2)), .known(.ordinal(0)), .doesNotApply]), of: scale)
        == Value(.ordinals([0, 2]), mayBeEmpty: true))
    #expect(Value(.known(.set([1])), of: scale) == Value(.set(certain: [1], possible: [1])))
  }

  @Test func anUnknownFactIsAnyOfItsType() {
    var rules = RuleSet()
    rules.domains = [
      Domain(name: "d", isOrdered: true, values: ["a", "b"].map { .init(name: $0, span: .none) }, span: .none)
    ]
    let universe = Universe(rules, listed: [2, 0], isOpen: [false, true])
    #expect(universe.anything(.boolean) == Value(.ordinals([0, 1]), mayBeEmpty: true))
    #expect(universe.anything(.domain(DomainID(0))) == Value(.ordinals([0, 1]), mayBeEmpty: true))
    #expect(universe.anything(.reference(KindID(0))) == Value(.ordinals([0, 1]), mayBeEmpty: true))
    #expect(
      universe.anything(.reference(KindID(1))) == Value(.ordinals([]), mayBeEmpty: true, mayBeUnlisted: true))
    #expect(
      universe.anything(.set(.reference(KindID(0)))) == Value(.set(certain: [], possible: [0, 1]), mayBeEmpty: true))
    #expect(
      universe.anything(.number(NumberType(lower: 3))) == Value(.number(from: 3, to: nil), mayBeEmpty: true))
    #expect(universe.anything(.text) == .none)
  }
}

@Suite struct BandTests {
  private let bands = Bands(lowest: [0, 3, 10])

  @Test func statementsAboutASumSettleItsBand() {
    for low in Int64(-2)...12 {
      for high in low...12 {
        let all = Set((low...high).map { Statement.known(.ordinal(bands.band(of: $0))) })
        switch bands.statement(.interval(low, high)) {
        case .oneOf(let parts): #expect(Set(parts) == all && all.count > 1)
        case let only: #expect([only] == all)
        }
      }
    }
    #expect(bands.statement(.known(.number(2))) == .known(.ordinal(1)))
    #expect(bands.statement(.doesNotApply) == .doesNotApply)
    #expect(bands.statement(.oneOf([.known(.number(1)), .known(.number(20))])) == .unknown)
  }
}
