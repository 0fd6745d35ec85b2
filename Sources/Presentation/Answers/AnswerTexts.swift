import Explanation
import Report
import RuleModel

/// A node of an answer as a sentence.
struct AnswerTexts {
  let readings: Readings
  let titles: Titles
  private let reasons: ReasonTexts
  private let requirements: RequirementTexts
  /// Whether conditions that are met are called so: where others are not.
  let namesWhatIsMet: Bool
  private var wording: Wording { titles.wording }
  private var ruleSet: RuleSet { readings.ruleSet }

  init(_ presenter: Presenter, namesWhatIsMet: Bool) {
    readings = presenter.readings
    titles = presenter.titles
    reasons = ReasonTexts(presenter, of: presenter.readings.working)
    requirements = RequirementTexts(titles: presenter.titles)
    self.namesWhatIsMet = namesWhatIsMet
  }

  /// `conclusion` is what a rule's node bears upon.
  func text(_ content: AnswerNode.Content, of conclusion: AttributeID?) -> Inline {
    switch content {
    case .fact(let found): finding(found)
    case .unknown(let found): finding(found, [expected(found)].compactMap { $0 }, label: .isUnknown)
    case .contested(let found): finding(found, [otherCases(found)].compactMap { $0 }, label: .isContested)
    case .conclusion(let found, let account):
      finding(found, [self.account(account, ruleSet[found.key.attribute].type)].filter { !$0.isEmpty })
    case .rule(let use): rule(use, conclusion)
    case .count(let tally): count(tally)
    case .negation(let isMet): labelled(wording(.mustNotBe), isMet)
    case .alternatives(let isMet): labelled(wording(.oneOfThese), isMet)
    case .together(let isMet, let entities): labelled(together(entities), isMet)
    case .identity(let member, let requirement, let isMet):
      labelled(wording(isMet ? .isMeant : .isNotMeant, titles.entity(member.kind, member.entity)), isMet)
        + (isMet ? Inline() : .muted(wording.note(wording(.needed, requirements.text(requirement)))))
    case .listed(let kind, let entities, let isMet): listed(kind, entities, isMet)
    case .change(let key, let statements): Inline(ChangeTexts(titles, readings).text(key, statements))
    case .tier(let controller, _):
      Inline(controller.map { wording(.changesOf, titles.controllers(upTo: $0)) } ?? wording(.changesAtAll))
    case .way: Inline(wording(.oneWay))
    case .turns(let turns): Inline(wording(turns.heading))
    case .turn(let value):
      Inline(
        wording(
          .turnsTo, wording(.oneWay), conclusion.map { titles.text(value, ruleSet[$0].type) } ?? wording(.unknown)))
    }
  }

  // MARK: Findings

  /// `Country A · Power: great ● (needed: at least middle; 2024)`.
  private func finding(_ found: FoundFact, _ more: [String] = [], label: Phrase? = nil) -> Inline {
    let name = titles.name(of: found.key)
    let isAsked = found.requirement.map { !$0.isCutOff } ?? false
    let short = isAsked ? requirements.found(found) : nil
    let value = short ?? titles.textWithUnit(found.shown, found.key.attribute)
    let text =
      Inline(wording(phrase(found.role), wording(.isSo, name, value)) + " ")
      + .mark(found.ground.mark, meaning(found.ground))
    let needed = found.requirement.map { requirements.text($0) }
    var notes = more
    let isAnyValue = found.isMet == true && found.requirement?.constraint == .present(true)
    if let needed, needed != value, !isAnyValue, short == nil || found.isMet == false {
      notes.insert(wording(.needed, needed), at: 0)
    }
    notes += [stated(found.key)?.asOf].compactMap { $0 }
    let whole = notes.isEmpty ? text : text + .muted(wording.note(notes.joined(separator: "; ")))
    guard let isMet = found.isMet else { return whole }
    if isMet { return namesWhatIsMet ? prefixed(.isMet, whole) : whole }
    return prefixed(label ?? .isUnmet, whole)
  }

  private func phrase(_ role: FoundFact.Role) -> Phrase {
    switch role {
    case .question, .condition, .placeholder: Phrase("%1", "%1")
    case .base: .startsFrom
    case .operand: .takenFrom
    case .measure: .rankedBy
    case .ahead: .aheadIs
    }
  }

  private func prefixed(_ label: Phrase, _ text: Inline) -> Inline { .strong(wording(label) + ": ") + text }

  func meaning(_ ground: Ground) -> String {
    switch ground {
    case .firm: wording(.firm)
    case .provisional: wording(.provisional)
    case .unsettled: wording(.unsettled)
    }
  }

  private func stated(_ key: FactKey) -> Fact? { readings.profile.facts[key] ?? ruleSet.facts[key] }

  /// What the working reading takes in the place of what nobody knows.
  private func expected(_ found: FoundFact) -> String? {
    let taken = ruleSet[found.key.attribute].expected
    return taken.map { wording(.takenToBe, titles.text($0, ruleSet[found.key.attribute].type)) }
  }

  private func otherCases(_ found: FoundFact) -> String? {
    let type = ruleSet[found.key.attribute].type
    return stated(found.key).map { wording(.otherCases, titles.text($0.statement, type)) }
  }

  // MARK: Accounts

  func account(_ account: ValueAccount, _ type: ValueType) -> String {
    switch account {
    case .stated: return wording(.isStated)
    case .above: return wording(.isAbove)
    case .named(nil): return ""
    case .named: return wording(.byDefault)
    case .sum(let addition):
      if case .number = ruleSet[addition.attribute].type { return sum(addition, ruleSet[addition.attribute].type) }
      return level(addition, type)
    case .rank(let standings):
      guard let place = standings.place else { return wording(.noPlace) }
      return wording(.placeOf, String(place), String(standings.competing))
    }
  }

  /// `starts at observer, up by 2, down by 1, at most lead`.
  private func level(_ addition: ValueAccount.Addition, _ type: ValueType) -> String {
    let parts = [
      addition.base.map { wording(.startsAt, titles.text($0, type)) },
      addition.up > 0 ? wording(.upBy, String(addition.up)) : nil,
      addition.down > 0 ? wording(.downBy, String(addition.down)) : nil,
      addition.floor.map { wording(.atLeast, titles.ordinal($0, type)) },
      addition.cap.map { wording(.atMost, titles.ordinal($0, type)) },
      addition.missing.map { wording(.isMissing, wording(.upBy, String($0))) },
    ]
    return parts.compactMap { $0 }.joined(separator: ", ")
  }

  /// `0 + 5 − 2 = 3`.
  private func sum(_ addition: ValueAccount.Addition, _ type: ValueType) -> String {
    var text = addition.base.map { titles.text($0, type) } ?? wording(.unknown)
    if addition.up > 0 { text += " + " + titles.number(addition.up, type) }
    if addition.down > 0 { text += " − " + titles.number(addition.down, type) }
    if case .number(let base)? = addition.base, addition.up > 0 || addition.down > 0 {
      text = wording(.makes, text, titles.number(base.addingSaturating(addition.steps), type))
    }
    guard let missing = addition.missing else { return text }
    return text + "; " + wording(.isMissing, titles.number(missing, type))
  }

  // MARK: Rules

  private func rule(_ use: RuleUse, _ conclusion: AttributeID?) -> Inline {
    if use.setsAside { return Inline(wording(.setAsideSince, reasons.sentence(use.instance))) }
    let effect = reasons.effect(of: use, conclusion ?? ruleSet[use.rule].conclusions[use.conclusion].attribute)
    switch use.standing {
    case .unmet(let count):
      let lacking = count == 1 ? wording(.lacksOne) : wording(.lacks, String(count))
      let others = use.others > 0 ? [wording(.likewiseFor, String(use.others))] : []
      return Inline(reasons.title(of: use.rule)) + note([effect, lacking] + others)
    case .applied: return sentence(of: use, [effect])
    case .absorbed: return sentence(of: use, [effect, wording(.absorbed)])
    case .capped: return sentence(of: use, [effect, wording(.capped)])
    case .defeated: return sentence(of: use, [effect, wording(.isSetAside)])
    }
  }

  private func sentence(of use: RuleUse, _ notes: [String]) -> Inline {
    let sentence = reasons.sentence(use.instance)
    return Inline(sentence) + .muted(wording.note(notes.joined(separator: "; "), after: sentence))
  }

  private func note(_ parts: [String]) -> Inline { .muted(wording.note(parts.joined(separator: "; "))) }

  // MARK: Conditions

  private func labelled(_ text: String, _ isMet: Bool) -> Inline {
    if isMet { return namesWhatIsMet ? prefixed(.isMet, Inline(text)) : Inline(text) }
    return prefixed(.isUnmet, Inline(text))
  }

  private func together(_ entities: [AnswerNode.Member]) -> String {
    if entities.isEmpty { return wording(.allOfThese) }
    return entities.map { titles.entity($0.kind, $0.entity) }.joined(separator: " · ")
  }

  private func count(_ tally: Tally) -> Inline {
    let kinds = tally.kinds.map { titles.title($0) }.joined(separator: " · ")
    let asked = tally.attributes.map { titles.title($0) }
    let whole = asked.isEmpty || asked.count > 3 ? kinds : wording(.countBy, kinds, wording.list(asked))
    let text = wording(.countIs, whole, String(tally.holding), String(tally.total))
    return labelled(text, tally.isMet) + note([wording(.needed, needed(tally))])
  }

  private func needed(_ tally: Tally) -> String {
    switch tally.form {
    case .some: return wording(.atLeastOne)
    case .every: return wording(.allOfThem)
    case .no: return wording(.noneOfThem)
    case .count(let numbers): return requirements.numbers(numbers, .number(NumberType()))
    case .countCompare(let comparison, let operand):
      let requirement = Requirement(
        constraint: .compare(comparison, operand), type: .number(NumberType()), comparand: tally.comparand)
      return requirements.text(requirement)
    }
  }

  private func listed(_ kind: KindID, _ entities: [Int], _ isMet: Bool) -> Inline {
    let names = zip(titles.members(of: kind), entities).map { titles.entity($0.kind, $1) }.joined(separator: " · ")
    return labelled(wording(isMet ? .isListed : .isNotListed, names), isMet)
  }
}

extension AnswerNode.Turns {
  fileprivate var heading: Phrase {
    switch self {
    case .placeholders: .standsIfPlaceholders
    case .open: .inDoubt
    case .held: .inHand
    case .pairs: .twoTogether
    }
  }
}
