import Circuit
import Inference
import RuleModel

/// Whether answers keep their value where sets of facts may be anything: many sets side by side in one run.
///
/// Contested facts make a world of every combination of their cases, and the value has to be kept in each. So a set is
/// tried in a few worlds first. An answer fails where it fails in one combination; it holds where it holds with every contested
/// fact unknown as well, or all of them but one, which is followed case by case. Only where neither tells, all combinations are
/// run.
struct Forgetting {
  private typealias World = [Facts.Change]

  private let readings: Readings
  private let keys: [FactKey]
  /// What the answers have to be.
  private let wanted: [Value]
  private let contested: [Facts.Doubt]

  init(_ readings: Readings, _ answers: [Answer]) {
    self.readings = readings
    keys = answers.map(\.key)
    wanted = answers.map(\.bounds)
    contested = readings.bounds.facts.doubts
  }

  /// By set of facts, then by answer: whether it is known to fail, from a few combinations.
  func fail(_ sets: [[FactKey]]) -> [[Bool]] {
    zip(sets, values(sets.map { witnesses($0) }, sets)).map { _, own in
      keys.indices.map { isTold($0) && own[$0] != wanted[$0] }
    }
  }

  /// By set of facts, then by answer: whether it holds. Only for the answers that are asked; false for the others.
  func hold(_ sets: [[FactKey]], asking asked: [[Int]]) -> [[Bool]] {
    let lists = sets.map { [witnesses($0)] + covers($0) }
    let values = values(lists.joined().map { $0 }, zip(sets, lists).flatMap { set, own in own.map { _ in set } })
    var place = 0
    var told = zip(lists, asked).map { own, asked -> [Bool?] in
      defer { place += own.count }
      return keys.indices.map { asked.contains($0) ? verdict(values[place..<place + own.count], $0) : false }
    }
    let open = told.indices.filter { told[$0].contains(nil) }
    let exact = self.values(open.map { combinations(sets[$0]) }, open.map { sets[$0] })
    for (number, own) in zip(open, exact) {
      told[number] = keys.indices.map { told[number][$0] ?? (own[$0] == wanted[$0]) }
    }
    return told.map { $0.map { $0 ?? false } }
  }

  /// What the witnesses and each cover tell of an answer; nil where they do not.
  private func verdict(_ values: ArraySlice<[Value?]>, _ answer: Int) -> Bool? {
    guard isTold(answer), let witnesses = values.first else { return nil }
    if witnesses[answer] != wanted[answer] { return false }
    return values.dropFirst().contains { $0[answer] == wanted[answer] } ? true : nil
  }

  /// A contradiction may be another one in each world: all of them have to be seen together.
  private func isTold(_ answer: Int) -> Bool { wanted[answer].contradiction == .none }

  // MARK: Worlds

  private func unknown(_ set: [FactKey]) -> World { set.map { Facts.Change($0, .unknown) } }

  /// The contested facts that the set leaves.
  private func left(_ set: [FactKey]) -> [Facts.Doubt] { contested.filter { !set.contains($0.key) } }

  /// Some combinations: all facts in their first case, then each in its other ones.
  private func witnesses(_ set: [FactKey]) -> [World] {
    let own = unknown(set)
    return [own] + left(set).flatMap { doubt in doubt.cases.dropFirst().map { own + [Facts.Change(doubt.key, $0)] } }
  }

  /// Lists of worlds each of which together are wider than all combinations.
  private func covers(_ set: [FactKey]) -> [[World]] {
    let left = left(set)
    let all = unknown(set + left.map(\.key))
    return [[all]]
      + left.map { doubt in
        let others = all.filter { $0.key != doubt.key }
        return doubt.cases.map { others + [Facts.Change(doubt.key, $0)] }
      }
  }

  private func combinations(_ set: [FactKey]) -> [World] {
    left(set).reduce([unknown(set)]) { worlds, doubt in
      doubt.cases.flatMap { fact in worlds.map { $0 + [Facts.Change(doubt.key, fact)] } }
    }
  }

  // MARK: Running

  /// By list of worlds: what each answer can be in them. `sets` are the facts that may be anything there.
  private func values(_ lists: [[World]], _ sets: [[FactKey]]) -> [[Value?]] {
    var result = lists.map { _ in keys.map { _ in Value?.none } }
    // A run has the same lists of entities throughout, and an unknown reference may open one.
    let openness = sets.map { readings.profile.openness(forgetting: $0, in: readings.ruleSet) }
    for group in Dictionary(grouping: lists.indices, by: { openness[$0] }).values {
      let worlds = group.flatMap { number in lists[number].map { (list: number, world: $0) } }
      let most = max(1, min(1024, readings.bounds.circuit.worldsAtOnce(readings.profile)) - 1)
      for start in stride(from: 0, to: worlds.count, by: most) {
        let part = worlds[start..<min(start + most, worlds.count)]
        add(Array(part), isOpen: openness[group[0]], to: &result)
      }
    }
    return result
  }

  private func add(_ worlds: [(list: Int, world: World)], isOpen: [Bool], to result: inout [[Value?]]) {
    guard let varied = facts(isOpen)?.inFirstCase.varied(by: worlds.map(\.world)) else { return }
    for (answer, values) in Sweep(varied, of: keys, readings.bounds).values(keys).enumerated() {
      guard let values else { continue }
      for (number, world) in worlds.enumerated() {
        let own = values.distinct[values.number(number + 1)]
        result[world.list][answer] = result[world.list][answer].map { $0 == own ? own : $0.joined(own) } ?? own
      }
    }
  }

  private func facts(_ isOpen: [Bool]) -> Facts? {
    if isOpen == readings.bounds.profile.isOpen { return readings.bounds.facts }
    var profile = readings.profile
    profile.isOpen = isOpen
    return Facts(profile, readings.ruleSet, readings.bounds.circuit)
  }
}
