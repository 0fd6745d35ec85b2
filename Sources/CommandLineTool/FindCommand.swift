import ArgumentParser
import Commands

struct FindCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "find",
    abstract: "The profile nearest to one in which conditions hold, or the proof that there is none.",
    discussion: """
      Conditions are those of the rule language, over facts and conclusions: 'sowing.fit upper/kale: {at least: 3}'. A name \
      that is free in them, such as 'plant' in 'plant.hardy: yes', stands for some entity. Facts of the profile are \
      changed as 'explain --how-to' changes them, whoever can change them; what is found is confirmed by an evaluation.
      """)

  @OptionGroup var options: EvaluationOptions

  @Option(
    name: .long, parsing: .unconditionalSingleValue,
    help: ArgumentHelp("What shall hold. Repeatable: all of them.", valueName: "condition"))
  var condition: [String]

  @Option(name: .long, help: ArgumentHelp("How many profiles are looked for.", valueName: "n"))
  var answers = 3

  @OptionGroup var search: SearchOptions

  func validate() throws {
    if answers < 1 || answers > 100 { throw ValidationError("'--answers' lies between 1 and 100.") }
    if condition.isEmpty || condition.contains("") { throw ValidationError("'--condition' says what shall hold.") }
  }

  func run() throws {
    let request = FindRequest(
      evaluation: options.request(), conditions: condition, answers: answers, budget: search.budget,
      certify: search.certify)
    try deliver(find(request), to: options.output, colour: options.screen.colour)
  }
}
