import RuleModel
import SourceText
import Testing

/// A city, partners and engagements of a partner with a form.
@Suite struct SpellingTests {
  private static let kinds = [
    kind("city", .single), kind("partner", .many), kind("form", .byReference),
    kind(
      "engagement",
      .pair(first: .init(name: "partner", kind: KindID(1)), second: .init(name: "form", kind: KindID(2)), listed: false)
    ),
  ]
  private static let depth = ValueType.number(NumberType(places: 2))
  private static let need = ValueType.domain(DomainID(0))

  private let spelling: Spelling = {
    var rules = RuleSet(kinds: kinds)
    let names = ["low", "middle", "high"]
    rules.domains = [
      Domain(name: "need", isOrdered: true, values: names.map { .init(name: $0, span: .none) }, span: .none)
    ]
    rules.attributes = [
      attribute(0, "size", .boolean), attribute(1, "depth", depth), attribute(3, "role", need),
    ]
    return Spelling(
      rules, entities: [[], ["beijing", "kyoto"], ["climate"], []].map { $0.map { Entity(id: $0, span: .none) } })
  }()

  private static func kind(_ name: String, _ form: Kind.Form) -> Kind {
    Kind(name: name, form: form, title: LocalizedText(texts: [], span: .none), span: .none)
  }

  private static func attribute(_ kind: Int, _ name: String, _ type: ValueType) -> Attribute {
    Attribute(
      kind: KindID(kind), name: name, fullName: "\(kinds[kind].name).\(name)", origin: .given, type: type,
      title: LocalizedText(texts: [], span: .none), span: .none)
  }

  @Test func kindsAreNamedByTheirMembers() {
    for (number, kind) in Self.kinds.enumerated() {
      #expect(Self.kinds.memberKinds(of: KindID(number)).count == kind.arity)
      #expect(Self.kinds.members(of: KindID(number)).map(\.kind) == Self.kinds.memberKinds(of: KindID(number)))
    }
    #expect(Self.kinds.members(of: KindID(3)).map(\.name) == ["partner", "form"])
  }

  @Test func entitiesAreAddressed() {
    #expect(spelling.address(of: FactKey(AttributeID(0))) == "city.size")
    #expect(spelling.address(of: FactKey(AttributeID(1), numbers: [1])) == "partner.depth kyoto")
    #expect(spelling.address(of: FactKey(AttributeID(2), numbers: [0, 0])) == "engagement.role beijing/climate")
    #expect(spelling.address(of: FactKey(AttributeID(2), numbers: [2, 0])) == "engagement.role ?/climate")
    #expect(spelling.entities(of: FactKey(AttributeID(2), numbers: [1, 0])) == "kyoto/climate")
    let path = Path(subject: Subject(kind: KindID(1), terms: []), steps: [AttributeID(1)], span: .none)
    #expect(spelling.path(path, from: [0]) == "partner.depth beijing")
  }

  @Test func valuesAreNamed() {
    #expect(spelling.value(2, of: Self.need) == "high")
    #expect(spelling.value(7, of: Self.need) == "?")
    #expect([0, 1].map { spelling.value($0, of: .boolean) } == ["no", "yes"])
    #expect(spelling.constant(.set([0, 1]), of: .set(.reference(KindID(1)))) == "[beijing, kyoto]")
  }

  /// In the units that authors write, not in those that numbers are counted in.
  @Test func numbersAreSpeltInTheirUnit() {
    #expect(spelling.constant(.number(150), of: Self.depth) == "1.5")
    #expect(spelling.phrase(Value(.number(from: 150, to: 175)), of: Self.depth) == "from 1.5 to 1.75")
    #expect(spelling.phrase(Value(.number(from: -5, to: nil)), of: Self.depth) == "from -0.05")
    #expect(spelling.phrase(Value(.number(from: 100, to: 100)), of: Self.depth) == "'1'")
    #expect(
      spelling.phrase(Value(.number(from: .min, to: .max)), of: .number(NumberType(places: 18)))
        == "from -9.223372036854775808 to 9.223372036854775807")
    #expect(spelling.phrase(Value(.number(from: nil, to: nil)), of: Self.depth) == "any number")
  }

  @Test func boundsArePhrases() {
    let partners = ValueType.set(.reference(KindID(1)))
    let table: [(Value, ValueType, String)] = [
      (.none, Self.need, "without a value"),
      (Value(.ordinals([0, 2])), Self.need, "'low' or 'high'"),
      (Value(.ordinals([1]), mayBeEmpty: true), Self.need, "'middle', or without a value"),
      (Value(.ordinals([1]), contradiction: .possible), Self.need, "'middle', possibly contradictory"),
      (Value(.nothing, contradiction: .certain), Self.need, "contradictory"),
      (Value(.ordinals([0]), mayBeUnlisted: true), .reference(KindID(1)), "'beijing' or '?'"),
      (Value(.set(certain: [0], possible: [0])), partners, "[beijing]"),
      (Value(.set(certain: [0], possible: [0, 1])), partners, "[beijing] and possibly 'kyoto'"),
    ]
    for (value, type, words) in table { #expect(spelling.phrase(value, of: type) == words) }
  }
}
