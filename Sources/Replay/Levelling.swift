import RuleModel

/// Floors and caps of a level, and the bounds after its steps.
private struct Ladder {
  /// After the steps; nil where the base has no value.
  var ends: Ends?
  /// The highest certain floor, the lowest certain cap.
  var floor: Int64?
  var cap: Int64?
  /// As far as possible ones reach.
  var highestFloor: Int64?
  var lowestCap: Int64?

  init(_ all: [Weighed], _ ends: Ends?) {
    self.ends = ends
    for one in all where one.truth.can {
      guard let range = one.range else { continue }
      if one.isFloor {
        highestFloor = max(highestFloor ?? range.upperBound, range.upperBound)
        if one.truth.must { floor = max(floor ?? range.lowerBound, range.lowerBound) }
      } else {
        lowestCap = min(lowestCap ?? range.lowerBound, range.lowerBound)
        if one.truth.must { cap = min(cap ?? range.upperBound, range.upperBound) }
      }
    }
  }

  /// The positions between which the level lies.
  func positions(_ top: Int64) -> [Int]? {
    guard let ends else { return nil }
    var low = max(ends.low ?? .min, floor ?? .min)
    low = min(low, lowestCap ?? .max)
    var high = max(ends.high ?? .max, highestFloor ?? .min)
    high = min(high, cap ?? .max)
    return Array(Int(min(max(low, 0), top))...Int(min(max(high, 0), top)))
  }

  // MARK: Status

  func status(floor range: ClosedRange<Int64>, capWins: Bool) -> Status {
    if capWins, let cap, range.lowerBound > cap { return .capped }
    if let floor, range.upperBound < floor { return .absorbed }
    if let low = ends?.low, range.upperBound <= low { return .absorbed }
    return .applied
  }

  func status(cap range: ClosedRange<Int64>) -> Status {
    if let cap, range.lowerBound > cap { return .absorbed }
    guard let high = ends?.high else { return .applied }
    return range.lowerBound >= max(high, highestFloor ?? high) ? .absorbed : .applied
  }

  /// Without the step the bound differs only if the step is certain.
  func status(_ move: Combination.Move) -> Status {
    let own = move.truth.must ? move.amount : 0
    if move.amount > 0 {
      if let cap, let low = ends?.low, low - own >= cap { return .capped }
      if let floor, let high = ends?.high, high <= floor { return .absorbed }
    } else {
      if let floor, let high = ends?.high, high - own <= floor { return .absorbed }
      if let cap, let low = ends?.low, low >= cap { return .absorbed }
    }
    return .applied
  }
}

extension Weighed {
  var isFloor: Bool { if case .atLeast = contribution { true } else { false } }
  /// A floor or a cap.
  var isBound: Bool { if case .atMost = contribution { true } else { isFloor } }
  /// The positions that a floor or cap may have; nil of all others, and of one that only contradicts itself.
  var range: ClosedRange<Int64>? {
    switch contribution {
    case .atLeast, .atMost:
      offered?.value.ends.flatMap { ends in ends.low.flatMap { low in ends.high.map { low...$0 } } }
    default: nil
    }
  }
}

extension Combination {
  func level(_ key: FactKey, _ all: [Weighed], _ base: Operand, capWins: Bool) -> Combined {
    let start = self.start(base, key)
    let moves = moves(all)
    let ladder = Ladder(all, start.ends.map { moved($0, moves) })
    var statuses = all.map { status($0, ladder, capWins: capWins) }
    for move in moves {
      let status = ladder.status(move)
      for member in move.members where !all[member].isOverridden { statuses[member] = status }
    }
    let clashes = all.contains { $0.truth.can && $0.isBound && $0.offered?.value.clashes == true }
    let value = value(start, ladder, key, capWins: capWins, clashes: clashes)
    var result = Combined(value: value, statuses: statuses)
    for (one, status) in zip(all, statuses) where status != .absorbed { result.takeSide(one) }
    return result
  }

  /// `clashes`: a floor or cap may contradict itself.
  private func value(
    _ start: Finding, _ ladder: Ladder, _ key: FactKey, capWins: Bool, clashes: Bool
  ) -> Finding {
    var value = Finding(.nothing, mayBeEmpty: start.mayBeEmpty, contradiction: start.clashes ? .possible : .none)
    guard case .domain(let domain) = scene.rules.attributes[key.attribute.raw].type,
      let positions = ladder.positions(Int64(scene.rules.domains[domain.raw].values.count - 1))
    else { return value }
    value.content = .ordinals(positions)
    if clashes { value.contradiction = .possible }
    guard !capWins, let floor = ladder.highestFloor, let cap = ladder.lowestCap, floor > cap else { return value }
    value.contradiction = .possible
    guard let floor = ladder.floor, let cap = ladder.cap, floor > cap else { return value }
    // Certain only if there is a level at all.
    if !start.mayBeEmpty && !start.clashes { value.contradiction = .certain }
    value.content = .nothing
    return value
  }

  /// Of floors and caps; steps are judged together.
  private func status(_ one: Weighed, _ ladder: Ladder, capWins: Bool) -> Status {
    if one.isOverridden { return .defeated }
    switch one.contribution {
    case .atLeast: return one.range.map { ladder.status(floor: $0, capWins: capWins) } ?? .absorbed
    case .atMost: return one.range.map { ladder.status(cap: $0) } ?? .absorbed
    default: return .applied
    }
  }
}
