import ArgumentParser
import Commands

struct ExplainCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "explain",
    abstract: "Why a conclusion is what it is, why it is not otherwise, and what would make it so.",
    discussion: """
      Without a further option: why, as a tree from the conclusion to facts and sources. Each sentence has an address; \
      '--of 3.2' goes on from there.

      '--why-not' names every rule that could bring a value about, the one that lacks least first, each condition with \
      what is found and what is needed, and what stands against it.

      '--how-to' finds the fewest facts that would have to be otherwise: first among those that the nearest controller of \
      the rule set can change, then among those that the next can change as well, and at last among all. Each way is \
      confirmed by an evaluation; that there is none is proved.

      '--firm' tells how firmly a conclusion stands and what would change it: each fact that is in doubt or that somebody can \
      change and that does so alone, and pairs of facts that do so together.
      """)

  @OptionGroup var options: EvaluationOptions

  @Argument(
    help: ArgumentHelp(
      "The conclusion's address, such as 'sowing.fit upper/kale' ('*' stands for any characters), or titles with '·' "
        + "between: 'Upper bed · Kale · Fit'.", valueName: "conclusion"), completion: .names(.outcome))
  var conclusion: String

  @Option(
    name: .customLong("why-not"),
    help: ArgumentHelp("The value that the conclusion does not have.", valueName: "value"), completion: .names(.value)
  )
  var whyNot: String?

  @Option(
    name: .customLong("how-to"), help: ArgumentHelp("The value that the conclusion shall have.", valueName: "value"),
    completion: .names(.value))
  var howTo: String?

  @Flag(name: .customLong("firm"), help: "How firmly it stands, and what would change it.")
  var isFirm = false

  @Option(
    name: .customLong("of"), help: ArgumentHelp("The part of the answer from which it goes on.", valueName: "address"))
  var part: String?

  @Flag(name: .long, help: "All parts of each answer, however many.")
  var all = false

  @Option(
    name: .long,
    help: ArgumentHelp("How many ways '--how-to' looks for, and how many pairs '--firm' does.", valueName: "n"))
  var answers = 5

  @OptionGroup var search: SearchOptions

  func validate() throws {
    if answers < 1 || answers > 100 { throw ValidationError("'--answers' lies between 1 and 100.") }
    if [whyNot != nil, howTo != nil, isFirm].count(where: { $0 }) > 1 {
      throw ValidationError("'--why-not', '--how-to' and '--firm' are questions of their own: ask one.")
    }
    if part != nil, howTo != nil || isFirm {
      throw ValidationError("'--of' goes on from an answer to why, or why not.")
    }
    if howTo == nil, search.certify != nil { throw ValidationError("'--certify' goes with '--how-to'.") }
    if address == nil { throw ValidationError("'--of' takes an address such as '3.2'.") }
  }

  private var address: [Int]? {
    guard let part else { return [] }
    let places = part.split(separator: ".", omittingEmptySubsequences: false).map { Int($0) ?? 0 }
    return places.contains { $0 < 1 } ? nil : places
  }

  func run() throws {
    let request = ExplainRequest(
      evaluation: options.request(showsAll: all), conclusion: conclusion, question: question, address: address ?? [],
      ways: answers, budget: search.budget, certify: search.certify)
    try deliver(explain(request), to: options.output, colour: options.screen.colour)
  }

  private var question: ExplainRequest.Question {
    if isFirm { return .firm }
    if let whyNot { return .whyNot(whyNot) }
    return howTo.map { .howTo($0) } ?? .why
  }
}
