package import Explanation
package import RuleModel
package import Verification

/// What an answer says there is not: a way with fewer changes than it found, or any way at all.
package struct Denial: Sendable, Equatable {
  /// Who would have to bring it about, with those that are nearer; nil: whoever can.
  package var controller: String?
  /// So many facts changed; nil: however many.
  package var fewerThan: Int?

  package init(controller: String?, fewerThan: Int?) {
    self.controller = controller
    self.fewerThan = fewerThan
  }
}

extension HowTo {
  /// What it says there is not, in the order of its tiers.
  package var denials: [Denial] {
    tiers.compactMap { tier in
      switch tier.answer {
      case .impossible: Denial(controller: tier.controller, fewerThan: nil)
      case .undecided, .changes(_, .unproved): nil
      case .changes(let ways, _):
        ways.first.flatMap { $0.isEmpty ? nil : Denial(controller: tier.controller, fewerThan: $0.count) }
      }
    }
  }
}

extension Engine {
  /// What a denial says, as clauses in the DIMACS format, which are the same in every run.
  package func clauses(
    of denial: Denial, _ key: FactKey, _ wanted: HowTo.Wanted, in readings: Readings
  ) -> String {
    nearest(key, wanted, by: denial.controller, in: readings).clauses(fewerThan: denial.fewerThan)
  }

  /// The same with a proof that they contradict each other; nil where there is none within the budget, in conflicts.
  package func certificate(
    of denial: Denial, _ key: FactKey, _ wanted: HowTo.Wanted, in readings: Readings, budget: Int = 100_000
  ) -> Certificate? {
    nearest(key, wanted, by: denial.controller, in: readings).certificate(fewerThan: denial.fewerThan, budget: budget)
  }
}
