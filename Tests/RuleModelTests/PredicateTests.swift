import RuleModel
import SourceText
import Testing

/// The lift of every predicate against all completions of every kind of bounds.
@Suite struct PredicateTests {
  @Test func valuesAreEnumerated() {
    let sets = subsets([0, 1, 2]).flatMap { [ValueSet(members: $0), ValueSet(members: $0, isComplement: true)] }
    let bounds = Bounds.positions + Bounds.entities + Bounds.none
    expectExact(sets.map { .values($0) }, bounds.map { ($0, nil) })
  }

  @Test func presenceIsOfEveryKind() {
    let all = Bounds.positions + Bounds.entities + Bounds.sets + Bounds.intervals + Bounds.none
    expectExact([.present(true), .present(false)], all.map { ($0, nil) })
  }

  @Test func positionsCompareBeyondTheirScale() {
    let maps = [-2, -1, 0, 1, 4].map { AffineMap(plus: $0) }
    let predicates = comparisons.flatMap { comparison in maps.map { Predicate.compare(comparison, $0) } }
    let bounds = Bounds.positions + Bounds.none
    expectExact(predicates, pairs(bounds, bounds))
  }

  @Test func entitiesAreTheSameOrNot() {
    let bounds = Bounds.entities + Bounds.none
    expectExact([.compare(.equal, .identity), .compare(.otherThan, .identity)], pairs(bounds, bounds))
  }

  @Test func setsMeetSetsAndValues() {
    let others = Bounds.sets + Bounds.entities + Bounds.none
    expectExact([.common(true), .common(false)], pairs(Bounds.sets + Bounds.none, others))
  }

  @Test func setsAreCounted() {
    let sets: [NumberSet] = [.none, .all, interval(0, 1), interval(1, 2), interval(3, .max), interval(0, 0)]
    // Of an open list any number of entities may be left out: more than completions here have.
    let closed = Bounds.sets.filter { !$0.mayBeUnlisted } + Bounds.none
    expectExact(sets.map { .size($0) }, closed.map { ($0, nil) })
    expectSound(sets.map { .size($0) }, Bounds.sets.map { ($0, nil) })
    let predicates = comparisons.map { Predicate.sizeCompare($0, AffineMap(plus: 1)) }
    expectExact(predicates, pairs(closed, Bounds.intervals + Bounds.none))
    expectSound(predicates, pairs(Bounds.sets, Bounds.intervals))
  }

  @Test func numbersPassOrNot() {
    let sets: [NumberSet] = [
      .none, .all, interval(.min, 0), interval(1, .max), interval(0, 1),
      NumberSet(intervals: [.min ... -1, 2...2]), NumberSet(intervals: [.min ... -1, 1...(.max)]),
    ]
    expectExact(sets.map { .numbers($0) }, (Bounds.intervals + Bounds.none).map { ($0, nil) })
  }

  @Test func numbersCompareByTheirEnds() {
    let bounds = Bounds.intervals + Bounds.none
    expectExact(comparisons.map { .compare($0, .identity) }, pairs(bounds, bounds))
    expectExact(comparisons.map { .compare($0, AffineMap(plus: 2)) }, pairs(bounds, bounds))
  }

  /// Between two ends a factor leaves gaps, in which the lift may not look.
  @Test func scaledNumbersAreSound() {
    let factors: [PathOperand.Fraction] = [.init(2), .init(-1), .init(0), .init(5, over: 10), .init(-15, over: 10)]
    let maps = factors.flatMap { [AffineMap(plus: 0, times: $0), AffineMap(plus: 1, times: $0)] }
    let predicates = comparisons.flatMap { comparison in maps.map { Predicate.compare(comparison, $0) } }
    let bounds = Bounds.intervals + Bounds.none
    expectSound(predicates, pairs(bounds, bounds))
    let points = (-3...3).map { Value(.number(from: $0, to: $0)) }
    expectExact(predicates, pairs(points, points))
  }

  @Test func nothingOverflows() {
    let ends: [Int64] = [.min, .min + 1, -1, 0, 1, .max - 1, .max]
    let points = ends.map { Value(.number(from: $0, to: $0)) }
    let maps = ends.flatMap { plus in ends.map { AffineMap(plus: plus, times: .init($0, over: 1_000_000)) } }
    for map in maps { expectExact(comparisons.map { .compare($0, map) }, pairs(points, points)) }
    let half = AffineMap(times: .init(5, over: 10))
    #expect(Predicate.compare(.above, half).holds(.number(.max), .number(.max)))
    #expect(Predicate.compare(.equal, half).holds(.number(1 << 61), .number(1 << 62)))
    #expect(!Predicate.compare(.equal, half).holds(.number(1 << 61), .number(1 << 62 + 1)))
  }

  @Test func everyConstraintHasItsPredicate() {
    let path = Path(subject: Subject(kind: KindID(0), terms: []), steps: [AttributeID(0)], span: .none)
    let operand = PathOperand(path: path, plus: 3, times: .init(2))
    let map = AffineMap(plus: 3, times: .init(2))
    let set = ValueSet(members: [1])
    let table: [(Constraint, Predicate, Constant?)] = [
      (.values(set), .values(set), nil), (.numbers(.all), .numbers(.all), nil),
      (.compare(.atLeast, operand), .compare(.atLeast, map), nil), (.present(false), .present(false), nil),
      (.includes(.constants([1])), .common(true), .set([1])), (.includes(.path(path)), .common(true), nil),
      (.includesAny(.constants([1, 2])), .common(true), .set([1, 2])),
      (.includesNone(.constants([1, 2])), .common(false), .set([1, 2])), (.size(.all), .size(.all), nil),
      (.sizeCompare(.below, operand), .sizeCompare(.below, map), nil),
    ]
    for (constraint, predicate, constant) in table {
      #expect(constraint.predicate == predicate)
      #expect(constraint.constant == constant)
    }
  }

  // MARK: Help

  private func interval(_ low: Int64, _ high: Int64) -> NumberSet { NumberSet(intervals: [low...high]) }

  private func pairs(_ left: [Value], _ right: [Value]) -> [(Value, Value?)] {
    // Contradictions are looked at once a side: they settle all.
    let plain = right.filter { $0.contradiction == .none }
    let odd = right.first { $0.contradiction == .certain }
    return left.flatMap { own in (own.contradiction == .none ? plain : [plain[0]]).map { (own, $0) } }
      + left.prefix(3).compactMap { own in odd.map { (own, $0) } }
  }

  private func expectExact(_ predicates: [Predicate], _ sides: [(Value, Value?)]) {
    for predicate in predicates {
      let wrong = sides.first { predicate.truth($0.0, $0.1) != predicate.bruteTruth($0.0, $0.1) }
      if let (left, right) = wrong {
        Issue.record("\(predicate): \(left), \(String(describing: right))")
      }
    }
  }

  /// What is certain holds of all completions, what is ruled out of none.
  private func expectSound(_ predicates: [Predicate], _ sides: [(Value, Value?)]) {
    for predicate in predicates {
      let wrong = sides.first { left, right in
        let (truth, brute) = (predicate.truth(left, right), predicate.bruteTruth(left, right))
        return (truth.certain && !brute.certain) || (brute.possible && !truth.possible)
      }
      if let (left, right) = wrong {
        Issue.record("\(predicate): \(left), \(String(describing: right))")
      }
    }
  }
}
