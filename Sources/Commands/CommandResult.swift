import Loading
import Reading
import Report
package import SourceText

/// What a command has to give: bytes for the output, diagnostics, and how it ended.
package struct CommandResult: Sendable {
  /// How a command ended; the numbers are exit statuses.
  package enum Status: Int32, Sendable {
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
    /// Somebody asked it to end before it was done.
    case stopped = 130
  }

  package var output: String
  /// Files of a folder that the command makes, each with its name.
  package var files: [(name: String, text: String)] = []
  /// What is to be said beside the output, in the order in which it is printed.
  package var diagnostics: [Diagnostic]
  package var status: Status
  /// A line for whoever sits before the terminal, beside output and diagnostics; empty: none.
  package var remark = ""
  /// Where files stand that are made beside an output.
  package var folder: String?
  /// The files that diagnostics point into.
  var sources = SourceMap()

  package init(output: String = "", diagnostics: [Diagnostic] = [], status: Status = .done) {
    self.output = output
    self.diagnostics = diagnostics
    self.status = status
  }

  /// The diagnostics as text, an empty line between them; the same with and without colour.
  package func messages(colour: Bool = false) -> String { renderDiagnostics(diagnostics, in: sources, colour: colour) }

  /// The diagnostics as JSON, `demarche/error/1`, on one line; empty where there are none.
  package var messagesAsJSON: String {
    diagnostics.isEmpty ? "" : FindingsJSON(sources).errors(diagnostics, status: status.rawValue).text(.compact) + "\n"
  }

  /// Whether nothing is wrong but what the command line sets.
  var isOfSettings: Bool {
    let errors = diagnostics.filter { $0.severity == .error }
    return status == .badContent && !errors.isEmpty
      && errors.allSatisfy { sources[$0.primary.span.file]?.path == "--set" }
  }

  /// What keeps files from being read or evaluated.
  init(reading diagnostics: [Diagnostic]) {
    self.init(diagnostics: diagnostics, status: Status(reading: diagnostics))
  }

  /// Something that went wrong before or after a command: a command line, or an output that cannot be written.
  package init(problem: String, _ code: DiagnosticCode, status: Status) {
    self.init(diagnostics: [code.diagnostic(problem, at: .none)], status: status)
  }
}

extension [Diagnostic] {
  /// Without texts that are missed in other languages than the one that is asked for.
  func missed(in language: ReportLanguage) -> [Diagnostic] {
    filter { diagnostic in
      diagnostic.code != DiagnosticCode.missingLanguage.code
        || diagnostic.message.split(separator: " is not given in ").last?.contains("'\(language.rawValue)'") == true
    }
  }
}

/// Runs a command on files of its own.
func run(_ command: (inout Workspace) -> CommandResult) -> CommandResult {
  var workspace = Workspace()
  var result = command(&workspace)
  result.sources = workspace.sources
  if result.isOfSettings { result.status = .badUsage }
  return result
}

extension CommandResult.Status {
  /// The status of reading: what could not be read weighs more than what was read and is wrong.
  package init(reading diagnostics: [Diagnostic]) {
    if diagnostics.contains(where: { WorkspaceCode.isUnreadable($0.code) && $0.severity == .error }) {
      self = .unreadable
    } else {
      self = diagnostics.contains { $0.severity == .error } ? .badContent : .done
    }
  }
}
