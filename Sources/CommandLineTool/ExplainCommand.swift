import ArgumentParser
import Commands

struct ExplainCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "explain",
    abstract: "What would bring a conclusion about: the fewest facts that would have to be otherwise.",
    discussion: """
      First among the facts that the nearest controller of the rule set can change, then among those that the next can \
      change as well, and at last among all. Each way is confirmed by an evaluation; that there is none is proved.
      """)

  @OptionGroup var options: EvaluationOptions

  @Argument(
    help: ArgumentHelp("The conclusion's address, such as 'sowing.fit upper/kale'.", valueName: "conclusion"))
  var conclusion: String

  @Option(
    name: .customLong("how-to"), help: ArgumentHelp("The value that the conclusion shall have.", valueName: "value"))
  var howTo: String

  @Option(name: .long, help: ArgumentHelp("How many ways are looked for.", valueName: "n"))
  var answers = 5

  func validate() throws {
    if answers < 1 || answers > 100 { throw ValidationError("'--answers' lies between 1 and 100.") }
    if let format = options.format, format != .text {
      throw ValidationError("'explain' has no other format than text yet.")
    }
  }

  func run() throws {
    let request = HowToRequest(
      evaluation: options.request(), conclusion: conclusion, value: howTo, answers: answers)
    try deliver(explain(request), to: options.output, colour: options.screen.colour)
  }
}
