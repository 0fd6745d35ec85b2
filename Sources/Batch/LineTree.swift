import Report
import SourceText
import YAMLReading

/// The tree of a line of JSON: what the line says is read as the file of a profile is. `null` is a value left out.
struct LineTree {
  private var tree: AssembledTree
  private let places: [Range<Int>]
  private var next = 0

  /// The tree of a whole line.
  static func tree(_ line: PlacedJSON, _ bytes: [UInt8], file: FileID) -> YAMLTree {
    var builder = LineTree(line, bytes, file)
    let root = builder.add(line.value)
    return builder.tree.finish(root)
  }

  /// The tree of an object without some members, and with others before its own.
  static func tree(
    _ line: PlacedJSON, _ bytes: [UInt8], file: FileID, without left: String, adding: [(key: String, value: String)]
  ) -> YAMLTree {
    var builder = LineTree(line, bytes, file)
    let place = builder.place()
    var entries = adding.map { key, value in
      (builder.tree.scalar(key, isPlain: true, at: 0..<0), builder.tree.scalar(value, isPlain: false, at: 0..<0))
    }
    for (name, value) in line.value.objectValue ?? [] {
      let entry = (builder.key(name), builder.add(value))
      if name != left { entries.append(entry) }
    }
    let root = builder.tree.mapping(entries, at: place)
    return builder.tree.finish(root)
  }

  private init(_ line: PlacedJSON, _ bytes: [UInt8], _ file: FileID) {
    tree = AssembledTree(file: file, bytes: bytes)
    places = line.places
  }

  /// Of the next part, in the order in which they begin.
  private mutating func place() -> Range<Int> {
    next += 1
    return places.indices.contains(next - 1) ? places[next - 1] : 0..<0
  }

  private mutating func key(_ name: String) -> AssembledTree.Part {
    let place = place()
    return tree.scalar(name, isPlain: false, at: place)
  }

  private mutating func add(_ value: JSONValue) -> AssembledTree.Part {
    let place = place()
    switch value {
    case .null: return tree.scalar("", isPlain: true, at: place)
    case .bool(let value): return tree.scalar(value ? "true" : "false", isPlain: true, at: place)
    case .integer(let number): return tree.scalar(String(number), isPlain: true, at: place)
    case .decimal(let spelling): return tree.scalar(spelling, isPlain: true, at: place)
    case .string(let text): return tree.scalar(text, isPlain: false, at: place)
    case .array(let elements):
      let parts = elements.map { add($0) }
      return tree.sequence(parts, at: place)
    case .object(let members):
      let entries = members.map { (key($0.0), add($0.1)) }
      return tree.mapping(entries, at: place)
    }
  }
}
