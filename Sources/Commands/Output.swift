package import Loading
package import SourceText

/// Why an output could not be written.
package typealias WriteProblem = Loading.WriteProblem

/// That an output cannot be written.
package let unwritableOutput = WorkspaceCode.unwritableOutput
/// That the command line is wrong.
package let wrongCommandLine = WorkspaceCode.commandLine

/// Writes a command's output beside the file that has the name, and then renames it, so that a crash leaves the old
/// file whole.
package func writeOutput(_ text: String, to name: String) throws(WriteProblem) {
  try writeFile(Array(text.utf8), to: name)
}

/// A command's output that is written piece by piece.
package typealias GrowingFile = Loading.GrowingFile

/// Makes a folder unless it is there.
package func makeOutputFolder(_ name: String) throws(WriteProblem) { try makeFolder(name) }
