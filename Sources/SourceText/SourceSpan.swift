/// The number of a file in a `SourceMap`.
package struct FileID: Hashable, Comparable, Sendable {
  /// The index in `SourceMap.files`; negative for "no file".
  package let index: Int32

  package init(_ index: Int32) {
    self.index = index
  }

  /// The file of built-in things, which no `SourceMap` holds.
  package static let none = FileID(-1)

  package static func < (left: FileID, right: FileID) -> Bool {
    left.index < right.index
  }
}

/// A range of UTF-8 bytes `[start, end)` in one file.
///
/// Offsets count from the first byte of the file, a byte order mark included. Spans are ordered by file, then start,
/// then end, which is the order in which diagnostics are printed.
package struct SourceSpan: Hashable, Comparable, Sendable {
  package var file: FileID
  /// The offset of the first byte.
  package var start: Int32
  /// The offset after the last byte; equal to `start` for a place between two bytes.
  package var end: Int32

  package init(file: FileID, start: Int32, end: Int32) {
    self.file = file
    self.start = start
    self.end = end
  }

  /// The span of built-in things: no file at all.
  package static let none = SourceSpan(file: .none, start: 0, end: 0)

  /// Whether the span covers no byte.
  package var isEmpty: Bool { end <= start }

  /// The smallest span that covers both; a span of another file, or of none, leaves a placed one as it is.
  package func joined(with other: SourceSpan) -> SourceSpan {
    if file == .none { return other }
    guard other.file == file else { return self }
    return SourceSpan(file: file, start: min(start, other.start), end: max(end, other.end))
  }

  package static func < (left: SourceSpan, right: SourceSpan) -> Bool {
    (left.file.index, left.start, left.end) < (right.file.index, right.start, right.end)
  }
}
