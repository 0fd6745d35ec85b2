import ArgumentParser
import Demarche

@main
enum Tool {
  static func main() {
    prepareHeap()
    ignoreClosedPipes()
    DemarcheCommand.main()
  }
}

struct DemarcheCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "demarche",
    abstract: "Tells what follows from rules for a profile, and why.",
    discussion: """
      Rule sets and profiles are plain YAML files. Output goes to standard output, diagnostics to standard error.

      Exit status: 0 done; 1 done, with findings; 64 the command line is wrong; 65 a file's content is wrong; \
      66 a file cannot be read; 73, 74 output cannot be written.
      """,
    version: "0.1.0",
    subcommands: [EvaluateCommand.self, TraceCommand.self, LintCommand.self, TestCommand.self, TableCommand.self])
}
