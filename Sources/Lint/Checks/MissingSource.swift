import RuleModel
import SourceText

let missingSource = Check.ofEachRule(
  DiagnosticCode(
    "D0334", "missing-source",
    """
    A rule names what it rests on, by the keys of the bibliography. What is the author's own choice has a source too, one that says so.
    """),
  having: "source: handbook", lacking: { $0.sources.isEmpty }, "names no source")
