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
      identity(titles.entity(member.kind, member.entity), requirement, isMet)
    case .listed(let kind, let entities, let isMet): listed(kind, entities, isMet)
    case .change(let key, let statements):
      Inline(wording.language.sentence(ChangeTexts(titles, readings).text(key, statements)))
    case .tier(let controller, _):
      Inline(controller.map { wording(.changesOf, titles.controllers(upTo: $0)) } ?? wording(.changesAtAll))
    case .way: Inline(wording(.oneWay))
    case .witness(let search, let greatest): Inline(witness(search, greatest))
    case .turns(let turns): Inline(wording(turns.heading))
    case .turn(let value):
      Inline(
        wording(
          .turnsTo, wording(.oneWay), conclusion.map { titles.text(value, ruleSet[$0].type) } ?? wording(.unknown)))
    }
  }

  private func witness(_ search: AnswerNode.Search, _ greatest: [(kind: KindID, count: Int)]) -> String {
    switch search {
    case .alreadySo: return wording(.soInEveryProfile)
    case .found: return wording(.soByThese)
    case .undecided: return wording(.undecidedAtAll)
    case .impossible:
      let bounds = greatest.map { wording(.isSo, titles.title($0.kind), String($0.count)) }
      return bounds.isEmpty ? wording(.inNoProfile) : wording(.inNoProfileUpTo, wording.list(bounds))
    }
  }

  // MARK: Findings

  /// `Country A · Power: great ● (2024; needed: at least middle)`.
  private func finding(_ found: FoundFact, _ more: [String] = [], label: Phrase? = nil) -> Inline {
    let name = titles.name(of: found.key)
    let isAsked = found.requirement.map { !$0.isCutOff } ?? false
    let short = isAsked ? requirements.found(found) : nil
    let value = short ?? titles.textWithUnit(found.shown, found.key.attribute)
    let plain = wording(phrase(found.role), wording(.isSo, name, value))
    let prefix = self.prefix(found.isMet, label)
    let text =
      Inline((prefix == nil ? wording.language.sentence(plain) : plain) + " ")
      + .mark(found.ground.mark, meaning(found.ground))
    let asked = needed(of: found, value, isShort: short != nil)
    let notes =
      [stated(found.key)?.asOf].compactMap { $0 } + (asked.isEmpty ? [] : [wording(.needed, wording.list(asked))])
      + more
    let whole = notes.isEmpty ? text : text + .muted(wording.note(notes.joined(separator: "; ")))
    return prefix.map { .strong(wording($0) + ": ") + whole } ?? whole
  }

  /// What is asked of a fact, as far as its value does not say it.
  private func needed(of found: FoundFact, _ value: String, isShort: Bool) -> [String] {
    guard let requirement = found.requirement else { return [] }
    let first = found.isMet == true && isShort ? [] : [requirement]
    let all = (first + found.furtherRequirements).filter { found.isMet != true || $0.constraint != .present(true) }
    return all.map { requirements.text($0) }.filter { $0 != value }
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

  private func prefix(_ isMet: Bool?, _ label: Phrase? = nil) -> Phrase? {
    isMet.flatMap { $0 ? (namesWhatIsMet ? .isMet : nil) : label ?? .isUnmet }
  }

  func meaning(_ ground: Ground) -> String {
    switch ground {
    case .firm: wording(.firm)
    case .provisional: wording(.provisional)
    case .unsettled: wording(.unsettled)
    }
  }

  private func stated(_ key: FactKey) -> Fact? { readings.profile.facts[key] ?? ruleSet.facts[key] }

  /// That the value is what the working reading takes in the place of what nobody knows.
  private func expected(_ found: FoundFact) -> String? {
    ruleSet[found.key.attribute].expected == nil ? nil : wording(.takenToBe)
  }

  private func otherCases(_ found: FoundFact) -> String? {
    let type = ruleSet[found.key.attribute].type
    return stated(found.key).map { fact in
      var others = fact.statement
      if case .oneOf(let cases) = others {
        others = .oneOf(cases.filter { $0 != found.shown.constant.map { .known($0) } })
      }
      return wording(.otherCases, titles.text(others, type))
    }
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

  /// `starts at observer, up by 2, down by 1, at most lead`: what makes a difference. Where nothing does, that it is where it starts,
  /// unless a part of its own says so.
  private func level(_ addition: ValueAccount.Addition, _ type: ValueType) -> String {
    let (up, down) = (addition.adjustment.up, addition.adjustment.down)
    let (floor, cap) = addition.adjustment.binding(addition.base?.order)
    let moves = [
      up > 0 ? wording(.upBy, String(up)) : nil, down > 0 ? wording(.downBy, String(down)) : nil,
      floor.map { wording(.floorAt, titles.ordinal(Int($0), type)) },
      cap.map { wording(.capAt, titles.ordinal(Int($0), type)) },
    ].compactMap { $0 }
    let missing = cap == nil ? addition.missing.map { wording(.stepsMissing, String($0)) } : nil
    if moves.isEmpty { return missing ?? (startsFromAPart(addition.attribute) ? "" : wording(.itsStart)) }
    let base = addition.base.map { wording(.startsAt, titles.text($0, type)) }
    return ([base] + moves + [missing]).compactMap { $0 }.joined(separator: ", ")
  }

  private func startsFromAPart(_ attribute: AttributeID) -> Bool {
    if case .level(.path, _)? = ruleSet[attribute].combine { true } else { false }
  }

  /// `0 + 5 − 2 = 3`; nothing of a number that nothing moves.
  private func sum(_ addition: ValueAccount.Addition, _ type: ValueType) -> String {
    let missing = addition.missing.map { wording(.isMissing, titles.number($0, type)) }
    let (up, down) = (addition.adjustment.up, addition.adjustment.down)
    let isMoved = up > 0 || down > 0
    guard isMoved || addition.isBand else { return missing ?? "" }
    var text = addition.base.map { minus(titles.text($0, type)) } ?? wording(.unknown)
    if up > 0 { text += " + " + titles.number(up, type) }
    if down > 0 { text += " − " + titles.number(down, type) }
    if case .number(let base)? = addition.base, isMoved {
      text = wording(.makes, text, minus(titles.number(addition.adjustment.stepped(base), type)))
    }
    return [text, missing].compactMap { $0 }.joined(separator: "; ")
  }

  private func minus(_ number: String) -> String { number.hasPrefix("-") ? "−" + number.dropFirst() : number }

  // MARK: Rules

  private func rule(_ use: RuleUse, _ conclusion: AttributeID?) -> Inline {
    if !use.told.isEmpty { return Inline(wording(.setAsideByReason, use.told.map(String.init).joined(separator: "."))) }
    if use.setsAside { return Inline(wording(.setAsideSince, reasons.sentence(use.instance))) }
    let effect = conclusion == nil ? reasons.namedEffect(of: use) : reasons.effect(of: use)
    let others = use.others > 0 ? wording(.likewiseFor, String(use.others)) : nil
    let standing: String?
    switch use.standing {
    case .unmet(let count):
      let lacking = count == 1 ? wording(.lacksOne) : wording(.lacks, String(count))
      return Inline(reasons.title(of: use.rule)) + note([effect, lacking, others])
    case .applied: standing = nil
    case .absorbed: standing = wording(.changesNothing)
    case .capped: standing = wording(.capped)
    case .defeated: standing = wording(.isSetAside)
    }
    return sentence(of: use, [effect, standing, others])
  }

  private func sentence(of use: RuleUse, _ notes: [String?]) -> Inline {
    let sentence = reasons.sentence(use.instance)
    let notes = notes.compactMap { $0 }
    if notes.isEmpty { return Inline(sentence) }
    return Inline(sentence) + .muted(wording.note(notes.joined(separator: "; "), after: sentence))
  }

  private func note(_ parts: [String?]) -> Inline {
    .muted(wording.note(parts.compactMap { $0 }.joined(separator: "; ")))
  }

  // MARK: Conditions

  private func labelled(_ text: String, _ isMet: Bool) -> Inline {
    let prefix = prefix(isMet)
    return prefix.map { .strong(wording($0) + ": ") + Inline(text) } ?? Inline(wording.language.sentence(text))
  }

  private func identity(_ name: String, _ requirement: Requirement, _ isMet: Bool) -> Inline {
    if isMet { return labelled(wording(.isMeant, name), true) }
    return labelled(name, false) + .muted(wording.note(wording(.needed, requirements.text(requirement))))
  }

  private func together(_ entities: [AnswerNode.Member]) -> String {
    if entities.isEmpty { return wording(.allOfThese) }
    return entities.map { titles.entity($0.kind, $0.entity) }.joined(separator: " · ")
  }

  /// `Area by Pressure: Environment and Health (2 of 6; needed: at least one)`.
  private func count(_ tally: Tally) -> Inline {
    let kinds = tally.kinds.map { titles.title($0) }.joined(separator: " · ")
    let asked = tally.attributes.map { titles.title($0) }
    let whole = asked.isEmpty || asked.count > 3 ? kinds : wording(.countBy, kinds, wording.list(asked))
    let number = wording(.countIs, String(tally.holding), String(tally.total))
    let needed = wording(.needed, needed(tally))
    if tally.members.isEmpty { return labelled(wording(.isSo, whole, number), tally.isMet) + note([needed]) }
    let names = wording.list(tally.members.map { titles.entity($0.kind, $0.entity) }, upTo: 3)
    return labelled(wording(.isSo, whole, names), tally.isMet) + note([number, needed])
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
