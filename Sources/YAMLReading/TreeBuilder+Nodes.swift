import CLibYAML
import SourceText

/// Records, children and places.
extension TreeBuilder {
  mutating func span(_ event: yaml_event_t) -> SourceSpan {
    let start = offsets.byte(ofScalar: event.start_mark.index)
    let end = offsets.byte(ofScalar: event.end_mark.index)
    return log.span(start, end)
  }

  func firstByte(of span: SourceSpan) -> SourceSpan {
    log.span(Int(span.start), min(Int(span.start) + 1, text.bytes.count))
  }

  /// A block scalar without the empty lines that follow it.
  func trimmed(_ span: SourceSpan) -> SourceSpan {
    var end = Int(span.end)
    while end > Int(span.start), " \t\r\n".utf8.contains(text.bytes[end - 1]) { end -= 1 }
    return log.span(Int(span.start), end)
  }

  /// Adds a record, unless there are too many.
  mutating func append(_ record: YAMLRecord) -> Int32? {
    guard tree.records.count < limits.nodes else {
      let span = log.span(Int(record.start), Int(record.end))
      log.addLast(
        YAMLCode.tooManyNodes.diagnostic(
          "the file holds more than \(EnglishText.count(limits.nodes, "value"))", at: firstByte(of: span)
        )
        .helping("split it into several files"))
      return nil
    }
    tree.records.append(record)
    return Int32(tree.records.count - 1)
  }

  /// Lets a scalar's value be the bytes of the file where it is spelt there, so that most values cost no memory.
  mutating func place(_ value: UnsafeBufferPointer<UInt8>, in record: inout YAMLRecord) {
    guard value.count <= limits.scalarBytes else { return reportLong(value.count, record) }
    let start = Int(record.start) + (record.flags.contains(.plain) ? 0 : 1)
    record.count = Int32(value.count)
    if isSpelt(value, at: start) {
      record.first = Int32(start)
    } else {
      record.first = Int32(tree.bytes.count)
      tree.bytes.append(contentsOf: value)
    }
  }

  private func isSpelt(_ value: UnsafeBufferPointer<UInt8>, at start: Int) -> Bool {
    guard let address = value.baseAddress, start + value.count <= text.bytes.count else { return value.isEmpty }
    return text.bytes.withUnsafeBufferPointer { bytes in
      guard let source = bytes.baseAddress else { return value.isEmpty }
      return memcmp(source + start, address, value.count) == 0
    }
  }

  private mutating func reportLong(_ count: Int, _ record: YAMLRecord) {
    let message = "a text of \(EnglishText.count(count, "byte")), more than the \(limits.scalarBytes) that can be read"
    let span = log.span(Int(record.start), Int(record.end))
    log.add(
      YAMLCode.scalarTooLong.diagnostic(message, at: span).helping("shorten it, or check that its quotes are closed"))
  }

  /// Makes a node a child of the innermost open collection, or the root. `span` is where it is used, which for an
  /// alias is not where it stands.
  mutating func attach(_ index: Int32, span: SourceSpan, size: Int, height: Int) {
    // No plain text begins with a star: this is an alias, or stands for one.
    let isAlias = text.bytes[safe: Int(span.start)] == UInt8(ascii: "*")
    let isPlain = tree.records[Int(index)].flags.contains(.plain) && !isAlias
    last = FailureScene.Last(span: span, isPlain: isPlain)
    guard let top = frames.indices.last else {
      tree.rootIndex = tree.rootIndex ?? index
      return
    }
    pending.append(index)
    frames[top].end = max(frames[top].end, span.end)
    frames[top].size += size
    frames[top].height = max(frames[top].height, height + 1)
  }

  /// Ends the innermost open collection.
  mutating func close(end: Int32) {
    guard let frame = frames.popLast() else { return }
    let index = Int(frame.index)
    tree.records[index].end = max(end, tree.records[index].start)
    tree.records[index].flags.remove(.open)
    if tree.records[index].kind == .mapping { settleKeys(of: frame) }
    tree.records[index].first = Int32(tree.children.count)
    tree.records[index].count = Int32(pending.count - frame.firstPending)
    tree.children.append(contentsOf: pending[frame.firstPending...])
    pending.removeSubrange(frame.firstPending...)
    if let anchor = frame.anchor { anchors.close(anchor, frame) }
    let span = log.span(Int(tree.records[index].start), Int(tree.records[index].end))
    attach(frame.index, span: span, size: frame.size, height: frame.height)
  }

  /// An empty value that stands for what could not be read.
  mutating func placeholder(at span: SourceSpan) -> Int32? {
    append(YAMLRecord(kind: .scalar, flags: .plain, start: span.start, end: span.end))
  }
}
