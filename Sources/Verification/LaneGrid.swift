import Circuit

/// The combinations of entities of some axes, numbered with the last axis fastest.
struct LaneGrid: Sendable {
  let axes: [Axis]
  private let sizes: [Int]
  let count: Int

  init(_ axes: [Axis], sizes: [Int]) {
    self.axes = axes
    self.sizes = sizes
    count = sizes.reduce(1, *)
  }

  func place(_ entities: [Int]) -> Int { zip(sizes, entities).reduce(0) { $0 * $1.0 + $1.1 } }

  func place(_ entity: (Axis) -> Int) -> Int { place(axes.map(entity)) }

  func entities(at place: Int) -> [Int] {
    var rest = place
    var entities = Array(repeating: 0, count: sizes.count)
    for axis in sizes.indices.reversed() {
      entities[axis] = rest % sizes[axis]
      rest /= sizes[axis]
    }
    return entities
  }
}
