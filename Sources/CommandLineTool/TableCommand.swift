import ArgumentParser
import Commands

extension TableRequest.Format: ExpressibleByArgument {}

struct TableCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "table", abstract: "Tables over the rule set and over many profiles.",
    subcommands: [
      BasisTableCommand.self, OutcomesTableCommand.self, GroundsTableCommand.self, SensitivityTableCommand.self,
      SpreadTableCommand.self,
    ])
}

/// What all tables share.
struct TableOptions: ParsableArguments {
  @OptionGroup var rules: RulesOption

  @Option(name: .long, help: "The format of the table.")
  var format = TableRequest.Format.markdown

  @Option(name: .customLong("lang"), help: "The language of the table: en or ko (default: from the locale, else en).")
  var language: ReportLanguage?

  @OptionGroup var page: PageOptions

  func deliver(_ table: TableRequest.Table, profiles: String = "Profiles", top: Int = 5) throws {
    var request = TableRequest(
      table: table, rules: rules.rules, profiles: profiles, top: top, format: format,
      language: language ?? .preferred, width: page.width, colour: page.isColoured)
    let result = watched("table") {
      request.work = $0
      return Commands.table(request)
    }
    try CommandLineTool.deliver(result, to: page.output, colour: page.screen.colour)
  }
}

struct BasisTableCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "basis", abstract: "The statements of registers, and the rules that put each into force.")

  @Option(name: .long, help: ArgumentHelp("Only this register.", valueName: "id"))
  var register: String?

  @OptionGroup var options: TableOptions

  func run() throws { try options.deliver(.basis(register: register)) }
}

struct OutcomesTableCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "outcomes", abstract: "What leads in each profile, how often, and which values occur.",
    discussion: "Without a profile, all that 'profiles.yaml' lists are taken.")

  @Argument(help: "Files of profiles.")
  var paths: [String] = []

  @Option(
    name: .long, help: ArgumentHelp("Only this outcome. Repeatable.", valueName: "kind.name"),
    completion: .names(.attribute))
  var attribute: [String] = []

  @Option(name: .long, help: ArgumentHelp("The folder of the profiles.", valueName: "dir"))
  var profiles = "Profiles"

  @Option(name: .long, help: ArgumentHelp("How many leading entities are named.", valueName: "n"))
  var top = 5

  @OptionGroup var options: TableOptions

  func validate() throws {
    if !(1...50).contains(top) { throw ValidationError("'--top' lies between 1 and 50.") }
  }

  func run() throws {
    try options.deliver(.outcomes(attributes: attribute, profiles: paths), profiles: profiles, top: top)
  }
}

struct SensitivityTableCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "sensitivity", abstract: "How much each determinant moves, profile by profile.",
    discussion: "Determinants are the relations of tests that say what moves.")

  @Option(
    name: .long, help: ArgumentHelp("Also the placeholders that alone move more than this relation.", valueName: "id"))
  var against: String?

  @Option(name: .long, help: ArgumentHelp("The folder of the profiles.", valueName: "dir"))
  var profiles = "Profiles"

  @OptionGroup var options: TableOptions

  func run() throws { try options.deliver(.sensitivity(against: against), profiles: profiles) }
}

struct SpreadTableCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "spread", abstract: "What comes first in the profiles, how often, and what never does.",
    discussion: "What is ordered, and how, the spreads of tests say.")

  @Option(name: .long, help: ArgumentHelp("The folder of the profiles.", valueName: "dir"))
  var profiles = "Profiles"

  @OptionGroup var options: TableOptions

  func run() throws { try options.deliver(.spread, profiles: profiles) }
}

struct GroundsTableCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "grounds", abstract: "How firmly outcomes stand in each profile, and which placeholders carry most.",
    discussion: "Of the outcomes that the summary names. Without a profile, all that 'profiles.yaml' lists are taken.")

  @Argument(help: "Files of profiles.")
  var paths: [String] = []

  @Option(name: .long, help: ArgumentHelp("The folder of the profiles.", valueName: "dir"))
  var profiles = "Profiles"

  @Option(name: .long, help: ArgumentHelp("How many placeholders are named.", valueName: "n"))
  var top = 10

  @OptionGroup var options: TableOptions

  func validate() throws {
    if !(1...50).contains(top) { throw ValidationError("'--top' lies between 1 and 50.") }
  }

  func run() throws { try options.deliver(.grounds(profiles: paths), profiles: profiles, top: top) }
}
