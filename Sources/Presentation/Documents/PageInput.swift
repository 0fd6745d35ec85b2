import Explanation
import Report
import RuleModel

/// What every component of a document is made from.
struct PageInput: Sendable {
  let evaluated: EvaluatedProfile
  let titles: Titles
  let presenter: Presenter
  let declaration: DocumentDeclaration
  let options: DocumentOptions
  let reasons: ReasonTexts
  private(set) var values: WorkingValues

  init(
    _ evaluated: EvaluatedProfile, _ titles: Titles, _ presenter: Presenter, _ declaration: DocumentDeclaration,
    _ options: DocumentOptions
  ) {
    self.evaluated = evaluated
    self.titles = titles
    self.presenter = presenter
    self.declaration = declaration
    self.options = options
    reasons = ReasonTexts(presenter, of: evaluated.readings.working)
    values = WorkingValues(evaluated.readings.working)
  }

  /// The same page where other things hold.
  func with(_ values: WorkingValues) -> PageInput {
    var copy = self
    copy.values = values
    return copy
  }

  var readings: Readings { evaluated.readings }
  var ruleSet: RuleSet { readings.ruleSet }
  var wording: Wording { titles.wording }
  /// Where no list has bound a name yet.
  var noEntities: [Int] { Array(repeating: 0, count: declaration.scope.count) }

  func entries(_ list: EntityList, _ place: [Int]) -> [[Int]] { values.entries(list, place, declaration.scope) }

  /// The entities, or the members of the pairs, of a list that stands by itself.
  func members(_ list: EntityList) -> [[Int]] {
    entries(list, noEntities).map { entry in list.bound.map { entry[$0.raw] } }
  }

  // MARK: Names

  /// The name of a list's entry.
  func name(_ list: EntityList, _ entry: [Int]) -> String {
    if let say = list.say, let text = text(say, entry, isSentence: false) { return text }
    return list.bound.map { titles.entity(declaration.scope[$0.raw].kind, entry[$0.raw]) }.joined(separator: " · ")
  }

  /// Some entries of a list in words; pairs of one first member together, unless the list says how they are named.
  func names(of entries: [[Int]], _ list: EntityList) -> String {
    guard list.say == nil, list.bound.count == 2 else { return wording.list(entries.map { name(list, $0) }) }
    let pairs = entries.map { entry in
      list.bound.map { titles.entity(declaration.scope[$0.raw].kind, entry[$0.raw]) }
    }
    return pairNames(pairs.map { (first: $0[0], second: $0[1]) }, upTo: .max)
  }

  /// The entries of a list in words; nil for none.
  func names(_ list: EntityList, _ place: [Int]) -> String? {
    let names = entries(list, place).map { name(list, $0) }
    return names.isEmpty ? nil : wording.list(names)
  }

  /// The title of what a list ranges over.
  func title(_ list: EntityList) -> String { titles.title(list.kind) }

  /// The title of the attribute to which a path leads.
  func title(_ path: Path) -> String {
    path.steps.last.map { wording.language.sentence(titles.outcome($0)) } ?? titles.title(path.subject.kind)
  }

  func type(_ path: Path) -> ValueType {
    path.steps.last.map { ruleSet.attributes[$0.raw].type } ?? .reference(path.subject.kind)
  }

  // MARK: Values

  /// The value of a path in words, with its unit; nil where there is none, and of an empty set.
  func words(_ path: Path, _ place: [Int]) -> String? {
    values.value(path, place).flatMap { words($0, type(path)) }
  }

  func words(_ value: Constant, _ type: ValueType) -> String? {
    switch value {
    case .set(let elements):
      return elements.isEmpty ? nil : wording.list(elements.map { titles.ordinal($0, type) })
    case .text(let text): return text.text(in: titles.language)
    case .number: return titles.withUnit(titles.text(value, type), type)
    case .ordinal: return titles.text(value, type)
    }
  }

  // MARK: Texts

  /// The first variant that holds and lacks no value, filled in; nil if there is none.
  func text(_ text: DocumentText, _ place: [Int], isSentence: Bool = true) -> String? {
    for variant in text.variants {
      if let when = variant.when, !values.holds(when, place, declaration.scope) { continue }
      guard let filled = fill(variant.pieces(in: titles.language), text.lists, place) else { continue }
      let language = wording.language
      if language == .ko { return resolveParticles(filled) }
      return isSentence ? language.sentence(filled) : filled
    }
    return nil
  }

  private func fill(_ pieces: [DocumentText.Piece], _ lists: [EntityList], _ place: [Int]) -> String? {
    var result = ""
    for piece in pieces {
      switch piece {
      case .literal(let words): result += words
      case .value(let path):
        guard let words = words(path, place) else { return nil }
        result += words
      case .list(let number, let part):
        guard let words = words(part, of: lists[number], place) else { return nil }
        result += words
      }
    }
    return result
  }

  private func words(_ part: DocumentText.Part, of list: EntityList, _ place: [Int]) -> String? {
    let entries = entries(list, place)
    switch part {
    case .all: return entries.isEmpty ? nil : wording.list(entries.map { name(list, $0) })
    case .entry(let number): return entries.indices.contains(number) ? name(list, entries[number]) : nil
    case .count: return String(entries.count)
    }
  }

  // MARK: Grounds

  /// The sign of how firmly a path's value stands; nil for what the catalogue says, and for an entity itself.
  func mark(_ path: Path, _ place: [Int]) -> Inline? { values.end(of: path, place).flatMap { mark($0) } }

  func mark(_ key: FactKey) -> Inline? {
    ruleSet[key.attribute].isDerived ? mark(readings.ground(key)) : nil
  }

  func mark(_ ground: Ground) -> Inline {
    switch ground {
    case .firm: .mark(ground.mark, wording(.firm))
    case .provisional: .mark(ground.mark, wording(.provisional))
    case .unsettled: .mark(ground.mark, wording(.unsettled))
    }
  }
}
