import ArgumentParser
import Commands
import Loading
import SystemPackage

extension Detail: ExpressibleByArgument {}

struct BatchCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "batch", abstract: "Outcomes for a stream of profiles, a line of JSON each.",
    discussion: """
      A line is a profile with the keys of its file, or a change of one: {"id": 1, "base": "allotment", "set": \
      {"garden.rain": 20}}. For every line one line is written, in the same order, with the same 'id': the \
      outcomes, or what is wrong with the line. The same line gets the same bytes, wherever it stands.

      Exit status: 0 if every line got its line; otherwise some are missing, and all have to be run again.
      """)

  @Argument(help: "Files of lines; '-', or none: standard input.")
  var inputs: [String] = []

  @Option(
    name: .long,
    help: ArgumentHelp(
      "Where lines look for the profiles and files that they name (default: the folder of 'profiles.yaml' above, else "
        + "'Profiles').", valueName: "dir"))
  var profiles: String?

  @OptionGroup var rules: RulesOption

  @Option(
    name: .customLong("select"), parsing: .unconditionalSingleValue,
    help: ArgumentHelp(
      "Only these outcomes; '*' stands for any characters: 'plant.*', 'sowing.fit upper/*' (default: those of which the "
        + "first document, or the summary, speaks). Repeatable.", valueName: "address"))
  var selection: [String] = []

  @Option(name: .long, help: "How much of the reasons to tell.")
  var explain = Detail.none

  @Flag(
    name: .customLong("no-ground"), help: "Only values, not how firmly they stand: one reading of three is evaluated.")
  var noGround = false

  @Flag(name: .long, help: "Only values, by their addresses: {\"id\": 1, \"values\": {\"garden.watering\": true}}.")
  var values = false

  @Flag(name: .long, help: "Begin with a line on the rule set.")
  var header = false

  @Flag(name: .customLong("fail-on-error"), help: "End with status 65 if a line cannot be evaluated.")
  var failOnError = false

  @Option(
    name: .customLong("max-errors"), help: ArgumentHelp("End after so many errors, with status 65.", valueName: "n"))
  var maxErrors: Int?

  @Option(name: .customLong("lang"), help: "The language of reasons: en or ko (default: from the locale, else en).")
  var language: ReportLanguage?

  @OptionGroup var target: OutputOption

  func validate() throws {
    if let maxErrors, maxErrors < 1 { throw ValidationError("'--max-errors' is at least 1.") }
    if values, explain != .none { throw ValidationError("'--explain' goes without '--values'.") }
    if noGround, explain != .none { throw ValidationError("'--explain' goes without '--no-ground'.") }
  }

  private var request: BatchRequest {
    BatchRequest(
      rules: rules.rules, profiles: profiles,
      options: BatchOptions(
        selection: selection, explain: explain, ground: !noGround, values: values, language: language ?? .preferred),
      inputs: inputs, writesHeader: header, failsOnError: failOnError, mostErrors: maxErrors)
  }

  func run() throws {
    noteStopRequests()
    do {
      var receiver = StreamReceiver(file: try target.output.map { try GrowingFile($0) })
      let result: CommandResult
      do {
        result = try batch(request, to: &receiver)
      } catch {
        receiver.file?.discard()
        throw error
      }
      receiver.endReport()
      say(result, colour: .auto)
      let isWhole = result.status == .done || failOnError && result.status == .badContent && maxErrors == nil
      if isWhole { try receiver.file?.finish() } else { receiver.file?.discard() }
      end(result.status.rawValue)
    } catch Errno.brokenPipe {
      endByClosedPipe()
    } catch let problem as WriteProblem {
      throw unwritable(problem)
    } catch let error as Errno {
      throw unwritable(.cannotWrite("standard output cannot be written: \(error)"))
    }
  }
}

/// Writes to standard output or a file, and tells a person at a terminal how far it has come.
private struct StreamReceiver: BatchReceiver {
  let file: GrowingFile?
  private let begin = ContinuousClock.now
  private var lastReport = ContinuousClock.now
  private let reports = Stream.error.isTerminal
  private var hasReported = false

  init(file: GrowingFile?) { self.file = file }

  var isStopped: Bool { isStopRequested }

  mutating func write(_ lines: [UInt8]) throws {
    if let file { try file.write(lines) } else { try FileDescriptor.standardOutput.writeAll(lines) }
  }

  mutating func report(_ progress: BatchProgress) {
    guard reports, lastReport.duration(to: .now) > .milliseconds(500) else { return }
    lastReport = .now
    hasReported = true
    let seconds = max(1, begin.duration(to: .now).components.seconds)
    say("\r\(progress.lines) lines, \(Int64(progress.lines) / seconds) a second, \(progress.errors) errors\u{1B}[K")
  }

  func endReport() { if hasReported { say("\n") } }
}
