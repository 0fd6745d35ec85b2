import Explanation
package import RuleModel
import SourceText
package import Verification

/// Whether conditions hold in some complete profile.
package enum FoundProfile: Sendable {
  /// A profile, confirmed by an evaluation, and those of its facts that make it so, whatever the others.
  case found(Profile, because: [FactKey])
  /// In no profile that lists no more entities than was said.
  case never
  case undecided
}

extension Engine {
  /// By kind that profiles list, the most entities of which all profiles are looked for.
  package var greatestListing: [(kind: KindID, count: Int)] {
    ProfileSpace.bounds(ruleSet).enumerated().filter { $0.element > 0 }.map { (KindID($0.offset), $0.element) }
  }

  /// A complete profile in which a conclusion is a value, those with the fewest entities first, or that there is none; `budget` bounds
  /// each search, in conflicts of the solver.
  package func find(_ key: FactKey, is value: Constant, budget: Int = 100_000) -> FoundProfile {
    for listing in listings {
      switch question(key, value, listing).answer(budget: budget) {
      case .never: continue
      case .undecided: return .undecided
      case .found(let profile, let because):
        let isSo = evaluate(profile)?.value(key).map { HowTo.Wanted.value(value).isReached(by: $0) } ?? false
        return isSo ? .found(profile.named(in: ruleSet), because: because) : .undecided
      }
    }
    return .never
  }

  /// The numbers of entities that profiles are looked for with, by kind: the fewest first.
  private var listings: [[Int]] { ProfileSpace.listings(ProfileSpace.bounds(ruleSet)).reversed() }

  private func question(_ key: FactKey, _ value: Constant, _ listing: [Int]) -> ProfileQuestion {
    ProfileQuestion(ProfileSpace(circuit, ruleSet, listing: listing), key, is: value)
  }

  // MARK: Proofs

  /// How many claims "in no profile" is: one for each number of entities that profiles may list.
  package var listingCount: Int { listings.count }

  /// By number of a claim, how many entities of each kind its profiles list.
  package func listing(_ number: Int) -> [(kind: KindID, count: Int)] {
    guard listings.indices.contains(number) else { return [] }
    return greatestListing.map { ($0.kind, listings[number][$0.kind.raw]) }
  }

  /// What "in no profile" says of the profiles of one claim, as clauses in the DIMACS format, which are the same in every run.
  package func clauses(ofNever key: FactKey, is value: Constant, claim number: Int) -> String {
    listings.indices.contains(number) ? question(key, value, listings[number]).clauses : ""
  }

  /// The same with a proof that they contradict each other; nil where there is none within the budget, in conflicts.
  package func certificate(
    ofNever key: FactKey, is value: Constant, claim number: Int, budget: Int = 100_000
  ) -> Certificate? {
    listings.indices.contains(number) ? question(key, value, listings[number]).certificate(budget: budget) : nil
  }
}

extension Profile {
  /// With what given texts say, which no rule reads and sentences name: the id of what they are about, or the kind there is one of.
  fileprivate func named(in ruleSet: RuleSet) -> Profile {
    var copy = self
    for (number, attribute) in ruleSet.attributes.enumerated() where attribute.origin == .given {
      guard case .text = attribute.type, ruleSet[attribute.kind].arity < 2 else { continue }
      func name(_ key: FactKey, _ text: String) {
        let texts = ruleSet.languages.map { _ in Optional(text) }
        copy.facts[key] = Fact(
          statement: .known(.text(LocalizedText(texts: texts, span: .none))), origin: .given, span: .none)
      }
      let id = AttributeID(number)
      if ruleSet[attribute.kind].arity == 0 { name(FactKey(id), "\(ruleSet[attribute.kind].name)-1") }
      for (entity, own) in entities[attribute.kind.raw].enumerated() where own.span == .none {
        name(FactKey(id, entity), own.id)
      }
    }
    return copy
  }
}
