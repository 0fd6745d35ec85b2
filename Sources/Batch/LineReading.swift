import Loading
import Reading
import Report
import SourceText
import YAMLReading

/// What a line says: a profile, or a profile of the folder and what is otherwise.
struct ReadLine {
  enum Content {
    case profile(Loaded<LoadedProfile>)
    case change(ChangedProfile)
    /// It is like lines that were read before.
    case fits(Fit)
    /// Why it is neither.
    case nothing([Diagnostic])
  }
  /// A line that fits a pattern.
  struct Fit {
    /// Its number.
    var pattern: Int
    var match: LinePattern.Match
  }
  let line: InputLine
  /// As it stands in the line; `null` where it has none, or cannot be read.
  var id = Array("null".utf8)[...]
  var content: Content

  /// A line that is known without being read in full.
  init(_ line: InputLine, _ fit: Fit) {
    self.line = line
    if let place = fit.match.id { id = line.bytes[place] }
    content = .fits(fit)
  }

  /// Reads a line as JSON, then as a profile.
  init(_ line: InputLine, _ library: ProfileLibrary) {
    self.line = line
    func wrong(_ message: String, at offset: Int, help: [String] = []) -> Content {
      let place = Int32(clamping: offset)
      let span = SourceSpan(file: library.text, start: place, end: place)
      return .nothing([WorkspaceCode.line.diagnostic(message, at: span, help: help)])
    }
    guard !line.isTooLong else {
      content = wrong("the line is longer than \(LineSplitter.limit) bytes", at: 0)
      return
    }
    do {
      let json = try PlacedJSON(parsing: line.bytes, depthLimit: YAMLLimits.standard.depth)
      guard case .object(let members) = json.value else {
        content = wrong("the line is no JSON object", at: json.places.first?.lowerBound ?? 0)
        return
      }
      id = (json.value["id"] ?? json.value["profile"] ?? .null).bytes(.compact)[...]
      let isChange = members.contains { $0.0 == "base" } && !members.contains { $0.0 == "profile" }
      content = isChange ? Self.change(json, line, library) : Self.profile(json, line, library)
    } catch {
      content = wrong("the line is not JSON: \(error.kind.reason)", at: error.offset)
    }
  }

  /// The name of the profile, where it has none, is the id.
  private static func profile(_ json: PlacedJSON, _ line: InputLine, _ library: ProfileLibrary) -> Content {
    let name = json.value["profile"] == nil ? json.value["id"]?.stringValue : nil
    let tree = LineTree.tree(
      json, line.bytes, file: library.text, without: "id", adding: name.map { [("profile", $0)] } ?? [])
    return .profile(library.read(tree))
  }

  private static func change(_ json: PlacedJSON, _ line: InputLine, _ library: ProfileLibrary) -> Content {
    let tree = LineTree.tree(json, line.bytes, file: library.text)
    guard let root = tree.root, let base = root["base"] else { return .nothing([]) }
    var sink = DiagnosticSink()
    let known = ["id", "base", "set"]
    for entry in root.entries where !known.contains(entry.key.text) {
      sink.unknownKey(entry.key, in: "the line", known: known)
    }
    guard sink.diagnostics.isEmpty else { return .nothing(sink.sorted) }
    let changed = library.profile(base, setting: root["set"])
    guard let value = changed.value, !changed.hasErrors else { return .nothing(changed.diagnostics) }
    return .change(value)
  }
}

extension JSONError.Kind {
  /// In a few words.
  fileprivate var reason: String {
    switch self {
    case .unexpectedEnd: "it ends too early"
    case .unexpectedByte(let byte): byte < 0x20 ? "a control character" : "an unexpected character"
    case .trailingBytes: "something follows its value"
    case .number: "a number that JSON does not know"
    case .escape: "an escape that JSON does not know"
    case .controlCharacter: "a control character in a string"
    case .encoding: "bytes that are no UTF-8"
    case .duplicateKey(let key): "the key '\(key)' twice"
    case .depth: "values nested too deep"
    }
  }
}
