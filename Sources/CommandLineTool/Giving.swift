import ArgumentParser
import Demarche
import SystemPackage

/// Writes an answer: diagnostics to standard error, the output where it belongs; ends with the answer's status.
func give(_ answer: Answer, from workspace: Workspace, to file: String? = nil, colour: ColourChoice) throws -> Never {
  say(workspace.render(answer.diagnostics, colour: colour.isOn(for: .error)))
  try write(answer.output, to: file)
  end(answer.status.rawValue)
}

private func write(_ text: String, to file: String?) throws {
  guard !text.isEmpty else { return }
  guard let file else { return try print(text) }
  do {
    try writeFile(Array(text.utf8), to: file)
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
