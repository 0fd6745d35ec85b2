/// The value of one attribute of one entity in every world, each different one kept once.
public struct ValuesByWorld: Sendable {
  /// In the order of the first world in which each holds.
  public private(set) var distinct: [Value]
  /// By world, which of them; empty where one holds in all.
  private var numbers: [Int] = []
  private var worlds = 1

  init(_ first: Value) { distinct = [first] }

  mutating func repeatLast() { append(number: numbers.last ?? 0) }

  mutating func append(_ value: Value) {
    if let known = distinct.firstIndex(of: value) { return append(number: known) }
    distinct.append(value)
    append(number: distinct.count - 1)
  }

  private mutating func append(number: Int) {
    if numbers.isEmpty, number > 0 { numbers = Array(repeating: 0, count: worlds) }
    if !numbers.isEmpty { numbers.append(number) }
    worlds += 1
  }

  /// Which of the distinct values holds in a world.
  public func number(_ world: Int) -> Int { numbers.isEmpty ? 0 : numbers[world] }

  /// What it can be in any of the worlds.
  public var joined: Value { distinct.dropFirst().reduce(distinct[0]) { $0.joined($1) } }
}
