import RuleModel
package import SourceText

extension DiagnosticCode {
  package static let tableText = DiagnosticCode(
    "D0127", "table-text",
    """
    A table of a profile is text in UTF-8, a line for each fact, its fields between commas, semicolons or tabs. A field that \
    holds one of these, a quote or a line break stands in double quotes, a quote within it doubled. Table programs save so as \
    'CSV UTF-8'.
    """)
  package static let tableColumns = DiagnosticCode(
    "D0128", "table-columns",
    """
    The first line of a table of a profile names its columns: path and value, and where they are wanted source, as-of, \
    confidence and note, in any order.
    """)

  package static let tables = [tableText, tableColumns]
}
