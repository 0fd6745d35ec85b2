import RuleModel
package import SourceText
import SystemPackage
import YAMLReading

/// The names of a folder's files with an ending, sorted.
package func fileNames(in folder: String, ending: String) throws(FileProblem) -> [String] {
  guard let path = filePath(folder) else { throw .missing }
  return try namesInFolder(path).filter { $0.hasSuffix(ending) && !$0.hasPrefix(".") }.sorted()
}

/// The section of a profile that a file describes, by its name: its first key that names one. Nil where there is none.
package func section(
  of file: String, _ rules: RuleBase, in workspace: inout Workspace, _ diagnostics: inout [Diagnostic]
) -> String? {
  guard let path = filePath(file), let bytes = try? readFile(path, limit: workspace.limits.bytes) else { return nil }
  let tree = workspace.addYAML(bytes, path: file, &diagnostics)
  return tree.root?.entries.map(\.key.text).first { name in
    rules.names.kind(listedAs: name).map { rules.names[$0].form == .single } ?? false
  }
}
