package import RuleModel

/// The value of one attribute of one entity in every world, each different one kept once.
package struct ValuesByWorld: Sendable {
  /// In the order of the first world in which each holds.
  package private(set) var distinct: [Value]
  /// By world, which of them; empty where one holds in all.
  private var numbers: [Int] = []
  private let worlds: Int

  init(_ first: Value, worlds: Int) {
    distinct = [first]
    self.worlds = worlds
  }

  /// What holds in a world whose predecessors are known.
  mutating func set(_ value: Value, in world: Int) {
    guard let known = distinct.firstIndex(of: value) else {
      distinct.append(value)
      return set(number: distinct.count - 1, in: world)
    }
    set(number: known, in: world)
  }

  mutating func repeatLast(in world: Int) { set(number: number(world - 1), in: world) }

  private mutating func set(number: Int, in world: Int) {
    if numbers.isEmpty, number > 0 { numbers = Array(repeating: 0, count: worlds) }
    if !numbers.isEmpty { numbers[world] = number }
  }

  /// Which of the distinct values holds in a world.
  package func number(_ world: Int) -> Int { numbers.isEmpty ? 0 : numbers[world] }

  /// What it can be in any of some worlds.
  package func joined(in worlds: Range<Int>) -> Value {
    var seen: [Int] = []
    for number in worlds.map(number) where !seen.contains(number) { seen.append(number) }
    return seen.dropFirst().reduce(distinct[seen.first ?? 0]) { $0.joined(distinct[$1]) }
  }

  /// By world.
  package var all: [Value] { (0..<worlds).map { distinct[number($0)] } }

  /// What it can be in any of the worlds.
  package var joined: Value { distinct.dropFirst().reduce(distinct[0]) { $0.joined($1) } }
}
