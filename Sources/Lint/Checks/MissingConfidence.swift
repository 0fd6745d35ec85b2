import RuleModel
import SourceText

let missingConfidence = Check.ofEachRule(
  DiagnosticCode(
    "D0336", "missing-confidence",
    """
    A rule says how sure its author is: 'confidence: high', 'medium' or 'low'.
    """),
  having: "confidence: low", lacking: { $0.confidence == nil }, "says nothing of confidence")
