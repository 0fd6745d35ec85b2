import ArgumentParser
import Commands

struct FindCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "find", abstract: "A profile in which conditions hold, or the proof that there is none.",
    discussion: """
      Conditions are those of the rule language, over facts and conclusions: 'sowing.fit upper/kale: {at least: 3}', or by titles: \
      'Upper bed · Kale · Fit: {at least: 3}'. A name that is free in them, such as 'plant' in 'plant.hardy: yes', stands for some \
      entity.

      Any profile is looked for, among all with as many entities as rules tell apart; shown are the facts that make the conditions \
      hold. With '--near' the profile nearest to one: its facts are changed as 'explain --how-to' changes them, whoever can change \
      them. What is found is confirmed by an evaluation; that there is none is proved.
      """)

  @Argument(help: "What shall hold: all of them.")
  var condition: [String] = []

  @Option(
    name: .long, help: ArgumentHelp("The profile near which is looked for.", valueName: "profile"), completion: .profile
  )
  var near: String?

  @OptionGroup var options: AnswerOptions

  @Option(name: .long, help: ArgumentHelp("How many profiles '--near' looks for.", valueName: "n"))
  var answers = 3

  @Option(
    name: .long, help: ArgumentHelp("A file for the profile that was found.", valueName: "file"),
    completion: .file(extensions: ["yaml"]))
  var witness: String?

  @OptionGroup var search: SearchOptions

  func validate() throws {
    if answers < 1 || answers > 100 { throw ValidationError("'--answers' lies between 1 and 100.") }
    if condition.isEmpty || condition.contains("") {
      throw ValidationError("Say what shall hold: 'ATTRIBUTE: VALUE', as in the rules.")
    }
    if witness != nil, near != nil {
      throw ValidationError("'--witness' writes a profile that was found without '--near'.")
    }
    if near == nil, !options.settings.isEmpty { throw ValidationError("'--set' goes with '--near'.") }
  }

  func run() throws {
    let request = FindRequest(
      evaluation: options.request(of: near ?? ""), isNear: near != nil, conditions: condition, answers: answers,
      budget: search.budget, certify: search.certify, witness: witness)
    try deliver(find(request), to: options.page.output, colour: options.page.screen.colour)
  }
}
