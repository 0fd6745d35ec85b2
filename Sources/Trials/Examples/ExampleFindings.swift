import Circuit
import Inference
package import RuleModel
package import SourceText

extension ExampleRun {
  /// What should follow and is not certain.
  func missing(_ expectation: Example.Expectation, _ instance: Instance?) -> Diagnostic {
    let what = trial.sources.words(expectation.span)
    guard let instance else {
      let message = "'\(what)' is about no entity that '\(trial.rule.id)' concludes anything of"
      return finding(message, expectation, "", [], [])
    }
    guard let number = obstacle(instance) else {
      if !instance.body.certain {
        return finding("'\(what)' is about a pair that is not listed", expectation, "", [], [])
      }
      let own = trial.rule.conclusions[instance.conclusion]
      return finding(
        "'\(trial.rule.id)' contributes something else than '\(what)'", expectation, "not what the rule contributes",
        [Diagnostic.Label(span: own.span, text: "contributes this")], found(own, instance))
    }
    let isOut = state(number, instance) == .fails
    let others = trial.conditions.indices.filter { $0 != number && state($0, instance) != .holds }
    let all = [number] + others
    return finding(
      "'\(what)' does not follow from '\(trial.rule.id)'", expectation, isOut ? "ruled out" : "possible, not certain",
      all.prefix(4).map { label($0, state($0, instance) == .fails) }, all.flatMap { found($0, instance) })
  }

  /// What should be ruled out and is not.
  func unwanted(_ expectation: Example.Expectation, _ instance: Instance) -> Diagnostic {
    let what = trial.sources.words(expectation.span)
    if instance.follows {
      return finding(
        "'\(what)' follows from '\(trial.rule.id)' all the same", expectation, "certain",
        [Diagnostic.Label(span: trial.rule.span, text: "every condition holds")], [])
    }
    let open = trial.conditions.indices.first { state($0, instance) == .open }
    return finding(
      "'\(what)' is not ruled out", expectation, "possible", open.map { [label($0, false)] } ?? [],
      open.map { found($0, instance) } ?? [])
  }

  private func finding(
    _ message: String, _ expectation: Example.Expectation, _ label: String, _ secondary: [Diagnostic.Label],
    _ notes: [String]
  ) -> Diagnostic {
    TrialCode.failingExample.diagnostic(message, at: expectation.span, label: label, secondary: secondary, notes: notes)
  }

  /// The first condition that is ruled out, else the first that is open.
  private func obstacle(_ instance: Instance) -> Int? {
    let states = trial.conditions.indices.map { state($0, instance) }
    return states.firstIndex(of: .fails) ?? states.firstIndex(of: .open)
  }

  private func label(_ number: Int, _ isOut: Bool) -> Diagnostic.Label {
    let text: String
    switch (trial.isException(number), isOut) {
    case (true, true): text = "this exception holds"
    case (true, false): text = "this exception may hold"
    case (false, true): text = "this condition is ruled out"
    case (false, false): text = "this condition is not certain"
    }
    return Diagnostic.Label(span: trial.conditions[number].span, text: text)
  }

  // MARK: What was found

  /// What the facts that a condition reads are under the fragment.
  private func found(_ number: Int, _ instance: Instance) -> [String] {
    var notes: [String] = []
    for test in trial.conditions[number].tests {
      for note in ([test.path] + test.constraint.paths).compactMap({ found($0, instance) }) where !notes.contains(note)
      {
        notes.append(note)
      }
    }
    return notes
  }

  private func found(_ conclusion: Conclusion, _ instance: Instance) -> [String] {
    guard case .path(let operand)? = conclusion.contribution.operand else { return [] }
    return [found(operand.path, instance)].compactMap { $0 }
  }

  private func found(_ path: Path, _ instance: Instance) -> String? {
    guard let last = path.steps.last, let entities = entities(path.subject, instance) else { return nil }
    var isDoubted = false
    let fact = evaluation.facts.fact(path, entities, world: instance.world, &isDoubted)
    let spelling = Spelling(trial.ruleSet, entities: example.fragment.entities)
    let value = spelling.phrase(fact, of: trial.ruleSet.attributes[last.raw].type)
    return "'\(spelling.path(path, from: entities))' is \(value) here"
  }

  private func entities(_ subject: Subject, _ instance: Instance) -> [Int]? {
    var entities: [Int] = []
    for term in subject.terms {
      switch term {
      case .entity(let entity): entities.append(entity.raw)
      case .variable(let variable):
        guard instance.entities.indices.contains(variable.raw) else { return nil }
        entities.append(instance.entities[variable.raw])
      }
    }
    return entities
  }
}

extension Condition {
  /// The place of the condition, from its first part to its last.
  package var span: SourceSpan {
    switch self {
    case .test(let test): test.span
    case .quantified(let quantifier): quantifier.span
    case .not(let part): part.span
    case .all(let parts), .any(let parts):
      parts.dropFirst().reduce(parts.first?.span ?? .none) { $0.joined(with: $1.span) }
    }
  }
}
