import Loading
import Reading
import SourceText
import SystemPackage
import YAMLReading

/// The tests of all files, in the order of their paths.
func readTests(_ request: TestRequest, _ rules: RuleBase, in workspace: inout Workspace) -> Loaded<TestFile> {
  var diagnostics: [Diagnostic] = []
  var reader = TestFileReader(rules.names)
  let own = RuleFolder.folders(request.rules).map { FilePath($0).appending("tests") }
  let named = request.paths.isEmpty ? own.filter(isFolder).map(\.string) : request.paths
  for path in named {
    for file in yamlFiles(path, in: &workspace, &diagnostics) {
      do {
        let bytes = try readFile(file, limit: workspace.limits.bytes)
        reader.read(workspace.addYAML(bytes, path: file.string, &diagnostics))
      } catch {
        diagnostics.append(workspace.unreadable(file.string, error))
      }
    }
  }
  return Loaded(reader.file, workspace.sources.sorted(diagnostics + reader.sink.diagnostics))
}

/// The file itself, or all files of a folder and of those in it.
func yamlFiles(
  _ path: String, in workspace: inout Workspace, _ diagnostics: inout [Diagnostic], depth: Int = 0
) -> [FilePath] {
  guard let file = filePath(path) else {
    diagnostics.append(workspace.unreadable(path, .missing))
    return []
  }
  guard isFolder(file) else { return [file] }
  do throws(FileProblem) {
    guard depth < RuleFolder.depth else { throw FileProblem.tooManyLinks }
    let names = try namesInFolder(file).filter { !$0.hasPrefix(".") }
    var files: [FilePath] = []
    for place in names.map({ file.appending($0) }) {
      if isFolder(place) {
        files += yamlFiles(place.string, in: &workspace, &diagnostics, depth: depth + 1)
      } else if place.extension == "yaml" {
        files.append(place)
      }
    }
    return files
  } catch {
    diagnostics.append(workspace.unreadable(path, error))
    return []
  }
}
