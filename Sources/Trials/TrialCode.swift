import RuleModel
package import SourceText

/// The diagnostics of examples and tests.
package enum TrialCode {
  package static let failingExample = DiagnosticCode(
    "D0352", "failing-example",
    """
    An example tests the body of its own rule. What 'follows' is certain under the facts given, whatever the others \
    are; what 'does not follow' is ruled out. Facts left out are unknown, or assumed where the attribute says so; \
    derived attributes are unknown unless the example states them; other rules do not count.
    """)
  package static let failedTest = DiagnosticCode(
    "D0601", "failed-test",
    """
    What a test expects of a profile is not what follows. What must be is certain in every case of the contested facts; \
    what may be is possible in one of them; what must not be is ruled out in all. With 'by', a contribution of that rule \
    has to apply: for certain under 'must', possibly under 'may', not at all under 'must not'.
    """)
  package static let failedRelation = DiagnosticCode(
    "D0602", "failed-relation",
    """
    Two runs differ in another way than a relation allows. Values are compared by both bounds: the least and the \
    greatest that a value can be, no value below all others, of a set the elements that it has for certain and possibly.
    """)
  package static let contradictoryTest = DiagnosticCode(
    "D0603", "contradiction-in-test",
    "A test says that a profile has no contradiction, certain or possible, among its outcomes, and it has one.")
  package static let emptyTest = DiagnosticCode(
    "D0604", "nothing-tested",
    "No entity of any profile is what an expectation speaks of: it holds of nothing, and would hold whatever the rules say."
  )

  package static let metTest = DiagnosticCode(
    "D0605", "met-test",
    "A claim is marked 'not yet met', and it holds: what was open is settled, and the mark is to be taken away.")

  /// Those that no check of lint has, in ascending order.
  package static let tests = [failedTest, failedRelation, contradictoryTest, emptyTest, metTest]
}
