import Explanation
import Report
import RuleModel

extension PageInput {
  /// The title of a field.
  func title(_ field: Field, _ place: [Int]) -> String {
    if let title = field.title { return text(title, place) ?? "" }
    switch field.content {
    case .value(let path), .spread(let path, _): return title(path)
    case .list(let list): return title(list)
    case .text: return ""
    }
  }

  /// What a field says; what it says for nothing where there is nothing; nil where it says nothing then either.
  func content(_ field: Field, _ place: [Int], marked isMarked: Bool) -> Inline? {
    let found: Inline? =
      switch field.content {
      case .value(let path): value(path, place, marked: isMarked)
      case .list(let list): names(list, place).map { Inline($0) }
      case .spread(let path, let list): spread(path, list, place).map { Inline($0) }
      case .text(let text): self.text(text, place).map { Inline($0) }
      }
    return found ?? field.none.flatMap { text($0, place, isSentence: false) }.map { .muted($0) }
  }

  /// A value with the sign of its ground. What is not so is nothing.
  private func value(_ path: Path, _ place: [Int], marked isMarked: Bool) -> Inline? {
    guard let key = values.end(of: path, place) else { return words(path, place).map { Inline($0) } }
    return isMarked ? answer(key) : plainAnswer(key)
  }

  /// What holds of a fact or an outcome; nil where it has no value, is not so, or is an empty set.
  func words(_ key: FactKey) -> String? {
    let type = ruleSet[key.attribute].type
    guard let value = values.value(key), !(type == .boolean && value == .ordinal(0)) else { return nil }
    return words(value, type)
  }

  private func plainAnswer(_ key: FactKey) -> Inline? {
    values.isContradictory(key) ? Inline(wording(.contradiction), .bad) : words(key).map { Inline($0) }
  }

  /// The same with the sign of its ground, if rules conclude it.
  func answer(_ key: FactKey) -> Inline? { plainAnswer(key).map { marked($0, key) } }

  /// A text that speaks of an outcome, with the sign of its ground.
  func marked(_ text: Inline, _ key: FactKey) -> Inline { mark(key).map { text + Inline(" ") + $0 } ?? text }

  /// Each value, or each element of a set, with the entities for which it stands; those of all without names.
  private func spread(_ path: Path, _ list: EntityList, _ place: [Int]) -> String? {
    let entries = entries(list, place)
    let found = spreadValues(path, entries)
    if found.isEmpty { return nil }
    let parts = found.map { value, members in
      let title = titles.ordinal(value, type(path))
      if members.count == entries.count { return title }
      return valueText(title, for: wording.list(members.map { name(list, $0) }))
    }
    return parts.joined(separator: "; ")
  }

  /// A value with those for whom it stands: behind a colon where it ends in a remark of its own.
  private func valueText(_ value: String, for names: String) -> String {
    value.hasSuffix(")") ? "\(value): \(names)" : value + wording.note(names)
  }

  /// Ordinals in their order, each with the entries that have it.
  func spreadValues(_ path: Path, _ entries: [[Int]]) -> [(value: Int, members: [[Int]])] {
    let pairs = entries.flatMap { entry in ordinals(values.value(path, entry), type(path)).map { ($0, entry) } }
    return grouped(pairs, by: \.0).map { ($0, $1.map(\.1)) }.sorted { $0.0 < $1.0 }
  }

  private func ordinals(_ value: Constant?, _ type: ValueType) -> [Int] {
    switch value {
    case .set(let elements): elements
    case .ordinal(let ordinal): type == .boolean && ordinal == 0 ? [] : [ordinal]
    case .number, .text, nil: []
    }
  }
}
