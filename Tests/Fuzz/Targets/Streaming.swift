import Batch
import Foundation
import Loading
import Report

/// The sample rule base, before which lines are put.
struct StreamEngine: Sendable {
  private let engine: BatchEngine

  init?() {
    let tests = (0..<3).reduce(URL(fileURLWithPath: #filePath)) { url, _ in url.deletingLastPathComponent() }
    let folder = tests.appendingPathComponent("Fixtures/sample").path
    var workspace = Workspace()
    let rules = workspace.loadRules(directory: folder)
    guard !rules.hasErrors,
      let engine = try? BatchEngine(rules.value, in: workspace, folder: folder + "/profiles", BatchOptions())
    else { return nil }
    self.engine = engine
  }

  /// However the bytes are cut, each line gets one record, which is a line of JSON.
  func read(_ bytes: [UInt8]) {
    let lines = lines(bytes, by: bytes.count)
    let cut = self.lines(bytes, by: 7)
    expect(lines.map(\.bytes) == cut.map(\.bytes), "lines that depend on how they arrive")
    // Many entities only take long.
    let small = lines.filter { $0.bytes.count { $0 == UInt8(ascii: "{") } < 40 }.prefix(20)
    let records = engine.records(of: Array(small))
    expect(records.count == small.count, "a line is lost")
    for record in records {
      let json = try? JSONValue.parse(record.bytes.dropLast())
      expect(record.bytes.last == UInt8(ascii: "\n") && !record.bytes.dropLast().contains(10), "a record of two lines")
      expect((json?[record.isError ? "error" : "outcomes"]) != nil, "a record that cannot be read")
    }
    if let first = small.first {
      expect(engine.records(of: [first])[0].bytes == records[0].bytes, "a record that depends on its neighbours")
    }
  }

  private func lines(_ bytes: [UInt8], by size: Int) -> [InputLine] {
    var splitter = LineSplitter()
    let pieces = stride(from: 0, to: bytes.count, by: max(1, size)).map { bytes[$0..<min($0 + size, bytes.count)] }
    return pieces.flatMap { splitter.add($0) } + (splitter.finish().map { [$0] } ?? [])
  }
}
