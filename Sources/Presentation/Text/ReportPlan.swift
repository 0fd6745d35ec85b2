import RuleModel

/// Which outcomes stand together, and in which layout: told from the rule set's kinds alone.
struct ReportPlan: Sendable {
  enum Layout: Sendable {
    /// Keyed rows.
    case single
    /// Entities as rows of a table.
    case many
    /// A heading for each entity of the profile, with its pairs under it.
    case perMember
    /// A pair of catalogue kinds: rows by first member.
    case matrix
  }
  struct Group: Sendable {
    var kind: KindID
    var layout: Layout
    var outcomes: [RuleSet.Outcome]
    /// Pair kinds shown under each entity.
    var pairs: [(kind: KindID, outcomes: [RuleSet.Outcome])] = []
  }

  private(set) var groups: [Group] = []
  /// Outcomes of kinds that hold texts to give out.
  private(set) var advice: [RuleSet.Outcome] = []
  private var ownTitles: [AttributeID: LocalizedText] = [:]

  init(_ presenter: Presenter) {
    let ruleSet = presenter.explanation.ruleSet
    var order: [KindID] = []
    var byKind: [KindID: [RuleSet.Outcome]] = [:]
    for outcome in ruleSet.outcomes {
      let kind = ruleSet.attributes[outcome.attribute.raw].kind
      if byKind[kind] == nil { order.append(kind) }
      byKind[kind, default: []].append(outcome)
      ownTitles[outcome.attribute] = outcome.title
    }
    for kind in order { add(kind, byKind[kind] ?? [], presenter) }
  }

  /// The manifest's own title of an outcome, else the attribute's.
  func title(_ attribute: AttributeID, _ titles: Titles) -> String {
    titles.text(ownTitles[attribute]) ?? titles.title(attribute)
  }

  private mutating func add(_ kind: KindID, _ outcomes: [RuleSet.Outcome], _ presenter: Presenter) {
    let ruleSet = presenter.explanation.ruleSet
    switch ruleSet.kinds[kind.raw].form {
    case .single: groups.append(Group(kind: kind, layout: .single, outcomes: outcomes))
    case .many where ReportPlan.givesOutTexts(kind, outcomes, presenter): advice += outcomes
    case .many, .byReference: addEntities(kind, outcomes)
    case .pair(let first, _, _):
      if ReportPlan.isOfProfile(first.kind, presenter) {
        addPairs(kind, under: first.kind, outcomes)
      } else {
        groups.append(Group(kind: kind, layout: .matrix, outcomes: outcomes))
      }
    }
  }

  private mutating func addEntities(_ kind: KindID, _ outcomes: [RuleSet.Outcome]) {
    if let index = groups.firstIndex(where: { $0.kind == kind }) {
      groups[index].outcomes = outcomes
    } else {
      groups.append(Group(kind: kind, layout: .many, outcomes: outcomes))
    }
  }

  private mutating func addPairs(_ kind: KindID, under first: KindID, _ outcomes: [RuleSet.Outcome]) {
    if let index = groups.firstIndex(where: { $0.kind == first }) {
      groups[index].layout = .perMember
      groups[index].pairs.append((kind, outcomes))
    } else {
      groups.append(Group(kind: first, layout: .perMember, outcomes: [], pairs: [(kind, outcomes)]))
    }
  }

  /// Whether the profile adds entities to the kind.
  private static func isOfProfile(_ kind: KindID, _ presenter: Presenter) -> Bool {
    let catalogue = presenter.explanation.ruleSet.entities
    let own = catalogue.indices.contains(kind.raw) ? catalogue[kind.raw].count : 0
    return presenter.explanation.profile.entities[kind.raw].count > own
  }

  /// Entities of the catalogue that are either due or not, and whose only name is a text.
  private static func givesOutTexts(
    _ kind: KindID, _ outcomes: [RuleSet.Outcome], _ presenter: Presenter
  ) -> Bool {
    let ruleSet = presenter.explanation.ruleSet
    guard !isOfProfile(kind, presenter), let text = Titles.nameAttributes(ruleSet)[kind.raw],
      ruleSet.attributes[text.raw].name != "name"
    else { return false }
    return outcomes.allSatisfy { ruleSet.attributes[$0.attribute.raw].type == .boolean }
  }
}
