import RuleModel
import SourceText

extension DiagnosticCode {
  public static let missingFile = DiagnosticCode(
    "D0021", "missing-file",
    """
    A profile names a file that does not exist. Names of files are relative to the profile root, the nearest folder \
    upwards that holds 'profiles.yaml', and are written without '.yaml': 'soils/loam'.
    """)
  public static let fileOutside = DiagnosticCode(
    "D0022", "file-outside",
    """
    A profile names a file outside the profile root. Nothing outside that folder is read, links resolved, so that a \
    profile can be given away with its folder and means the same elsewhere.
    """)
  public static let unreadableFile = DiagnosticCode(
    "D0023", "unreadable-file", "A profile names a file that exists and cannot be read.")
  public static let fileIdentity = DiagnosticCode(
    "D0024", "file-identity",
    """
    A file of its own begins with what it describes: its kind and its id, such as 'soil: loam'. The id is a bare name; \
    it is not the name of another file, and two files do not describe the same entity.
    """)

  public static let tooManyEntities = DiagnosticCode(
    "D0026", "too-many-entities",
    """
    A profile has more than 4095 entities of one kind, those of the catalogue included. Sums are bounded for so many; \
    what is beyond is not evaluated.
    """)

  public static let files = [missingFile, fileOutside, unreadableFile, fileIdentity, tooManyEntities]

  public static let unknownKey = DiagnosticCode(
    "D0121", "unknown-key",
    "Every key that the language does not name is refused, so that a misspelt field never goes unnoticed.")
  public static let wrongShape = DiagnosticCode(
    "D0122", "wrong-shape", "A mapping, a list or a single value stands where the language asks for another of them.")
  public static let missingKey = DiagnosticCode(
    "D0123", "missing-key", "An entry lacks a field that it cannot do without.")
  public static let excludingKeys = DiagnosticCode(
    "D0124", "excluding-keys", "Two fields stand together of which only one can be said, or one that has no place here."
  )
  public static let emptyList = DiagnosticCode(
    "D0125", "empty-list", "A list is empty, or shorter than it can be.")
  public static let notAName = DiagnosticCode(
    "D0126", "not-a-name",
    """
    Kinds, attributes, values, entities and rules are named by letters, digits, '-' and '_', beginning with a letter or \
    a digit. Spaces, dots and slashes have a meaning in paths and addresses.
    """)

  public static let shape = [unknownKey, wrongShape, missingKey, excludingKeys, emptyList, notAName]
}
