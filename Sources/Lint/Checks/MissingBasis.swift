import RuleModel
import SourceText

let missingBasis = Check.ofEachRule(
  DiagnosticCode(
    "D0335", "missing-basis",
    """
    A rule names the statements of the theory that it puts into force under 'basis', so that the theory can be checked against the rules.
    """),
  having: "basis: [G2]", lacking: { $0.basis.isEmpty }, "names no basis")
