import Loading
import Report
import SourceText

/// What a command has to give: bytes for the output, diagnostics, and how it ended.
public struct CommandResult: Sendable {
  /// How a command ended; the numbers are exit statuses.
  public enum Status: Int32, Sendable {
    case done = 0
    /// Done, with findings: lint errors, failed tests, a contradiction in the outcome.
    case findings = 1
    /// The command line names what is not there.
    case badUsage = 64
    /// A file's content is wrong.
    case badContent = 65
    /// A file cannot be read.
    case unreadable = 66
    /// An output cannot be made.
    case cannotCreate = 73
    /// An output cannot be written.
    case cannotWrite = 74
  }

  public var output: String
  /// What is to be said beside the output, in the order in which it is printed.
  public var diagnostics: [Diagnostic]
  public var status: Status
  /// The files that diagnostics point into.
  var sources = SourceMap()

  public init(output: String = "", diagnostics: [Diagnostic] = [], status: Status = .done) {
    self.output = output
    self.diagnostics = diagnostics
    self.status = status
  }

  /// The diagnostics as text, an empty line between them; the same with and without colour.
  public func messages(colour: Bool = false) -> String { renderDiagnostics(diagnostics, in: sources, colour: colour) }

  /// The diagnostics as JSON, `demarche/error/1`, on one line; empty where there are none.
  public var messagesAsJSON: String {
    diagnostics.isEmpty ? "" : FindingsJSON(sources).errors(diagnostics, status: status.rawValue).text(.compact) + "\n"
  }

  /// What keeps files from being read or evaluated.
  init(reading diagnostics: [Diagnostic]) {
    self.init(diagnostics: diagnostics, status: Status(reading: diagnostics))
  }

  /// Something that went wrong before or after a command: a command line, or an output that cannot be written.
  public init(problem: String, _ code: DiagnosticCode, status: Status) {
    self.init(diagnostics: [code.diagnostic(problem, at: .none)], status: status)
  }
}

/// Runs a command on files of its own.
func run(_ command: (inout Workspace) -> CommandResult) -> CommandResult {
  var workspace = Workspace()
  var result = command(&workspace)
  result.sources = workspace.sources
  return result
}

extension CommandResult.Status {
  /// The status of reading: what could not be read weighs more than what was read and is wrong.
  public init(reading diagnostics: [Diagnostic]) {
    if diagnostics.contains(where: { WorkspaceCode.isUnreadable($0.code) && $0.severity == .error }) {
      self = .unreadable
    } else {
      self = diagnostics.contains { $0.severity == .error } ? .badContent : .done
    }
  }
}
