import Explanation
import Inference
import Report
import RuleModel

/// Gathers the blocks of a report from top to bottom, and remembers what has been said.
struct ReportBuilder: Sendable {
  let presenter: Presenter
  let options: ReportOptions
  let outcomes: OutcomeTable
  let plan: ReportPlan
  var blocks: [Block] = []
  /// Of a draft: what stands before the blocks.
  var pieces: [Draft.Piece] = []
  var sentences: Sentences
  var premises: PremiseCache
  /// Sentences that stand in the report already: none stands there twice.
  var said: Set<String> = []
  var cited: Set<String> = []
  /// Outcomes that some section shows.
  var shown: Set<FactKey> = []
  /// By kind: which of its entities a section shows, in its order.
  var rows: [KindID: [Int]] = [:]

  init(_ presenter: Presenter, _ outcomes: OutcomeTable, _ options: ReportOptions) {
    self.presenter = presenter
    self.options = options
    self.outcomes = outcomes
    plan = ReportPlan(presenter)
    sentences = Sentences(presenter.titles, presenter.explanation, outcomes)
    premises = PremiseCache(presenter.explanation)
  }

  var titles: Titles { presenter.titles }
  var wording: Wording { presenter.titles.wording }
  var ruleSet: RuleSet { presenter.explanation.ruleSet }

  /// All parts in their order, of which the independent ones are drafted. Afterwards it is known what is shown.
  mutating func arrange(_ drafts: [Draft]) -> [Draft] {
    var rest = drafts[...]
    var arranged: [Draft] = []
    for group in plan.groups {
      for part in parts(of: group) {
        // A matrix shows the rows that another section shows.
        let draft = group.layout == .matrix ? draft(part) : rest.popFirst() ?? draft(part)
        note(draft)
        arranged.append(draft)
      }
    }
    for outcome in plan.advice { shown.formUnion(outcomes[outcome.attribute].lazy.map(\.key)) }
    return arranged
  }

  /// With what says nothing twice, from the title to the contradictions.
  func telling(_ parts: [Draft], _ open: OpenLeaves) -> ReportBuilder {
    var own = self
    own.addTitle()
    own.addSummary()
    if plan.groups.isEmpty { own.blocks.append(.paragraph(Inline(wording(.noOutcomes)))) }
    for part in parts { own.tell(part) }
    own.addAdvice(open)
    own.addContradictions()
    return own
  }

  /// The sections that look back upon all that is shown.
  enum Closing: CaseIterable, Sendable { case tensions, contested, questions, assumptions }

  func closing(_ section: Closing, _ open: OpenLeaves) -> [Block] {
    var own = self
    own.blocks = []
    switch section {
    case .tensions: own.addTensions()
    case .contested: own.addContested()
    case .questions: own.addQuestions(open.facts)
    case .assumptions: own.addAssumptions()
    }
    return own.blocks
  }

  private mutating func addTitle() {
    let name = titles.text(ruleSet.title) ?? ruleSet.name
    blocks.append(.heading(level: 1, Inline(profileName.map { "\(name): \($0)" } ?? name)))
    let line = wording(.ruleSetLine, ruleSet.name, ruleSet.version) + " · " + presenter.explanation.profile.id
    blocks.append(.paragraph(.muted(line)))
  }

  /// The name of the profile's own first named thing.
  private var profileName: String? {
    let names = Titles.nameAttributes(ruleSet)
    for (kind, declared) in ruleSet.kinds.enumerated() where declared.form == .single {
      guard let attribute = names[kind] else { continue }
      if let text = presenter.explanation.text(FactKey(attribute, []), in: titles.language) { return text }
    }
    return presenter.explanation.profile.id
  }

  // MARK: Small parts

  func outcome(_ attribute: AttributeID, _ entities: [Int]) -> Outcome? {
    outcomes[FactKey(attribute, numbers: entities)]
  }

  func text(_ outcome: Outcome) -> String {
    titles.text(outcome.value, ruleSet.attributes[outcome.key.attribute.raw].type)
  }

  func certainty(_ outcome: Outcome) -> String {
    switch outcome.certainty {
    case .certain: wording(.certain)
    case .possible: wording(.possible)
    case .contradiction: wording(.contradiction)
    }
  }

  /// `Power class (Japan)`.
  func label(_ key: FactKey) -> String {
    let subject = titles.subject(key)
    let title = plan.title(key.attribute, titles)
    return subject.isEmpty ? title : title + wording.note(subject)
  }

  /// Names joined, the last ones counted where there are more than `limit`.
  func names(_ names: [String], limit: Int) -> String {
    wording.list(names, upTo: options.all ? names.count : limit)
  }

  /// The same among the rows of a table: `all of these`, `all but A and B`.
  func names(_ names: [String], among rows: [ReportRow], limit: Int) -> String {
    let missing = rows.map(\.name).filter { !names.contains($0) }
    if rows.count > 2, missing.isEmpty { return wording(.everyOne) }
    if rows.count > 4, missing.count <= 2 { return wording(.allBut, wording.list(missing)) }
    return self.names(names, limit: limit)
  }

  /// Entities by key; pairs of one first member together, and first members with the same others:
  /// `Beijing (Climate diplomacy and Trade)`, `Beijing and Hanoi (Trade)`.
  func subjects(_ keys: [FactKey], limit: Int) -> String {
    let members = keys.first.map { titles.members(of: ruleSet.attributes[$0.attribute.raw].kind) } ?? []
    guard members.count == 2 else { return names(keys.map(titles.subject).filter { !$0.isEmpty }, limit: limit) }
    var order: [Int32] = []
    var seconds: [Int32: [String]] = [:]
    for key in keys {
      if seconds[key.first] == nil { order.append(key.first) }
      seconds[key.first, default: []].append(titles.entity(members[1].kind, Int(key.second)))
    }
    var notes: [String] = []
    var firsts: [String: [String]] = [:]
    for first in order {
      let note = wording.note(names(seconds[first] ?? [], limit: limit))
      if firsts[note] == nil { notes.append(note) }
      firsts[note, default: []].append(titles.entity(members[0].kind, Int(first)))
    }
    return names(notes.map { wording.list(firsts[$0] ?? []) + $0 }, limit: limit)
  }

  /// The first ones unless all are asked for, and how many that leaves out.
  func cut<Element>(_ elements: [Element], to limit: Int) -> (shown: ArraySlice<Element>, left: Int) {
    let kept = options.all ? elements[...] : elements.prefix(limit)
    return (kept, elements.count - kept.count)
  }
}
