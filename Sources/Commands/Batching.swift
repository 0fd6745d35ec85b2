import Batch
import Loading
import Presentation
import RuleModel
import SourceText
import SystemPackage

@_exported import struct Batch.BatchOptions
@_exported import enum Batch.Detail

/// What is asked of a batch.
package struct BatchRequest: Sendable {
  package var rules: String
  /// Where lines look for the profiles and files that they name; nil: in the folder of profiles that is near.
  package var profiles: String?
  package var options: BatchOptions
  /// The files of lines; `-`, or none at all: standard input.
  package var inputs: [String]
  /// Whether the first line says what the others are made from.
  package var writesHeader: Bool
  /// Whether a line with an error is an error of the command.
  package var failsOnError: Bool
  /// After so many errors it ends.
  package var mostErrors: Int?

  package init(
    rules: String = "Rules", profiles: String? = nil, options: BatchOptions = BatchOptions(), inputs: [String] = [],
    writesHeader: Bool = false, failsOnError: Bool = false, mostErrors: Int? = nil
  ) {
    self.rules = rules
    self.profiles = profiles
    self.options = options
    self.inputs = inputs
    self.writesHeader = writesHeader
    self.failsOnError = failsOnError
    self.mostErrors = mostErrors
  }
}

/// How far a batch has come.
package struct BatchProgress: Sendable {
  package var lines = 0
  package var errors = 0
}

/// Whoever receives a batch.
package protocol BatchReceiver {
  /// Whole lines, in order. What it throws ends the batch.
  mutating func write(_ lines: [UInt8]) throws
  /// After each piece that was written.
  mutating func report(_ progress: BatchProgress)
  /// Whether to end; asked between two pieces, and where reading was interrupted.
  var isStopped: Bool { get }
}

/// Evaluates every line of the inputs and hands on a record for each, in order; the result has no output of its own.
///
/// It throws what the receiver throws. The status is `done` if every line got its record.
package func batch(_ request: BatchRequest, to receiver: inout some BatchReceiver) throws -> CommandResult {
  var workspace = Workspace()
  var result: CommandResult
  do throws(BatchEnd) {
    let engine = try batchEngine(request, in: &workspace)
    var run = BatchRun(engine, request)
    result = try run.run(to: &receiver)
  } catch {
    switch error {
    case .refused(let refusal): result = refusal
    case .receiver(let problem): throw problem
    }
  }
  result.sources = workspace.sources
  return result
}

/// Why a batch does not come to its end.
private enum BatchEnd: Error {
  case refused(CommandResult)
  case receiver(any Error)
}

private func batchEngine(_ request: BatchRequest, in workspace: inout Workspace) throws(BatchEnd) -> BatchEngine {
  let rules = workspace.loadRules(directory: request.rules)
  guard rules.value.isSound else { throw .refused(CommandResult(reading: rules.diagnostics)) }
  let unknown = rules.value.ruleSet.unknownOutcomes(request.options.selection)
  guard unknown.isEmpty else { throw .refused(CommandResult(diagnostics: unknown, status: .badUsage)) }
  do {
    return try BatchEngine(
      rules.value, in: workspace, folder: request.profiles ?? workspace.standardRoot, request.options)
  } catch {
    let folder = request.profiles ?? workspace.standardRoot
    throw .refused(CommandResult(reading: [workspace.unreadable(folder, error)]))
  }
}

extension RuleSet {
  /// Patterns that mean no outcome, whatever the profile.
  fileprivate func unknownOutcomes(_ patterns: [String]) -> [Diagnostic] {
    let missing = patterns.filter { outcomes(meant: [AddressPattern($0)]).isEmpty }
    return missing.map { pattern in
      let near = nearest(to: pattern, among: outcomes.map { self[$0.attribute].fullName })
      return WorkspaceCode.unknownFilter.diagnostic(
        "there is no outcome '\(pattern)'", at: .none, help: didYouMean(near).map { [$0] } ?? [])
    }
  }
}

/// One batch from its first to its last line.
private struct BatchRun {
  /// So many lines are evaluated together, so that memory does not grow with the stream: the more, the more of them are worlds
  /// of one run.
  private static let fewestLines = 256
  private static let mostLines = 8192
  /// What is written of so many lines is held, or little more.
  private static let mostBytes = 16 << 20
  private static let bytesAtOnce = 1 << 18
  /// For so long, in milliseconds, it is waited for more lines where there are fewer.
  private static let patience: Int32 = 5

  private let engine: BatchEngine
  private let request: BatchRequest
  private var splitter = LineSplitter()
  private var progress = BatchProgress()
  /// Lines that are read, and not evaluated yet.
  private var waiting: [InputLine] = []
  private var linesAtOnce = Self.fewestLines
  /// Whole records that are not written yet.
  private var output: [UInt8] = []

  init(_ engine: BatchEngine, _ request: BatchRequest) {
    self.engine = engine
    self.request = request
  }

  mutating func run(to receiver: inout some BatchReceiver) throws(BatchEnd) -> CommandResult {
    if request.writesHeader { try write(engine.header, to: &receiver) }
    for input in request.inputs.isEmpty ? ["-"] : request.inputs {
      if let end = try read(input, to: &receiver) { return end }
    }
    let failed = request.failsOnError && progress.errors > 0
    return failed ? ended("\(EnglishText.count(progress.errors, "line")) cannot be evaluated") : CommandResult()
  }

  /// Nil where it came to the input's end.
  private mutating func read(_ name: String, to receiver: inout some BatchReceiver) throws(BatchEnd) -> CommandResult? {
    do {
      let file = try name == "-" ? FileDescriptor.standardInput : FileDescriptor.open(FilePath(name), .readOnly)
      defer { if name != "-" { try? file.close() } }
      var buffer = [UInt8](repeating: 0, count: Self.bytesAtOnce)
      while true {
        if receiver.isStopped { return stopped() }
        guard let count = try bytes(of: file, into: &buffer) else { continue }
        if count == 0 { break }
        waiting += splitter.add(buffer[..<count])
        if waiting.count < linesAtOnce, canRead(file, within: Self.patience) { continue }
        if let end = try take(to: &receiver) { return end }
      }
    } catch let error as BatchEnd {
      throw error
    } catch {
      return CommandResult(
        problem: "'\(name)' cannot be read: \((error as? Errno)?.description ?? "\(error)")",
        WorkspaceCode.unreadableInput, status: .unreadable)
    }
    if let last = splitter.finish() { waiting.append(last) }
    return try take(to: &receiver)
  }

  /// Nil where a signal came between.
  private func bytes(of file: FileDescriptor, into buffer: inout [UInt8]) throws -> Int? {
    do {
      return try buffer.withUnsafeMutableBytes { try file.read(into: $0, retryOnInterrupt: false) }
    } catch Errno.interrupted {
      return nil
    }
  }

  /// Evaluates the lines that are waiting; nil where it goes on. The first pieces are small, so that later ones know what
  /// lines are like.
  private mutating func take(to receiver: inout some BatchReceiver) throws(BatchEnd) -> CommandResult? {
    var start = 0
    defer { waiting = [] }
    while start < waiting.count {
      if receiver.isStopped { return stopped() }
      let part = Array(waiting[start..<min(start + linesAtOnce, waiting.count)])
      start += part.count
      for record in engine.records(of: part) {
        output += record.bytes
        progress.lines += 1
        if record.isError { progress.errors += 1 }
        if record.isError, progress.errors == request.mostErrors {
          try writeOutput(to: &receiver)
          return ended("ended at line \(progress.lines), after \(EnglishText.count(progress.errors, "error"))")
        }
      }
      let most = Self.mostBytes / max(1, output.count / part.count)
      try writeOutput(to: &receiver)
      receiver.report(progress)
      linesAtOnce = min(4 * linesAtOnce, Self.mostLines, max(Self.fewestLines, most))
    }
    return nil
  }

  private mutating func writeOutput(to receiver: inout some BatchReceiver) throws(BatchEnd) {
    try write(output, to: &receiver)
    output.removeAll(keepingCapacity: true)
  }

  private func write(_ bytes: [UInt8], to receiver: inout some BatchReceiver) throws(BatchEnd) {
    do {
      try receiver.write(bytes)
    } catch {
      throw .receiver(error)
    }
  }

  private func ended(_ message: String) -> CommandResult {
    CommandResult(problem: message, WorkspaceCode.line, status: .badContent)
  }

  /// Whole lines were written, and some are missing.
  private func stopped() -> CommandResult {
    CommandResult(problem: "stopped after line \(progress.lines)", WorkspaceCode.line, status: .stopped)
  }
}
