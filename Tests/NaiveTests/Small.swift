import RuleModel
import SourceText
import TestSupport

/// A rule set of a city and its partners, to be built by hand.
struct Small {
  static let city = KindID(0)
  static let partner = KindID(1)
  static let country = KindID(2)
  static let scale = ValueType.domain(DomainID(0))

  var rules = RuleSet()
  var profile: Profile

  init(partners: Int = 0, countries: Int = 0) {
    let title = LocalizedText(texts: [], span: .none)
    rules.kinds = [
      Kind(name: "city", form: .single, title: title, span: .none),
      Kind(name: "partner", form: .many, listedAs: "partners", title: title, span: .none),
      Kind(name: "country", form: .byReference, listedAs: "countries", title: title, span: .none),
    ]
    rules.domains = [
      Domain(
        name: "degree", isOrdered: true,
        values: ["none", "low", "high", "full"].map { Domain.Value(name: $0, span: .none) }, span: .none)
    ]
    rules.entities = [[], [], []]
    let entities = { (name: String, count: Int) in (0..<count).map { Entity(id: "\(name)\($0)", span: .none) } }
    profile = Profile(
      id: "small", entities: [[], entities("p", partners), entities("c", countries)], isOpen: [false, false, false],
      span: .none)
  }

  mutating func attribute(
    _ kind: KindID, _ type: ValueType, _ combine: Combine? = nil, origin: Attribute.Origin? = nil,
    assumed: Constant? = nil
  ) -> AttributeID {
    let id = AttributeID(rules.attributes.count)
    rules.attributes.append(
      Attribute(
        kind: kind, name: "a\(id.raw)", fullName: "a\(id.raw)", origin: origin ?? (combine == nil ? .given : .derived),
        type: type, combine: combine, ifLeftOut: assumed, title: LocalizedText(texts: [], span: .none), span: .none))
    if combine != nil {
      rules.strata.append(RuleSet.Stratum(attributes: [id], isRecursive: false, level: rules.strata.count + 1))
    }
    return id
  }

  /// A rule of one partner if `scope` says so.
  @discardableResult
  mutating func rule(
    _ when: [Condition], _ attribute: AttributeID, _ contribution: Contribution, scope: [Variable] = [],
    free: Int? = nil, on terms: [Term] = [], rank: Int? = nil, draft: Bool = false, overrides: [RuleID] = [],
    multiplicity: Rule.Multiplicity = .unsaid
  ) -> RuleID {
    let kind = rules.attributes[attribute.raw].kind
    rules.rules.append(
      Rule(
        id: "r\(rules.rules.count)", title: LocalizedText(texts: [], span: .none), section: 0,
        rank: rank.map { RankID($0) }, isDraft: draft, scope: scope, freeCount: free ?? scope.count, when: when,
        unless: [],
        conclusions: [
          Conclusion(
            attribute: attribute, subject: Subject(kind: kind, terms: terms), contribution: contribution, span: .none)
        ], multiplicity: multiplicity, overrides: overrides,
        because: LocalizedTemplate(templates: [], span: .none), basis: [], confidence: nil, evidence: nil, sources: [],
        examples: [], span: .none))
    return RuleID(rules.rules.count - 1)
  }

  mutating func state(_ attribute: AttributeID, _ statement: Statement) { state(attribute, [], statement) }
  mutating func state(_ attribute: AttributeID, _ entities: [Int], _ statement: Statement) {
    let key = FactKey(attribute, entities.map { EntityID($0) })
    profile.facts[key] = Fact(statement: statement, origin: .given, span: .none)
  }

  func outcome(_ attribute: AttributeID, _ entities: [Int] = []) -> NaiveOutcome? {
    NaiveEvaluator.evaluate(rules, profile)?.outcomes[FactKey(attribute, entities.map { EntityID($0) })]
  }
  func value(_ attribute: AttributeID, _ entities: [Int] = []) -> NaiveValue? { outcome(attribute, entities)?.value }
}

func path(_ kind: KindID, _ terms: [Int], _ steps: [AttributeID]) -> Path {
  Path(subject: Subject(kind: kind, terms: terms.map { .variable(VariableID($0)) }), steps: steps, span: .none)
}
func test(_ path: Path, _ constraint: Constraint) -> Condition {
  .test(Test(path: path, constraint: constraint, span: .none))
}
/// A fact of the city is one of these.
func city(_ attribute: AttributeID, _ members: Int...) -> Condition {
  test(path(Small.city, [], [attribute]), .values(ValueSet(members: members)))
}
/// A fact of partner 0 of the scope is one of these.
func partner(_ attribute: AttributeID, _ members: Int...) -> Condition {
  test(path(Small.partner, [0], [attribute]), .values(ValueSet(members: members)))
}
let partnerScope = [Variable(name: "partner", kind: Small.partner)]
func ordinals(_ values: Int..., empty: Bool = false) -> NaiveValue {
  NaiveValue(.ordinals(Set(values)), mayBeEmpty: empty)
}
func constant(_ ordinal: Int) -> Operand { .constant(.ordinal(ordinal)) }
