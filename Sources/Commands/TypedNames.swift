import Loading
import SourceText

/// What names that a person typed mean among what there is.
struct TypedNames {
  /// The names as they are written in files.
  var found: [String] = []
  /// Of those that mean nothing here, or several things.
  var unknown: [Diagnostic] = []

  /// `what` is what they are said to name: "rule", "entity".
  init(_ names: [String], _ what: String, among candidates: [NameCandidate]) {
    for name in names {
      let match = nameMatch(for: name, among: candidates)
      if let meant = match?.meant {
        found.append(candidates[meant].name)
      } else if name.contains("*"), let match {
        found += match.places.map { candidates[$0].name }
      } else {
        unknown.append(Self.unknown(name, what, match, candidates))
      }
    }
  }

  private static func unknown(
    _ name: String, _ what: String, _ match: NameMatch?, _ candidates: [NameCandidate]
  ) -> Diagnostic {
    let places = match?.places ?? []
    let shown = places.prefix(12).map { candidates[$0].described }
    let isAmbiguous = (match?.closeness ?? .spelling) < .spelling
    let message =
      isAmbiguous ? "'\(name)' may be \(places.count) things: say which" : "there is no \(what) '\(name)'"
    let more = places.count > 12 ? ["and \(places.count - 12) more"] : []
    let near = shown.map { isAmbiguous ? $0 : "did you mean \($0)?" }
    let all = !shown.isEmpty || candidates.count > 12 ? [] : candidates.map(\.described)
    return WorkspaceCode.unknownFilter.diagnostic(
      message, at: .none, help: near + more + (all.isEmpty ? [] : ["there are " + all.joined(separator: ", ")]))
  }
}

/// That the program has no command of a name, and which was meant.
package func unknownCommand(_ name: String, among commands: [String]) -> CommandResult {
  let match = nameMatch(for: name, among: commands.map { NameCandidate($0) })
  let near = didYouMean(match?.places.map { commands[$0] } ?? [])
  let found = WorkspaceCode.commandLine.diagnostic(
    "there is no command '\(name)'", at: .none, help: [near ?? "the commands are \(quotedList(commands))"])
  return CommandResult(diagnostics: [found], status: .badUsage)
}

extension NameCandidate {
  /// "'climate-diplomacy' (Climate diplomacy, 기후외교)".
  fileprivate var described: String {
    "'\(name)'" + (titles.isEmpty ? "" : " (\(titles.joined(separator: ", ")))")
  }
}
