import ArgumentParser
import Commands
import SystemPackage

/// Writes a result: diagnostics to standard error, the output where it belongs; ends with the result's status.
func deliver(_ result: CommandResult, to file: String? = nil, colour: ColourChoice) throws -> Never {
  say(result.messages(colour: colour.isOn(for: .error)))
  try write(result.output, to: file)
  end(result.status.rawValue)
}

private func write(_ text: String, to file: String?) throws {
  guard !text.isEmpty else { return }
  guard let file else { return try print(text) }
  do {
    try writeOutput(text, to: file)
  } catch .cannotCreate(let reason) {
    say("error: \(reason)\n")
    throw ExitCode(73)
  } catch .cannotWrite(let reason) {
    say("error: \(reason)\n")
    throw ExitCode(74)
  }
}

/// Writes to standard output. Nobody reading any more, as behind `| head`, is no error.
func print(_ text: String) throws {
  do {
    try FileDescriptor.standardOutput.writeAll(text.utf8)
  } catch Errno.brokenPipe {
    throw ExitCode.success
  } catch {
    say("error: standard output cannot be written: \(error)\n")
    throw ExitCode(74)
  }
}

/// Writes to standard error, as far as anybody listens.
func say(_ text: String) {
  if !text.isEmpty { _ = try? FileDescriptor.standardError.writeAll(text.utf8) }
}
