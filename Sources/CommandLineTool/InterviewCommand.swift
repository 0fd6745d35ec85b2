import ArgumentParser
import Commands

struct InterviewCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "interview", abstract: "Fills in a profile by questions, those first whose answers change a move.",
    discussion: """
      The file is written after every answer, and an interview goes on where it was left. An answer is a number, a word \
      or a part of one in either language; 'unknown', 'back', 'why' and 'stop' are words of their own. From a pipe each \
      line is an answer.
      """)

  @Argument(help: "The profile's file; its name gives the id.", completion: .profile)
  var file: String

  @OptionGroup var rules: RulesOption

  @Option(
    name: .customLong("lang"), help: "The language of the questions: en or ko (default: from the locale, else en).")
  var language: ReportLanguage?

  @Option(
    name: .long, help: ArgumentHelp("A profile whose answers stand beside the questions.", valueName: "file"),
    completion: .profile)
  var like: String?

  @OptionGroup var screen: ScreenOptions

  func run() throws {
    let request = InterviewRequest(
      file: file, like: like, rules: rules.rules, language: language ?? .preferred,
      width: screen.width ?? Stream.output.width ?? 80, colour: screen.colour.isOn(for: .output))
    switch Interview.open(request) {
    case .failure(let none): try deliver(none.result, colour: screen.colour)
    case .success(var interview): try lead(&interview)
    }
  }

  private func lead(_ interview: inout Interview) throws -> Never {
    var step = interview.begin()
    while true {
      if let text = step.file { try save(text, to: file) }
      try print(step.text)
      if step.isOver { end(0) }
      try print("> ")
      let line = readLine()
      // From a pipe nobody has seen what was typed.
      if !Stream.input.isTerminal { try print((line ?? "") + "\n") }
      step = interview.answer(line)
    }
  }
}
