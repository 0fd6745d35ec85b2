import Explanation
import Report
import RuleModel

/// What becomes of the moves when facts are stated otherwise.
func alternativeBlocks(_ alternatives: [Alternative], _ place: [Int], _ input: PageInput) -> [Block] {
  let now = MoveList(input)
  let items = alternatives.compactMap { alternative -> ListItem? in
    let facts = Dictionary(alternative.settings.map { ($0.key, $0.fact) }) { _, last in last }
    guard let text = input.text(alternative.text, place),
      !facts.allSatisfy({ holdsAlready($0, $1, input) }), let other = input.readings.working(stating: facts)
    else { return nil }
    let changed = MoveList(input.with(WorkingValues(other)))
    let difference = now.difference(to: changed, input.wording)?.text ?? input.wording(.noMoveChanges)
    return ListItem(.strong(text + ":") + Inline(" " + difference))
  }
  return items.isEmpty ? [] : [.list(items)]
}

private func holdsAlready(_ key: FactKey, _ fact: Fact, _ input: PageInput) -> Bool {
  guard case .known(let constant) = fact.statement else { return false }
  return input.values.value(key) == constant
}

/// The unknown facts, contested ones and placeholders whose answers change the moves, and what follows from each answer.
func questionBlocks(_ limit: Int, _ place: [Int], _ input: PageInput) -> [Block] {
  let asked = grouped(openQuestions(input)) { $0.content(input) }
  let items = asked.prefix(limit).map { content, questions in
    ListItem(
      Inline(content.text(asking: questions.map { input.titles.subject($0.key) }, input.wording))
        + respondent(to: questions, input),
      [.list(content.answers.map { ListItem(.strong($0.value + ":") + Inline(" " + $0.difference.text)) })])
  }
  return items.isEmpty ? [] : [.numberedList(Array(items))]
}

/// Who can answer, where the rule set says it. Questions that ask the same are of one attribute or of one kind.
private func respondent(to questions: [OpenQuestion], _ input: PageInput) -> Inline {
  let known = questions.first.flatMap { input.ruleSet.respondent($0.key.attribute) }.flatMap(input.titles.text)
  return known.map { .muted(" " + input.wording(.askedOf, $0)) } ?? Inline()
}

/// A fact of which it is not known what it is, and what its values would change.
struct OpenQuestion {
  var key: FactKey
  var ground: Ground
  var answers: [(value: String, difference: MoveDifference)]
  /// How many answers change which moves there are, and not only their order.
  var weight: Int { answers.count { !$0.difference.isOrder } }

  /// What is asked of one entity as of another is one question.
  struct Content: Hashable {
    struct Answer: Hashable {
      var value: String
      var difference: MoveDifference
    }
    var asked: String
    /// What is taken as long as nobody knows.
    var now: String?
    /// Those that change the same together.
    var answers: [Answer]

    func text(asking subjects: [String], _ wording: Wording) -> String {
      let names = wording.list(subjects.filter { !$0.isEmpty })
      let text = wording.language.sentence(names.isEmpty ? asked : names + ": " + asked)
      return now.map { text + " " + $0 } ?? text
    }
  }

  func content(_ input: PageInput) -> Content {
    let attribute = input.ruleSet[key.attribute]
    let now = input.values.value(key).map {
      input.wording(ground == .provisional ? .placeholderIs : .isTaken, takenText($0, attribute.type, input))
    }
    let telling = weight == 0 ? answers : answers.filter { !$0.difference.isOrder }
    return Content(
      asked: input.titles.text(attribute.question) ?? input.titles.title(key.attribute), now: now,
      answers: grouped(telling, by: \.difference).map { difference, answers in
        Content.Answer(value: input.wording.alternatives(answers.map(\.value)), difference: difference)
      })
  }
}

/// How many elements of a set are named where its value is told; of one more than these all are.
private let elementsTold = 5

/// What is taken to hold; of a long set the first elements.
private func takenText(_ value: Constant, _ type: ValueType, _ input: PageInput) -> String {
  guard case .set(let elements) = value, !elements.isEmpty else { return input.titles.text(value, type) }
  return input.wording.list(elements.map { input.titles.ordinal($0, type) }, upTo: elementsTold)
}

/// Those first that change which moves there are and of which nothing is known, then those that change most.
func openQuestions(_ input: PageInput) -> [OpenQuestion] {
  guard let moves = input.declaration.moves else { return [] }
  let flips = input.evaluated.flips(input.declaration, of: decisive(moves, input))
  // The same question of a second partner would say what the first said.
  return grouped(openQuestions(flips, input, isNumbered: true), by: \.key.attribute).map { $0.elements[0] }
}

/// The same of some facts, of each of them, for a reader who has no page with numbers before the eyes.
func openQuestions(_ input: PageInput, among isAsked: (FactKey) -> Bool) -> [OpenQuestion] {
  guard let moves = input.declaration.moves else { return [] }
  return openQuestions(input.readings.flips(of: decisive(moves, input), by: isAsked), input, isNumbered: false)
}

private func openQuestions(_ flips: Flips, _ input: PageInput, isNumbered: Bool) -> [OpenQuestion] {
  let now = MoveList(input)
  let found = zip(flips.changes, flips.flips).compactMap { change, flips -> (ChangedFact, MoveDifference)? in
    let ground = input.readings.ground(change.key)
    guard !flips.isEmpty, ground != .firm else { return nil }
    var changed = Dictionary(flips.map { ($0.outcome, $0.value) }) { first, _ in first }
    changed[change.key] = Value(change.statement, of: input.ruleSet.attributes[change.key.attribute.raw].type)
    let other = MoveList(input.with(input.values.changing(changed)))
    let difference = isNumbered ? now.difference(to: other, input.wording) : now.named(to: other, input.wording)
    return difference.map { (change, $0) }
  }
  let tried = grouped(flips.changes, by: \.key).reduce(into: [:]) { $0[$1.key] = $1.elements.compactMap(\.number) }
  let questions = grouped(found, by: \.0.key).map { key, changes in
    OpenQuestion(
      key: key, ground: input.readings.ground(key), answers: answers(changes, key, tried: tried[key] ?? [], input))
  }
  let counted = sorted(questions, by: questions.map(\.answers.count))
  let weighted = sorted(counted, by: counted.map(\.weight))
  let known = sorted(weighted, by: weighted.map { $0.ground == .unsettled ? 1 : 0 })
  return sorted(known, by: known.map { min($0.weight, 1) })
}

private func answers(
  _ changes: [(ChangedFact, MoveDifference)], _ key: FactKey, tried: [Int64], _ input: PageInput
) -> [(value: String, difference: MoveDifference)] {
  let numbers = changes.compactMap { change, difference in change.number.map { ($0, difference) } }
  let intervals = AnswerIntervals(
    input.ruleSet[key.attribute].type, tried: tried, own: input.values.value(key)?.number,
    differences: Dictionary(numbers) { first, _ in first })
  let others = changes.filter { $0.0.number == nil }.map { change, difference in
    (answerText(change.statement, key, input.values, input.titles), difference)
  }
  return intervals.answers(input) + others
}

extension ChangedFact {
  fileprivate var number: Int64? {
    guard case .known(.number(let number)) = statement else { return nil }
    return number
  }
}

extension Constant {
  fileprivate var number: Int64? {
    guard case .number(let number) = self else { return nil }
    return number
  }
}

/// An answer in words; of a set what is different from the one that is taken.
func answerText(_ statement: Statement, _ key: FactKey, _ values: WorkingValues, _ titles: Titles) -> String {
  let (type, wording) = (titles.ruleSet[key.attribute].type, titles.wording)
  guard case .known(.set(let elements)) = statement, case .set(let taken)? = values.value(key), !taken.isEmpty,
    !elements.isEmpty
  else { return titles.text(statement, type) }
  func names(_ ordinals: [Int]) -> String { wording.list(ordinals.map { titles.ordinal($0, type) }) }
  let more = elements.filter { !taken.contains($0) }
  let fewer = taken.filter { !elements.contains($0) }
  return [
    more.isEmpty ? nil : wording(.withElement, names(more)),
    fewer.isEmpty ? nil : wording(.withoutElement, names(fewer)),
  ].compactMap { $0 }.joined(separator: ", ")
}

/// The outcomes that decide which moves stand where.
private func decisive(_ moves: Moves, _ input: PageInput) -> [FactKey] {
  var reads = DocumentReads()
  reads.add(moves.list)
  if let heading = moves.heading { reads.add(heading) }
  let tested = reads.conditions.flatMap(\.paths)
  let attributes = grouped((tested + reads.paths).flatMap(\.steps), by: { $0 }).map(\.key)
  return attributes.filter { input.ruleSet.attributes[$0.raw].isDerived }.sorted()
    .flatMap { input.readings.working.keys(of: $0) }
}
