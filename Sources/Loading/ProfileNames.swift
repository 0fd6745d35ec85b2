import RuleModel
import SourceText
import SystemPackage

extension Workspace {
  /// The file of a profile that is named by its path; or, where no file is called so, by its id, by the name that it
  /// states in any language, or by a part of either that no other has: `seoul`, `Seoul` and `서울` are
  /// `Profiles/seoul.yaml`. With an error where several are called so, or nearly so.
  package mutating func profileFile(_ name: String, _ rules: RuleBase) -> Loaded<String> {
    guard let path = filePath(name), (try? fileType(path)) == nil else { return Loaded(name) }
    if let file = namesakes(of: path).first { return Loaded(file) }
    guard path.components.count == 1, path.extension == nil, !path.isAbsolute else { return Loaded(name) }
    let listed = ListedNames(self, rules)
    guard let match = nameMatch(for: name, among: listed.names) else { return Loaded(name) }
    if let meant = match.meant { return Loaded(listed.files[meant]) }
    return Loaded(name, [unclear(name, place(ofArgument: name), match.places.map { listed.names[$0] })])
  }
}

/// The profiles of the folder that is near, and what people call them.
private struct ListedNames {
  private(set) var files: [String] = []
  private(set) var names: [NameCandidate] = []

  init(_ workspace: Workspace, _ rules: RuleBase) {
    var aside = workspace
    guard let folder = filePath("Profiles"), isFolder(folder) else { return }
    for listed in aside.profileIndex(folder: folder.string, languages: rules.ruleSet.languages).value.profiles {
      let profile = aside.loadProfile(path: listed.path, rules: rules).value.profile
      files.append(listed.path)
      names.append(NameCandidate(filePath(listed.path)?.stem ?? listed.path, titles: profile.ownNames(rules.ruleSet)))
    }
  }
}

private func unclear(_ name: String, _ span: SourceSpan, _ candidates: [NameCandidate]) -> Diagnostic {
  let known = candidates.prefix(6).map { candidate in
    "'\(candidate.name)'" + (candidate.titles.isEmpty ? "" : " (\(candidate.titles.joined(separator: ", ")))")
  }
  return WorkspaceCode.unreadableInput.diagnostic(
    "no profile is called '\(name)'", at: span, label: didYouMean(candidates.map(\.name)) ?? "say which", help: known)
}

extension Profile {
  /// What it calls the only entities of kinds, such as its city, in every language; each once.
  fileprivate func ownNames(_ ruleSet: RuleSet) -> [String] {
    var names: [String] = []
    for (number, kind) in ruleSet.kinds.enumerated() where kind.form == .single {
      guard let attribute = ruleSet.nameAttributes[number],
        case .known(.text(let text))? = facts[FactKey(attribute, [])]?.statement
      else { continue }
      for name in text.texts.compactMap({ $0 }) where !names.contains(name) { names.append(name) }
    }
    return names
  }
}
