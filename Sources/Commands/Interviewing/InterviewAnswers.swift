import Loading
import Presentation
import Reading
import Report
import RuleModel
import SourceText

/// What becomes of a line.
extension Interview {
  private var names: Names { state.loaded.names }

  /// What a word says of the interview itself, where it is no answer to what is asked.
  func command(_ word: String) -> InterviewWord? {
    if case .fact(let key, _, _) = asking, options(key).contains(where: { $0.written == word }) { return nil }
    if case .source = asking,
      !["back", "뒤로", "stop", "그만", "why", "왜", "unknown", "모름", "none", "없음"].contains(word.lowercased())
    {
      return nil
    }
    return InterviewWord(word)
  }

  // MARK: Names, sections, lists

  mutating func takeName(_ word: String, _ key: FactKey) -> Step {
    if word.isEmpty || command(word) == .unknown { return pass(path(key)) }
    let value = word.hasPrefix("{") ? word : ProfileRow.written(word)
    return take(ProfileRow(path: path(key), value: value))
  }

  mutating func takeSection(_ word: String, _ kind: KindID) -> Step {
    if word.isEmpty || command(word) == .unknown { return pass(names[kind].name) }
    switch AnswerReading(.reference(kind), files[names[kind].name] ?? []).chosen(word) {
    case .failure(let remark): return again(after: texts.remark(remark.remark))
    case .success(let option): return take(ProfileRow(path: names[kind].name, value: option.written))
    }
  }

  /// An entity by what it is called; its id is the name in small letters.
  mutating func takeEntity(_ word: String, _ kind: KindID) -> Step {
    if word.isEmpty || command(word) != nil { return pass(names[kind].name) }
    let id = freeID(for: word, in: kind)
    let name = rules.ruleSet.nameAttributes[kind.raw].map { names[$0].fullName }
    return take(
      name.map { ProfileRow(path: "\($0) \(id)", value: ProfileRow.written(word)) }
        ?? ProfileRow(path: "\(names[kind].name) \(id)", value: ""))
  }

  private func freeID(for word: String, in kind: KindID) -> String {
    let words = word.lowercased().split { !isName(String($0)) && $0 != "-" }
    let stem = words.joined(separator: "-")
    let base = isName(stem) && names.kinds.allSatisfy { $0.name != stem } ? stem : "\(names[kind].name)-\(stem)"
    let start = isName(base) && base != "complete" && base != "unknown" ? base : names[kind].name
    let candidates = [start] + (2...999).map { "\(start)-\($0)" }
    return candidates.first { id in names.kinds.indices.allSatisfy { names.entity(id, of: KindID($0)) == nil } }
      ?? start
  }

  // MARK: Facts

  mutating func takeFact(_ word: String, _ key: FactKey) -> Step {
    if word.isEmpty { return pass(path(key)) }
    if command(word) == .unknown { return take(ProfileRow(path: path(key), value: "unknown")) }
    if let kind = describable(key), word.lowercased().hasPrefix("new ") {
      return takeDescribed(trimmed(String(word.dropFirst(4))), kind, key)
    }
    switch AnswerReading(names[key.attribute].type, options(key)).value(word) {
    case .failure(let remark): return again(after: texts.remark(remark.remark))
    case .success(let value):
      let row = ProfileRow(path: path(key), value: value)
      guard needsSource(key) else { return take(row) }
      var changed = rows
      changed.set(row, rules.names)
      if case .failure(let refusal) = evaluate(changed) {
        return again(after: texts.remark(refusal.remark))
      }
      asking = .source(row, of: asking)
      return again(after: [])
    }
  }

  /// An entity that the profile describes itself.
  private mutating func takeDescribed(_ word: String, _ kind: KindID, _ key: FactKey) -> Step {
    let id = freeID(for: word, in: kind)
    return take([
      ProfileRow(path: "\(names[kind].name) \(id)", value: ""), ProfileRow(path: path(key), value: id),
    ])
  }

  private func needsSource(_ key: FactKey) -> Bool {
    switch names[key.attribute].type {
    case .text, .reference: false
    case .boolean, .number, .domain, .set: true
    }
  }

  mutating func takeSource(_ word: String, _ row: ProfileRow, _ question: Asking) -> Step {
    var row = row
    guard word.isEmpty || command(word) != nil else {
      row[.source] = word
      asking = .confidence(row, of: question)
      return again(after: [])
    }
    row[.confidence] = "low"
    return take(row)
  }

  mutating func takeConfidence(_ word: String, _ row: ProfileRow, _ question: Asking) -> Step {
    let all = [
      ("low", ["1", "low", "낮음"]), ("medium", ["2", "medium", "보통", "중간", ""]), ("high", ["3", "high", "높음"]),
    ]
    guard let found = all.first(where: { $1.contains(word.lowercased()) }) else {
      return again(after: texts.remark(.none(word)))
    }
    var row = row
    row[.confidence] = found.0
    return take(row)
  }
}
