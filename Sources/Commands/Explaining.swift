import Explanation
import Loading
import Presentation
import Report
import SourceText

/// What would bring a conclusion about, as text: the fewest facts that would have to be otherwise, nearest controllers first.
public func explain(_ request: HowToRequest) -> CommandResult { run { explain(request, in: &$0) } }

func explain(_ request: HowToRequest, in workspace: inout Workspace) -> CommandResult {
  let evaluation = request.evaluation
  let loaded = workspace.load(
    rules: evaluation.rules, profile: evaluation.profile, settings: evaluation.settings,
    profiles: evaluation.profiles)
  guard let value = loaded.value else {
    return CommandResult(reading: loaded.diagnostics)
  }
  let goal = workspace.readGoal(request.conclusion, request.value, value.profile)
  let sources = workspace.sources
  guard let wanted = goal.value else {
    return CommandResult(diagnostics: sources.sorted(loaded.diagnostics + goal.diagnostics), status: .badUsage)
  }
  let evaluated = value.readings(sources)
  let diagnostics = sources.sorted(loaded.diagnostics + evaluated.diagnostics)
  guard let readings = evaluated.value else { return CommandResult(diagnostics: diagnostics, status: .badContent) }
  let howTo = value.engine.howTo(wanted.key, wanted.wanted, in: readings, answers: request.answers)
  let document = Presenter(readings, files: sources, language: evaluation.language).howToDocument(howTo)
  let text = TextRenderer(width: evaluation.width, colour: evaluation.colour).render(document)
  return CommandResult(output: text, diagnostics: diagnostics)
}
