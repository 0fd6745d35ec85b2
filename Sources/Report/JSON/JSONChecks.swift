/// The keys an object has named so far: looked through while few, hashed when many.
struct KeySet {
  private var few: [String] = []
  private var many: Set<[UInt8]> = []

  /// Whether the key is new.
  mutating func insert(_ key: String) -> Bool {
    if few.count < 12 {
      if few.contains(where: { sameBytes($0, key) }) { return false }
      few.append(key)
      return true
    }
    if many.isEmpty { many = Set(few.map { Array($0.utf8) }) }
    return many.insert(Array(key.utf8)).inserted
  }
}

/// Where the bytes stop being UTF-8, or nil.
func firstInvalidUTF8(_ bytes: [UInt8]) -> Int? {
  var index = 0
  while index < bytes.count {
    if bytes[index] < 0x80 {
      index += 1
    } else if let length = sequenceLength(bytes, at: index) {
      index += length
    } else {
      return index
    }
  }
  return nil
}

/// The length of the well-formed sequence of two to four bytes here (Unicode, table 3-7), or nil.
private func sequenceLength(_ bytes: [UInt8], at index: Int) -> Int? {
  let shape: (length: Int, second: ClosedRange<UInt8>)
  switch bytes[index] {
  case 0xC2...0xDF: shape = (2, 0x80...0xBF)
  case 0xE0: shape = (3, 0xA0...0xBF)
  case 0xED: shape = (3, 0x80...0x9F)
  case 0xE1...0xEF: shape = (3, 0x80...0xBF)
  case 0xF0: shape = (4, 0x90...0xBF)
  case 0xF1...0xF3: shape = (4, 0x80...0xBF)
  case 0xF4: shape = (4, 0x80...0x8F)
  default: return nil
  }
  guard index + shape.length <= bytes.count, shape.second ~= bytes[index + 1] else { return nil }
  let rest = bytes[(index + 2)..<(index + shape.length)]
  return rest.allSatisfy { 0x80...0xBF ~= $0 } ? shape.length : nil
}
