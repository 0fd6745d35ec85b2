import CLibYAML
import SourceText

/// libyaml's parser of one text, which it owns and frees.
///
/// It lives on the heap because libyaml keeps a pointer to it; the text must outlive it.
struct LibYAMLParser: ~Copyable {
  private let parser: UnsafeMutablePointer<yaml_parser_t>

  /// Nil if the memory does not suffice.
  init?(_ text: UnsafeBufferPointer<UInt8>) {
    parser = .allocate(capacity: 1)
    guard yaml_parser_initialize(parser) == 1 else {
      parser.deallocate()
      return nil
    }
    // Without this libyaml would guess UTF-16 from the first bytes.
    yaml_parser_set_encoding(parser, YAML_UTF8_ENCODING)
    yaml_parser_set_input_string(parser, text.baseAddress, text.count)
  }

  deinit {
    yaml_parser_delete(parser)
    parser.deallocate()
  }

  /// Reads the next event, which the caller deletes; false if the text departs from YAML.
  func next(_ event: inout yaml_event_t) -> Bool {
    yaml_parser_parse(parser, &event) == 1
  }

  /// Why `next` returned false.
  var failure: YAMLFailure {
    let value = parser.pointee
    return YAMLFailure(
      isOutOfMemory: value.error == YAML_MEMORY_ERROR,
      problem: value.problem.map { String(cString: $0) } ?? "",
      context: value.context.map { String(cString: $0) } ?? "",
      problemScalar: value.problem_mark.index,
      contextScalar: value.context == nil ? nil : value.context_mark.index)
  }
}

/// An error of libyaml, in its words; places count Unicode scalars.
struct YAMLFailure {
  let isOutOfMemory: Bool
  let problem: String
  let context: String
  let problemScalar: Int
  let contextScalar: Int?
}

/// The way from libyaml's places, which count Unicode scalars, to bytes.
///
/// Events come in the order of the text but for a few steps, so walking from the last place asked for is O(n) for a
/// whole file and needs no table.
struct ScalarOffsets {
  private let isASCII: Bool
  private let base: Int
  private var scalar = 0
  private var byte: Int

  init(_ text: CheckedText) {
    isASCII = text.isASCII
    base = text.start
    byte = text.start
  }

  /// The byte at which a scalar starts; the end of the text for those beyond it.
  mutating func byte(ofScalar target: Int, in bytes: [UInt8]) -> Int {
    if isASCII { return min(base + target, bytes.count) }
    bytes.withUnsafeBytes { bytes in
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
