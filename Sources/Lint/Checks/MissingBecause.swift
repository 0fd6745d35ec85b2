import RuleModel
import SourceText

let missingBecause = Check.ofEachRule(
  DiagnosticCode(
    "D0333", "missing-because",
    """
    A rule says why under 'because', for the reader of a report: what holds in this case and why the conclusion follows from it.
    """),
  having: "because: Water does no harm.", lacking: { $0.because.isAbsent }, "has no 'because'")
