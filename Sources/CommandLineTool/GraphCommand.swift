import ArgumentParser
import Commands

extension GraphRequest.Format: ExpressibleByArgument {}

struct GraphCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "graph", abstract: "What is concluded from what, drawn by Graphviz or Mermaid.",
    discussion: """
      Attributes with arrows from what rules read to what they conclude; an arrow names its rule, or says how many there are. \
      'demarche graph --attribute bed.fit --format svg -o fit.svg' draws one attribute with what leads to it, where Graphviz is \
      installed; 'dot' is what it reads.
      """)

  @OptionGroup var rules: RulesOption

  @Option(
    name: .long, parsing: .unconditionalSingleValue,
    help: ArgumentHelp("Only what leads to this attribute, and what it leads to. Repeatable.", valueName: "name"))
  var attribute: [String] = []

  @Option(name: .long, help: ArgumentHelp("In how many steps it leads there.", valueName: "n"))
  var steps = 1

  @Option(name: .long, help: "The format of the drawing.")
  var format = GraphRequest.Format.dot

  @Option(name: .customLong("lang"), help: "The language of titles: en or ko (default: from the locale, else en).")
  var language: ReportLanguage?

  @OptionGroup var target: OutputOption

  func run() throws {
    let request = GraphRequest(
      rules: rules.rules, attributes: attribute, steps: steps, format: format, language: language ?? .preferred)
    try deliver(graph(request), to: target.output, colour: .auto)
  }
}
