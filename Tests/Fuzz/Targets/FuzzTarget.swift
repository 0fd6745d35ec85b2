import Reading
import RuleModel
import SourceText

/// What is fed with bytes that nobody wrote.
package enum FuzzTarget: String, CaseIterable, Sendable {
  /// The YAML reader.
  case yaml
  /// The reader of rule sets; what it reads without errors is linted, compiled and evaluated.
  case rules
  /// The reader of profiles and settings; what it reads without errors is evaluated and shown.
  case profile
  /// The reader of profiles as tables; what it reads without errors comes back from the table and the profile it becomes.
  case table
  /// The reader of clauses; what it reads is written, read again, and solved within a budget.
  case clauses
  /// The reader of lines of a batch; each gets its record, as it does by itself.
  case lines
  /// The reader of what exact checks keep between runs; what it reads is written, and read again.
  case known
}

/// Runs one target on one input after another. An input that ends the program or runs into a limit is a finding.
package struct FuzzSession: Sendable {
  private let target: FuzzTarget
  private let engine: ArticleEngine?
  private let stream: StreamEngine?

  /// Profiles are read against the rule set of the article on the language, which uses every construct.
  package init(_ target: FuzzTarget) {
    self.target = target
    engine = target == .profile || target == .table ? ArticleEngine() : nil
    stream = target == .lines ? StreamEngine() : nil
  }

  package func run(_ bytes: [UInt8]) {
    switch target {
    case .yaml: readTree(bytes)
    case .rules: readRules(FuzzFiles(bytes))
    case .profile: engine?.read(FuzzFiles(bytes))
    case .table: engine?.readTable(bytes)
    case .clauses: solve(bytes)
    case .lines: stream?.read(bytes)
    case .known: readKnown(bytes)
    }
  }
}

/// Several files in one input: a line `# vocabulary/more.yaml` begins a file.
struct FuzzFiles {
  private(set) var files: [(path: String, bytes: [UInt8])] = []

  /// What stands before the first such line is `first`.
  init(_ bytes: [UInt8]) {
    var path = "first"
    var text: [UInt8] = []
    for line in bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false) {
      if let next = Self.path(line) {
        files.append((path, text))
        (path, text) = (next, [])
      } else {
        text += line + [UInt8(ascii: "\n")]
      }
    }
    files.append((path, text))
  }

  private static func path(_ line: ArraySlice<UInt8>) -> String? {
    let text = String(decoding: line, as: UTF8.self)
    return text.hasPrefix("# ") && text.hasSuffix(".yaml") ? String(text.dropFirst(2)) : nil
  }

  /// The last file of a path; nil if there is none.
  subscript(path: String) -> [UInt8]? { files.last { $0.path == path }?.bytes }
}

/// What must hold of every input; the program ends, saying what does not.
func expect(_ condition: Bool, _ failure: @autoclosure () -> String) {
  guard !condition else { return }
  print("FINDING: \(failure())")
  fatalError(failure())
}
