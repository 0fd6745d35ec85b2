import RuleModel
package import SourceText

extension DiagnosticCode {
  package static let missingFile = DiagnosticCode(
    "D0021", "missing-file",
    """
    A profile names a file that does not exist. Names of files are relative to the profile root, the nearest folder \
    upwards that holds 'profiles.yaml', and are written without '.yaml': 'soils/loam'.
    """)
  package static let fileOutside = DiagnosticCode(
    "D0022", "file-outside",
    """
    A profile names a file outside the profile root. Nothing outside that folder is read, links resolved, so that a \
    profile can be given away with its folder and means the same elsewhere.
    """)
  package static let unreadableFile = DiagnosticCode(
    "D0023", "unreadable-file", "A profile names a file that exists and cannot be read.")
  package static let fileIdentity = DiagnosticCode(
    "D0024", "file-identity",
    """
    A file of its own begins with what it describes: its kind and its id, such as 'soil: loam'. The id is a bare name; \
    it is not the name of another file, and two files do not describe the same entity.
    """)

  package static let tooManyEntities = DiagnosticCode(
    "D0026", "too-many-entities",
    """
    A profile has more than 4095 entities of one kind, those of the catalogue included. Sums are bounded for so many; \
    what is beyond is not evaluated.
    """)

  package static let files = [missingFile, fileOutside, unreadableFile, fileIdentity, tooManyEntities]

  package static let unknownKey = DiagnosticCode(
    "D0121", "unknown-key",
    "Every key that the language does not name is refused, so that a misspelt field never goes unnoticed.")
  package static let wrongShape = DiagnosticCode(
    "D0122", "wrong-shape", "A mapping, a list or a single value stands where the language asks for another of them.")
  package static let missingKey = DiagnosticCode(
    "D0123", "missing-key", "An entry lacks a field that it cannot do without.")
  package static let excludingKeys = DiagnosticCode(
    "D0124", "excluding-keys", "Two fields stand together of which only one can be said, or one that has no place here."
  )
  package static let emptyList = DiagnosticCode(
    "D0125", "empty-list", "A list is empty, or shorter than it can be.")
  package static let notAName = DiagnosticCode(
    "D0126", "not-a-name",
    """
    Kinds, attributes, values, entities and rules are named by letters, digits, '-' and '_', beginning with a letter or \
    a digit. Spaces, dots and slashes have a meaning in paths and addresses.
    """)

  package static let shape = [unknownKey, wrongShape, missingKey, excludingKeys, emptyList, notAName]
}
