import ArgumentParser
import Commands

struct LintCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "lint", abstract: "Diagnostics on rule sets and profiles.",
    discussion: """
      Without a path, the rule set and every profile listed in 'Profiles/profiles.yaml' are checked. Findings are the \
      output of this command and go to standard output; with an error or a warning among them the status is 1.
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

  @OptionGroup var screen: ScreenOptions

  func run() throws {
    if let explain { try deliver(explanation(ofCode: explain), colour: screen.colour) }
    var request = LintRequest(
      paths: paths, rules: rules.rules, format: format, colour: screen.colour.isOn(for: .output))
    try deliver(
      watched("lint") {
        request.work = $0
        return lint(request)
      }, colour: screen.colour)
  }
}
