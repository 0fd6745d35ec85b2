import ArgumentParser
import Commands

struct PagesCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "pages",
    abstract: "A page for each profile of a folder, in which facts can be changed, and an index of them.",
    discussion: "The folder can be carried to a machine without a network: every page is one file and asks for nothing."
  )

  @OptionGroup var rules: RulesOption

  @Option(name: .long, help: ArgumentHelp("The folder of the profiles.", valueName: "dir"))
  var profiles = "Profiles"

  @Option(
    name: .customLong("lang"), help: "The language shown first: en or ko (default: from the locale, else en).")
  var language: ReportLanguage?

  @Flag(name: .customLong("without-notes"), help: "Leave out the profiles' notes and sources.")
  var withoutNotes = false

  @Option(
    name: [.customShort("o"), .customLong("output")],
    help: ArgumentHelp("The folder to write to; it is made if it is not there.", valueName: "dir"))
  var output: String

  @OptionGroup var screen: ScreenOptions

  func run() throws {
    let request = PagesRequest(
      rules: rules.rules, profiles: profiles, language: language ?? .preferred, showsNotes: !withoutNotes)
    try deliver(pages(request), toFolder: output, colour: screen.colour)
  }
}
