import RuleModel
package import SourceText

extension DiagnosticCode {
  package static let notABoolean = DiagnosticCode(
    "D0221", "not-a-boolean",
    "A boolean is written 'yes' or 'no' ('true' or 'false'), in small letters and without quotes.")
  package static let notANumber = DiagnosticCode(
    "D0222", "not-a-number",
    """
    A number is written in decimal digits with an optional sign and, where the attribute has decimal places, a point. \
    Separators, exponents, other bases, leading zeros and quotes are refused: each means something else to some reader.
    """)
  package static let tooManyPlaces = DiagnosticCode(
    "D0223", "too-many-places",
    "A decimal has more places after the point than its attribute declares; none is dropped.")
  package static let numberTooLarge = DiagnosticCode(
    "D0224", "number-too-large",
    """
    A number is counted in units of the smallest place that its attribute declares, and the count is held in 64 bits: \
    with no places up to 9223372036854775807, with three up to 9223372036854775.807. Nothing beyond is rounded.
    """)
  package static let outOfRange = DiagnosticCode(
    "D0225", "out-of-range", "A number lies outside the range that its attribute declares.")
  package static let doubt = DiagnosticCode(
    "D0226", "doubt",
    """
    Doubt is written '{one of: [a, b]}' or, of numbers and scales, '{from: x, to: y}' with x at most y. What is said to \
    be 'unknown' has no cases, and a plain list is a set.
    """)
  package static let setForm = DiagnosticCode(
    "D0227", "set-form", "A set is a list without repeats; anything but a set is a single value.")
  package static let notAText = DiagnosticCode(
    "D0228", "not-a-text",
    "A text is a mapping from languages to text, '{en: …, ko: …}'; where one language is declared, also the text itself."
  )
  package static let unknownWord = DiagnosticCode(
    "D0229", "unknown-word", "A field takes one of a few words, and another is written.")

  package static let values = [
    notABoolean, notANumber, tooManyPlaces, numberTooLarge, outOfRange, doubt, setForm, notAText, unknownWord,
  ]

  /// Shared with lint.
  package static let missingLanguage = DiagnosticCode(
    "D0301", "missing-language",
    "A text lacks one of the manifest's languages; readers of that language are shown the first language there is.")

  package static let texts = [missingLanguage]
}
