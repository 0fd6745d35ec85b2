import Loading
import Report
import SourceText

/// What a line got.
package struct BatchRecord: Sendable {
  /// A line of JSON, with its end.
  package var bytes: [UInt8]
  /// Whether it is an error.
  package var isError: Bool
}

extension BatchRecord {
  /// An error: the first of the diagnostics, with its place in the line, or else in the file that is wrong.
  init(_ read: ReadLine, errors: [Diagnostic], _ library: ProfileLibrary) {
    let sources = library.sources(SourceFile(path: "", bytes: read.line.bytes))
    let found = sources.sorted(errors)
    let first = found.first { $0.severity == .error } ?? found.first
    var members: [(String, JSONValue)] = [
      ("code", .string(first?.code ?? WorkspaceCode.line.code)),
      ("message", .string(first?.message ?? "the line cannot be evaluated")),
    ]
    if let first { members += Self.place(first.primary.span, library.text, sources) + Self.help(first) }
    let more = found.count { $0.severity == .error } - 1
    if more > 0 { members.append(("more", .integer(Int64(more)))) }
    self.init(read, isError: true) { bytes in
      bytes += Array("\"error\":".utf8)
      bytes += JSONValue.object(members).bytes(.compact)
    }
  }

  /// What follows, as `write` adds it, and what the facts are warned of.
  init(_ read: ReadLine, warnings: [Diagnostic] = [], _ write: (inout [UInt8]) -> Void) {
    self.init(read, isError: false) { bytes in
      write(&bytes)
      guard !warnings.isEmpty else { return }
      bytes += Array(",\"warnings\":".utf8)
      bytes += JSONValue.array(
        warnings.map { .object([("code", .string($0.code)), ("message", .string($0.message))]) }
      ).bytes(.compact)
    }
  }

  private init(_ read: ReadLine, isError: Bool, _ write: (inout [UInt8]) -> Void) {
    var bytes = Array("{\"id\":".utf8)
    bytes += read.id
    bytes.append(UInt8(ascii: ","))
    write(&bytes)
    bytes += [UInt8(ascii: "}"), UInt8(ascii: "\n")]
    self.init(bytes: bytes, isError: isError)
  }

  /// In the line itself, or in the file that is named.
  private static func place(_ span: SourceSpan, _ text: FileID, _ sources: SourceMap) -> [(String, JSONValue)] {
    guard let file = sources[span.file] else { return [] }
    let position = file.position(at: span.start)
    let name: [(String, JSONValue)] = span.file == text ? [] : [("file", .string(file.path))]
    return name + [("line", .integer(Int64(position.line))), ("column", .integer(Int64(position.column)))]
  }

  private static func help(_ diagnostic: Diagnostic) -> [(String, JSONValue)] {
    let label = diagnostic.primary.text
    let help = (label.isEmpty ? [] : [label]) + diagnostic.help
    return help.isEmpty ? [] : [("help", .array(help.map { .string($0) }))]
  }
}
