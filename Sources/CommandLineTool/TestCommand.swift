import ArgumentParser
import Commands

extension TestRequest.Format: ExpressibleByArgument {}

struct TestCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "test", abstract: "Runs the examples of rules, and tests and relations that are written as data.",
    discussion: """
      Without a path, every file in 'tests' of the rule set is run. What fails is the output of this command, with the \
      place of the line, what was found instead, and the rules that made it; then the status is 1.
      """)

  @Argument(help: "Files and folders of tests.", completion: .profile)
  var paths: [String] = []

  @OptionGroup var rules: RulesOption

  @Option(name: .long, help: ArgumentHelp("The folder of the profiles that tests name.", valueName: "dir"))
  var profiles = "Profiles"

  @Flag(
    name: .long,
    help:
      "List what no test and no example meets: rules, conditions that never decided either way, overrides, bands. As a page or for other tools by '--format html' and 'lcov'."
  )
  var coverage = false

  @Flag(
    name: .long,
    help: "Make one thing about each rule wrong at a time, and list what its examples do not notice.")
  var mutate = false

  @Option(
    name: .long,
    help: ArgumentHelp(
      "How many of these, evenly spread, are tried with all tests: a run of them for each.", valueName: "n"))
  var sample = 0

  @Flag(
    name: .long,
    help:
      "Write, for what no example notices, examples that would: made by the solver, each run before it is written. With '--mutate'."
  )
  var suggest = false

  @Option(name: .long, help: "The format of the results.")
  var format = TestRequest.Format.text

  @Option(name: .customLong("lang"), help: "The language of the summary: en or ko (default: from the locale, else en).")
  var language: ReportLanguage?

  @OptionGroup var page: PageOptions

  func run() throws {
    var request = TestRequest(
      paths: paths, rules: rules.rules, profiles: profiles, format: format,
      showsCoverage: coverage || format == .lcov || format == .html,
      mutants: mutate || suggest ? max(0, sample) : nil,
      language: language ?? .preferred,
      colour: page.isColoured)
    request.suggests = suggest
    try deliver(
      watched("test") {
        request.work = $0
        return test(request)
      }, to: page.output, colour: page.screen.colour)
  }
}
