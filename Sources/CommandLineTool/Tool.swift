import ArgumentParser
import Commands

@main
enum Tool {
  static func main() {
    ignoreClosedPipes()
    do {
      let arguments = joiningSettings(Array(CommandLine.arguments.dropFirst()))
      try showVersion(arguments)
      try showCompletions(arguments)
      try refuseUnknownCommand(arguments)
      var command = try DemarcheCommand.parseAsRoot(arguments)
      try command.run()
    } catch {
      end(status(of: error))
    }
  }

  /// Says what a command ended with: help and version on standard output, which may be full, else on standard error.
  private static func status(of error: any Error) -> Int32 {
    let status = DemarcheCommand.exitCode(for: error)
    let message = DemarcheCommand.fullMessage(for: error)
    guard status.isSuccess, !message.isEmpty else {
      if !message.isEmpty { complain(message, DemarcheCommand.message(for: error)) }
      return status.rawValue
    }
    do {
      try print(message + "\n")
      return status.rawValue
    } catch {
      return DemarcheCommand.exitCode(for: error).rawValue
    }
  }
}

/// `--set area.pressure health=high`, without quotes, is one setting: an address may hold a space.
func joiningSettings(_ arguments: [String]) -> [String] {
  var joined: [String] = []
  for argument in arguments {
    let isRest = joined.count > 1 && joined[joined.count - 2] == "--set" && !joined[joined.count - 1].contains("=")
    if isRest, argument.contains("="), !argument.hasPrefix("-") {
      joined[joined.count - 1] += " " + argument
    } else {
      joined.append(argument)
    }
  }
  return joined
}

/// `--version`, also with `--rules DIR`: the program, and the rule set if it is there.
private func showVersion(_ arguments: [String]) throws {
  guard let first = arguments.first, ["--version", "version", "-v", "-V"].contains(first) else { return }
  let folders = zip(arguments, arguments.dropFirst()).filter { $0.0 == "--rules" }.map(\.1)
  try print(versionText(DemarcheCommand.configuration.version, rules: RulesOption.laid(folders)))
  throw ExitCode.success
}

/// `--generate-completion-script bash`.
private func showCompletions(_ arguments: [String]) throws {
  guard arguments.count == 2, arguments[0] == "--generate-completion-script",
    let shell = CompletionShell(rawValue: arguments[1])
  else { return }
  try print(completionScript(for: shell) + "\n")
  throw ExitCode.success
}

/// Says which command was meant where there is none of the name: the parser speaks of arguments only.
private func refuseUnknownCommand(_ arguments: [String]) throws {
  var commands = DemarcheCommand.configuration.subcommands
  for argument in arguments {
    guard !commands.isEmpty, !argument.hasPrefix("-") else { return }
    let names = commands.map { $0._commandName }
    if let found = commands.first(where: { $0._commandName == argument }) {
      commands = found.configuration.subcommands
      continue
    }
    if argument == "help" { return }
    let result = unknownCommand(argument, among: names)
    say(result, colour: .auto)
    throw ExitCode(result.status.rawValue)
  }
}

/// Says what is wrong with the command line: how to use it, or as JSON the one sentence.
private func complain(_ message: String, _ sentence: String) {
  guard asksForJSON(CommandLine.arguments) else { return say(message + "\n") }
  say(CommandResult(problem: sentence, wrongCommandLine, status: .badUsage).messagesAsJSON)
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
    subcommands: [
      EvaluateCommand.self, BatchCommand.self, SweepCommand.self, ExplainCommand.self, FindCommand.self,
      CompareCommand.self,
      TraceCommand.self,
      LintCommand.self,
      TestCommand.self,
      TableCommand.self, PagesCommand.self, ShowCommand.self, NewCommand.self,
      SchemaCommand.self, CheckProofCommand.self, DiffCommand.self, GraphCommand.self,
      InterviewCommand.self, ConvertCommand.self, FormatCommand.self,
    ])
}
