extension StringProtocol {
  /// Whether a text stands in it, byte by byte. The library's own search compares characters, at many times the cost.
  package func containsBytes(of part: String) -> Bool {
    var part = part
    return part.withUTF8 { part in
      utf8.withContiguousStorageIfAvailable { $0.holds(part) } ?? Array(utf8).withUnsafeBufferPointer { $0.holds(part) }
    }
  }
}

extension UnsafeBufferPointer<UInt8> {
  /// O(n × m) at worst; texts are sentences.
  fileprivate func holds(_ part: UnsafeBufferPointer<UInt8>) -> Bool {
    guard let first = part.first else { return true }
    var start = 0
    while start + part.count <= count {
      if self[start] == first, self[start..<start + part.count].elementsEqual(part) { return true }
      start += 1
    }
    return false
  }
}
