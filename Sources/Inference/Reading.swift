import Circuit
import RuleLanguage

/// Reading bits over all worlds at once.
extension Evaluation {
  /// The worlds in which a plane is on. The place must have the plane's axes.
  public func worldSet(_ plane: Plane, at place: Place) -> WorldSet {
    var result = WorldSet(count: worlds)
    let (bit, stride) = bits(plane, at: place)
    for world in 0..<worlds where lanes.isOn(plane, bit: bit + world * stride) { result.insert(world) }
    return result
  }

  /// The bit of a plane in the first world, and the way to the next.
  func bits(_ plane: Plane, at place: Place) -> (bit: Int, stride: Int) {
    let index = Int(circuit.shapeOfPlane[Int(plane.index)])
    var bit = 0
    for (number, axis) in circuit.shapes[index].enumerated() {
      guard let position = place.axes.firstIndex(of: axis) else { continue }
      bit += place.entities[position] * lanes.layout.shapes[index].strides[number]
    }
    return (bit, lanes.layout.shapes[index].worldStride)
  }

  public var allWorlds: WorldSet { WorldSet(count: worlds, all: true) }

  /// The classes of worlds in which an attribute's wires are the same.
  public func split(_ classes: inout [WorldSet], by wires: Wires, at place: Place) {
    guard worlds > 1 else { return }
    for plane in wires.planes {
      guard let target = circuit.axes(of: plane).first(where: { !place.axes.contains($0) }) else {
        worldSet(plane, at: place).split(&classes)
        continue
      }
      for entity in 0..<laneCount(target.kind) {
        worldSet(plane, at: Place(place.axes + [target], place.entities + [entity])).split(&classes)
      }
    }
  }

  public func representatives(_ classes: [WorldSet]) -> [WorldClass] {
    classes.compactMap { members in members.least.map { WorldClass(members: members, world: $0) } }
      .sorted { $0.world < $1.world }
  }

  /// Every combination of the entities of a plane's own axes that is on in some world.
  public func lanesOn(_ plane: Plane) -> [[Int]] {
    let shape = lanes.shape(plane)
    guard !shape.sizes.isEmpty else { return worldSet(plane, at: Place([], [])).isEmpty ? [] : [[]] }
    let wordsPerWorld = shape.rowsPerWorld * shape.wordsPerRow
    var result: [[Int]] = []
    for word in 0..<wordsPerWorld {
      var bits: UInt64 = 0
      for world in 0..<worlds { bits |= lanes.words[lanes.start(plane) + world * wordsPerWorld + word] }
      while bits != 0 {
        result.append(entities(word * 64 + bits.trailingZeroBitCount, shape))
        bits &= bits - 1
      }
    }
    return result
  }

  private func entities(_ bit: Int, _ shape: Layout.Shape) -> [Int] {
    var rest = bit
    return shape.strides.map { stride in
      defer { rest %= stride }
      return rest / stride
    }
  }
}
