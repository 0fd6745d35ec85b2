/// The number of a file in a `SourceMap`.
public struct FileID: Hashable, Comparable, Sendable {
  /// The index in `SourceMap.files`; negative for "no file".
  public let index: Int32

  public init(_ index: Int32) {
    self.index = index
  }

  /// The file of built-in things, which no `SourceMap` holds.
  public static let none = FileID(-1)

  public static func < (left: FileID, right: FileID) -> Bool {
    left.index < right.index
  }
}

/// A range of UTF-8 bytes `[start, end)` in one file.
///
/// Offsets count from the first byte of the file, a byte order mark included. Spans are ordered by file, then start,
/// then end, which is the order in which diagnostics are printed.
public struct SourceSpan: Hashable, Comparable, Sendable {
  public var file: FileID
  /// The offset of the first byte.
  public var start: Int32
  /// The offset after the last byte; equal to `start` for a place between two bytes.
  public var end: Int32

  public init(file: FileID, start: Int32, end: Int32) {
    self.file = file
    self.start = start
    self.end = end
  }

  /// The span of built-in things: no file at all.
  public static let none = SourceSpan(file: .none, start: 0, end: 0)

  /// Whether the span covers no byte.
  public var isEmpty: Bool { end <= start }

  /// The smallest span that covers both; a span of another file, or of none, leaves a placed one as it is.
  public func joined(with other: SourceSpan) -> SourceSpan {
    if file == .none { return other }
    guard other.file == file else { return self }
    return SourceSpan(file: file, start: min(start, other.start), end: max(end, other.end))
  }

  public static func < (left: SourceSpan, right: SourceSpan) -> Bool {
    (left.file.index, left.start, left.end) < (right.file.index, right.start, right.end)
  }
}
