import Explanation
import Loading
import Presentation
import Report
import SourceText

/// What would bring a conclusion about, as text: the fewest facts that would have to be otherwise, nearest controllers first.
public func explain(_ request: HowToRequest) -> CommandResult { run { $0.explain(request) } }

extension Workspace {
  mutating func explain(_ request: HowToRequest) -> CommandResult {
    let evaluation = request.evaluation
    let loaded = load(
      rules: evaluation.rules, profile: evaluation.profile, settings: evaluation.settings,
      profiles: evaluation.profiles)
    guard let value = loaded.value else {
      return CommandResult(diagnostics: loaded.diagnostics, status: CommandResult.Status(reading: loaded.diagnostics))
    }
    let goal = readGoal(request.conclusion, request.value, value.profile)
    guard let wanted = goal.value else {
      return CommandResult(diagnostics: sorted(loaded.diagnostics + goal.diagnostics), status: .badUsage)
    }
    let evaluated = readings(value)
    let diagnostics = sorted(loaded.diagnostics + evaluated.diagnostics)
    guard let readings = evaluated.value else { return CommandResult(diagnostics: diagnostics, status: .badContent) }
    let howTo = value.engine.howTo(wanted.key, wanted.wanted, in: readings, answers: request.answers)
    let document = Presenter(readings, files: sources, language: evaluation.language).howToDocument(howTo)
    let text = TextRenderer(width: evaluation.width, colour: evaluation.colour).render(document)
    return CommandResult(output: text, diagnostics: diagnostics)
  }
}
