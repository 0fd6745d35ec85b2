import RuleModel

/// What is noted of some worlds of a sweep, so that it can be gone on with: the number of each outcome's value, and not what the
/// value is.
extension WorldTally {
  /// By outcome: 0 and the number of all worlds, 1 and a byte for each, or 2 and two bytes for each; before them the worlds
  /// that cannot be.
  func piece(of worlds: Range<Int>) -> [UInt8] {
    var bytes: [UInt8] = []
    let left = impossible.isEmpty ? [] : worlds.filter(impossible.contains)
    bytes.append(number: left.count, size: 4)
    for world in left { bytes.append(number: world - worlds.lowerBound, size: 4) }
    for column in columns {
      let numbers = worlds.map { column[$0] }
      let size = numbers.contains { $0 > 255 } ? 2 : 1
      if numbers.allSatisfy({ $0 == numbers[0] }) {
        bytes.append(0)
        bytes.append(number: numbers[0], size: 2)
      } else {
        bytes.append(UInt8(size))
        for number in numbers { bytes.append(number: number, size: size) }
      }
    }
    return bytes
  }

  /// False, and nothing of use, where the bytes are not of so many worlds.
  mutating func restore(_ bytes: [UInt8], in worlds: Range<Int>) -> Bool {
    var rest = bytes[...]
    guard let left = rest.takeNumber(4), left <= worlds.count else { return false }
    for _ in 0..<left {
      guard let world = rest.takeNumber(4), world < worlds.count else { return false }
      impossible.insert(worlds.lowerBound + world)
    }
    for key in columns.indices {
      guard let kind = rest.popFirst(), kind <= 2 else { return false }
      let constant = kind == 0 ? rest.takeNumber(2) : nil
      for world in worlds {
        guard let number = kind == 0 ? constant : rest.takeNumber(Int(kind)) else { return false }
        columns[key].set(number, in: world)
        let missing = number + 1 - distinct[key].count
        if missing > 0 { distinct[key] += Array(repeating: Value(.nothing), count: missing) }
      }
    }
    return rest.isEmpty
  }

  /// For each number of each outcome a world that has it.
  var examples: [(key: Int, number: Int, world: Int)] {
    keys.indices.flatMap { key in
      var found: [Int: Int] = [:]
      for world in 0..<product.count where found.count < distinct[key].count && !impossible.contains(world) {
        if found[columns[key][world]] == nil { found[columns[key][world]] = world }
      }
      return found.map { (key, $0.key, $0.value) }
    }
  }

  /// Says which value a number stands for.
  mutating func name(_ key: Int, _ number: Int, _ value: Value) { distinct[key][number] = value }
}

extension [UInt8] {
  /// Low bytes first.
  fileprivate mutating func append(number: Int, size: Int) {
    for byte in 0..<size { append(UInt8(truncatingIfNeeded: number >> (8 * byte))) }
  }
}

extension ArraySlice<UInt8> {
  fileprivate mutating func takeNumber(_ size: Int) -> Int? {
    guard count >= size else { return nil }
    defer { removeFirst(size) }
    return (0..<size).reduce(0) { $0 | Int(self[startIndex + $1]) << (8 * $1) }
  }
}
