package import RuleModel

/// The value of one attribute of one entity in every world, each different one kept once.
package struct ValuesByWorld: Sendable {
  /// In the order of the first world in which each holds.
  package private(set) var distinct: [Value]
  /// By world, which of them; empty where one holds in all.
  private var numbers: [UInt16] = []
  private let worlds: Int

  init(_ first: Value, worlds: Int) {
    distinct = [first]
    self.worlds = worlds
  }

  /// What holds in a world whose predecessors are known.
  mutating func set(_ value: Value, in world: Int) {
    set(number: number(of: value), in: world..<world + 1)
  }

  mutating func repeatLast(in world: Int) { set(number: number(world - 1), in: world..<world + 1) }

  /// Which of the distinct values it is; a new one is the last.
  mutating func number(of value: Value) -> Int {
    if let known = distinct.firstIndex(of: value) { return known }
    distinct.append(value)
    return distinct.count - 1
  }

  /// Worlds whose predecessors are known.
  mutating func set(number: Int, in range: Range<Int>) {
    if numbers.isEmpty, number > 0 { numbers = Array(repeating: 0, count: worlds) }
    if !numbers.isEmpty { for world in range { numbers[world] = UInt16(clamping: number) } }
  }

  /// Which of the distinct values holds in a world.
  package func number(_ world: Int) -> Int { numbers.isEmpty ? 0 : Int(numbers[world]) }

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
