package import RuleModel

/// What becomes of the moves of a document in all worlds of a sweep: three figures side by side, and never one score.
package struct SweptMoves: Sendable {
  package struct Move: Sendable {
    /// The entity, by its number.
    package var entity: Int
    /// Whether it is a move as the profile stands.
    package var isStanding: Bool
    /// In how many worlds it is a move.
    package var stays: Int
    /// The lowest value of the measure in any world: nil where no world has one.
    package var worst: Value?
    /// By how many steps the best of all stands above it in the world where that is most, and its place by that, from 1.
    package var regret: Int
    package var rank: Int
    /// Where it is no move.
    package var failures: Failures
  }
  package let kind: KindID
  /// What is compared of them: the first attribute of which the document tells reasons that has an order.
  package let measure: AttributeID?
  /// As the profile stands, then those of other worlds, which are moves in the most worlds first.
  package let moves: [Move]

  /// The attributes that are asked for.
  package static func attributes(_ moves: Moves, _ ruleSet: RuleSet) -> [AttributeID] {
    var reads = DocumentReads()
    reads.add(moves.list)
    let paths = reads.paths + reads.conditions.flatMap(\.paths)
    let asked = paths.flatMap(\.steps) + (measure(moves, ruleSet).map { [$0] } ?? [])
    return Set(asked.filter { ruleSet[$0].isDerived }).sorted()
  }

  private static func measure(_ moves: Moves, _ ruleSet: RuleSet) -> AttributeID? {
    (moves.reasons?.paths ?? []).lazy.compactMap(\.steps.last).first { attribute in
      guard ruleSet[attribute].kind == moves.list.kind else { return false }
      switch ruleSet[attribute].type {
      case .number: return true
      case .domain(let domain): return ruleSet.domains[domain.raw].isOrdered
      case .boolean, .set, .reference, .text: return false
      }
    }
  }

  /// Of a sweep that asked for ``attributes(_:_:)``. Linear in worlds × entities.
  package init(_ moves: Moves, _ scope: [Variable], _ swept: SweptOutcomes) {
    kind = moves.list.kind
    let ruleSet = swept.working.ruleSet
    measure = Self.measure(moves, ruleSet)
    let lists = MoveLists(moves.list, scope, swept)
    let regrets = measure.map { Regrets($0, swept) }
    let standing = lists.standing
    let others = Set(lists.distinct.joined()).subtracting(standing)
    let worlds = Dictionary(uniqueKeysWithValues: (standing + others).map { ($0, lists.worlds(of: $0)) })
    let order = standing + others.sorted { (worlds[$1] ?? 0, $0) < (worlds[$0] ?? 0, $1) }
    let ranks = order.map { regrets?.greatest($0) ?? 0 }
    self.moves = zip(order, ranks).map { entity, regret in
      Move(
        entity: entity, isStanding: standing.contains(entity), stays: worlds[entity] ?? 0,
        worst: regrets?.worst(entity),
        regret: regret, rank: 1 + ranks.count { $0 < regret }, failures: lists.failures(entity))
    }
  }
}

/// The entries of a list in every world.
private struct MoveLists {
  let standing: [Int]
  private(set) var distinct: [[Int]] = []
  private var column: WorldColumn
  private let tally: WorldTally

  init(_ list: EntityList, _ scope: [Variable], _ swept: SweptOutcomes) {
    let base = WorkingValues(swept.working)
    tally = swept.tally
    column = WorldColumn(worlds: tally.product.count)
    let variable = list.bound.first?.raw ?? 0
    func entries(_ values: WorkingValues) -> [Int] {
      values.entries(list, Array(repeating: 0, count: scope.count), scope).map { $0[variable] }
    }
    standing = entries(base)
    var reads = DocumentReads()
    reads.add(list)
    let read = Set((reads.paths + reads.conditions.flatMap(\.paths)).flatMap(\.steps))
    let keys = tally.keys.indices.filter { read.contains(tally.keys[$0].attribute) && !tally.columns[$0].isConstant }
    let facts = tally.product.varied.indices.filter { fact in
      tally.product.varied[fact].choices.contains { $0.facts.contains { read.contains($0.key.attribute) } }
    }
    var known: [[UInt16]: Int] = [:]
    var numbers: [[Int]: Int] = [:]
    for world in 0..<tally.product.count where !tally.impossible.contains(world) {
      let state =
        keys.map { UInt16(tally.columns[$0][world]) } + facts.map { UInt16(tally.product.choice(of: $0, in: world)) }
      let number: Int
      if let found = known[state] {
        number = found
      } else {
        let list = entries(
          base.changing(Self.values(world, keys: Array(tally.keys.indices), tally, swept.working.ruleSet)))
        number = numbers[list] ?? distinct.count
        if number == distinct.count { distinct.append(list) }
        (numbers[list], known[state]) = (number, number)
      }
      column.set(number, in: world)
    }
  }

  /// What is otherwise in a world, among it what the world states.
  private static func values(_ world: Int, keys: [Int], _ tally: WorldTally, _ ruleSet: RuleSet) -> [FactKey: Value] {
    var values: [FactKey: Value] = [:]
    for key in keys where !tally.distinct[key].isEmpty {
      values[tally.keys[key]] = tally.distinct[key][tally.columns[key][world]]
    }
    for (key, statement) in tally.product.facts(of: world) {
      if let value = Value(statement, of: ruleSet[key.attribute].type) { values[key] = value }
    }
    return values
  }

  /// In how many worlds the entity is listed.
  func worlds(of entity: Int) -> Int {
    let holds = distinct.map { $0.contains(entity) }
    return (0..<tally.product.count).count { !tally.impossible.contains($0) && holds[column[$0]] }
  }

  /// Where it is not.
  func failures(_ entity: Int) -> Failures {
    let holds = distinct.map { $0.contains(entity) }
    var own = WorldColumn(worlds: tally.product.count)
    for world in 0..<tally.product.count where !tally.impossible.contains(world) {
      own.set(holds[column[world]] ? 0 : 1, in: world)
    }
    let allFail = !holds.contains(true)
    return Failures(tally, tally.deciding(own)) { allFail || own[$0] == 1 }
  }
}

/// How far each entity of a kind stands below the best one, world by world (L. J. Savage, The theory of statistical decision,
/// Journal of the American Statistical Association 46, 1951).
private struct Regrets {
  private var greatest: [Int: Int] = [:]
  private var worst: [Int: (measure: Int64, value: Value)] = [:]

  init(_ attribute: AttributeID, _ swept: SweptOutcomes) {
    let tally = swept.tally
    let keys = tally.keys.indices.filter { tally.keys[$0].attribute == attribute }
    let measures = keys.map { tally.distinct[$0].map(Self.measure) }
    for world in 0..<tally.product.count where !tally.impossible.contains(world) {
      let own = zip(keys, measures).map { key, measures in measures[tally.columns[key][world]] }
      guard let best = own.max() else { continue }
      for (key, measure) in zip(keys, own) {
        let entity = tally.keys[key].numbers.first ?? 0
        greatest[entity] = max(greatest[entity] ?? 0, Int(clamping: best - measure))
        if worst[entity].map({ measure < $0.measure }) ?? true {
          worst[entity] = (measure, tally.distinct[key][tally.columns[key][world]])
        }
      }
    }
  }

  /// What has no value lies below all that has one.
  private static func measure(_ value: Value) -> Int64 {
    switch value.constant {
    case .number(let number)?: max(-(1 << 40), min(1 << 40, number))
    case .ordinal(let ordinal)?: Int64(ordinal)
    case .set, .text, nil: -(1 << 41)
    }
  }

  func greatest(_ entity: Int) -> Int { greatest[entity] ?? 0 }
  func worst(_ entity: Int) -> Value? { worst[entity]?.value }
}
