import SourceText

/// The way from libyaml's places, which count Unicode scalars, to bytes.
///
/// Events come in the order of the text but for a few steps, so walking from the last place asked for is O(n) for a
/// whole file and needs no table.
struct ScalarOffsets {
  /// The text as libyaml is given it.
  let given: [UInt8]
  private let isASCII: Bool
  private let base: Int
  private var scalar = 0
  private var byte: Int
  private let passed: [PassedBlocks.Block]
  /// How many of these lie before the last place asked for.
  private var passedCount = 0

  init(_ text: CheckedText) {
    given = text.passed.given(text.bytes)
    passed = text.passed.blocks
    isASCII = text.isASCII
    base = text.start
    byte = text.start
  }

  /// The byte of the whole text at which a scalar starts, or before which one ends; the end of the text for those
  /// beyond it. A block that is passed over lies between the start and the end of its place.
  mutating func byte(ofScalar target: Int, isEnd: Bool = false) -> Int {
    if isASCII {
      byte = min(base + target, given.count)
    } else {
      given.withUnsafeBytes { bytes in
        if scalar < target { goForth(to: target, bytes) } else { goBack(to: target, bytes) }
      }
    }
    return passed.isEmpty ? byte : byte + missing(isEnd)
  }

  /// Bytes of the blocks before the place asked for.
  private mutating func missing(_ isEnd: Bool) -> Int {
    let limit = isEnd ? byte : byte - 1
    while passedCount < passed.count, passed[passedCount].place <= limit { passedCount += 1 }
    while passedCount > 0, passed[passedCount - 1].place > limit { passedCount -= 1 }
    return passedCount == 0 ? 0 : passed[passedCount - 1].missing
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
