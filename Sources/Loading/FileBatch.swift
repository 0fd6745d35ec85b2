import Parallel
import SourceText
import YAMLReading

/// Files that several cores read and parse at once, and that are added to the sources in their order afterwards.
struct FileBatch: Sendable {
  private let files: [RuleFolder.File]
  private let limits: YAMLLimits
  /// How many sources come before.
  private let earlier: Int
  private let read: Memo<Result<SourceFile, FileProblem>>

  init(_ files: [RuleFolder.File], after sources: SourceMap, _ limits: YAMLLimits) {
    (self.files, self.limits, earlier) = (files, limits, sources.files.count)
    read = Memo(count: files.count)
  }

  var named: [(path: String, size: Int)] { files.map { ($0.relative, $0.size) } }

  /// A file as YAML, perhaps without the values of one key; nil where it cannot be read.
  @Sendable
  func parsed(_ number: Int, passingOver key: String? = nil) -> (tree: YAMLTree, diagnostics: [Diagnostic])? {
    guard let source = try? source(number).get() else { return nil }
    let id = FileID(Int32(clamping: earlier + number))
    return readYAML(source, id: id, limits: limits, passingOver: key)
  }

  fileprivate func source(_ number: Int) -> Result<SourceFile, FileProblem> {
    read.value(number) {
      Result { () throws(FileProblem) in
        SourceFile(path: files[number].path.string, bytes: try readFile(files[number].path, limit: limits.bytes))
      }
    }
  }

  fileprivate var sources: [(file: RuleFolder.File, source: Result<SourceFile, FileProblem>)] {
    files.enumerated().map { ($1, source($0)) }
  }
}

extension Workspace {
  /// Adds what was read, and says what could not be.
  mutating func add(_ batch: FileBatch, _ diagnostics: inout [Diagnostic]) -> FileDigest {
    var digest = FileDigest()
    var unread: [(path: String, problem: FileProblem)] = []
    for (file, result) in batch.sources {
      let source = (try? result.get()) ?? SourceFile(path: file.path.string, bytes: [])
      sources.add(source)
      switch result {
      case .success: digest.add(file.relative, source.bytes)
      case .failure(let problem): unread.append((source.path, problem))
      }
    }
    diagnostics += unread.map { unreadable($0.path, $0.problem) }
    return digest
  }
}
