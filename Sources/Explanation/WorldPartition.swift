/// Worlds that agree in everything read so far, told apart by each reading that differs.
///
/// Contested facts make many worlds, few of which differ in what bears on one conclusion: one of each class is enough.
struct WorldPartition {
  private struct Class: Hashable {
    var number: Int
    var reading: UInt64
  }
  /// By world the number of its class; classes are numbered in the order of their first worlds.
  private(set) var numbers: [Int]
  /// The first world of each class, ascending.
  private(set) var representatives: [Int] = [0]

  init(_ worlds: Int) { numbers = Array(repeating: 0, count: worlds) }

  /// Parts classes where the reading differs. Linear in worlds.
  mutating func refine(_ readings: [UInt64]) {
    guard readings.contains(where: { $0 != readings[0] }) else { return }
    var known: [Class: Int] = [:]
    representatives = []
    for world in numbers.indices {
      let own = Class(number: numbers[world], reading: readings[world])
      if known[own] == nil {
        known[own] = representatives.count
        representatives.append(world)
      }
      numbers[world] = known[own] ?? 0
    }
  }
}
