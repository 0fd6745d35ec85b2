import ArgumentParser
import Commands

struct FormatCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "format", abstract: "Brings files of rules into canonical order and layout.",
    discussion: """
      The fields of a rule stand in one order, two columns are a level, what stands in brackets stays on its line as far as that \
      is wide enough. Comments and empty lines stay, and so does what a file says: one of which that could not be kept is left as \
      it is. Without a path, all rules of the rule set; other YAML files keep the order of their keys.
      """)

  @Argument(help: "Files and folders.", completion: .profile)
  var paths: [String] = []

  @OptionGroup var rules: RulesOption

  @Flag(name: .long, help: "Write nothing; list what is laid out otherwise, and end with status 1 if anything is.")
  var check = false

  @Flag(name: .customLong("diff"), help: "The same, with the lines that differ.")
  var difference = false

  func run() throws {
    let request = FormatRequest(
      paths: paths, rules: rules.rules, way: difference ? .difference : check ? .check : .write)
    try deliver(format(request), colour: .auto)
  }
}
