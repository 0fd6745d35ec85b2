package import Report
package import RuleModel
package import SourceText

/// What a rule set says of one of its names: the page of an attribute, an entity, a rule, a value or a source.
package struct Card: Sendable {
  let ruleSet: RuleSet
  /// The authors' words.
  let sources: SourceMap
  let wording: Wording
  let names: [[LocalizedText?]]

  package init(_ ruleSet: RuleSet, _ sources: SourceMap, _ language: ReportLanguage) {
    self.ruleSet = ruleSet
    self.sources = sources
    wording = Wording(language: language)
    names = ruleSet.entityNames
  }

  /// The page of one thing.
  package func document(_ thing: NamedThing) -> Document {
    switch thing {
    case .attribute(let id): Document(attribute(id))
    case .entity(let kind, let id): Document(entity(id, kind))
    case .rule(let id): Document(rule(id))
    case .value(let domain, let place): Document(value(place, domain))
    case .source(let number): Document(source(number))
    }
  }

  /// Several things that one name may mean: what each is, how it is written, and its title.
  package func document(choosing things: [NamedThing], for name: String) -> Document {
    let columns = [
      Table.Column(Inline(wording(.whatItIs))), Table.Column(Inline(wording(.writtenAs)), minimumWidth: 20),
      Table.Column(Inline(wording(.title)), minimumWidth: 20),
    ]
    let rows = things.prefix(Card.mostListed).map { [Inline(what($0)), .code(id($0)), Inline(title($0))] }
    let left = things.count - Card.mostListed
    return Document(
      [.paragraph(Inline(wording(.severalAreCalled, name, String(things.count)))), .table(Table(columns, rows))]
        + (left > 0 ? [.paragraph(Inline(wording(.andMore, String(left))))] : []))
  }

  private static let mostListed = 40

  // MARK: Words

  func words(_ text: LocalizedText?) -> String? { text.flatMap { ruleSet.text($0, in: wording.language) } }
  func words(_ word: LocalizedWord?) -> String? { word.flatMap { ruleSet.text($0, in: wording.language) } }

  func what(_ thing: NamedThing) -> String {
    switch thing {
    case .attribute(let id):
      wording(ruleSet.attributes[id.raw].isDerived ? .derivedAttribute : .givenAttribute)
    case .entity(let kind, _): words(ruleSet.kinds[kind.raw].title) ?? ruleSet.kinds[kind.raw].name
    case .rule: wording(.rule)
    case .value(let domain, _): words(ruleSet.domains[domain.raw].title) ?? ruleSet.domains[domain.raw].name ?? ""
    case .source: wording(.source)
    }
  }

  func id(_ thing: NamedThing) -> String {
    switch thing {
    case .attribute(let id): ruleSet.attributes[id.raw].fullName
    case .entity(let kind, let id): ruleSet.entities[kind.raw][id.raw].id
    case .rule(let id): ruleSet.rules[id.raw].id
    case .value(let domain, let place): ruleSet.domains[domain.raw].values[place].name
    case .source(let number): ruleSet.sources[number].id
    }
  }

  func title(_ thing: NamedThing) -> String {
    switch thing {
    case .attribute(let attribute): words(ruleSet.attributes[attribute.raw].title) ?? id(thing)
    case .entity(let kind, let entity): words(names[kind.raw][entity.raw]) ?? id(thing)
    case .rule(let rule): words(ruleSet.rules[rule.raw].title) ?? id(thing)
    case .value(let domain, let place): words(ruleSet.domains[domain.raw].values[place].title) ?? id(thing)
    case .source(let number): words(ruleSet.sources[number].text) ?? id(thing)
    }
  }

  // MARK: Parts

  func head(_ thing: NamedThing) -> [Block] {
    [
      .heading(level: 1, Inline(title(thing))),
      .paragraph(Inline(what(thing) + ": ") + .code(id(thing))),
    ]
  }

  /// `id` and title of each under a heading; nothing where there is none.
  func list(_ phrase: Phrase, _ things: [NamedThing]) -> [Block] {
    guard !things.isEmpty else { return [] }
    let items = things.map { ListItem(.code(id($0)) + Inline("  " + title($0))) }
    return [.heading(level: 2, Inline(wording(phrase))), .list(items)]
  }

  /// A passage of a file as its author wrote it.
  func passage(_ span: SourceSpan) -> [Block] {
    let text = sources.text(of: span)
    return text.isEmpty ? [] : [.lines(text.split(separator: "\n").map { .code(String($0)) })]
  }

  func rules(where holds: (Rule) -> Bool) -> [NamedThing] {
    ruleSet.rules.indices.filter { holds(ruleSet.rules[$0]) }.map { .rule(RuleID($0)) }
  }
}
