import ArgumentParser
import Commands

struct CompareCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "compare", abstract: "What differs between two cities, or for one once facts are stated otherwise.",
    discussion: """
      With two profiles, their moves and outcomes side by side. With one and '--set', what moves, before and after, and which of \
      the facts that differ make each change; '--SECTION FILE', such as an international system, sets a whole section. As \
      '--format csv' every outcome on a line, with a column for each of any number of profiles.
      """)

  @OptionGroup var rules: RulesOption

  @Option(
    name: .customLong("set"), parsing: .unconditionalSingleValue,
    help: ArgumentHelp("State a fact otherwise: 'ADDRESS=VALUE'. Repeatable.", valueName: "path=value"),
    completion: .names(.setting))
  var settings: [String] = []

  @Option(
    name: .customLong("lang"), help: "The language of the comparison: en or ko (default: from the locale, else en).")
  var language: ReportLanguage?

  @Option(name: .long, help: "The format of the comparison (default: as the output's name ends, else text).")
  var format: CompareRequest.Format?

  @Flag(help: "The profile's page, in which facts can be changed, with what is set as its second scenario.")
  var live = false

  @Flag(name: .customLong("without-notes"), help: "Leave the profile's notes out of that page.")
  var withoutNotes = false

  @Flag(name: .long, help: "All outcomes in place of those of the summary.")
  var all = false

  @OptionGroup var page: PageOptions

  @Argument(
    parsing: .allUnrecognized,
    help: ArgumentHelp("Profiles; '--SECTION FILE' sets a section.", valueName: "profile"),
    completion: .profile)
  var profiles: [String] = []

  func run() throws {
    var (paths, sections): ([String], [String]) = ([], [])
    var rest = profiles[...]
    while let next = rest.popFirst() {
      guard next.hasPrefix("--") else {
        paths.append(next)
        continue
      }
      guard let file = rest.popFirst(), !file.hasPrefix("-") else {
        throw ValidationError("'\(next)' needs the name of a file behind it.")
      }
      sections.append("\(next.dropFirst(2))=\(file)")
    }
    var request = CompareRequest(
      profiles: paths, rules: rules.rules, settings: settings + sections, language: language ?? .preferred,
      format: format,
      showsAll: all, isLive: live, width: page.width, colour: page.isColoured)
    request.output = page.output
    request.showsNotes = !withoutNotes
    try deliver(compare(request), to: page.output, colour: page.screen.colour)
  }
}
