import Foundation
import RuleModel
import SourceText
import YAMLReading

@testable import Reading

/// Files of one test, read on demand.
final class Fixture {
  var map = SourceMap()
  private(set) var yamlDiagnostics: [Diagnostic] = []
  let folder: String

  /// The sample rule base.
  static let sample: String = {
    let tests = (#filePath as NSString).deletingLastPathComponent as NSString
    return (tests.deletingLastPathComponent as NSString).appendingPathComponent("Fixtures/sample")
  }()

  init(_ folder: String = Fixture.sample) { self.folder = folder }

  /// A file of the folder, or a text given in place.
  func tree(_ path: String, text: String? = nil) -> YAMLTree {
    let bytes =
      text.map { Array($0.utf8) } ?? Array(FileManager.default.contents(atPath: "\(folder)/\(path)") ?? Data())
    let id = map.add(path: path, bytes: bytes)
    let (tree, diagnostics) = YAMLTree.read(file: SourceFile(path: path, bytes: bytes), id: id)
    yamlDiagnostics += diagnostics
    return tree
  }

  /// The outermost value of a text.
  func node(_ text: String) -> YAMLNode? { tree("in-place.yaml", text: text).root }

  func trees(_ folder: String) -> [YAMLTree] {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: "\(self.folder)/\(folder)")) ?? []
    return names.filter { $0.hasSuffix(".yaml") }.sorted().map { tree("\(folder)/\($0)") }
  }

  func declarations() -> Declarations {
    readDeclarations(
      manifest: tree("ruleset.yaml"), vocabulary: trees("vocabulary"), catalogue: trees("catalogue"))
  }

  /// `D0203 path:3:5 message`, as compared in tests.
  func lines(_ diagnostics: [Diagnostic]) -> [String] {
    diagnostics.map { diagnostic in
      let label = diagnostic.primary.text.isEmpty ? "" : " [\(diagnostic.primary.text)]"
      return "\(diagnostic.code) \(map.place(of: diagnostic.primary.span)) \(diagnostic.message)\(label)"
    }
  }
}
