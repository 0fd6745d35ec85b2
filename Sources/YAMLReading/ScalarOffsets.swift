import SourceText

/// The way from libyaml's places, which count Unicode scalars, to bytes.
///
/// Events come in the order of the text but for a few steps, so walking from the last place asked for is O(n) for a
/// whole file and needs no table.
struct ScalarOffsets {
  private let text: [UInt8]
  private let isASCII: Bool
  private let base: Int
  private var scalar = 0
  private var byte: Int

  init(_ text: CheckedText) {
    self.text = text.bytes
    isASCII = text.isASCII
    base = text.start
    byte = text.start
  }

  /// The byte at which a scalar starts, or before which one ends; the end of the text for those beyond it.
  mutating func byte(ofScalar target: Int) -> Int {
    if isASCII { return min(base + target, text.count) }
    text.withUnsafeBytes { bytes in
      if scalar < target { goForth(to: target, bytes) } else { goBack(to: target, bytes) }
    }
    return byte
  }

  private mutating func goForth(to target: Int, _ bytes: UnsafeRawBufferPointer) {
    while scalar + 8 < target, byte + 8 < bytes.count {
      scalar += ByteWord(bytes, at: byte).scalarStarts
      byte += 8
    }
    if scalar < target, byte + 8 <= bytes.count, target - scalar <= 8, ByteWord(bytes, at: byte).isASCII {
      byte += target - scalar
      scalar = target
    }
    // The word may have ended within a scalar, which counts already.
    while byte < bytes.count, bytes[byte] & 0xC0 == 0x80 { byte += 1 }
    while scalar < target, byte < bytes.count {
      byte += 1
      while byte < bytes.count, bytes[byte] & 0xC0 == 0x80 { byte += 1 }
      scalar += 1
    }
  }

  private mutating func goBack(to target: Int, _ bytes: UnsafeRawBufferPointer) {
    while scalar > target, byte > base {
      byte -= 1
      while byte > base, bytes[byte] & 0xC0 == 0x80 { byte -= 1 }
      scalar -= 1
    }
  }
}
