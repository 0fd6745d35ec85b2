import SourceText

/// What a rule, an attribute or an entity does, in names alone: the same in two rule sets exactly where it reads, concludes and
/// combines the same, whatever order, layout, titles and reasons they have.
///
/// Not for readers. It is linear in what it spells.
package struct BehaviourSpelling {
  private let ruleSet: RuleSet
  private let spelling: Spelling

  package init(_ ruleSet: RuleSet) {
    self.ruleSet = ruleSet
    spelling = Spelling(ruleSet, entities: ruleSet.entities)
  }

  // MARK: Rules

  /// A rule by its parts, in the words of authors: `when`, `unless`, `then`, and the rest as `how it counts`.
  package func parts(_ rule: Rule) -> [(part: String, text: String)] {
    let scope = rule.scope
    let each: String =
      switch rule.multiplicity {
      case .unsaid: ""
      case .once: "once"
      case .forEach(let names): "for each " + names.map { scope[$0.raw].name }.sorted().joined(separator: ",")
      }
    let free = scope.prefix(rule.freeCount).map { "\($0.name):\(ruleSet.kinds[$0.kind.raw].name)" }.sorted()
    return [
      (
        "when",
        (rule.when.map { condition($0, scope) } + rule.listedPairs.map { subject($0, scope) }).sorted().joined(
          separator: "; ")
      ),
      ("unless", rule.unless.map { condition($0, scope) }.sorted().joined(separator: "; ")),
      ("then", rule.conclusions.map { conclusion($0, scope) }.sorted().joined(separator: "; ")),
      ("for", free.joined(separator: ",") + each),
      ("rank", rule.rank.map { ruleSet.ranks[$0.raw].name } ?? ""),
      ("overrides", rule.overrides.map { ruleSet.rules[$0.raw].id }.sorted().joined(separator: ",")),
      ("status", rule.isDraft ? "draft" : "active"),
    ]
  }

  private func conclusion(_ conclusion: Conclusion, _ scope: [Variable]) -> String {
    let attribute = ruleSet.attributes[conclusion.attribute.raw]
    let place = attribute.fullName + subject(conclusion.subject, scope)
    let contribution: String =
      switch conclusion.contribution {
      case .assert: "yes"
      case .value(let operand): self.operand(operand, attribute.type, scope)
      case .weight(let weight): "add \(weight)"
      case .step(let step): "step \(step)"
      case .atLeast(let operand): "at least " + self.operand(operand, attribute.type, scope)
      case .atMost(let operand): "at most " + self.operand(operand, attribute.type, scope)
      case .add(let operand): "with " + self.operand(operand, attribute.type.element, scope)
      }
    return "\(place): \(contribution)"
  }

  // MARK: Conditions

  package func condition(_ condition: Condition, _ scope: [Variable]) -> String {
    switch condition {
    case .test(let test): return self.test(test, scope)
    case .all(let parts): return "all(\(parts.map { self.condition($0, scope) }.sorted().joined(separator: "; ")))"
    case .any(let parts): return "any(\(parts.map { self.condition($0, scope) }.sorted().joined(separator: "; ")))"
    case .not(let part): return "not(\(self.condition(part, scope)))"
    case .quantified(let quantifier):
      let names = quantifier.bound.map { scope[$0.raw] }
      let over = names.map { "\($0.name):\(ruleSet.kinds[$0.kind.raw].name)" }.joined(separator: ",")
      let listed = quantifier.listed.map { " of \(ruleSet.kinds[$0.raw].name)" } ?? ""
      return "\(form(quantifier.form, scope)) \(over)\(listed) (\(self.condition(quantifier.condition, scope)))"
    }
  }

  private func form(_ form: Quantifier.Form, _ scope: [Variable]) -> String {
    switch form {
    case .some: "some"
    case .every: "every"
    case .no: "no"
    case .count(let numbers): "count \(numbers.intervals)"
    case .countCompare(let comparison, let operand): "count \(comparison) \(path(operand, scope))"
    }
  }

  private func test(_ test: Test, _ scope: [Variable]) -> String {
    let type = ruleSet.type(of: test.path)
    let tested: String =
      switch test.constraint {
      case .values(let values):
        (values.isComplement ? "not " : "") + names(values.members, type)
      case .numbers(let numbers), .size(let numbers): "\(numbers.intervals)"
      case .compare(let comparison, let operand), .sizeCompare(let comparison, let operand):
        "\(comparison) \(path(operand, scope))"
      case .present(let present): present ? "present" : "absent"
      case .includes(let operand): "includes " + set(operand, type, scope)
      case .includesAny(let operand): "includes any " + set(operand, type, scope)
      case .includesNone(let operand): "includes none " + set(operand, type, scope)
      }
    let size: Bool =
      switch test.constraint {
      case .size, .sizeCompare: true
      default: false
      }
    return "\(path(test.path, scope)) \(size ? "size " : "")\(tested)"
  }

  private func names(_ ordinals: [Int], _ type: ValueType) -> String {
    "[\(ordinals.map { spelling.value($0, of: type) }.sorted().joined(separator: ","))]"
  }

  private func set(_ operand: SetOperand, _ type: ValueType, _ scope: [Variable]) -> String {
    switch operand {
    case .constants(let ordinals): names(ordinals, type.element)
    case .path(let path): self.path(path, scope)
    }
  }

  // MARK: Paths and operands

  private func operand(_ operand: Operand, _ type: ValueType, _ scope: [Variable]) -> String {
    switch operand {
    case .constant(let constant): spelling.constant(constant, of: type)
    case .path(let path): self.path(path, scope)
    }
  }

  private func path(_ operand: PathOperand, _ scope: [Variable]) -> String {
    "\(path(operand.path, scope))*\(operand.times.numerator)/\(operand.times.denominator)+\(operand.plus)"
  }

  private func path(_ path: Path, _ scope: [Variable]) -> String {
    let kind = ruleSet.kinds[path.subject.kind.raw].name
    return ([kind] + path.steps.map { ruleSet.attributes[$0.raw].name }).joined(separator: ".")
      + subject(path.subject, scope)
  }

  package func subject(_ subject: Subject, _ scope: [Variable]) -> String {
    let kinds = ruleSet.kinds.memberKinds(of: subject.kind)
    let names = zip(subject.terms, kinds).map { term, kind in
      switch term {
      case .variable(let variable): scope[variable.raw].name
      case .entity(let entity): "=" + spelling.entity(entity.raw, of: kind)
      }
    }
    return names.isEmpty ? "" : " " + names.joined(separator: "/")
  }

  // MARK: Vocabulary

  /// How an attribute's values are made and what stands for it where it is left out.
  package func attribute(_ attribute: Attribute) -> String {
    let standIns = [attribute.ifLeftOut, attribute.expected].map {
      $0.map { spelling.constant($0, of: attribute.type) } ?? ""
    }
    return ["\(attribute.origin)", type(attribute.type), combine(attribute)].joined(separator: " | ") + " | "
      + standIns.joined(separator: " | ")
  }

  private func type(_ type: ValueType) -> String {
    switch type {
    case .boolean: "boolean"
    case .text: "text"
    case .number(let number):
      "number \(number.places) \(number.lower.map(String.init) ?? "") \(number.upper.map(String.init) ?? "")"
    case .domain(let domain): values(domain)
    case .set(.domain(let domain)): "set of " + values(domain)
    case .reference(let kind): "reference " + ruleSet.kinds[kind.raw].name
    case .set(.reference(let kind)): "set of reference " + ruleSet.kinds[kind.raw].name
    }
  }

  private func values(_ domain: DomainID) -> String {
    let domain = ruleSet.domains[domain.raw]
    let names = domain.values.map(\.name)
    return domain.isOrdered ? names.joined(separator: "<") : names.sorted().joined(separator: ",")
  }

  private func combine(_ attribute: Attribute) -> String {
    func scope(of kind: KindID) -> [Variable] {
      ruleSet.kinds.members(of: kind).map { Variable(name: $0.name, kind: $0.kind) }
    }
    let own = scope(of: attribute.kind)
    switch attribute.combine {
    case nil: return "given"
    case .asserted: return "asserted"
    case .collected: return "collected"
    case .single(let preferRank, let fallback):
      return "single \(preferRank) " + (fallback.map { operand($0, attribute.type, own) } ?? "")
    // Which weights may be used says nothing of what follows.
    case .sum(let base, _): return "sum " + (base.map { operand($0, attribute.type, own) } ?? "0")
    case .level(let base, let capWins): return "level \(operand(base, attribute.type, own)) \(capWins)"
    case .band(let sum, let lowest): return "band \(ruleSet.attributes[sum.raw].fullName) \(lowest)"
    case .rank(let ranking):
      let by = ranking.by.map { path($0, ranking.scope) }.joined(separator: ",")
      let among = ranking.among.map { condition($0, ranking.scope) } ?? ""
      return "rank \(by) \(ranking.highestFirst) \(among) \(ranking.per.map { path($0, ranking.scope) } ?? "")"
    }
  }

  /// A fact of the catalogue.
  package func statement(_ statement: Statement, of attribute: AttributeID) -> String {
    let type = ruleSet.attributes[attribute.raw].type
    switch statement {
    case .known(.text): return "…"
    case .known(let constant): return spelling.constant(constant, of: type)
    default: return Value(statement, of: type).map { spelling.phrase($0, of: type) } ?? "unknown"
    }
  }
}

/// Whether kinds, attributes, entities and facts of the catalogue are the same in the same order, so that numbers of one are
/// numbers of the other.
package func declareTheSame(_ one: RuleSet, _ other: RuleSet) -> Bool {
  let (own, others) = (BehaviourSpelling(one), BehaviourSpelling(other))
  func facts(_ ruleSet: RuleSet, _ spelling: BehaviourSpelling) -> [FactKey: String] {
    var found: [FactKey: String] = [:]
    for (key, fact) in ruleSet.facts { found[key] = spelling.statement(fact.statement, of: key.attribute) }
    return found
  }
  return one.kinds.map(\.name) == other.kinds.map(\.name) && one.kinds.map(\.form) == other.kinds.map(\.form)
    && one.domains.map { $0.values.map(\.name) } == other.domains.map { $0.values.map(\.name) }
    && one.attributes.map(\.fullName) == other.attributes.map(\.fullName)
    && one.attributes.map { own.attribute($0) } == other.attributes.map { others.attribute($0) }
    && one.entities.map { $0.map(\.id) } == other.entities.map { $0.map(\.id) }
    && facts(one, own) == facts(other, others)
}
