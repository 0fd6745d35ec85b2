import CLibYAML
import SourceText

/// Builds a tree from libyaml's events, with a stack instead of recursion.
struct TreeBuilder {
  let text: CheckedText
  let limits: YAMLLimits
  var log: DiagnosticLog
  var tree: YAMLTree
  var offsets: ScalarOffsets
  /// The collections that are open, outermost first.
  var frames: [Frame] = []
  /// The children of all open collections, outermost collection first.
  var pending: [Int32] = []
  var anchors = AnchorTable()
  /// Where the last scalar or collection that ended stands, for telling what an error comes after.
  var last: FailureScene.Last?
  /// Why libyaml stopped before the end, if it did; not yet in the log.
  var failure: (diagnostic: Diagnostic, repair: Int?)?
  private var hasDocument = false
  private var comments: CommentCheck

  /// An open collection.
  struct Frame {
    let index: Int32
    let firstPending: Int
    let anchor: String?
    /// The end of its last child.
    var end: Int32
    /// Nodes in it, aliases followed, itself included.
    var size = 1
    /// Levels of collections in it, aliases followed, itself included.
    var height = 1
  }

  init(text: CheckedText, file: FileID, limits: YAMLLimits, log: DiagnosticLog) {
    self.text = text
    self.limits = limits
    self.log = log
    tree = YAMLTree(file: file)
    // Room for what a file of usual density holds: growing copies.
    tree.bytes.reserveCapacity(text.bytes.count + text.bytes.count / 2)
    tree.bytes += text.bytes
    tree.records.reserveCapacity(min(text.bytes.count / 16, limits.nodes))
    tree.children.reserveCapacity(min(text.bytes.count / 16, limits.nodes))
    offsets = ScalarOffsets(text)
    comments = CommentCheck(text)
  }

  mutating func read() {
    let bytes = text.bytes
    tree.isComplete = bytes.withUnsafeBufferPointer { readEvents(UnsafeBufferPointer(rebasing: $0[text.start...])) }
    while let frame = frames.last { close(end: frame.end) }
    if tree.isComplete { reportUnusedAnchors() }
  }

  /// Returns whether the end of the text was reached.
  private mutating func readEvents(_ input: UnsafeBufferPointer<UInt8>) -> Bool {
    // libyaml does not take the null address that an empty buffer may have.
    guard !input.isEmpty else { return true }
    guard let parser = LibYAMLParser(input) else {
      log.addLast(YAMLCode.outOfMemory.diagnostic("the memory does not suffice", at: log.span(0, 0)))
      return false
    }
    var event = yaml_event_t()
    while parser.next(&event) {
      defer { yaml_event_delete(&event) }
      if event.type == YAML_STREAM_END_EVENT {
        comments.check(before: span(event), &log)
        return true
      }
      guard take(event) else { return false }
    }
    understand(parser.failure)
    return false
  }

  /// Returns whether reading goes on.
  private mutating func take(_ event: yaml_event_t) -> Bool {
    comments.check(before: span(event), &log)
    switch event.type {
    case YAML_DOCUMENT_START_EVENT: return startDocument(event)
    case YAML_SCALAR_EVENT: return addScalar(event)
    case YAML_ALIAS_EVENT: return addAlias(event)
    case YAML_SEQUENCE_START_EVENT: return openSequence(event)
    case YAML_MAPPING_START_EVENT: return openMapping(event)
    case YAML_SEQUENCE_END_EVENT, YAML_MAPPING_END_EVENT: endCollection(event)
    default: break
    }
    return true
  }

  private mutating func startDocument(_ event: yaml_event_t) -> Bool {
    let span = span(event)
    guard !hasDocument else {
      log.addLast(
        YAMLCode.severalDocuments.diagnostic("a second document starts here", at: span)
          .helping("keep one document in a file: move the rest to a file of its own, or remove the '---'"))
      return false
    }
    hasDocument = true
    if event.data.document_start.tag_directives.start != event.data.document_start.tag_directives.end {
      log.add(YAMLCode.directive.diagnostic("tags are not part of the language", at: span).helping("remove '%TAG'"))
    }
    return true
  }

  private mutating func addScalar(_ event: yaml_event_t) -> Bool {
    let scalar = event.data.scalar
    var properties = NodeProperties.of(anchor: scalar.anchor, tag: scalar.tag)
    var span = skip(&properties, from: span(event))
    if scalar.style == YAML_LITERAL_SCALAR_STYLE || scalar.style == YAML_FOLDED_SCALAR_STYLE { span = trimmed(span) }
    var record = YAMLRecord(kind: .scalar, flags: [], start: span.start, end: span.end)
    if scalar.style == YAML_PLAIN_SCALAR_STYLE { record.flags = .plain }
    if scalar.style == YAML_LITERAL_SCALAR_STYLE || scalar.style == YAML_FOLDED_SCALAR_STYLE {
      comments.checkBlockHeader(from: Int(span.start), &log)
    }
    // "---" and nothing behind it holds no more than an empty file.
    if frames.isEmpty, span.isEmpty, properties == nil { return true }
    place(UnsafeBufferPointer(start: scalar.value, count: scalar.length), in: &record)
    guard let index = append(record) else { return false }
    take(properties, index: index, isOpen: false)
    attach(index, span: span, size: 1, height: 0)
    return true
  }

  private mutating func openSequence(_ event: yaml_event_t) -> Bool {
    let sequence = event.data.sequence_start
    let flags: YAMLRecord.Flags = sequence.style == YAML_FLOW_SEQUENCE_STYLE ? [.flow, .open] : .open
    let properties = NodeProperties.of(anchor: sequence.anchor, tag: sequence.tag)
    return open(YAMLRecord(kind: .sequence, flags: flags, start: 0, end: 0), properties, span(event))
  }

  private mutating func openMapping(_ event: yaml_event_t) -> Bool {
    let mapping = event.data.mapping_start
    let flags: YAMLRecord.Flags = mapping.style == YAML_FLOW_MAPPING_STYLE ? [.flow, .open] : .open
    let properties = NodeProperties.of(anchor: mapping.anchor, tag: mapping.tag)
    return open(YAMLRecord(kind: .mapping, flags: flags, start: 0, end: 0), properties, span(event))
  }

  private mutating func open(_ record: YAMLRecord, _ given: consuming NodeProperties?, _ place: SourceSpan) -> Bool {
    var properties = consume given
    let span = skip(&properties, from: place)
    guard frames.count < limits.depth else {
      log.addLast(
        YAMLCode.tooDeep.diagnostic(
          "values are nested here more than \(EnglishText.count(limits.depth, "level")) deep", at: firstByte(of: span)
        )
        .helping("write the inner values as entries of their own"))
      return false
    }
    var record = record
    (record.start, record.end) = (span.start, max(span.start, span.end))
    guard let index = append(record) else { return false }
    take(properties, index: index, isOpen: true)
    frames.append(
      Frame(index: index, firstPending: pending.count, anchor: properties?.anchor, end: span.start))
    return true
  }

  private mutating func endCollection(_ event: yaml_event_t) {
    guard let frame = frames.last else { return }
    // The end of what has no bracket is the start of what follows, comments and empty lines included.
    let bracket = span(event)
    let isFlow = tree.records[Int(frame.index)].flags.contains(.flow)
    close(end: isFlow && !bracket.isEmpty ? bracket.end : frame.end)
  }
}
