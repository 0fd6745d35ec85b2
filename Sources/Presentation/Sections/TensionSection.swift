import Explanation
import Report
import RuleModel

/// Where reasons pull in opposite directions, for what the report shows.
func tensionSection(_ shown: ShownOutcomes, _ input: ReportInput) -> [Block] {
  let tensions = input.outcomes.all.compactMap { outcome in outcome.tension.map { Tension(outcome, $0) } }
  let told = tensions.filter { tension in
    !input.isBand(tension.outcome.key.attribute)
      && (shown.areAll || shown.contains(tension.outcome.key) && tension.isSettled)
  }
  let all = grouped(told, by: \.sides)
  guard !all.isEmpty else { return [] }
  let (kept, left) = input.options.cut(all, to: entriesOfSection)
  let items = kept.map { $0.elements[0].item($0.elements.map(\.outcome.key), input) }
  return [input.heading(.tensions), input.paragraph(.tensionIntro), .list(items)] + input.omission(.moreTensions, left)
}

private struct Tension {
  struct Sides: Hashable {
    var attribute: AttributeID
    var upward: [RuleID]
    var downward: [RuleID]
  }
  let outcome: Outcome
  let sides: Sides

  init(_ outcome: Outcome, _ tension: Outcome.Tension) {
    self.outcome = outcome
    sides = Sides(attribute: outcome.key.attribute, upward: tension.upward, downward: tension.downward)
  }

  /// Both sides hold for certain: what only may be so on one side is no tension yet.
  var isSettled: Bool {
    [sides.upward, sides.downward].allSatisfy { side in
      outcome.reasons.contains { $0.isCertain && side.contains($0.rule) }
    }
  }

  /// The reasons of both sides, as they bear upon this one of the outcomes that share them.
  func item(_ keys: [FactKey], _ input: ReportInput) -> ListItem {
    let names = input.subjects(keys, limit: 4)
    let head = Inline.strong(input.titles.outcome(sides.attribute)) + Inline(names.isEmpty ? "" : ": " + names)
    let titles = [sides.upward, sides.downward].map { Set($0.map { input.reasons.title(of: $0) }) }
    let common = titles[0].intersection(titles[1])
    let rows = bothSides(input).map { phrase, reasons in
      Definition(Inline(input.wording(phrase)), Inline(text(reasons, common, input)))
    }
    return ListItem(head, [.definitions(rows)])
  }

  /// Of a choice the reasons that were chosen and the others; else those that raise and those that lower.
  private func bothSides(_ input: ReportInput) -> [(Phrase, [Reason])] {
    var isChoice = false
    if case .single? = input.ruleSet.attributes[sides.attribute.raw].combine { isChoice = true }
    func side(_ rules: [RuleID], isUpward: Bool) -> [Reason] {
      outcome.reasons.filter { reason in
        let conclusion = input.ruleSet.rules[reason.rule.raw].conclusions[reason.conclusion]
        let own = isChoice ? reason.status != .defeated : conclusion.contribution.isUpward
        return rules.contains(reason.rule) && own == isUpward
      }
    }
    return [
      (isChoice ? .standing : .upward, side(sides.upward, isUpward: true)),
      (isChoice ? .outranked : .downward, side(sides.downward, isUpward: false)),
    ]
  }

  /// Titles of rules, each once; of those that both sides would show the reasons themselves and what they do.
  private func text(_ reasons: [Reason], _ common: Set<String>, _ input: ReportInput) -> String {
    let texts = reasons.map { reason -> (isCommon: Bool, text: String) in
      let title = input.reasons.title(of: reason.rule)
      guard common.contains(title) else { return (false, title) }
      let sentence = input.reasons.told(input.reasons.sentence(reason.instance), isCertain: reason.isCertain)
      return (true, sentence + " (" + input.reasons.effect(of: reason, sides.attribute) + ")")
    }
    let titles = grouped(texts.filter { !$0.isCommon }, by: \.text).map(\.key)
    let lines = grouped(texts.filter(\.isCommon), by: \.text).map(\.key)
    return ((titles.isEmpty ? [] : [titles.joined(separator: "; ")]) + lines).joined(separator: "\n")
  }
}
