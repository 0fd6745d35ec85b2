import ArgumentParser
import Commands

struct NewCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "new", abstract: "A file to be filled in: a profile, or facts that profiles share.",
    discussion: """
      Every question stands in the file with what may be answered, and what is taken where nothing is. It reads without \
      a finding at once. How many entities stand in a list of the profile says an option with the list's name.
      """)

  @Argument(help: "'profile', or a kind whose facts profiles share.")
  var what: String

  @Argument(help: "The file; its name gives the id.")
  var file: String

  @OptionGroup var rules: RulesOption

  @Option(
    name: .customLong("lang"), help: "The language of the questions: en or ko (default: from the locale, else en).")
  var language: ReportLanguage?

  @Option(
    name: .long, help: ArgumentHelp("A profile whose answers stand as examples.", valueName: "file"),
    completion: .profile)
  var like: String?

  @Argument(parsing: .allUnrecognized, help: ArgumentHelp("'--LIST N': N entities in a list.", valueName: "list"))
  var lists: [String] = []

  func run() throws {
    let result = newFile(
      NewFileRequest(
        what: what, file: file, counts: try counts(), like: like, rules: rules.rules, language: language ?? .preferred))
    try deliver(result, to: file, colour: .auto)
  }

  /// By the list's key.
  private func counts() throws -> [String: Int] {
    var counts: [String: Int] = [:]
    for place in stride(from: 0, to: lists.count, by: 2) {
      guard lists[place].hasPrefix("--"), lists.indices.contains(place + 1), let count = Int(lists[place + 1]),
        (0...50).contains(count)
      else { throw ValidationError("'\(lists[place])' needs a number from 0 to 50 behind it.") }
      counts[String(lists[place].dropFirst(2))] = count
    }
    return counts
  }
}
