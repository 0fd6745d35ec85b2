import Explanation
import Report
import RuleModel

extension ReportBuilder {
  /// The unknown facts that matter most, as questions.
  mutating func addQuestions(_ found: [OpenFact]) {
    guard !found.isEmpty else { return }
    let (kept, left) = cut(found, to: Self.entriesOfSection)
    blocks.append(.heading(level: 2, Inline(wording(.openQuestions))))
    blocks.append(.paragraph(Inline(wording(.openIntro))))
    blocks.append(.numberedList(kept.map { ListItem(question($0)) }))
    if left > 0 { blocks.append(.paragraph(.muted(wording(.moreQuestions, String(left))))) }
  }

  private func question(_ fact: OpenFact) -> Inline {
    let matters = wording(fact.matters == 1 ? .mattersOnce : .matters, String(fact.matters))
    switch fact.subject {
    case .list(let kind):
      let text = wording(.isListComplete, titles.title(kind))
      return Inline(text) + .muted(" (" + matters + ")")
    case .fact(let key):
      let asked = titles.text(ruleSet.attributes[key.attribute.raw].question)
      let label = label(key)
      let text = asked.map { titles.subject(key).isEmpty ? $0 : titles.subject(key) + ": " + $0 } ?? label
      return Inline(wording.language.sentence(text)) + .muted(" (" + matters + "; ") + .code(titles.address(key))
        + .muted(")")
    }
  }

  // MARK: Assumptions

  private struct AssumptionKey: Hashable {
    var attribute: AttributeID
    var value: String
    var isSet: Bool
  }

  /// What was set for this run, then what was left out, entities with the same value together.
  mutating func addAssumptions() {
    var order: [AssumptionKey] = []
    var subjects: [AssumptionKey: [String]] = [:]
    for assumption in presenter.assumptions() {
      let id = assumption.key.attribute
      let value = titles.text(assumption.statement, ruleSet.attributes[id.raw].type)
      let key = AssumptionKey(attribute: id, value: value, isSet: assumption.isSet)
      if subjects[key] == nil { order.append(key) }
      subjects[key, default: []].append(titles.subject(assumption.key))
    }
    guard !order.isEmpty else { return }
    blocks.append(.heading(level: 2, Inline(wording(.assumptions))))
    let set = order.filter(\.isSet)
    if !set.isEmpty {
      blocks.append(
        .paragraph(Inline(wording(.setForThisRun, set.map { line($0, subjects[$0] ?? []) }.joined(separator: "; ")))))
    }
    addLeftOut(order.filter { !$0.isSet }, subjects)
  }

  private mutating func addLeftOut(_ order: [AssumptionKey], _ subjects: [AssumptionKey: [String]]) {
    guard !order.isEmpty else { return }
    let (kept, left) = cut(order, to: 12)
    blocks.append(.paragraph(Inline(wording(.assumptionIntro))))
    blocks.append(.list(kept.map { ListItem(Inline(line($0, subjects[$0] ?? []))) }))
    if left > 0 { blocks.append(.paragraph(.muted(wording(.moreAssumptions, String(left))))) }
  }

  private func line(_ key: AssumptionKey, _ subjects: [String]) -> String {
    let names = subjects.filter { !$0.isEmpty }
    let text = wording.language.sentence(titles.title(key.attribute)) + ": " + key.value
    return names.isEmpty ? text : text + " — " + self.names(names, limit: 4)
  }

  // MARK: Sources

  /// What the reasons given above cite, in the order of the bibliography.
  var sources: [Block] {
    guard options.explain == .full else { return [] }
    let found = ruleSet.sources.filter { cited.contains($0.id) }
    guard !found.isEmpty else { return [] }
    let entries = found.map { source in
      let text = Inline(titles.text(source.text) ?? source.id)
      return Definition(Inline.code(source.id), source.url.map { text + .muted(" " + $0) } ?? text)
    }
    return [.heading(level: 2, Inline(wording(.sources))), .definitions(entries)]
  }
}
