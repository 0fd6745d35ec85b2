import ArgumentParser
import Commands

extension ShowRequest.Format: ExpressibleByArgument {}

struct ShowCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "show", abstract: "The page of a fact, a form, a rule, a value or a source.",
    discussion: "A name is an id, a title in either language, or a part of one.")

  @Argument(help: "What is looked for.", completion: .names(.thing))
  var name: String

  @OptionGroup var rules: RulesOption

  @Option(name: .long, help: "The format of the page.")
  var format = ShowRequest.Format.text

  @Option(name: .customLong("lang"), help: "The language of the page: en or ko (default: from the locale, else en).")
  var language: ReportLanguage?

  @OptionGroup var screen: ScreenOptions

  func run() throws {
    let request = ShowRequest(
      name: name, rules: rules.rules, format: format, language: language ?? .preferred,
      width: screen.width ?? Stream.output.width ?? 80, colour: screen.colour.isOn(for: .output))
    try deliver(show(request), colour: screen.colour)
  }
}
