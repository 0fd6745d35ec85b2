import Circuit

/// Which lanes of one grid lead to which of another: the same for all planes of these.
struct LaneMaps {
  private struct Way: Hashable {
    var source: [Axis]
    var target: [Axis]
    var routes: [Route]
  }
  private var sources: [Way: [Int]] = [:]
  private var groups: [Way: [[Int]]] = [:]

  /// For each lane of the target the one of the source from which it is moved.
  mutating func sources(_ source: LaneGrid, _ target: LaneGrid, _ routes: [Route]) -> [Int] {
    let way = Way(source: source.axes, target: target.axes, routes: routes)
    if let known = sources[way] { return known }
    let found = (0..<target.count).map { lane in
      let entities = target.entities(at: lane)
      let places = routes.map { route in
        switch route {
        case .axis(let position): entities[position]
        case .entity(let entity): entity
        }
      }
      return source.place(places)
    }
    sources[way] = found
    return found
  }

  /// For each lane of the target those of the source that lead to it.
  mutating func groups(_ source: LaneGrid, _ target: LaneGrid) -> [[Int]] {
    let way = Way(source: source.axes, target: target.axes, routes: [])
    if let known = groups[way] { return known }
    let positions = target.axes.map { source.axes.firstIndex(of: $0) ?? 0 }
    var found = Array(repeating: [Int](), count: target.count)
    for lane in 0..<source.count {
      let entities = source.entities(at: lane)
      found[target.place(positions.map { entities[$0] })].append(lane)
    }
    groups[way] = found
    return found
  }
}
