import Explanation
import Report
import RuleModel

extension ReportBuilder {
  /// How many sentences a section gives before it counts the rest.
  static let sentencesOfSection = 8

  /// The reasons of some rows, to be told behind what stands so far; nothing where none is asked for.
  mutating func addReasons(_ rows: [ReportRow], _ attributes: [AttributeID]) {
    guard options.explain != .none else { return }
    pieces.append(Draft.Piece(blocks: blocks, groups: groups(rows, attributes), rows: rows))
    blocks = []
  }

  /// Reasons in sentences, without those that have been said.
  mutating func tell(_ all: [ReasonGroup], of rows: [ReportRow]) {
    let groups = all.filter { !isSaid($0) }
    guard !groups.isEmpty else { return }
    let limit = options.explain == .full || options.all ? groups.count : Self.sentencesOfSection
    let items = groups.prefix(limit).map { item($0, among: rows) }
    blocks.append(.paragraph(.strong(wording(.reasons))))
    blocks.append(.list(items))
    if groups.count > limit {
      blocks.append(.paragraph(.muted(wording(.moreReasons, String(groups.count - limit)))))
    }
  }

  /// In brief a sentence that stands above says nothing new; in full its standing does.
  private func isSaid(_ group: ReasonGroup) -> Bool {
    options.explain != .full && said.contains(group.sentence)
  }

  mutating func item(_ group: ReasonGroup, among rows: [ReportRow]) -> ListItem {
    cited.formUnion(ruleSet.rules[group.reason.rule.raw].sources)
    let isNew = said.insert(group.sentence).inserted
    let sentence = told(group.sentence, isCertain: group.reason.isCertain)
    var text = Inline(isNew ? sentence : title(of: group.reason.rule))
    text += .muted(" (" + note(group, among: rows) + ")")
    return ListItem(text, options.explain == .full && isNew ? [details(group.reason)] : [])
  }

  /// What only may hold is no fact, and does not read as one.
  func told(_ sentence: String, isCertain: Bool) -> String {
    isCertain ? sentence : wording(.ifItHolds) + ": " + sentence
  }

  func title(of rule: RuleID) -> String {
    titles.text(ruleSet.rules[rule.raw].title) ?? ruleSet.rules[rule.raw].id
  }

  /// `certain; Suitability +2; likewise Climate diplomacy`.
  private func note(_ group: ReasonGroup, among rows: [ReportRow]) -> String {
    var parts = [wording(group.reason.isCertain ? .certain : .possible)] + group.effects.map(\.text)
    if rows.count > 1 { parts.append(rowsText(group, among: rows)) }
    if !group.variants.isEmpty {
      parts.append(wording(.sameWith, names(group.variants, limit: options.explain == .full ? Int.max - 1 : 4)))
    }
    if group.reason.status != .applied { parts.append(status(group.reason)) }
    return parts.filter { !$0.isEmpty }.joined(separator: "; ")
  }

  /// A sentence that names the row needs only the others; one that does not needs them all.
  private func rowsText(_ group: ReasonGroup, among rows: [ReportRow]) -> String {
    let first = group.rows.first ?? ""
    let limit = options.explain == .full ? Int.max - 1 : 5
    let isNamed = group.sentence.holds(first) || group.sentence.hasPrefix(wording.language.sentence(first))
    guard isNamed else { return names(group.rows, among: rows, limit: limit) }
    let others = Array(group.rows.dropFirst())
    return others.isEmpty ? "" : wording(.likewise, names(others, limit: limit))
  }

  func status(_ reason: Reason) -> String {
    switch reason.status {
    case .applied: wording(.applied)
    case .absorbed: wording(.absorbed)
    case .capped: wording(.capped)
    case .defeated:
      reason.defeatedBy.isEmpty
        ? wording(.defeated) : wording(.by, wording.list(reason.defeatedBy.map { ruleSet.rules[$0.raw].id }))
    }
  }

  // MARK: Full

  /// The rule, what it read with places, and its sources.
  private mutating func details(_ reason: Reason) -> Block {
    let rule = ruleSet.rules[reason.rule.raw]
    var rows = [Definition(Inline(wording(.rule)), Inline.code(rule.id) + place(rule))]
    let premises = premises.premises(of: Instance(reason))
    if !premises.isEmpty {
      var text = Inline()
      for (index, premise) in premises.enumerated() {
        if index > 0 { text += "\n" }
        text += line(of: premise)
      }
      rows.append(Definition(Inline(wording(.restsOn)), text))
    }
    if !rule.sources.isEmpty {
      rows.append(Definition(Inline(wording(.source)), Inline(rule.sources.joined(separator: ", "))))
    }
    return .definitions(rows)
  }

  private func place(_ rule: Rule) -> Inline {
    presenter.files[rule.span.file] == nil ? Inline() : .muted(" " + presenter.files.place(of: rule.span))
  }

  /// `country.power kr: middle (given, Profiles/countries/kr.yaml:3:8)`.
  mutating func line(of premise: Premise) -> Inline {
    let place = presenter.files[premise.span.file].map { _ in presenter.files.place(of: premise.span) }
    if case .complete(let kind, let isComplete) = premise.ground {
      return Inline(titles.title(kind)) + .muted(" (" + wording(isComplete ? .listComplete : .listOpen) + ")")
    }
    let known = sentences.reader.known(premise.key)
    let note = [ground(premise.ground), place].compactMap { $0 }.joined(separator: ", ")
    return Inline.code(titles.address(premise.key)) + ": "
      + Inline(titles.textWithUnit(known, premise.key.attribute)) + .muted(" (" + note + ")")
  }

  private func ground(_ ground: Premise.Ground) -> String {
    switch ground {
    case .given: wording(.given)
    case .set: wording(.set)
    case .catalogue: wording(.catalogue)
    case .assumed: wording(.assumed)
    case .unknown: wording(.unknown)
    case .derived: wording(.derived)
    case .complete(_, let isComplete): wording(isComplete ? .listComplete : .listOpen)
    }
  }
}
