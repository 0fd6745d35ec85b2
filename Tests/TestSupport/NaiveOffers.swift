import RuleModel

/// What one conclusion of one instance of a rule offers to an attribute of an entity.
struct Offer {
  var rule: Rule
  /// By free variable in the order of the scope.
  var entities: [Int]
  var conclusion: Int
  var contribution: Contribution
  /// Whether the body holds and the contribution has a value, overrides aside.
  var body: Truth
  /// The same, overrides counted.
  var truth: Truth
  /// Set aside for certain by an override.
  var isOverridden: Bool
  /// The value that is offered, if it is one that can vary.
  var read: Read?
  /// Entities of the operand's subject: instances that agree in them offer the same value.
  var grounding: [Int]
  /// Whether the instance stands for any number of unlisted entities that may offer different values.
  var standsForMany: Bool
  /// Values of the variables of `for each`: instances that agree in them count once.
  var group: [Int]
  /// Whether `for each` ranges over an unlisted entity here.
  var isUnbounded: Bool

  func reason(_ status: NaiveReason.Status = .applied) -> NaiveReason {
    let status = isOverridden ? .defeated : status
    return NaiveReason(
      rule: rule.id, entities: entities, conclusion: conclusion,
      isCertain: status == .defeated ? body.must : truth.must, status: status)
  }
}

extension NaiveWorld {
  /// All that is not ruled out, by the entities concerned.
  func offers(_ attribute: AttributeID) -> [FactKey: [Offer]] {
    var offers: [FactKey: [Offer]] = [:]
    for rule in rules.rules where !rule.isDraft {
      guard rule.conclusions.contains(where: { $0.attribute == attribute }) else { continue }
      for entities in Self.combinations(rule.scope.prefix(rule.freeCount).map { self.entities($0.kind) }) {
        let body = body(rule, entities)
        guard body.can else { continue }
        let defeat = defeat(rule, entities)
        for (index, conclusion) in rule.conclusions.enumerated() where conclusion.attribute == attribute {
          let key = FactKey(attribute, self.entities(conclusion.subject, entities).map { EntityID($0) })
          guard let offer = offer(rule, entities, index, body: body, defeat: defeat) else { continue }
          offers[key, default: []].append(offer)
        }
      }
    }
    return offers
  }

  /// Whether the conditions of an instance hold.
  func body(_ rule: Rule, _ entities: [Int]) -> Truth {
    let environment = environment(rule, entities)
    var body = Truth.yes
    for subject in rule.listedPairs {
      switch existence(subject.kind, self.entities(subject, environment)) {
      case .listed: break
      case .perhaps: body = body.atMostPossible
      case .not: return .no
      }
    }
    for condition in rule.when { body = body && truth(condition, environment, rule.scope) }
    for condition in rule.unless { body = body && !truth(condition, environment, rule.scope) }
    return namesUnlisted(entities, rule.scope) ? body.atMostPossible : body
  }

  /// Whether an instance is set aside. An instance that is itself set aside sets nothing aside.
  func defeat(_ rule: Rule, _ entities: [Int]) -> Truth {
    var result = Truth.no
    let names = Dictionary(uniqueKeysWithValues: zip(rule.scope.prefix(rule.freeCount).map(\.name), entities))
    for other in rules.rules where !other.isDraft {
      guard other.overrides.contains(where: { rules.rules[$0.raw].id == rule.id }) else { continue }
      let shared = other.scope.prefix(other.freeCount).map { names[$0.name] }
      precondition(!shared.contains(nil), "an overriding rule names nothing that the other does not")
      let its = shared.map { $0! }
      result = result || (body(other, its) && !defeat(other, its))
    }
    return result
  }

  private func environment(_ rule: Rule, _ entities: [Int]) -> [Int] {
    entities + Array(repeating: 0, count: rule.scope.count - rule.freeCount)
  }

  private func offer(_ rule: Rule, _ entities: [Int], _ index: Int, body: Truth, defeat: Truth) -> Offer? {
    let conclusion = rule.conclusions[index]
    let environment = environment(rule, entities)
    var (body, read, grounding, standsForMany) = (body, Read?.none, [Int](), false)
    switch conclusion.contribution {
    case .assert, .weight, .step: break
    case .value(let operand), .atLeast(let operand), .atMost(let operand), .add(let operand):
      let value = self.operand(operand, environment, for: rules.attributes[conclusion.attribute.raw].type)
      // Reading (9): a contribution whose path has no value is none, and no reason either.
      if !value.value.hasContent && value.value.contradiction == .none { return nil }
      // Reading: so is one whose path may contradict itself: at most possible.
      if value.value.mayBeEmpty || value.value.contradiction != .none { body = body.atMostPossible }
      if case .path(let path) = operand {
        grounding = self.entities(path.path.subject, environment)
        standsForMany = path.path.subject.terms.contains { term in
          guard case .variable(let variable) = term, !conclusion.subject.terms.contains(term) else { return false }
          return isUnlisted(entities[variable.raw], rule.scope[variable.raw].kind)
        }
      }
      read = value
    }
    var offer = Offer(
      rule: rule, entities: entities, conclusion: index, contribution: conclusion.contribution, body: body,
      truth: body && !defeat, isOverridden: defeat.must, read: read, grounding: grounding,
      standsForMany: standsForMany, group: [], isUnbounded: false)
    if case .forEach(let variables) = rule.multiplicity {
      offer.group = variables.map { entities[$0.raw] }
      // Reading: of the entities that the conclusion itself names there is one each, listed or not.
      offer.isUnbounded = variables.contains {
        isUnlisted(entities[$0.raw], rule.scope[$0.raw].kind)
          && !conclusion.subject.terms.contains(.variable($0))
      }
    }
    return offer
  }
}
