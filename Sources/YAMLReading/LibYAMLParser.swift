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
