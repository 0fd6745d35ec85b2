import Explanation
import LivePage
import Report
import RuleModel

/// A document's moves as the page makes them: their list, what belongs to each, and the conditions that decide.
struct LiveMoves: Sendable {
  let moves: Moves?
  private let scope: [Variable]
  /// Conditions of lists and texts, each once.
  private(set) var asked: [AskedCondition] = []
  private(set) var paths: [Path] = []
  /// Pairs that there are, of kinds whose pairs are listed.
  private let pairs: [KindID: [[EntityID]]]
  /// What lists say of their entries in place of names.
  private let says: [DocumentText]

  init(_ document: DocumentDeclaration, _ ruleSet: RuleSet, _ profile: Profile) {
    moves = document.moves
    pairs = profile.listedPairs.filter { kind, _ in
      if case .pair(_, _, listed: true) = ruleSet[kind].form { true } else { false }
    }
    scope = document.scope
    says = moves.map { ([$0.list] + $0.fields.flatMap(\.content.lists)).compactMap(\.say) } ?? []
    guard let moves else { return }
    var reads = DocumentReads()
    reads.add(moves)
    paths = reads.paths
    let conditions = reads.conditions.filter { $0 != .always }.map { AskedCondition($0, scope: document.scope) }
    for condition in conditions where !asked.contains(condition) { asked.append(condition) }
  }

  // MARK: Structure

  /// The list, the path whose ground is shown, the paths whose reasons count, the fields, and how many names there are.
  func json(_ data: LiveData) -> JSONValue {
    guard let moves else { return .null }
    return [
      "list": list(moves.list), "mark": moves.mark.map { .path($0) } ?? .null,
      "marks": moves.mark.map { marks($0, data) } ?? [],
      "reasons": .array((moves.reasons?.paths ?? []).map { .path($0) }),
      "fields": .array(moves.fields.map { field($0) }), "names": .count(scope.count),
    ]
  }

  private func asked(_ condition: Condition) -> JSONValue {
    asked.firstIndex(of: AskedCondition(condition, scope: scope)).map { .count($0) } ?? .null
  }

  /// Kinds, names, condition, what sorts it, where it ends, what it says, and the entries among which it chooses, if not all.
  private func list(_ list: EntityList) -> JSONValue {
    let limit: JSONValue =
      switch list.limit {
      case nil: .null
      case .constant(let number): .count(number)
      case .path(let path): .path(path)
      }
    return [
      .numbers(list.bound.map { scope[$0.raw].kind.raw }), .numbers(list.bound.map(\.raw)), asked(list.condition),
      .array(list.order.map { [.path($0.path), .bool($0.isLowestFirst)] }), limit, said(of: list),
      pairs[list.kind].map { .array($0.map { .numbers($0.map(\.raw)) }) } ?? .null,
    ]
  }

  /// The number of what a list says, when each variant holds, and the lists that it names; null where it names entries.
  private func said(of list: EntityList) -> JSONValue {
    guard let say = list.say, let number = says.firstIndex(of: say) else { return .null }
    return [.count(number), variants(say)]
  }

  private func field(_ field: Field) -> JSONValue {
    let content: [(String, JSONValue)] =
      switch field.content {
      case .value(let path): [("value", .path(path))]
      case .list(let list): [("list", self.list(list))]
      case .spread(let path, let list): [("value", .path(path)), ("list", self.list(list))]
      case .text(let text): [("text", variants(text))]
      }
    return .object(content + [("none", field.none.map(variants) ?? .null)])
  }

  /// When each variant holds, and the lists that all of them name.
  private func variants(_ text: DocumentText) -> JSONValue {
    [.array(text.variants.map { $0.when.map(asked) ?? .null }), .array(text.lists.map { list($0) })]
  }

  /// How firmly each entity's move stands in the stated profile.
  private func marks(_ path: Path, _ data: LiveData) -> JSONValue {
    guard let attribute = path.steps.last, path.steps.count == 1 else { return [] }
    return .array(
      data.readings.working.keys(of: attribute).map { .string(data.readings.ground($0).mark) })
  }

  // MARK: Words

  /// The heading and each field's title, text and what stands for nothing.
  func words(_ titles: Titles, _ sounds: SoundTable) -> JSONValue {
    guard let moves else { return .null }
    return [
      "heading": moves.heading.map { heading($0, titles, sounds) } ?? .null,
      "fields": .array(moves.fields.map { words($0, titles, sounds) }),
      "says": .array(says.map { pieces($0, titles, sounds) }),
    ]
  }

  private func heading(_ text: DocumentText, _ titles: Titles, _ sounds: SoundTable) -> JSONValue {
    [variants(text), pieces(text, titles, sounds)]
  }

  private func words(_ field: Field, _ titles: Titles, _ sounds: SoundTable) -> JSONValue {
    let text: JSONValue = if case .text(let text) = field.content { pieces(text, titles, sounds) } else { .null }
    return [.string(title(field, titles)), text, field.none.map { pieces($0, titles, sounds) } ?? .null]
  }

  private func title(_ field: Field, _ titles: Titles) -> String {
    if let title = field.title { return plain(title, titles) }
    switch field.content {
    case .value(let path), .spread(let path, _):
      return titles.wording.language.sentence(
        path.steps.last.map { titles.outcome($0) } ?? titles.title(path.subject.kind))
    case .list(let list): return titles.title(list.kind)
    case .text: return ""
    }
  }

  /// The words of a text that inserts nothing.
  private func plain(_ text: DocumentText, _ titles: Titles) -> String {
    (text.variants.first?.pieces(in: titles.language) ?? []).compactMap { piece in
      if case .literal(let words) = piece { words } else { nil }
    }.joined()
  }

  private func pieces(_ text: DocumentText, _ titles: Titles, _ sounds: SoundTable) -> JSONValue {
    .array(
      text.variants.map { variant in
        .array(
          variant.pieces(in: titles.language).enumerated().flatMap { place, piece -> [JSONValue] in
            switch piece {
            case .literal(let words): sounds.literals(words, isFirst: place == 0)
            case .value(let path): [["p": .path(path)]]
            case .list(let number, let part): [["l": .count(number), "part": self.part(part)]]
            }
          })
      })
  }

  private func part(_ part: DocumentText.Part) -> JSONValue {
    switch part {
    case .all: "all"
    case .entry(let number): .count(number)
    case .count: "count"
    }
  }
}

extension Field.Content {
  /// The lists in it.
  fileprivate var lists: [EntityList] {
    switch self {
    case .value: []
    case .list(let list), .spread(_, let list): [list]
    case .text(let text): text.lists
    }
  }
}
