/// A set of worlds. Up to 64 worlds lie in one word; more need no other code.
public struct WorldSet: Hashable, Sendable {
  private var first: UInt64
  private var rest: [UInt64]

  public init(count: Int, all: Bool = false) {
    first = 0
    rest = count > 64 ? Array(repeating: 0, count: (count - 1) / 64) : []
    if all { for world in 0..<count { insert(world) } }
  }

  public mutating func insert(_ world: Int) {
    if world < 64 { first |= 1 << UInt64(world) } else { rest[world / 64 - 1] |= 1 << UInt64(world % 64) }
  }

  public func contains(_ world: Int) -> Bool {
    (world < 64 ? first : rest[world / 64 - 1]) >> UInt64(world % 64) & 1 == 1
  }

  public var isEmpty: Bool { first == 0 && rest.allSatisfy { $0 == 0 } }

  /// The least world; nil if there is none.
  public var least: Int? {
    if first != 0 { return first.trailingZeroBitCount }
    return rest.firstIndex { $0 != 0 }.map { ($0 + 1) * 64 + rest[$0].trailingZeroBitCount }
  }

  public func intersection(_ other: WorldSet) -> WorldSet { combined(other) { $0 & $1 } }
  public func subtracting(_ other: WorldSet) -> WorldSet { combined(other) { $0 & ~$1 } }
  public func union(_ other: WorldSet) -> WorldSet { combined(other) { $0 | $1 } }

  private func combined(_ other: WorldSet, _ gate: (UInt64, UInt64) -> UInt64) -> WorldSet {
    var result = self
    result.first = gate(first, other.first)
    for index in rest.indices { result.rest[index] = gate(rest[index], other.rest[index]) }
    return result
  }

  /// Splits each class of worlds into those in the set and those outside.
  public func split(_ classes: inout [WorldSet]) {
    guard classes.contains(where: cuts) else { return }
    var result: [WorldSet] = []
    for members in classes {
      let inside = members.intersection(self)
      if inside.isEmpty || inside == members {
        result.append(members)
      } else {
        result.append(inside)
        result.append(members.subtracting(self))
      }
    }
    classes = result
  }

  /// Whether a class has worlds both in the set and outside.
  private func cuts(_ members: WorldSet) -> Bool {
    if rest.isEmpty { return members.first & first != 0 && members.first & ~first != 0 }
    return !members.intersection(self).isEmpty && !members.subtracting(self).isEmpty
  }
}

/// Worlds that look alike, with one that stands for them.
public struct WorldClass: Sendable {
  public var members: WorldSet
  public var world: Int
}
