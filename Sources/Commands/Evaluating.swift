import Explanation
import Loading
import Presentation
import SourceText

/// What follows for a profile: a document of the rule set, or all outcomes as JSON.
package func evaluate(_ request: EvaluationRequest) -> CommandResult { run { evaluate(request, in: &$0) } }

/// The forward chaining as it happened, narrowed to what the request names.
package func trace(_ request: TraceRequest) -> CommandResult { run { trace(request, in: &$0) } }

/// What follows for a profile, in the format that is asked for or that the output's name says.
func evaluate(_ request: EvaluationRequest, in workspace: inout Workspace) -> CommandResult {
  guard let format = outputFormat(request) else { return CommandResult(unknownEndingOf: request.output ?? "") }
  return evaluated(request, in: &workspace) { output, _ in
    let document = output.document(request)
    let unknown = document.unknown + output.unknownAddresses(request)
    guard unknown.isEmpty else { return CommandResult(diagnostics: unknown, status: .badUsage) }
    var request = request
    request.document = document.name
    return CommandResult(output: output.text(request, format), status: output.isContradictory ? .findings : .done)
  }
}

/// The forward chaining as it happened, narrowed to what the request names.
func trace(_ request: TraceRequest, in workspace: inout Workspace) -> CommandResult {
  evaluated(request.evaluation, in: &workspace) { output, _ in
    let (narrowed, unknown) = output.narrowed(request)
    guard unknown.isEmpty else { return CommandResult(diagnostics: unknown, status: .badUsage) }
    return CommandResult(output: output.trace(narrowed))
  }
}

/// Reads, evaluates and lets it be shown; what keeps it from either is said instead.
func evaluated(
  _ request: EvaluationRequest, in workspace: inout Workspace, asking conditions: [String] = [],
  _ show: (EvaluationOutput, inout Workspace) -> CommandResult
) -> CommandResult {
  let loaded = workspace.load(
    rules: request.rules, profile: request.profile, settings: request.settings, profiles: request.profiles,
    asking: conditions)
  guard let value = loaded.value else {
    return CommandResult(reading: loaded.diagnostics)
  }
  let sources = workspace.sources
  let evaluated = value.readings(sources)
  let diagnostics = sources.sorted(
    loaded.diagnostics.missed(in: request.language) + evaluated.diagnostics)
  guard let readings = evaluated.value else { return CommandResult(diagnostics: diagnostics, status: .badContent) }
  var result = show(EvaluationOutput(value, readings, sources, settings: request.settings), &workspace)
  result.diagnostics = workspace.sources.sorted(diagnostics + result.diagnostics)
  return result
}
