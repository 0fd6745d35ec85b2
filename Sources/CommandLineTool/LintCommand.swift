import ArgumentParser
import Commands

struct LintCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "lint", abstract: "Diagnostics on rule sets and profiles.",
    discussion: """
      Without a path, the rule set and every profile listed in 'Profiles/profiles.yaml' are checked. Findings are the \
      output of this command and go to standard output; with an error or a warning among them the status is 1.

      '--exact' asks of every rule what holds in all profiles: whether it can apply, whether a condition or an override of \
      it is needed, whether another rule says as much or contradicts it. Nothing is said without a profile that shows it, \
      which an evaluation confirms, or a proof that there is none.
      """)

  @Argument(help: "Folders of rule sets, profiles, folders of profiles.", completion: .profile)
  var paths: [String] = []

  @OptionGroup var rules: RulesOption

  @Option(name: .long, help: "The format of the findings.")
  var format = LintRequest.Format.text

  @Option(
    name: .long, help: ArgumentHelp("Explain a code, such as D0203, and check nothing.", valueName: "code"),
    completion: .names(.code))
  var explain: String?

  @Flag(name: .long, help: "Look at rule sets in all profiles as well, which takes minutes for many rules.")
  var exact = false

  @Option(
    name: .long, parsing: .unconditionalSingleValue,
    help: ArgumentHelp(
      "Say only findings of a code, of all that begin so, or of a slug: D04,never-fires. Repeatable.",
      valueName: "code"))
  var select: [String] = []

  @Option(
    name: .long, parsing: .unconditionalSingleValue,
    help: ArgumentHelp("Say no findings of a code, a beginning or a slug. Repeatable.", valueName: "code"))
  var ignore: [String] = []

  @Option(name: .long, help: "The least severity with which the status is 1: error, warning, note or never.")
  var failOn = LintRequest.Threshold.warning

  @Option(
    name: .long,
    help: ArgumentHelp(
      "With --exact: write the whole profile of the first finding that has one.", valueName: "file"))
  var witness: String?

  @Option(
    name: .long,
    help: ArgumentHelp(
      "With --exact: keep answers in a file, and ask only what changed since.", valueName: "file"))
  var cache: String?

  @Option(
    name: .long,
    help: ArgumentHelp(
      "With --exact: write what findings say there is not as clauses and proofs, for check-proof.", valueName: "folder")
  )
  var certify: String?

  @Flag(name: .long, help: "With --exact: tell how many questions each check asked and how they were answered.")
  var stats = false

  @Flag(
    name: .long,
    help: "Mend in the files what leaves every conclusion and every reason as it is; comments and layout stay.")
  var fix = false

  @Flag(name: .long, help: "With --fix or --diff: also make fixes that are only likely what is meant.")
  var unsafeFixes = false

  @Flag(name: .long, help: "Show what --fix would change, and change nothing.")
  var diff = false

  @OptionGroup var screen: ScreenOptions

  func validate() throws {
    if !exact, stats || witness != nil || cache != nil || certify != nil {
      throw ValidationError("'--stats', '--witness', '--cache' and '--certify' go with '--exact'.")
    }
    if unsafeFixes, !fix, !diff { throw ValidationError("'--unsafe-fixes' goes with '--fix' or '--diff'.") }
  }

  func run() throws {
    if let explain { try deliver(explanation(ofCode: explain), colour: screen.colour) }
    var request = LintRequest(
      paths: paths, rules: rules.rules, format: format, colour: screen.colour.isOn(for: .output))
    request.isExact = exact
    (request.witness, request.cache, request.showsStatistics) = (witness, cache, stats)
    if fix || diff { request.fixing = unsafeFixes ? .all : .safe }
    request.showsDifference = diff
    request.certificates = certify
    (request.selected, request.ignored) = (CodeSelection(select), CodeSelection(ignore))
    request.failOn = failOn
    try deliver(
      watched("lint") {
        request.work = $0
        return lint(request)
      }, colour: screen.colour)
  }
}
