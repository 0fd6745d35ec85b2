import Explanation
import Loading
import Presentation
import Reading
import RuleModel
import SourceText

/// What follows from the rows of an interview.
struct InterviewState: Sendable {
  var loaded: LoadedProfile
  var presenter: Presenter
}

/// Why an answer is not taken.
struct Refusal: Error {
  let diagnostics: [Diagnostic]
  private let sources: SourceMap

  init(_ diagnostics: [Diagnostic], _ sources: SourceMap) {
    self.diagnostics = Array(diagnostics.prefix(4))
    self.sources = sources
  }

  /// For who wrote the file.
  var reasons: [String] {
    diagnostics.map { found in
      ([found.message, found.primary.text] + found.help).filter { !$0.isEmpty }.joined(separator: "; ")
    }
  }

  /// For who answers: what was written, and the code of what is wrong with it.
  var remark: InterviewTexts.Remark {
    .refused(diagnostics.map { (written: sources.text(of: $0.primary.span), code: $0.code) })
  }
}

/// What is asked next.
extension Interview {
  func evaluate(_ rows: ProfileRows) -> Result<InterviewState, Refusal> {
    Interview.evaluate(rows, request, workspace, rules, engine)
  }

  /// Reads rows and evaluates them: what has an error, or cannot hold together, is refused.
  static func evaluate(
    _ rows: ProfileRows, _ request: InterviewRequest, _ workspace: Workspace, _ rules: RuleBase, _ engine: Engine
  ) -> Result<InterviewState, Refusal> {
    var workspace = workspace
    let loaded = WrittenProfile.read(rows, as: request.file, rules: rules, in: &workspace)
    guard !loaded.hasErrors else {
      return .failure(Refusal(loaded.diagnostics.filter { $0.severity == .error }, workspace.sources))
    }
    let read = LoadedCase(rules: rules, engine: engine, profile: loaded.value).readings(workspace.sources)
    guard let readings = read.value, !read.hasErrors else {
      return .failure(Refusal(read.diagnostics, workspace.sources))
    }
    let presenter = Presenter(readings, files: workspace.sources, language: request.language)
    return .success(InterviewState(loaded: loaded.value, presenter: presenter))
  }

  private var names: Names { state.loaded.names }

  /// The path by which rows name a fact.
  func path(_ key: FactKey) -> String { names.address(of: key) }

  /// First what everything else is said of, then what changes most, then the rest if it is wanted.
  func next() -> Asking {
    if let key = openNames.first { return .name(key) }
    for kind in kinds(where: { $0 == .single }) where !(files[names[kind].name] ?? []).isEmpty {
      if !isStated(kind), !passed.contains(names[kind].name) { return .section(kind) }
    }
    if let key = openReferences.first { return .fact(key, [], open: 0) }
    for kind in ownLists where !passed.contains(names[kind].name) { return .list(kind) }
    let open = openFacts
    if let first = open.first { return .fact(first.key, first.stakes, open: open.count) }
    let rest = others
    if asksAll, let first = rest.first { return .fact(first, [], open: 0) }
    return asksAll || rest.isEmpty || passed.contains("") ? .over : .more(rest.count)
  }

  /// The facts whose values change what is advised.
  var openFacts: [OpenFact] { state.presenter.openFacts(among: isAsked) }

  /// What nobody has answered, and what changes nothing by itself.
  private var others: [FactKey] { state.presenter.readings.changeableFacts.filter(isAsked) }

  // MARK: What can be asked

  private func kinds(where isIt: (Kind.Form) -> Bool) -> [KindID] {
    names.kinds.indices.filter { isIt(names.kinds[$0].form) && names.kinds[$0].name != "profile" }.map { KindID($0) }
  }

  /// Lists that profiles make themselves.
  private var ownLists: [KindID] {
    kinds { $0 == .many }.filter { rules.ruleSet.entities[$0.raw].isEmpty && !given($0).isEmpty }
  }

  private func given(_ kind: KindID) -> [AttributeID] {
    names.attributes(of: kind).filter { names[$0].isStated }
  }

  /// Whether a section stands in the profile.
  private func isStated(_ kind: KindID) -> Bool {
    rows.rows.contains { RowSubject($0.path, names)?.sectionKind(names) == kind }
  }

  /// The entities of a key that the profile makes itself, in lists or by reference.
  func ownMembers(_ key: FactKey) -> [(kind: KindID, id: String)] {
    zip(names.memberKinds(of: names[key.attribute].kind), key.numbers).compactMap { kind, number in
      let fixed = rules.ruleSet.entities[kind.raw]
      guard !fixed.indices.contains(number), names.entities[kind.raw].indices.contains(number) else { return nil }
      return (kind, names.entities[kind.raw][number].id)
    }
  }

  /// Whether what is said of a fact stands in the profile itself, not in a file that it names.
  private func isOwn(_ key: FactKey) -> Bool {
    let kind = names[key.attribute].kind
    if names[kind].form == .single { return rows[names[kind].name] == nil }
    let rowsOfEntities = rows.rows.map { ($0, RowSubject($0.path, names)) }
    return ownMembers(key).allSatisfy { member in
      let own = rowsOfEntities.filter { $1?.sectionKind(names) == member.kind && $1?.entityID == member.id }
      return !own.isEmpty
        && own.allSatisfy { row, subject in
          if case .entity? = subject { row[.value].isEmpty || row[.value] == "{}" } else { true }
        }
    }
  }

  /// Whether a fact may be asked for, and has not been.
  func isAsked(_ key: FactKey) -> Bool {
    let attribute = names[key.attribute]
    guard attribute.isStated, attribute.type != .text else { return false }
    let path = path(key)
    return !passed.contains(path) && rows[path] == nil && isOwn(key)
  }

  /// Names of what the profile itself describes.
  private var openNames: [FactKey] {
    rules.ruleSet.nameAttributes.compactMap { $0 }.flatMap { attribute -> [FactKey] in
      guard names[attribute].origin == .given, names[names[attribute].kind].arity < 2 else { return [] }
      return keys(attribute).filter { key in
        let path = path(key)
        return !passed.contains(path) && rows[path] == nil && isOwn(key)
          && names[names[attribute].kind].name != "profile"
      }
    }
  }

  /// References to what rules read facts of: of the single ones, and of the entities of lists.
  private var openReferences: [FactKey] {
    names.attributes.indices.map { AttributeID($0) }.filter { id in
      guard case .reference(let kind) = names[id].type, names[kind].form == .byReference else { return false }
      return names[names[id].kind].form == .single || names[names[id].kind].form == .many
    }.flatMap(keys).filter(isAsked)
  }

  private func keys(_ attribute: AttributeID) -> [FactKey] {
    let kind = names[attribute].kind
    if names[kind].form == .single { return [FactKey(attribute)] }
    let fixed = rules.ruleSet.entities[kind.raw].count
    return names.entities[kind.raw].indices.dropFirst(fixed).map { FactKey(attribute, [EntityID($0)]) }
  }

  /// The titles of the entities in a list.
  func titles(of kind: KindID) -> [String] {
    texts.options(.reference(kind)).map(\.title)
  }

  /// What may be answered to the question of a fact.
  func options(_ key: FactKey) -> [AnswerOption] {
    let type = names[key.attribute].type
    let files = type.referredKind.flatMap { self.files[names[$0].name] } ?? []
    // What a file describes is named by its file: another file may name it by its id.
    return files + texts.options(type).filter { own in !files.contains { $0.title == own.title } }
  }

  /// The kind of what a fact refers to, where the profile may describe it itself.
  func describable(_ key: FactKey) -> KindID? {
    guard case .reference(let kind) = names[key.attribute].type, names[kind].form == .byReference else { return nil }
    return kind
  }
}

extension RowSubject {
  /// The kind in whose section it stands.
  fileprivate func sectionKind(_ names: Names) -> KindID? {
    switch self {
    case .profile: nil
    case .section(let kind), .complete(let kind), .entity(let kind, _): kind
    case .fact(let attribute, _): names[attribute].kind
    }
  }

  fileprivate var entityID: String? {
    switch self {
    case .entity(_, let id): id
    case .fact(_, let ids): ids.first
    case .profile, .section, .complete: nil
    }
  }
}
