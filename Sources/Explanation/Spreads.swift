import RuleModel

/// The ids of what comes first in a reading that is one world; what equals the last of them counts too.
public func leaders(_ spread: Spread, _ run: Explainer) -> [String] {
  let keys = spread.by.first.map { run.keys(of: $0) } ?? []
  let placed = keys.compactMap { key -> (id: String, place: [Int64])? in
    guard spread.among.allSatisfy({ run.value(FactKey($0.attribute, numbers: key.numbers)).has($0.values) }) else {
      return nil
    }
    let place = spread.by.map { run.value(FactKey($0, numbers: key.numbers))?.measure }
    guard let first = place.first ?? nil else { return nil }
    let ids = Spelling(run.ruleSet, entities: run.profile.entities).entities(of: key)
    return (ids, [first] + place.dropFirst().map { $0 ?? (spread.isHighestFirst ? .min : .max) })
  }
  let sorted = placed.enumerated().sorted { one, other in
    if one.element.place == other.element.place { return one.offset < other.offset }
    return one.element.place.lexicographicallyPrecedes(other.element.place) != spread.isHighestFirst
  }.map(\.element)
  guard let last = sorted.prefix(spread.count).last?.place else { return [] }
  let more = sorted.dropFirst(spread.count).prefix { $0.place == last }
  return (sorted.prefix(spread.count) + more).map(\.id)
}

/// What comes first in several profiles, counted.
public struct SpreadTally: Sendable {
  public let lists: [[String]]
  /// By id, how many profiles have it among the first; the commonest first.
  public let counts: [(id: String, count: Int)]

  public init(_ lists: [[String]]) {
    self.lists = lists
    let tally = lists.joined().reduce(into: [String: Int]()) { $0[$1, default: 0] += 1 }
    counts = tally.map { (id: $0.key, count: $0.value) }.sorted { ($1.count, $0.id) < ($0.count, $1.id) }
  }

  /// How many of the first two profiles have in common, on average: in hundredths, rounded.
  public var shared: Int {
    let sets = lists.map { Set($0) }
    var (sum, pairs) = (0, 0)
    for (index, set) in sets.enumerated() {
      for other in sets.dropFirst(index + 1) {
        sum += set.intersection(other).count
        pairs += 1
      }
    }
    return pairs == 0 ? 0 : (sum * 200 + pairs) / (pairs * 2)
  }

  /// In hundredths.
  public func value(_ measure: Spread.Measure) -> Int {
    switch measure {
    case .commonest: (counts.first?.count ?? 0) * 100
    case .reached: counts.count * 100
    case .shared: shared
    }
  }
}

extension Value? {
  /// Whether it is one of these; nil: any value at all.
  fileprivate func has(_ ordinals: [Int]?) -> Bool {
    guard let self, self.isCertain, case .ordinals(let own) = self.possibilities else { return false }
    return ordinals.map { own.allSatisfy($0.contains) } ?? true
  }
}

extension Value {
  /// A number, or a place on a scale.
  fileprivate var measure: Int64? {
    guard isCertain else { return nil }
    switch possibilities {
    case .ordinals(let ordinals): return ordinals.first.map { Int64($0) }
    case .number(let from, _): return from
    case .set, .nothing: return nil
    }
  }
}
