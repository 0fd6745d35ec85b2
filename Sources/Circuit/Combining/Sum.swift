import RuleModel

/// `sum` and its bands: the base plus all weights that count.
enum Sum {
  static func combine(_ offers: [Offer], base: NumberPlanes, _ algebra: inout Algebra) -> NumberPlanes {
    let steps = offers.compactMap { offer -> (step: Int64, offer: Offer)? in
      if case .weight(let weight) = offer.contribution { (weight, offer) } else { nil }
    }
    return add(steps, to: base, &algebra)
  }

  /// The number plus signed steps: gains are added, losses are taken off the offset and given back where they fail. Low:
  /// certain gains and all possible losses; high the other way round.
  static func add(
    _ steps: [(step: Int64, offer: Offer)], to base: NumberPlanes, _ algebra: inout Algebra
  ) -> NumberPlanes {
    var number = base
    var low = algebra.build.weighted(number.low)
    var high = algebra.build.weighted(number.high)
    for (step, offer) in steps {
      for (digit, truth) in counted(offer, &algebra).enumerated() {
        let weight = UInt128(step.magnitude) << UInt128(digit)
        if step > 0 {
          low.append((truth.certain, weight))
          high.append((truth.possible, weight))
        } else {
          number.offset -= Int128(weight)
          low.append((algebra.build.not(truth.possible), weight))
          high.append((algebra.build.not(truth.certain), weight))
        }
      }
      let beyond = beyondList(offer, &algebra)
      if step > 0 {
        number.unboundedAbove = algebra.build.or(number.unboundedAbove, beyond)
      } else {
        number.unboundedBelow = algebra.build.or(number.unboundedBelow, beyond)
      }
    }
    number.low = algebra.build.sum(of: low)
    number.high = algebra.build.sum(of: high)
    return number
  }

  /// How often a contribution counts, in binary digits: once, or once for each entity of `for each`.
  private static func counted(_ offer: Offer, _ algebra: inout Algebra) -> [TruthPlanes] {
    let each = offer.projection.each
    guard !each.isEmpty else { return [offer.project(offer.truth, &algebra)] }
    let axes = offer.projection.kept(each)
    let some = algebra.count(offer.project(offer.truth.possible, keeping: each, &algebra), along: axes)
    let sure = algebra.count(offer.project(offer.truth.certain, keeping: each, &algebra), along: axes)
    return (0..<algebra.kinds.width(axes)).map { digit in
      TruthPlanes(
        possible: digit < some.count ? some[digit] : .never, certain: digit < sure.count ? sure[digit] : .never)
    }
  }

  /// Where entities that a list leaves out may add any number of times.
  private static func beyondList(_ offer: Offer, _ algebra: inout Algebra) -> Plane {
    let each = offer.projection.each.filter { algebra.kinds.mayBeOpen($0.kind) }
    guard !each.isEmpty else { return .never }
    let axes = offer.projection.kept(each)
    let lanes = offer.project(offer.truth.possible, keeping: each, &algebra)
    let beyond = algebra.build.or(axes.map { algebra.unlisted($0) })
    return algebra.some(algebra.build.and(lanes, beyond), axes)
  }

  /// The band in which a sum lies.
  static func band(_ number: NumberPlanes, _ bands: Bands, _ algebra: inout Algebra) -> OrdinalPlanes {
    let canBe = (0...bands.lowest.count).map { band -> Plane in
      let inside = algebra.build.passes(number, NumberSet(intervals: [bands.sums(of: band)]))
      return algebra.build.and(inside.possible, number.mayExist)
    }
    return OrdinalPlanes(canBe: canBe, mayBeEmpty: number.mayBeEmpty, contradiction: number.contradiction)
  }
}
