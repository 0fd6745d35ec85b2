/// The combinations of contested facts that give one answer, joined into few parts.
///
/// Of two combinations that differ in one fact alone the difference says nothing: they become one part.
struct CaseCover: Sendable, Equatable {
  /// Each part: for each fact which of its cases are meant.
  private(set) var parts: [[[Int]]]

  /// Takes combinations of the same facts, none twice.
  init(_ combinations: [[Int]]) {
    parts = combinations.map { $0.map { [$0] } }
    var before = 0
    repeat {
      before = parts.count
      for fact in (parts.first ?? []).indices { join(at: fact) }
    } while parts.count < before
  }

  /// Joins the parts that differ in one fact at most.
  private mutating func join(at fact: Int) {
    var order: [[[Int]]] = []
    var chosen: [[[Int]]: [Int]] = [:]
    for part in parts {
      var rest = part
      rest[fact] = []
      if chosen[rest] == nil { order.append(rest) }
      chosen[rest, default: []] += part[fact]
    }
    parts = order.map { rest in
      var part = rest
      part[fact] = (chosen[rest] ?? []).sorted()
      return part
    }
  }

  /// The facts that matter, of which each has so many cases.
  func facts(of counts: [Int]) -> [Int] {
    counts.indices.filter { fact in parts.contains { $0[fact].count < counts[fact] } }
  }
}
