import Explanation
import Report
import RuleModel

/// The unknown facts that matter most, as questions.
func questionSection(_ found: [OpenFact], _ input: ReportInput) -> [Block] {
  guard !found.isEmpty else { return [] }
  let (kept, left) = input.options.cut(found, to: entriesOfSection)
  let questions: Block = .numberedList(kept.map { ListItem(question($0, input)) })
  return [input.heading(.openQuestions), input.paragraph(.openIntro), questions] + input.omission(.moreQuestions, left)
}

private func question(_ fact: OpenFact, _ input: ReportInput) -> Inline {
  let titles = input.titles
  let matters = input.wording(fact.matters == 1 ? .mattersOnce : .matters, String(fact.matters))
  switch fact.subject {
  case .list(let kind):
    return Inline(input.wording(.isListComplete, titles.title(kind))) + .muted(" (" + matters + ")")
  case .fact(let key):
    let asked = titles.text(input.ruleSet.attributes[key.attribute.raw].question)
    let text = asked.map { titles.subject(key).isEmpty ? $0 : titles.subject(key) + ": " + $0 } ?? input.label(key)
    return Inline(input.wording.language.sentence(text)) + .muted(" (" + matters + "; ") + .code(titles.address(key))
      + .muted(")")
  }
}
