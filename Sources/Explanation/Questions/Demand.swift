import RuleModel

/// What a conclusion shall be, so that one can tell which contributions lead there and which lead away.
struct Demand {
  /// Whether a complete value will do; nil: none.
  let accepts: (Constant?) -> Bool
  /// As it stands.
  let now: Constant?
  /// Whether a higher, or a lower, value will do.
  let goesUp: Bool
  let goesDown: Bool
  /// Of a set that shall be just this one: its elements.
  var elements: [Int]?
  /// Positions or numbers among which every different answer occurs; none of what has no order.
  let probes: [Int64]
  /// Of an order the accepted value that is nearest above.
  let next: Int64?

  init(now: Constant?, probes: [Int64], isNumber: Bool, accepts: @escaping (Constant?) -> Bool) {
    self.accepts = accepts
    self.now = now
    self.probes = probes
    let accepted = probes.filter { accepts(isNumber ? .number($0) : .ordinal(Int($0))) }
    let own = now?.order
    next = accepted.filter { probe in own.map { probe > $0 } ?? true }.min()
    goesUp = next != nil
    goesDown = accepted.contains { probe in own.map { probe < $0 } ?? false }
  }

  /// Whether a contribution leads there (true), away (false), or neither way. `value` is what it contributes.
  func isServed(by contribution: Contribution, _ value: Constant?) -> Bool? {
    switch contribution {
    case .assert: return accepts(.ordinal(1))
    case .value: return value.map { accepts($0) } ?? true
    case .add: return isServed(byAdding: value)
    case .weight(let amount), .step(let amount): return isServed(upwards: amount > 0)
    case .atLeast: return isServed(byFloor: value?.order)
    case .atMost: return isServed(byCap: value?.order)
    }
  }

  private func isServed(upwards: Bool) -> Bool? {
    if goesUp == goesDown { return nil }
    return goesUp == upwards
  }

  private func isServed(byFloor floor: Int64?) -> Bool? {
    guard let floor, let own = now?.order else { return goesUp ? true : nil }
    if floor > own { return accepts(.ordinal(Int(floor))) ? true : nil }
    return floor == own && goesDown ? false : nil
  }

  private func isServed(byCap cap: Int64?) -> Bool? {
    guard let cap, let own = now?.order else { return goesDown ? true : nil }
    if cap < own { return accepts(.ordinal(Int(cap))) ? true : nil }
    return goesUp && next.map { cap < $0 } ?? false ? false : nil
  }

  private func isServed(byAdding value: Constant?) -> Bool? {
    guard case .ordinal(let element)? = value else { return true }
    let own = now?.elements ?? []
    if let elements { return elements.contains(element) ? (own.contains(element) ? nil : true) : false }
    let (with, without) = (Set(own + [element]).sorted(), own.filter { $0 != element })
    if !own.contains(element) { return accepts(.set(with)) || accepts(.set([element])) ? true : nil }
    return !accepts(now) && accepts(.set(without)) ? false : nil
  }
}

extension Constant {
  /// Position or number; nil for sets and texts.
  package var order: Int64? {
    switch self {
    case .ordinal(let ordinal): Int64(ordinal)
    case .number(let number): number
    case .set, .text: nil
    }
  }

  var elements: [Int] { if case .set(let elements) = self { elements } else { [] } }
}

extension RuleSet {
  /// Positions, or numbers among which a constraint with these constants gives every different answer.
  func probes(_ type: ValueType, _ bounds: [Int64]) -> [Int64] {
    switch type {
    case .boolean: return [0, 1]
    case .domain(let domain): return domains[domain.raw].values.indices.map { Int64($0) }
    case .number(let number):
      let all = bounds + [number.lower ?? -1_000_000_000_000_000, number.upper ?? 1_000_000_000_000_000]
      return Set(all.flatMap { [$0.addingSaturating(-1), $0, $0.addingSaturating(1)] }).filter {
        $0 >= number.lower ?? .min && $0 <= number.upper ?? .max
      }.sorted()
    case .reference, .set, .text: return []
    }
  }
}

extension Constraint {
  /// The numbers at which its answer may change.
  var bounds: [Int64] {
    switch self {
    case .numbers(let set), .size(let set): set.intervals.flatMap { [$0.lowerBound, $0.upperBound] }
    default: []
    }
  }
}
