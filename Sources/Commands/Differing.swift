import Explanation
import Loading
import Parallel
import Presentation
import Report
import RuleModel
import SourceText
import Verification

/// What is asked of two versions of a rule set.
package struct DiffRequest: Sendable {
  /// A folder, or a revision that git knows.
  package var old: String
  package var new: String
  /// The folder of the rule set within a revision.
  package var rules: String
  /// The folder of profiles that are tried.
  package var profiles: String
  /// A profile of which it is asked whether an outcome could differ however its facts are changed.
  package var proving: String?
  /// The folder into which the clauses and the proof go of what is the same for that profile.
  package var certify: String?
  /// What is a finding: `changed`, or `changed:form.status` for one attribute.
  package var failOn: [String]
  package var language: ReportLanguage
  package var format: EvaluationRequest.Format
  /// All outcomes that the manifest names in place of those of the summary, and all that is said of them.
  package var showsAll: Bool
  /// Columns of the text.
  package var width: Int
  package var colour: Bool

  package init(
    old: String, new: String, rules: String = "Rules", profiles: String = "Profiles", proving: String? = nil,
    certify: String? = nil, failOn: [String] = [], language: ReportLanguage = .en,
    format: EvaluationRequest.Format = .text,
    showsAll: Bool = false, width: Int = 80,
    colour: Bool = false
  ) {
    (self.old, self.new, self.rules, self.profiles, self.failOn) = (old, new, rules, profiles, failOn)
    (self.proving, self.certify) = (proving, certify)
    (self.language, self.format, self.showsAll, self.width, self.colour) = (language, format, showsAll, width, colour)
  }
}

/// How two versions of a rule set differ: in what rules do, and in what follows for the profiles of a folder.
package func diff(_ request: DiffRequest) -> CommandResult { run { diff(request, in: &$0) } }

func diff(_ request: DiffRequest, in workspace: inout Workspace) -> CommandResult {
  let versions = [request.old, request.new].map { loadVersion($0, of: request.rules, in: &workspace) }
  guard !versions.contains(where: \.hasErrors) else {
    return CommandResult(reading: workspace.sources.sorted(versions.flatMap(\.diagnostics)))
  }
  let ruleSets = versions.map(\.value.ruleSet)
  let watched = watchedAttributes(request.failOn, ruleSets)
  guard watched.unknown.isEmpty else { return CommandResult(diagnostics: watched.unknown, status: .badUsage) }
  let changes = RuleSetChanges(from: ruleSets[0], to: ruleSets[1])
  let pairs = profilePairs(request, versions.map(\.value), in: &workspace)
  guard !pairs.hasErrors else { return CommandResult(reading: pairs.diagnostics) }
  let outcomes = comparedOutcomes(ruleSets[1], request.showsAll, watched.attributes)
  let engines = ruleSets.map { Engine($0) }
  let proved = request.proving.map {
    provedProfile($0, request, versions.map(\.value), engines, outcomes, changes, in: &workspace)
  }
  if let proved, proved.hasErrors { return CommandResult(reading: proved.diagnostics) }
  let sources = workspace.sources
  let subjects = pairs.value.concurrentMap { pair in
    versionedProfile(pair, engines, outcomes, changes, sources, request.language)
  }
  let names = zip([request.old, request.new], versions).map { given, version in
    VersionName(
      given: given, name: version.value.ruleSet.name, version: version.value.ruleSet.version,
      digest: version.value.digest)
  }
  let found = VersionDocument(
    names, changes, subjects.compactMap { $0 }, proved: proved?.value?.shown, showsAll: request.showsAll,
    request.language)
  let status: CommandResult.Status = watched.isFinding(subjects.compactMap { $0 }) ? .findings : .done
  var result = CommandResult(output: text(request, found), status: status)
  if let folder = request.certify, let proved = proved?.value {
    result.folder = folder
    if let certificate = proved.certificate {
      result.files = [(name: "1.cnf", text: certificate.clauses), (name: "1.drat", text: certificate.proof)]
    } else {
      result.diagnostics.append(
        WorkspaceCode.uncertified.diagnostic("no proof was found of what is the same", at: .none))
    }
  }
  return result
}

private func text(_ request: DiffRequest, _ found: VersionDocument) -> String {
  switch request.format {
  case .json: found.json.text()
  case .markdown: MarkdownRenderer().render(found.document)
  case .html: HTMLRenderer().render([(request.language, found.document)])
  case .text: TextRenderer(width: request.width, colour: request.colour).render(found.document)
  }
}

// MARK: Profiles

/// One profile as each version reads it.
private struct ProfilePair: Sendable {
  var sides: [LoadedProfile]
  /// How many of its facts each version does not know.
  var leftOut: [Int]
}

/// What a version's vocabulary does not know of a profile is left out; that a file cannot be read is an error.
private func profilePairs(
  _ request: DiffRequest, _ versions: [RuleBase], in workspace: inout Workspace
) -> Loaded<[ProfilePair]> {
  let listed = workspace.profileIndex(folder: request.profiles, languages: versions[1].ruleSet.languages)
  var diagnostics = listed.diagnostics.filter { $0.severity == .error }
  let pairs = listed.value.profiles.map { profile in
    let sides = versions.map { workspace.loadProfile(path: profile.path, rules: $0) }
    diagnostics += sides.flatMap(\.diagnostics).filter { WorkspaceCode.isUnreadable($0.code) }
    return ProfilePair(
      sides: sides.map(\.value), leftOut: sides.map { $0.diagnostics.count { $0.severity == .error } })
  }
  return Loaded(pairs, workspace.sources.sorted(diagnostics))
}

/// The outcomes of the summary, or all that the manifest names; and those that are watched.
private func comparedOutcomes(_ ruleSet: RuleSet, _ all: Bool, _ watched: [String]) -> [String] {
  let chosen = all ? ruleSet.outcomes.map(\.attribute) : ruleSet.summaries.map(\.attribute)
  var seen: Set<String> = []
  return (chosen.map { ruleSet.attributes[$0.raw].fullName } + watched).filter { seen.insert($0).inserted }
}

/// Nil where a version cannot evaluate the profile.
private func versionedProfile(
  _ pair: ProfilePair, _ engines: [Engine], _ outcomes: [String], _ changes: RuleSetChanges, _ sources: SourceMap,
  _ language: ReportLanguage
) -> VersionedProfile? {
  let explainers = zip(engines, pair.sides).compactMap { engine, side in
    engine.evaluate(side.profile.working(in: engine.ruleSet))
  }
  guard explainers.count == 2 else { return nil }
  let comparison = VersionComparison(explainers[0], explainers[1], of: outcomes, changes)
  let presenters = explainers.map {
    Presenter(Readings(bounds: $0, working: $0, trusted: $0), files: sources, language: language)
  }
  return VersionedProfile(presenters[0], presenters[1], comparison, leftOut: pair.leftOut)
}

// MARK: Proofs

/// What is known of a profile, for a reader and for a checker.
private struct Proved: Sendable {
  var shown: ProvedProfile
  /// Of all that is the same, where it was asked for.
  var certificate: (clauses: String, proof: String)?
}

/// Both versions have to declare the same, so that their facts are the same facts.
private func provedProfile(
  _ path: String, _ request: DiffRequest, _ versions: [RuleBase], _ engines: [Engine], _ outcomes: [String],
  _ changes: RuleSetChanges, in workspace: inout Workspace
) -> Loaded<Proved?> {
  let ruleSets = versions.map(\.ruleSet)
  guard declareTheSame(ruleSets[0], ruleSets[1]) else {
    return Loaded(
      nil, [unknown("the versions declare different vocabularies, so that nothing can be proved of both", [])])
  }
  let loaded = workspace.loadProfile(path: path, rules: versions[1])
  guard !loaded.hasErrors else { return Loaded(nil, loaded.diagnostics) }
  let profile = loaded.value.profile
  guard let readings = engines[1].readings(profile) else {
    return Loaded(nil, engines[1].refusals(ofReadings: loaded.value, workspace.sources))
  }
  let attributes = outcomes.compactMap { loaded.value.names.attributeNamed($0) }
  let keys = attributes.flatMap { readings.working.keys(of: $0) }
  guard
    let proof = engines[1].proof(
      beside: engines[0], profile, of: keys, changes, detailed: request.showsAll ? keys.count : 5)
  else { return Loaded(nil, [unknown("the versions tell the facts of '\(path)' apart otherwise", [])]) }
  let presenter = Presenter(readings, files: workspace.sources, language: request.language)
  let shown = ProvedProfile(presenter, proof, changes)
  guard request.certify != nil else { return Loaded(Proved(shown: shown)) }
  let found = engines[1].certificate(ofEquality: proof.equal, beside: engines[0], profile)
  let header = EqualityHeader(
    old: versions[0].digest, new: versions[1].digest, profile: loaded.value.digest, file: loaded.value.path,
    outcomes: proof.equal.map { presenter.address($0) })
  return Loaded(
    Proved(shown: shown, certificate: found.map { (header.text + $0.clauses, $0.proof) }))
}

/// What stands before the clauses of a certificate that outcomes are the same under two versions.
struct EqualityHeader {
  var old: String
  var new: String
  var profile: String
  var file: String
  var outcomes: [String]

  static let claim = "the same under both versions"

  var text: String {
    let lines = [
      ClauseHeader.first, "rules \(new)", "against \(old)", "profile \(profile)", "file \(file)",
      "claim \(Self.claim)",
    ]
    return (lines + outcomes.map { "outcome \($0)" }).map { "c \($0)\n" }.joined()
  }
}

// MARK: Findings

/// What `--fail-on` names.
private struct Watched {
  var attributes: [String] = []
  var isAnything = false
  var unknown: [Diagnostic] = []

  func isFinding(_ subjects: [VersionedProfile]) -> Bool {
    subjects.contains { subject in
      isAnything && !subject.isUnchanged || !subject.movedAttributes.isDisjoint(with: attributes)
    }
  }
}

private func watchedAttributes(_ texts: [String], _ ruleSets: [RuleSet]) -> Watched {
  var watched = Watched()
  for text in texts {
    let parts = text.split(separator: ":", maxSplits: 1).map(String.init)
    guard parts.first == "changed" else {
      watched.unknown.append(unknown("'\(text)' says nothing to fail on", ["write 'changed' or 'changed:ATTRIBUTE'"]))
      continue
    }
    guard parts.count == 2 else {
      watched.isAnything = true
      continue
    }
    let known = ruleSets[1].attributes.filter(\.isDerived).map(\.fullName)
    if known.contains(parts[1]) {
      watched.attributes.append(parts[1])
    } else {
      let near = nearest(to: parts[1], among: known)
      watched.unknown.append(
        unknown(
          "rules conclude no '\(parts[1])'", near.isEmpty ? [] : ["did you mean \(quotedList(near, "or"))?"]))
    }
  }
  return watched
}

private func unknown(_ message: String, _ help: [String]) -> Diagnostic {
  WorkspaceCode.unknownFilter.diagnostic(message, at: .none, help: help)
}
