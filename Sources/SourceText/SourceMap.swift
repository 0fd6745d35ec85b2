/// All files of one run, in the order in which they were added.
package struct SourceMap: Sendable {
  package private(set) var files: [SourceFile] = []

  package init() {}

  /// Adds a file and returns the id by which spans name it.
  @discardableResult
  package mutating func add(path: String, bytes: [UInt8]) -> FileID {
    add(SourceFile(path: path, bytes: bytes))
  }

  @discardableResult
  package mutating func add(_ file: SourceFile) -> FileID {
    files.append(file)
    return FileID(Int32(clamping: files.count - 1))
  }

  /// Puts a file in the place of another; of an id of another map nothing happens.
  package mutating func replace(_ id: FileID, with file: SourceFile) {
    if files.indices.contains(Int(id.index)) { files[Int(id.index)] = file }
  }

  /// The file of an id; nil for built-in things and for ids of another map.
  package subscript(id: FileID) -> SourceFile? {
    let index = Int(id.index)
    return files.indices.contains(index) ? files[index] : nil
  }

  /// Where a span starts, as "path:line:column", or "(built in)" if no file holds it.
  package func place(of span: SourceSpan) -> String {
    guard let file = self[span.file] else { return "(built in)" }
    let position = file.position(at: span.start)
    return "\(file.path):\(position.line):\(position.column)"
  }

  /// The text that a span covers; empty if no file holds it.
  package func text(of span: SourceSpan) -> String {
    self[span.file]?.text(span) ?? ""
  }
}
