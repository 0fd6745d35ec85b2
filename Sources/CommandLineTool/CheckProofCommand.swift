import ArgumentParser
import Commands

struct CheckProofCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check-proof",
    abstract: "Whether an evaluation that was saved, or certificates that '--certify' wrote, show what they claim.",
    discussion: """
      Of an evaluation that was saved as JSON ('--explain full' says most): rules and profile must be those of its digests; each value, \
      its ground, its bounds, and each reason with what it rests on must follow from them, which is worked out by code that shares \
      nothing with the evaluator. What is told beside the steps must be what the program says of the same rules and profile.

      Of certificates the clauses are made anew from the rules and the profile and must be the same; each step of the proof must follow \
      from what is before it, which is checked by code that shares nothing with the solver. Other checkers of the format (DIMACS \
      clauses, DRAT proofs) can be asked as well.

      The first step that does not hold is named, and the status is 1.
      """)

  @Argument(help: "The file of the evaluation, or the folder of the certificates.")
  var path: String

  @OptionGroup var rules: RulesOption

  @Option(name: .customLong("lang"), help: "The language of the answer: en or ko (default: from the locale, else en).")
  var language: ReportLanguage?

  func run() throws {
    try deliver(
      checkProofs(ProofCheckRequest(path: path, rules: rules.rules, language: language ?? .preferred)),
      colour: .auto)
  }
}
