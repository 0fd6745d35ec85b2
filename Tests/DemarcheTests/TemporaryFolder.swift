import Foundation

/// A folder that exists as long as the value does.
final class TemporaryFolder {
  let path: String

  init(_ files: [String: String] = [:]) throws {
    let place = FileManager.default.temporaryDirectory.appendingPathComponent("demarche-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: place, withIntermediateDirectories: true)
    path = place.path
    for (name, text) in files { try write(name, text) }
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }

  func write(_ name: String, _ text: String) throws {
    let place = URL(fileURLWithPath: self / name)
    try FileManager.default.createDirectory(at: place.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data(text.utf8).write(to: place)
  }

  func link(_ name: String, to target: String) throws {
    try FileManager.default.createSymbolicLink(atPath: self / name, withDestinationPath: target)
  }

  func text(_ name: String) -> String? {
    FileManager.default.contents(atPath: self / name).map { String(decoding: $0, as: UTF8.self) }
  }

  static func / (folder: TemporaryFolder, name: String) -> String { "\(folder.path)/\(name)" }
}

/// The folder of the package.
let packageFolder = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
  .deletingLastPathComponent().path

let sampleFolder = packageFolder + "/Tests/Fixtures/sample"

extension Workspace {
  /// `D0031 message`, as compared in tests.
  func lines(_ diagnostics: [Diagnostic]) -> [String] { diagnostics.map { "\($0.code) \($0.message)" } }
}

/// The small rule set of lint's examples, and more files.
func small(_ more: [String: String]) throws -> TemporaryFolder {
  let files = Dictionary(uniqueKeysWithValues: LintSnippet("").files.map { ($0.path, $0.text) })
  return try TemporaryFolder(files.merging(more) { $1 })
}
