import ArgumentParser
import Commands

struct EvaluateCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "evaluate", abstract: "What follows for a profile, ranked, each item with its reasons.")

  @OptionGroup var options: EvaluationOptions

  @Option(name: .long, help: "How much of the reasons to show.")
  var explain = EvaluationRequest.Explanation.brief

  @Flag(name: .long, help: "Show everything, also what the rule set cuts.")
  var all = false

  func run() throws {
    let result = evaluate(options.request(explanation: explain, showsAll: all))
    try deliver(result, to: options.output, colour: options.screen.colour)
  }
}

struct TraceCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "trace",
    abstract: "The forward chaining as it happened: what each rule instance read and contributed, stratum by stratum.")

  @OptionGroup var options: EvaluationOptions

  @Option(name: .long, help: ArgumentHelp("Only this rule. Repeatable.", valueName: "id"))
  var rule: [String] = []

  @Option(name: .long, help: ArgumentHelp("Only this attribute. Repeatable.", valueName: "kind.name"))
  var attribute: [String] = []

  @Option(name: .long, help: ArgumentHelp("Only this entity. Repeatable.", valueName: "id"))
  var entity: [String] = []

  func run() throws {
    let result = trace(
      TraceRequest(evaluation: options.request(), rules: rule, attributes: attribute, entities: entity))
    try deliver(result, to: options.output, colour: options.screen.colour)
  }
}
