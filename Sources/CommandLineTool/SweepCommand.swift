import ArgumentParser
import Commands

struct SweepCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "sweep",
    abstract: "Many worlds of one profile: in how many each outcome stays, and which facts decide it.",
    discussion: """
      Every combination of the values of all varied facts is a world; worlds that the vocabulary's 'never' rules out are left \
      out and counted. With '--lines' the worlds are written as lines for 'batch', so that any program that splits them \
      spreads the work: 'demarche sweep ... --lines --part 3/8 | demarche batch'.
      """)

  @OptionGroup var options: EvaluationOptions

  @Option(
    name: .long, parsing: .unconditionalSingleValue,
    help: ArgumentHelp("The values that a fact takes: 'ADDRESS=a,b,c'. Repeatable.", valueName: "path=values"))
  var vary: [String] = []

  @Flag(name: .customLong("vary-contested"), help: "Contested facts take each of their cases.")
  var varyContested = false

  @Option(
    name: .customLong("select"), parsing: .unconditionalSingleValue,
    help: ArgumentHelp(
      "Only these outcomes; '*' stands for any characters: 'plant.*' (default: those of which the first document, or the "
        + "summary, speaks). Repeatable.", valueName: "address"))
  var selection: [String] = []

  @Flag(name: .long, help: "Write the worlds as lines for 'batch'.")
  var lines = false

  @Option(name: .long, help: ArgumentHelp("One of n parts of the lines, from 1.", valueName: "i/n"))
  var part: String?

  func validate() throws {
    if vary.isEmpty, !varyContested { throw ValidationError("'--vary' or '--vary-contested' says what varies.") }
    if part != nil, !lines { throw ValidationError("'--part' goes with '--lines'.") }
    if part != nil, parts == nil { throw ValidationError("'--part' is a number and how many there are, as 3/8.") }
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
      writesLines: lines, part: parts ?? (1, 1))
    try deliver(sweep(request), to: options.output, colour: options.screen.colour)
  }
}
