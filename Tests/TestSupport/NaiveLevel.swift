import RuleModel

extension NaiveWorld {
  func level(
    _ about: Attribute, _ entities: [Int], _ offers: [Offer], base: Operand, capWins: Bool
  ) -> NaiveOutcome {
    guard case .domain(let domain) = about.type else { preconditionFailure("a level without a scale") }
    let top = Int64(rules.domains[domain.raw].values.count - 1)
    let start = operand(base, entities, for: about.type).value
    let far: Int64 = 1_000_000

    let steps = steps(offers)
    let pre = start.ends.map { ends in
      let (low, high) = Self.add(steps, to: ends)
      return (low: low ?? -far, high: high ?? far)
    }
    let floors = offers.filter { $0.isFloor && $0.truth.can }
    let caps = offers.filter { $0.isCap && $0.truth.can }
    // The highest certain floor and the lowest certain cap, and the farthest that possible ones reach.
    let floor = floors.filter(\.truth.must).map(\.range.low).max()
    let highestFloor = floors.map(\.range.high).max()
    let cap = caps.filter(\.truth.must).map(\.range.high).min()
    let lowestCap = caps.map(\.range.low).min()

    var value = NaiveValue(.nothing, mayBeEmpty: start.mayBeEmpty, contradiction: Self.inherited(start))
    if let pre {
      let low = max(0, min(max(pre.low, floor ?? -far), lowestCap ?? far))
      let high = min(top, max(0, min(max(pre.high, highestFloor ?? -far), cap ?? far)))
      value.content = .ordinals(Set(Int(min(low, top))...Int(high)))
      // Reading (27): a floor or cap that contradicts itself makes a contradiction possible.
      if (floors + caps).contains(where: { $0.read?.value.contradiction ?? .none != .none }) {
        value.contradiction = .possible
      }
      if !capWins, let highestFloor, let lowestCap, highestFloor > lowestCap {
        value.contradiction = .possible
        // Reading: certain only if the base has a value for certain and does not itself contradict.
        if let floor, let cap, floor > cap {
          if !start.mayBeEmpty && start.contradiction == .none { value.contradiction = .certain }
          value.content = .nothing
        }
      }
    }

    var reasons: [NaiveReason] = []
    var active: [Offer] = []
    func note(_ offer: Offer, _ status: NaiveReason.Status) {
      reasons.append(offer.reason(status))
      if offer.isOverridden || status != .absorbed { active.append(offer) }
    }
    // Reading (12): without a value of the base the comparisons with what comes after the steps are false.
    let preLow = pre?.low ?? -far
    let preHigh = pre?.high ?? far
    for step in steps {
      let amount = step.truth.must ? step.amount : 0
      let status: NaiveReason.Status
      if step.amount > 0 {
        // Without it the least is lower only if it is certain.
        let isCapped = cap.map { preLow - amount >= $0 } ?? false
        status = isCapped ? .capped : (floor.map { preHigh <= $0 } ?? false) ? .absorbed : .applied
      } else {
        let isIdle = (floor.map { preHigh - amount <= $0 } ?? false) || (cap.map { preLow >= $0 } ?? false)
        status = isIdle ? .absorbed : .applied
      }
      for part in step.offers { note(part, status) }
    }
    for offer in offers where offer.isFloor {
      // Reading: of a floor or cap by path, every value that it may have lies there.
      let range = offer.range
      let isCapped = capWins && (cap.map { range.low > $0 } ?? false)
      let isIdle = (floor.map { range.high < $0 } ?? false) || range.high <= preLow
      note(offer, isCapped ? .capped : isIdle ? .absorbed : .applied)
    }
    for offer in offers where offer.isCap {
      let range = offer.range
      let isIdle = (cap.map { range.low > $0 } ?? false) || range.low >= max(preHigh, highestFloor ?? -far)
      note(offer, isIdle ? .absorbed : .applied)
    }
    return NaiveOutcome(
      value: value, reasons: reasons,
      tension: NaiveTension(
        upward: active.filter { $0.direction > 0 }.map(\.rule.id),
        downward: active.filter { $0.direction < 0 }.map(\.rule.id)))
  }
}

extension Offer {
  var isFloor: Bool { if case .atLeast = contribution { true } else { false } }
  var isCap: Bool { if case .atMost = contribution { true } else { false } }

  /// The positions a floor or cap may have; one that only contradicts itself lifts and holds nothing: always absorbed.
  var range: (low: Int64, high: Int64) {
    guard let ends = read?.value.ends, let low = ends.low, let high = ends.high else {
      return isFloor ? (-1_000_000, -1_000_000) : (1_000_000, 1_000_000)
    }
    return (low, high)
  }
}
