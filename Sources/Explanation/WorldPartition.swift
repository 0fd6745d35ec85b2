/// Worlds that agree in everything read so far, told apart by each reading that differs.
///
/// Contested facts make many worlds, few of which differ in what bears on one conclusion: one of each class is enough.
struct WorldPartition {
  /// By world: the first world of its class.
  private var first: [Int]

  init(_ worlds: Int) { first = Array(repeating: 0, count: worlds) }

  /// The first world of each class, ascending.
  var representatives: [Int] { first.indices.filter { first[$0] == $0 } }

  /// Parts classes where the reading differs. Linear in worlds where it is the same in all.
  mutating func refine(_ readings: [UInt64]) {
    guard readings.contains(where: { $0 != readings[0] }) else { return }
    let before = first
    for world in first.indices {
      first[world] =
        (before[world]..<world).first { before[$0] == before[world] && readings[$0] == readings[world] } ?? world
    }
  }
}
