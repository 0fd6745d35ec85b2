public import ArgumentParser
import Commands

enum ColourChoice: String, ExpressibleByArgument, CaseIterable {
  case always, never, auto
}

extension ReportLanguage: ExpressibleByArgument {
  /// What the locale asks for, else English.
  static var preferred: ReportLanguage {
    let locale = ["LC_ALL", "LC_MESSAGES", "LANG"].lazy.compactMap(environment).first { !$0.isEmpty }
    return locale?.hasPrefix("ko") == true ? .ko : .en
  }
}

extension EvaluationRequest.Format: ExpressibleByArgument {}
extension CompareRequest.Format: ExpressibleByArgument {}
extension LintRequest.Format: ExpressibleByArgument {}
extension LintRequest.Threshold: ExpressibleByArgument {}
extension EvaluationRequest.Explanation: ExpressibleByArgument {}

struct RulesOption: ParsableArguments {
  @Option(
    name: .customLong("rules"), parsing: .unconditionalSingleValue,
    help: ArgumentHelp(
      "The folder of the rule set (default: Rules). Repeatable: files of a later folder are laid over those of an earlier.",
      valueName: "dir"), completion: .directory)
  var folders: [String] = []

  /// The folders, the later over the earlier.
  var rules: String { Self.laid(folders) }

  static func laid(_ folders: [String]) -> String { folders.isEmpty ? "Rules" : folders.joined(separator: ":") }
}

struct ScreenOptions: ParsableArguments {
  @Option(
    name: .customLong("color"),
    help: "Colour: always, never, or auto (on a terminal, unless NO_COLOR is set or TERM is dumb).")
  var colour = ColourChoice.auto

  @Option(
    name: .long, help: ArgumentHelp("Columns of the text (default: those of the terminal, else 80).", valueName: "n"))
  var width: Int?

  func validate() throws {
    if let width, width < 20 || width > 10_000 { throw ValidationError("'--width' lies between 20 and 10000.") }
  }
}

/// Where the output goes.
struct OutputOption: ParsableArguments {
  @Option(
    name: [.customShort("o"), .customLong("output")],
    help: ArgumentHelp("Write to a file: beside it first, then renamed.", valueName: "file"))
  var output: String?
}

/// Where a page goes, and what it looks like there.
struct PageOptions: ParsableArguments {
  @OptionGroup var target: OutputOption
  @OptionGroup var screen: ScreenOptions

  var output: String? { target.output }
  private var stream: Stream? { output == nil ? .output : nil }
  var width: Int { screen.width ?? stream?.width ?? 80 }
  var isColoured: Bool { screen.colour.isOn(for: stream) }
}

/// What questions to the solver share.
struct SearchOptions: ParsableArguments {
  @Option(
    name: .long,
    help: ArgumentHelp(
      "When a search is given up, counted in dead ends that it meets: some seconds for 10000.", valueName: "n"))
  var budget = 10_000

  @Option(
    name: .long,
    help: ArgumentHelp(
      "A folder for the proofs of what the answer says there is not: clauses and proofs that 'check-proof' and other programs "
        + "can check.", valueName: "dir"))
  var certify: String?

  func validate() throws {
    if certify == "" { throw ValidationError("'--certify' names a folder.") }
    if budget < 0 { throw ValidationError("'--budget' is not negative.") }
  }
}

/// What `evaluate`, `trace` and `explain` share.
struct EvaluationOptions: ParsableArguments {
  @Argument(help: "The profile's file; '-' reads standard input.", completion: .profile)
  var profile: String

  @OptionGroup var answer: AnswerOptions

  var output: String? { answer.page.output }
  var screen: ScreenOptions { answer.page.screen }
  var rules: RulesOption { answer.rules }
  var language: ReportLanguage? { answer.language }
  var format: EvaluationRequest.Format? { answer.format }
  var settings: [String] { answer.settings }
  var isJSON: Bool { answer.isJSON }
  var isHTML: Bool { answer.isHTML }

  /// The request, with colour and width as the output has them.
  func request(
    explanation: EvaluationRequest.Explanation = .brief, selection: [String] = [], document: String? = nil,
    showsAll: Bool = false, showsNotes: Bool = true, isLive: Bool = false
  ) -> EvaluationRequest {
    var request = answer.request(of: profile)
    (request.explanation, request.selection, request.document) = (explanation, selection, document)
    (request.showsAll, request.showsNotes, request.isLive) = (showsAll, showsNotes, isLive)
    return request
  }
}

/// What is read for an answer, and how it is written.
struct AnswerOptions: ParsableArguments {
  @Option(
    name: .long,
    help: ArgumentHelp(
      "Where a profile on standard input looks for the files that it names (default: the folder of 'profiles.yaml' above, "
        + "else 'Profiles').", valueName: "dir"))
  var profiles: String?

  @OptionGroup var rules: RulesOption

  @Option(name: .customLong("lang"), help: "The language of the report: en or ko (default: from the locale, else en).")
  var language: ReportLanguage?

  @Option(name: .long, help: "The format of the output (default: as its name ends, else text).")
  var format: EvaluationRequest.Format?

  @Flag(name: .long, help: "Write JSON on one line.")
  var compact = false

  @Option(
    name: .customLong("set"), parsing: .unconditionalSingleValue,
    help: ArgumentHelp(
      "State a fact otherwise for this run: 'ADDRESS=VALUE', also 'ADDRESS=unknown' or 'ADDRESS={one of: [a, b]}'. "
        + "Repeatable.", valueName: "path=value"), completion: .names(.setting))
  var settings: [String] = []

  @OptionGroup var page: PageOptions

  /// Whether the format, or the name of the output, asks for JSON.
  var isJSON: Bool { format == .json || format == nil && page.output?.hasSuffix(".json") == true }

  /// Whether the format, or the name of the output, asks for a page.
  var isHTML: Bool { format == .html || format == nil && page.output?.hasSuffix(".html") == true }

  func validate() throws {
    if compact, !isJSON { throw ValidationError("'--compact' goes with '--format json'.") }
  }

  /// A request about a profile, with colour and width as the output has them.
  func request(of profile: String) -> EvaluationRequest {
    EvaluationRequest(
      profile: profile, profiles: profiles, rules: rules.rules, settings: settings,
      language: language ?? .preferred, format: format, isCompact: compact, output: page.output,
      width: page.width, colour: page.isColoured)
  }
}

extension ColourChoice {
  /// Whether to colour what goes to a stream; a file is no terminal.
  func isOn(for stream: Stream?) -> Bool {
    switch self {
    case .always: true
    case .never: false
    case .auto:
      stream?.isTerminal == true && (environment("NO_COLOR") ?? "").isEmpty && environment("TERM") != "dumb"
    }
  }
}
