import ArgumentParser
import Commands

struct DiffCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "diff", abstract: "How two versions of a rule set differ, and which profiles feel it.",
    discussion: """
      A version is a folder, or a revision that git knows. Rules, vocabulary and catalogue are compared by what they do; the profiles \
      of a folder are evaluated under both, and what changes is told with the differences on which it rests. Facts that a version does \
      not know are left out, and counted.
      """)

  @Argument(help: ArgumentHelp("The old version.", valueName: "old"))
  var old: String

  @Argument(help: ArgumentHelp("The new version.", valueName: "new"))
  var new: String

  @Option(name: .long, help: ArgumentHelp("The folder of the rule set within a revision.", valueName: "dir"))
  var rules = "Rules"

  @Option(name: .long, help: ArgumentHelp("The folder of the profiles.", valueName: "dir"))
  var profiles = "Profiles"

  @Option(
    name: .long,
    help: ArgumentHelp(
      "Ask also whether the outcomes of this profile could differ however its facts are changed: proved equal, or the nearest "
        + "change. The versions declare the same vocabulary.", valueName: "profile"))
  var prove: String?

  @Option(
    name: .long,
    help: ArgumentHelp(
      "Write what shows that outcomes are the same for that profile, as clauses and proof, into this folder: see 'check-proof'.",
      valueName: "dir"))
  var certify: String?

  @Option(
    name: .customLong("fail-on"), parsing: .unconditionalSingleValue,
    help: ArgumentHelp(
      "End with status 1 where something changes: 'changed', or 'changed:ATTRIBUTE'. Repeatable.", valueName: "what"))
  var failOn: [String] = []

  @Option(
    name: .customLong("lang"), help: "The language of the comparison: en or ko (default: from the locale, else en).")
  var language: ReportLanguage?

  @Option(name: .long, help: "The format of the comparison.")
  var format = EvaluationRequest.Format.text

  @Flag(name: .long, help: "All outcomes in place of those of the summary, and every difference by name.")
  var all = false

  @OptionGroup var page: PageOptions

  func validate() throws {
    if certify != nil, prove == nil { throw ValidationError("'--certify' goes with '--prove'.") }
  }

  func run() throws {
    let request = DiffRequest(
      old: old, new: new, rules: rules, profiles: profiles, proving: prove, certify: certify,
      failOn: failOn, language: language ?? .preferred, format: format, showsAll: all, width: page.width,
      colour: page.isColoured)
    try deliver(diff(request), to: page.output, colour: page.screen.colour)
  }
}
