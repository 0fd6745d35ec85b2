import Report
import SourceText
import TestSupport
import Testing
import YAMLReading

@testable import Batch

/// Lines as they arrive, and as trees.
@Suite struct LineTests {
  /// However the bytes are cut, the lines are the same.
  @Test(arguments: [1, 2, 3, 7, 100]) func splittingDoesNotDependOnPieces(size: Int) {
    let stream = Array("\u{FEFF}{\"a\": 1}\n\n한국어\r\n\0x\nlast".utf8)
    var splitter = LineSplitter()
    var lines: [InputLine] = []
    for start in stride(from: 0, to: stream.count, by: size) {
      lines += splitter.add(stream[start..<min(start + size, stream.count)])
    }
    lines += splitter.finish().map { [$0] } ?? []
    #expect(lines.map { String(decoding: $0.bytes, as: UTF8.self) } == ["{\"a\": 1}", "", "한국어\r", "\0x", "last"])
    #expect(splitter.finish() == nil)
  }

  @Test func aLineThatIsTooLongIsALine() {
    var splitter = LineSplitter()
    let piece = [UInt8](repeating: UInt8(ascii: "x"), count: 1 << 16)
    var lines: [InputLine] = []
    for _ in 0..<40 { lines += splitter.add(piece[...]) }
    lines += splitter.add(Array("\nnext\n".utf8)[...])
    #expect(lines.map(\.isTooLong) == [true, false])
    #expect(lines.map(\.bytes.count) == [0, 4])
  }

  /// The tree of a line is that of the same text read as YAML, which JSON is a part of.
  @Test(arguments: [
    #"{"a": 1, "b": [true, false, "x y", -1.50, 2e3], "c": {"d": {}, "e": []}}"#,
    #" { "quoted" : "\"\\\n", "x" : "" , "한국": "서울" } "#, #"[[[[]]], "a", 0]"#,
  ])
  func treesAreThoseOfYAML(text: String) throws {
    let bytes = Array(text.utf8)
    let file = SourceFile(path: "line", bytes: bytes)
    let own = LineTree.tree(try PlacedJSON(parsing: bytes), bytes, file: FileID(0))
    let (yaml, diagnostics) = readYAML(file, id: FileID(0))
    #expect(diagnostics.isEmpty)
    #expect(described(try #require(own.root)) == described(try #require(yaml.root)))
  }

  @Test func escapesAndNothing() throws {
    let bytes = Array(#"{"a\u0062": "\ud83d\ude00\/", "n": null}"#.utf8)
    let root = try #require(LineTree.tree(try PlacedJSON(parsing: bytes), bytes, file: FileID(0)).root)
    #expect(root["ab"]?.text == "😀/")
    #expect(root["n"]?.isEmptyPlain == true)
    #expect(root["ab"]?.span == SourceSpan(file: FileID(0), start: 12, end: 28))
  }

  @Test func nothingIsNestedDeeperThanTreesMayBe() {
    let bytes = Array((String(repeating: "[", count: 200) + String(repeating: "]", count: 200)).utf8)
    #expect(throws: JSONError(kind: .depth, offset: 128)) {
      try PlacedJSON(parsing: bytes, depthLimit: YAMLLimits.standard.depth)
    }
  }

  private func described(_ node: YAMLNode) -> String {
    let place = "\(node.span.start)-\(node.span.end)"
    return switch node.kind {
    case .scalar: "\(node.isPlain ? "" : "\"")\(node.text)@\(place)"
    case .sequence: "[\(node.elements.map(described).joined(separator: ", "))]@\(place)"
    case .mapping:
      "{\(node.entries.map { described($0.key) + ": " + described($0.value) }.joined(separator: ", "))}@\(place)"
    }
  }
}
