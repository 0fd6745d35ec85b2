import Circuit
import RuleModel
import Verification

/// How many entities are enough to tell two bodies apart, where that can be said.
///
/// Every quantifier that holds because of some entities, or fails because of some, is as it was when only these are kept: so many of a
/// kind as stand free in the rule and as quantifiers bind, of a count one more than it asks for. It is the small model of formulas
/// without quantifiers within quantifiers (Bernays, Schönfinkel, "Zum Entscheidungsproblem der mathematischen Logik", Mathematische
/// Annalen 99, 1928).
struct EntityBounds {
  private let ruleSet: RuleSet
  private let circuit: CompiledRules

  init(_ ruleSet: RuleSet, _ circuit: CompiledRules) { (self.ruleSet, self.circuit) = (ruleSet, circuit) }

  /// More entities than so many of a kind are not tried, nor numbers of references.
  private static let most = 4

  /// By kind, how many entities beside the catalogue's; nil where no such number is known to be enough. The rule set is the bodies'.
  var counts: [Int]? {
    let counts = ruleSet.kinds.indices.map { count(KindID($0)) }
    guard !hasOpenReads, !namesReferred, counts.allSatisfy({ $0.map { $0 <= Self.most } ?? false }) else { return nil }
    return counts.compactMap { $0 }
  }

  private func count(_ kind: KindID) -> Int? {
    guard ruleSet.isListedByProfiles(kind) else { return 0 }
    let free = ruleSet.rules.map { rule in rule.scope.prefix(rule.freeCount).count { $0.kind == kind } }
    var (seen, count) = ([Quantifier](), free.max() ?? 0)
    for rule in ruleSet.rules {
      for quantifier in (rule.when + rule.unless).flatMap(\.quantifiers) where !seen.contains(quantifier) {
        guard let own = self.count(quantifier, kind, rule.scope) else { return nil }
        seen.append(quantifier)
        count += own
      }
    }
    return count
  }

  private func count(_ quantifier: Quantifier, _ kind: KindID, _ scope: [Variable]) -> Int? {
    guard quantifier.condition.quantifiers.isEmpty else { return nil }
    let bound = quantifier.bound.count { scope[$0.raw].kind == kind }
    switch quantifier.form {
    case .some, .every, .no: return bound
    case .count(let numbers):
      let ends = numbers.intervals.flatMap { [$0.lowerBound, $0.upperBound] }.filter { $0 >= 0 && $0 < .max }
      return bound * Int(min(ends.max() ?? 0, Int64(Self.most)) + 1)
    case .countCompare: return nil
    }
  }

  /// What a space does not try out in full: numbers compared with numbers, how many a set of entities holds, entities that are reached
  /// by more references than it has room for.
  private var hasOpenReads: Bool {
    let compares = circuit.inputs.contains { input in
      switch input.question {
      case .test(.compare), .test(.sizeCompare), .digits: input.question.isOfNumbers(input.path, ruleSet)
      case .test(.size): input.path.steps.last.map { ruleSet[$0].type.referredKind != nil } ?? false
      default: false
      }
    }
    return compares || attributesRead.contains { isOpen(ruleSet[$0].type) }
  }

  /// Whether a name stands for entities that only references lead to: a space has no more of them than it has references.
  private var namesReferred: Bool {
    ruleSet.rules.contains { rule in
      rule.scope.contains { ruleSet[$0.kind].form == .byReference && ruleSet.entities[$0.kind.raw].isEmpty }
    }
  }

  private var attributesRead: [AttributeID] {
    ruleSet.attributes.indices.filter { circuit.isRead[$0] }.map { AttributeID($0) }
  }

  /// Whether it leads to entities of the profile that are not counted.
  private func isOpen(_ type: ValueType) -> Bool {
    guard let kind = type.referredKind else { return false }
    if ruleSet.isListedByProfiles(kind) { return true }
    let isPooled = ruleSet[kind].form == .byReference && ruleSet.entities[kind.raw].isEmpty
    return isPooled && (type.element != type || references(to: kind) > Self.most)
  }

  private func references(to kind: KindID) -> Int {
    attributesRead.filter { ruleSet[$0].type.referredKind == kind }.reduce(0) { sum, attribute in
      let members = ruleSet.kinds.memberKinds(of: ruleSet[attribute].kind)
      return sum + members.reduce(1) { $0 * max(1, count($1) ?? Self.most + 1) }
    }
  }
}

extension Input.Question {
  fileprivate func isOfNumbers(_ path: Path, _ ruleSet: RuleSet) -> Bool {
    if case .number? = path.steps.last.map({ ruleSet[$0].type }) { return true }
    if case .test(.sizeCompare) = self { return true }
    return false
  }
}

extension Condition {
  /// Those that stand in no other.
  fileprivate var quantifiers: [Quantifier] {
    switch self {
    case .test: []
    case .all(let parts), .any(let parts): parts.flatMap(\.quantifiers)
    case .not(let part): part.quantifiers
    case .quantified(let quantifier): [quantifier]
    }
  }
}
