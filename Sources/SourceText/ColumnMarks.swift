/// Columns known beforehand on lines too long to count along for every diagnostic.
///
/// A mark stands between two ASCII characters, where no character can begin before it and end behind, so that what is
/// counted up to a mark and from it adds up.
struct ColumnMarks: Sendable {
  private struct Mark: Sendable {
    let byte: Int
    /// Characters of the line before it.
    let characters: Int
  }

  /// Bytes between two marks, at least.
  private static let distance = 1024

  private var marks: [Mark] = []

  /// Marks a line; nothing on one of usual length. Lines come in the order of the file. O(length).
  mutating func add(_ line: Range<Int>, of bytes: [UInt8]) {
    var last = Mark(byte: line.lowerBound, characters: 0)
    while line.upperBound - last.byte > 2 * Self.distance {
      guard let next = Self.boundary(from: last.byte + Self.distance, to: line.upperBound, in: bytes) else { return }
      last = Mark(byte: next, characters: last.characters + Self.characters(in: bytes[last.byte..<next]))
      marks.append(last)
    }
  }

  /// Characters from the start of a line up to a byte. O(log marks) and the way from the last mark.
  func characters(from start: Int, to end: Int, in bytes: [UInt8]) -> Int {
    var low = 0
    var high = marks.count
    while low < high {
      let middle = (low + high) / 2
      if marks[middle].byte <= end { low = middle + 1 } else { high = middle }
    }
    guard low > 0, marks[low - 1].byte > start else { return Self.characters(in: bytes[start..<end]) }
    return marks[low - 1].characters + Self.characters(in: bytes[marks[low - 1].byte..<end])
  }

  private static func boundary(from start: Int, to end: Int, in bytes: [UInt8]) -> Int? {
    (start..<end).first { bytes[$0 - 1] < 0x80 && bytes[$0] < 0x80 }
  }

  private static func characters(in bytes: ArraySlice<UInt8>) -> Int {
    bytes.allSatisfy { $0 < 0x80 } ? bytes.count : String(decoding: bytes, as: UTF8.self).count
  }
}
