import ArgumentParser
import Commands
import Loading
import SystemPackage

/// Writes a result: diagnostics to standard error, the output where it belongs; ends with the result's status.
func deliver(_ result: CommandResult, to file: String? = nil, colour: ColourChoice) throws -> Never {
  say(result, colour: colour)
  if let folder = result.folder { try write(result.files, in: folder) }
  try write(result.output, to: file)
  if !result.remark.isEmpty, !asksForJSON(CommandLine.arguments) { say(result.remark + "\n") }
  end(result.status.rawValue)
}

/// The same for a result that is a folder of files.
func deliver(_ result: CommandResult, toFolder folder: String, colour: ColourChoice) throws -> Never {
  say(result, colour: colour)
  try write(result.files, in: folder)
  end(result.status.rawValue)
}

private func write(_ files: [(name: String, text: String)], in folder: String) throws {
  if files.isEmpty { return }
  do {
    try makeOutputFolder(folder)
  } catch {
    throw unwritable("'\(folder)' is no folder and cannot be made", .cannotCreate)
  }
  for file in files { try write(file.text, to: folder + "/" + file.name) }
}

private func write(_ text: String, to file: String?) throws {
  guard !text.isEmpty else { return }
  guard let file else { return try print(text) }
  try save(text, to: file)
}

/// Writes a file beside the one that has the name, and then renames it.
func save(_ text: String, to file: String) throws {
  do {
    try writeOutput(text, to: file)
  } catch {
    throw unwritable(error)
  }
}

/// Writes to standard output. Nobody reading any more, as behind `| head`, is no error.
func print(_ text: String) throws {
  do {
    try FileDescriptor.standardOutput.writeAll(text.utf8)
  } catch Errno.brokenPipe {
    throw ExitCode.success
  } catch {
    throw unwritable(.cannotWrite("standard output cannot be written: \(error)"))
  }
}

/// Says that an output cannot be written; the status to end with.
func unwritable(_ problem: WriteProblem) -> ExitCode {
  switch problem {
  case .cannotCreate(let reason): unwritable(reason, .cannotCreate)
  case .cannotWrite(let reason): unwritable(reason, .cannotWrite)
  }
}

private func unwritable(_ reason: String, _ status: CommandResult.Status) -> ExitCode {
  say(CommandResult(problem: reason, unwritableOutput, status: status), colour: .auto)
  return ExitCode(status.rawValue)
}

/// Says a result's diagnostics, as JSON where that format is asked for.
func say(_ result: CommandResult, colour: ColourChoice) {
  say(asksForJSON(CommandLine.arguments) ? result.messagesAsJSON : result.messages(colour: colour.isOn(for: .error)))
}

/// Whether the command line asks for JSON; also told where it cannot be understood otherwise.
func asksForJSON(_ arguments: [String]) -> Bool {
  arguments.contains("--format=json") || zip(arguments, arguments.dropFirst()).contains { $0 == ("--format", "json") }
}

/// Writes to standard error, as far as anybody listens.
func say(_ text: String) {
  if !text.isEmpty { _ = try? FileDescriptor.standardError.writeAll(text.utf8) }
}
