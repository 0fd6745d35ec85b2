import ArgumentParser
import Commands

struct CheckProofCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check-proof", abstract: "Whether certificates that '--certify' wrote show what they claim.",
    discussion: """
      The clauses are made anew from the rules and the profile and must be the same; each step of the proof must follow from \
      what is before it, which is checked by code that shares nothing with the solver. The first that does not hold is named, \
      and the status is 1. Other checkers of the format (DIMACS clauses, DRAT proofs) can be asked as well.
      """)

  @Argument(help: "The folder of the certificates.")
  var folder: String

  @OptionGroup var rules: RulesOption

  @Option(
    name: .long,
    help: ArgumentHelp(
      "The older version that a certificate of 'diff --certify' speaks of: a folder, or a revision that git knows.",
      valueName: "version"))
  var against: String?

  @Option(name: .customLong("lang"), help: "The language of the answer: en or ko (default: from the locale, else en).")
  var language: ReportLanguage?

  func run() throws {
    try deliver(
      checkProofs(
        ProofCheckRequest(folder: folder, rules: rules.rules, against: against, language: language ?? .preferred)),
      colour: .auto)
  }
}
