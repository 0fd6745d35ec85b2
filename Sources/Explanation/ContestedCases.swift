import Inference
package import RuleModel

extension Explainer {
  /// By world, which case each contested fact has there that makes a difference.
  package var contestedCases: [[FactKey: Statement]] {
    (0..<evaluation.worlds).map { world in
      let cases = zip(facts.doubts, facts.cases(of: world)).map { doubt, chosen in
        (doubt.key, doubt.cases[chosen].statement)
      }
      return Dictionary(uniqueKeysWithValues: cases)
    }
  }
}
