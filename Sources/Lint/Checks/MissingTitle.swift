import RuleModel
import SourceText

let missingTitle = Check.ofEachRule(
  DiagnosticCode(
    "D0331", "missing-title",
    """
    A rule has a title: lists, traces and reasons name it by this, and fall back on its id where there is none.
    """),
  having: "title: Water in any case", lacking: { $0.title.isAbsent }, "has no title")
