import ArgumentParser
import Commands

struct SchemaCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "schema", abstract: "The JSON Schema of the files of a rule set, for editors.",
    discussion: """
      Made from the vocabulary and the keys of the language: an editor completes names, shows titles and questions, and marks what \
      cannot stand. Files of one kind whose facts profiles share have the kind's name.
      """)

  @Argument(
    help: ArgumentHelp("Which files: \(schemaFiles.joined(separator: ", ")), or a kind that has files of its own."),
    completion: .list(schemaFiles))
  var files: String

  @OptionGroup var rules: RulesOption

  @Option(name: .customLong("lang"), help: "The language of titles: en or ko (default: from the locale, else en).")
  var language: ReportLanguage?

  @OptionGroup var target: OutputOption

  func run() throws {
    let request = SchemaRequest(file: files, rules: rules.rules, language: language ?? .preferred)
    try deliver(schema(request), to: target.output, colour: .auto)
  }
}
