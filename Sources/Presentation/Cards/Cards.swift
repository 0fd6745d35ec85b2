import Report
import RuleModel

/// One page for each sort of thing.
extension Card {
  func attribute(_ id: AttributeID) -> [Block] {
    let attribute = ruleSet.attributes[id.raw]
    let question = words(attribute.question).map { [Block.paragraph(Inline($0))] } ?? []
    let concluding = rules { rule in rule.conclusions.contains { $0.attribute == id } }
    let reading = rules { ruleSet.attributesRead(by: $0).contains(id) }
    return head(.attribute(id)) + question + [.definitions(definitions(id, attribute))] + values(attribute)
      + list(.rulesConcluding, concluding) + list(.readBy, reading)
  }

  private func definitions(_ id: AttributeID, _ attribute: Attribute) -> [Definition] {
    let spelling = Spelling(ruleSet, entities: ruleSet.entities)
    func row(_ phrase: Phrase, _ text: String?) -> Definition? {
      text.map { Definition(Inline(wording(phrase)), Inline($0)) }
    }
    return [
      row(.typeOfValue, type(attribute.type)),
      row(.ifLeftOut, attribute.ifLeftOut.map { spelling.constant($0, of: attribute.type) }),
      row(.expectedValue, attribute.expected.map { spelling.constant($0, of: attribute.type) }),
      row(.changedBy, attribute.control.map(controller)),
      row(.answeredBy, attribute.origin == .derived ? nil : words(ruleSet.respondent(id))),
    ].compactMap { $0 }
  }

  private func controller(_ name: String) -> String {
    ruleSet.controllers.first { $0.name == name }.flatMap { words($0.title) } ?? name
  }

  private func values(_ attribute: Attribute) -> [Block] {
    guard let domain = attribute.type.domain else { return [] }
    return valueList(ruleSet.domains[domain.raw])
  }

  private func valueList(_ domain: Domain) -> [Block] {
    let items = domain.values.map { ListItem(.code($0.name) + Inline("  " + (words($0.title) ?? $0.name))) }
    let phrase: Phrase = domain.isOrdered ? .valuesLowestFirst : .values
    return [.heading(level: 2, Inline(wording(phrase))), .list(items)]
  }

  func value(_ place: Int, _ domain: DomainID) -> [Block] {
    let users = ruleSet.attributes.indices.filter { ruleSet.attributes[$0].type.domain == domain }
    return head(.value(domain, place)) + valueList(ruleSet.domains[domain.raw])
      + list(.attributesWithIt, users.map { .attribute(AttributeID($0)) })
  }

  func entity(_ entity: EntityID, _ kind: KindID) -> [Block] {
    let stated = ruleSet.facts.keys.filter {
      $0.numbers == [entity.raw] && ruleSet.attributes[$0.attribute.raw].kind == kind
    }
    let spelling = Spelling(ruleSet, entities: ruleSet.entities)
    let rows = stated.sorted().compactMap { key -> Definition? in
      let attribute = ruleSet.attributes[key.attribute.raw]
      guard case .known(let constant)? = ruleSet.facts[key]?.statement, attribute.type != .text else { return nil }
      let title = words(attribute.title) ?? attribute.fullName
      return Definition(Inline(title), Inline(spelling.constant(constant, of: attribute.type)))
    }
    let named = rules { names($0, entity, kind) }
    return head(.entity(kind, entity)) + texts(entity, kind) + (rows.isEmpty ? [] : [.definitions(rows)])
      + list(.namedBy, named)
  }

  /// What the catalogue says of it in words, its name apart.
  private func texts(_ entity: EntityID, _ kind: KindID) -> [Block] {
    let name = ruleSet.nameAttributes[kind.raw]
    return ruleSet.attributes.indices.compactMap { index in
      let attribute = ruleSet.attributes[index]
      guard attribute.kind == kind, attribute.type == .text, name != AttributeID(index),
        case .known(.text(let text))? = ruleSet.facts[FactKey(AttributeID(index), [entity])]?.statement
      else { return nil }
      return words(text).map { .paragraph(Inline($0)) }
    }
  }

  func rule(_ id: RuleID) -> [Block] {
    let rule = ruleSet.rules[id.raw]
    let section = ruleSet.sections.indices.contains(rule.section) ? ruleSet.sections[rule.section].titles : []
    let place = section.compactMap { words($0) }.joined(separator: " › ")
    let concluded = rule.conclusions.map(\.attribute)
    return head(.rule(id)) + (place.isEmpty ? [] : [.paragraph(.muted(place))]) + passage(rule.span)
      + list(.concludes, distinct(concluded).map { .attribute($0) })
      + list(.reads, ruleSet.attributesRead(by: rule).map { .attribute($0) })
      + list(.setsAside, rule.overrides.map { .rule($0) })
      + list(.setAsideBy, rules { $0.overrides.contains(id) })
      + list(
        .sources, ruleSet.sources.indices.filter { rule.sources.contains(ruleSet.sources[$0].id) }.map { .source($0) })
  }

  private func distinct(_ attributes: [AttributeID]) -> [AttributeID] {
    attributes.reduce(into: []) { if !$0.contains($1) { $0.append($1) } }
  }

  func source(_ number: Int) -> [Block] {
    let source = ruleSet.sources[number]
    let address = source.url.map { [Block.paragraph(.code($0))] } ?? []
    return head(.source(number)) + address + list(.citedBy, rules { $0.sources.contains(source.id) })
  }
}

extension Card {
  /// Whether a rule speaks of this entity by name.
  fileprivate func names(_ rule: Rule, _ entity: EntityID, _ kind: KindID) -> Bool {
    let subjects = rule.conclusions.map(\.subject) + (rule.when + rule.unless).flatMap(\.subjects)
    return subjects.contains { subject in
      zip(ruleSet.kinds.memberKinds(of: subject.kind), subject.terms).contains { $0 == kind && $1 == .entity(entity) }
    }
  }

  /// What a value can be, in words: the title of a scale, a unit, the kind of entity.
  fileprivate func type(_ type: ValueType) -> String {
    switch type {
    case .boolean: wording(.yes) + ", " + wording(.no)
    case .number(let number): wording(.numberType) + (words(number.unit).map { wording.note($0) } ?? "")
    case .domain(let domain): words(ruleSet.domains[domain.raw].title) ?? ruleSet.domains[domain.raw].name ?? ""
    case .reference(let kind): words(ruleSet.kinds[kind.raw].title) ?? ruleSet.kinds[kind.raw].name
    case .set(let element): wording(.setType, self.type(element.valueType))
    case .text: wording(.textType)
    }
  }
}

extension Condition {
  /// Whose attributes its tests ask for.
  fileprivate var subjects: [Subject] {
    switch self {
    case .test(let test): [test.path.subject]
    case .all(let parts), .any(let parts): parts.flatMap(\.subjects)
    case .not(let part): part.subjects
    case .quantified(let quantifier): quantifier.condition.subjects
    }
  }
}
