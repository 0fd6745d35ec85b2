import Foundation
import Testing

/// A text of the project with fenced blocks.
struct Article {
  struct Block {
    /// The word behind the fence.
    var language: String
    /// What the HTML comment right above says, as in `<!-- embed -->`.
    var mark: String?
    var text: String
  }

  let blocks: [Block]

  init(_ path: String) throws {
    let text = try String(contentsOfFile: packageFolder + "/" + path, encoding: .utf8)
    var blocks: [Block] = []
    var open: Block?
    var mark: String?
    for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
      if line.hasPrefix("```") {
        if let block = open { blocks.append(block) }
        open = open == nil ? Block(language: String(line.dropFirst(3)), mark: mark, text: "") : nil
      } else if open != nil {
        open?.text += line + "\n"
      }
      mark = line.firstMatch(of: /^<!-- (.*) -->$/).map { String($0.1) }
    }
    self.blocks = blocks
  }

  func block(marked mark: String) throws -> Block {
    try #require(blocks.first { $0.mark == mark }, "no block is marked '\(mark)'")
  }
}

/// What a program of this package wrote.
struct ProgramRun {
  var status: Int32
  var output: String
  var errors: String

  init(_ program: String, _ arguments: [String] = [], in folder: String, input: [UInt8] = []) throws {
    let process = Process()
    process.executableURL = ProgramRun.find(program)
    process.arguments = arguments
    process.currentDirectoryURL = URL(fileURLWithPath: folder)
    let (output, errors) = (Pipe(), Pipe())
    (process.standardOutput, process.standardError) = (output, errors)
    // From a file: nobody has to write while another reads.
    let given = try TemporaryFolder()
    try Data(input).write(to: URL(fileURLWithPath: given / "input"))
    process.standardInput = FileHandle(forReadingAtPath: given / "input")
    try process.run()
    let written = output.fileHandleForReading.readDataToEndOfFile()
    let said = errors.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    status = process.terminationStatus
    self.output = String(decoding: written, as: UTF8.self)
    self.errors = String(decoding: said, as: UTF8.self)
  }

  /// Beside the bundle of the tests, or in a folder above it.
  private static func find(_ program: String) -> URL? {
    var folder = URL(fileURLWithPath: CommandLine.arguments[0]).deletingLastPathComponent()
    for _ in 0..<5 {
      let place = folder.appendingPathComponent(program)
      if FileManager.default.isExecutableFile(atPath: place.path) { return place }
      folder.deleteLastPathComponent()
    }
    return nil
  }
}
