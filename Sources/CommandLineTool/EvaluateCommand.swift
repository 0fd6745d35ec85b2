import ArgumentParser
import Commands

struct EvaluateCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "evaluate", abstract: "What follows for a profile: a document of the rule set, or everything.")

  @OptionGroup var options: EvaluationOptions

  @Option(name: .long, help: "How much of the reasons to show.")
  var explain = EvaluationRequest.Explanation.brief

  @Option(
    name: .customLong("select"), parsing: .unconditionalSingleValue,
    help: ArgumentHelp(
      "Only these outcomes in JSON; '*' stands for any characters: 'plant.*', 'sowing.fit upper/*' (default: those "
        + "of which the first document, or the summary, speaks). Repeatable.", valueName: "address"))
  var selection: [String] = []

  @Option(
    name: .long, help: ArgumentHelp("A document of the rule set (default: its first).", valueName: "name"),
    completion: .names(.document))
  var document: String?

  @Flag(name: .long, help: "All outcomes with their reasons: the document that shows everything.")
  var all = false

  @Flag(name: .customLong("without-notes"), help: "Leave out the profile's notes.")
  var withoutNotes = false

  @Flag(help: "A page in which facts can be changed, and what follows is seen at once: one file, without a network.")
  var live = false

  func validate() throws {
    guard options.isHTML || !live else {
      throw ValidationError("'--live' makes a page: add '--format html', or '-o' with a name that ends in '.html'.")
    }
    guard options.isJSON || selection.isEmpty else { throw ValidationError("'--select' goes with '--format json'.") }
  }

  func run() throws {
    let result = evaluate(
      options.request(
        explanation: explain, selection: selection, document: document, showsAll: all, showsNotes: !withoutNotes,
        isLive: live))
    try deliver(result, to: options.output, colour: options.screen.colour)
  }
}

struct TraceCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "trace",
    abstract: "The forward chaining as it happened: what each rule instance read and contributed, stratum by stratum.")

  @OptionGroup var options: EvaluationOptions

  @Option(name: .long, help: ArgumentHelp("Only this rule. Repeatable.", valueName: "id"), completion: .names(.rule))
  var rule: [String] = []

  @Option(
    name: .long, help: ArgumentHelp("Only this attribute. Repeatable.", valueName: "kind.name"),
    completion: .names(.attribute))
  var attribute: [String] = []

  @Option(
    name: .long, help: ArgumentHelp("Only this entity. Repeatable.", valueName: "id"), completion: .names(.entity))
  var entity: [String] = []

  func run() throws {
    let result = trace(
      TraceRequest(evaluation: options.request(), rules: rule, attributes: attribute, entities: entity))
    try deliver(result, to: options.output, colour: options.screen.colour)
  }
}
