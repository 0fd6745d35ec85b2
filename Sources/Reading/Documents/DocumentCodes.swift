import RuleModel
package import SourceText

extension DiagnosticCode {
  package static let unknownComponent = DiagnosticCode(
    "D0248", "unknown-component",
    "A part of a document is one of the components that the program knows, such as 'sentence', 'moves' or 'table'.")
  package static let unknownDocument = DiagnosticCode(
    "D0249", "unknown-document",
    """
    The manifest names a document that no file of 'documents' declares, or a file declares one that the manifest does \
    not name. The first that the manifest names is what an evaluation writes.
    """)
  package static let componentType = DiagnosticCode(
    "D0250", "component-type",
    """
    A component shows values of some types only: a ladder needs a scale, bars a scale or a number, a checklist a set or \
    a choice.
    """)
  package static let neverShown = DiagnosticCode(
    "D0251", "never-shown",
    """
    A part of a document that nobody ever sees: what becomes of moves in a document without moves, a variant behind one \
    that always stands.
    """)

  package static let documents = [unknownComponent, unknownDocument, componentType, neverShown]
}
