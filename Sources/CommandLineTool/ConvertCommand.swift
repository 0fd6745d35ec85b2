import ArgumentParser
import Commands

struct ConvertCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "convert", abstract: "A profile as a table (CSV), or a table as a profile.",
    discussion: """
      A table has the columns path, value, source, as-of, confidence and note, a line for each fact, and its name ends in \
      '.csv'. What a table program would compute, since it begins with '=', '+', '-' or '@', has an apostrophe before it.
      """)

  @Argument(help: "The profile, or the table.", completion: .file(extensions: ["yaml", "csv"]))
  var file: String

  @OptionGroup var rules: RulesOption

  @OptionGroup var target: OutputOption

  func run() throws {
    let request = ConvertRequest(file: file, output: target.output, rules: rules.rules)
    try deliver(convert(request), to: target.output, colour: .auto)
  }
}
