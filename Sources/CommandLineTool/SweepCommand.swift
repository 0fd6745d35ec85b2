import ArgumentParser
import Commands
import Loading
import SystemPackage

extension SweepRowForm: ExpressibleByArgument {}

struct SweepCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "sweep",
    abstract:
      "Many worlds of one profile: in how many each move and outcome stays, which facts decide it, and where moves drop out.",
    discussion: """
      Every combination of the values of all varied facts is a world; worlds that the vocabulary's 'never' rules out are left \
      out and counted. Of each move three figures stand side by side: in how many worlds it stays, its worst case, and how far \
      it falls behind the best one where that is most. '--format html' shades in how many worlds things stay by the value of each \
      fact. With '--lines' the worlds are written as lines for 'batch', so that any program that splits them spreads the work: \
      'demarche sweep ... --lines --part 3/8 | demarche batch'.
      """)

  @OptionGroup var options: EvaluationOptions

  @Option(
    name: .long, parsing: .unconditionalSingleValue,
    help: ArgumentHelp("The values that a fact takes: 'ADDRESS=a,b,c'. Repeatable.", valueName: "path=values"))
  var vary: [String] = []

  @Flag(name: .customLong("vary-contested"), help: "The profile's contested facts take each of their cases.")
  var varyContested = false

  @Flag(
    name: .customLong("vary-unknown"), help: "Unknown facts that make a difference take each of their values.")
  var varyUnknown = false

  @Option(
    name: .long,
    help: ArgumentHelp(
      "A folder of files that describe one section of the profile, such as 'Profiles/systems': each is a value of it.",
      valueName: "dir"), completion: .directory)
  var scenarios: String?

  @Option(
    name: .customLong("select"), parsing: .unconditionalSingleValue,
    help: ArgumentHelp(
      "Only these outcomes; '*' stands for any characters: 'plant.*' (default: those of which the first document, or the "
        + "summary, speaks). Repeatable.", valueName: "address"))
  var selection: [String] = []

  @Option(
    name: .long,
    help: ArgumentHelp(
      "Note in a file what is done; a sweep of the same that was interrupted goes on from there.", valueName: "file"))
  var journal: String?

  @Option(name: .long, help: "Write a row for each world, with its facts and outcomes, in place of the summary.")
  var rows: SweepRowForm?

  @Flag(name: .long, help: "Write the worlds as lines for 'batch'.")
  var lines = false

  @Option(name: .long, help: ArgumentHelp("One of n parts of the lines, from 1.", valueName: "i/n"))
  var part: String?

  func validate() throws {
    if vary.isEmpty, !varyContested, !varyUnknown, scenarios == nil {
      throw ValidationError("'--vary', '--vary-contested', '--vary-unknown' or '--scenarios' says what varies.")
    }
    if part != nil, !lines { throw ValidationError("'--part' goes with '--lines'.") }
    if part != nil, parts == nil { throw ValidationError("'--part' is a number and how many there are, as 3/8.") }
    if lines, rows != nil || journal != nil {
      throw ValidationError("'--lines' goes without '--rows' and '--journal'.")
    }
  }

  private var parts: (number: Int, of: Int)? {
    let numbers = (part ?? "1/1").split(separator: "/").map { Int($0) }
    guard numbers.count == 2, let number = numbers[0], let all = numbers[1], number >= 1, number <= all,
      all <= 1_000_000
    else { return nil }
    return (number, all)
  }

  func run() throws {
    let request = SweepRequest(
      evaluation: options.request(selection: selection), varied: vary, variesContested: varyContested,
      variesUnknown: varyUnknown, scenarios: scenarios, writesLines: lines, part: parts ?? (1, 1), journal: journal,
      rows: rows)
    noteStopRequests()
    let isStream = lines || rows != nil
    do {
      var receiver = WorldReceiver(file: isStream ? try options.output.map { try GrowingFile($0) } : nil)
      let result: CommandResult
      do {
        result = try sweep(request, to: &receiver)
      } catch {
        receiver.file?.discard()
        throw error
      }
      receiver.endReport()
      if result.status == .done { try receiver.file?.finish() } else { receiver.file?.discard() }
      try deliver(result, to: isStream ? nil : options.output, colour: options.screen.colour)
    } catch Errno.brokenPipe {
      endByClosedPipe()
    } catch let problem as WriteProblem {
      throw unwritable(problem)
    } catch let error as Errno {
      throw unwritable(.cannotWrite("the output cannot be written: \(error)"))
    }
  }
}

/// Writes worlds to standard output or a file, and tells a person at a terminal how far it has come.
private struct WorldReceiver: SweepReceiver {
  let file: GrowingFile?
  private var lastReport = ContinuousClock.now
  private let reports = Stream.error.isTerminal && !asksForJSON(CommandLine.arguments)
  private var hasReported = false

  init(file: GrowingFile?) { self.file = file }

  var isStopped: Bool { isStopRequested }

  mutating func write(_ bytes: [UInt8]) throws {
    if let file { try file.write(bytes) } else { try FileDescriptor.standardOutput.writeAll(bytes) }
  }

  mutating func report(_ done: Int, of worlds: Int) {
    guard reports, lastReport.duration(to: .now) > .milliseconds(500) else { return }
    lastReport = .now
    hasReported = true
    say("\r\(done) of \(worlds) worlds\u{1B}[K")
  }

  func endReport() { if hasReported { say("\n") } }
}
