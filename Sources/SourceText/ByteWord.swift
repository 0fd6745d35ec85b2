/// Eight bytes of a text looked at at once, to find out quickly that none of them is of interest.
///
/// The tests are those of "Bit Twiddling Hacks" (S. E. Anderson): exact on whether there is such a byte.
@usableFromInline package struct ByteWord: Sendable {
  @usableFromInline let value: UInt64

  /// The eight bytes from an offset on, which must exist.
  @inlinable
  package init(_ bytes: UnsafeRawBufferPointer, at offset: Int) {
    value = bytes.loadUnaligned(fromByteOffset: offset, as: UInt64.self)
  }

  @usableFromInline static let ones: UInt64 = 0x0101_0101_0101_0101
  @usableFromInline static let tops: UInt64 = 0x8080_8080_8080_8080

  /// Whether all are ASCII.
  @inlinable package var isASCII: Bool { value & Self.tops == 0 }

  /// Whether one is less than a number up to 128.
  @inlinable
  package func holdsLess(than limit: UInt8) -> Bool {
    (value &- Self.ones &* UInt64(limit)) & ~value & Self.tops != 0
  }

  @inlinable
  package func holds(_ byte: UInt8) -> Bool {
    let other = value ^ (Self.ones &* UInt64(byte))
    return (other &- Self.ones) & ~other & Self.tops != 0
  }

  /// How many start a Unicode scalar, in well-formed UTF-8.
  @inlinable
  package var scalarStarts: Int { 8 - (value & ~(value << 1) & Self.tops).nonzeroBitCount }
}
