/// The keys that each mapping of the language may have. Readers refuse any other; schemas of files are made from them.
public enum Keys {
  // MARK: Rules

  /// A theory file.
  public static let theoryFile = ["title", "defaults", "sections"]
  /// A section of it.
  public static let theorySection = ["title", "defaults", "rules"]
  /// `defaults` of a file or a section.
  public static let ruleDefaults = ["source", "basis", "rank", "confidence", "evidence", "status"]
  /// A case of a matrix.
  public static let ruleCase =
    ["id", "title", "when", "unless", "then", "because", "examples", "once", "for each"] + ruleDefaults
  /// A rule.
  public static let rule = ruleCase + ["for", "overrides", "cases"]
  /// An example of a rule.
  public static let example = ["given", "follows", "does not follow"]
  /// `some`, `every`, `no`.
  public static let quantifier = ["of", "as", "where"]
  /// What a `count` is compared with, beside those.
  public static let count = ["at least", "at most", "above", "below", "between", "other than"]
  /// A test of a scale or a number.
  public static let orderedTest = ["at least", "at most", "above", "below", "between", "other than", "present", "path"]
  /// A test of any other single value.
  public static let plainTest = ["other than", "present", "path"]
  /// A test of a set.
  public static let setTest = ["includes", "includes any of", "includes none of", "size", "present"]
  /// A path where a constant may stand.
  public static let pathValue = ["path", "plus", "times"]
  /// A contribution to a level.
  public static let steps = ["raise", "lower", "at least", "at most"]
  /// An entry of `never`.
  public static let never = ["id", "for", "when", "because"]
  /// `rank` of an attribute.
  public static let ranking = ["by", "order", "among", "per"]

  // MARK: Declarations

  /// A file of the vocabulary.
  public static let vocabularyFile = ["kinds", "scales", "choices", "attributes", "never"]
  /// A kind.
  public static let kind = ["is", "of", "listed", "listed as", "title", "known to"]
  /// An attribute.
  public static let attribute = [
    "is", "type", "combine", "weights", "bands", "base", "default", "prefer", "rank", "may stay empty",
    "when floor exceeds cap", "range", "unit", "places", "title", "question", "known to", "controlled by", "effort",
    "if left out", "expected", "may not apply",
  ]
  /// `range` of a number.
  public static let range = ["from", "to"]
  /// A band of a sum.
  public static let band = ["at most", "between", "at least", "title"]
  /// A scale or a choice that is not only a list.
  public static let domain = ["title", "values"]
  /// The manifest.
  public static let manifest = [
    "ruleset", "version", "languages", "title", "ranks", "controllers", "evidence", "outcomes", "summary", "documents",
    "bibliography",
  ]
  /// A source of the bibliography.
  public static let source = ["text", "url"]
  /// An outcome of the manifest.
  public static let outcome = ["attribute", "order", "show", "show always", "gives texts", "title"]
  /// A line of its summary.
  public static let summary = ["title", "attribute", "values", "order by", "show", "certain only"]

  // MARK: Facts

  /// A fact that is not bare.
  public static let fact = ["value", "source", "as-of", "confidence", "note"]
  /// A value that is in doubt.
  public static let doubt = ["one of", "from", "to", "likely"]

  // MARK: Registers

  /// A register.
  public static let register = ["register", "title", "sections"]
  /// A section of it.
  public static let registerSection = ["title", "statements"]
  /// A statement that is not only a text.
  public static let statement = ["title", "statements", "rules", "attributes", "entities", "reason"]

  // MARK: Tests

  /// A file of tests.
  public static let testFile = ["tests", "relations", "spreads"]
  /// A test.
  public static let test = [
    "id", "title", "profile", "profiles", "set", "must", "may", "must not", "working", "ground",
    "in at least", "contradiction", "possible contradiction", "working contradiction",
  ]
  /// A relation.
  public static let relation = [
    "id", "title", "profile", "profiles", "set", "for each", "from", "to", "along", "swap", "other", "then", "moves",
  ]
  /// A spread.
  public static let spread = [
    "id", "title", "profile", "profiles", "set", "by", "among", "first", "values of", "commonest", "reached",
    "in common",
  ]
  /// `contradiction` of some attributes.
  public static let noContradiction = ["none in"]
  /// An entry of `moves`.
  public static let movement = ["of", "at least", "in at least", "not yet met"]
  /// What a spread is held to.
  public static let limit = ["at least", "at most", "not yet met"]
  /// What narrows a claim of a test.
  public static let expectation = ["by", "where", "tension", "not yet met"]
  /// What narrows a claim about a ground.
  public static let groundClaim = ["where", "not yet met"]
  /// What narrows a claim of a relation.
  public static let comparison = ["where", "order", "of", "not yet met"]

  // MARK: Documents

  /// A document.
  public static let document = ["document", "title", "sections"]
  /// A section of it.
  public static let documentSection = ["heading", "new page", "for each", "parts"]
  /// A list of entities.
  public static let list = ["of", "as", "where", "order", "at most", "say"]
  /// What a field shows: one of these.
  public static let fieldContent = ["value", "list", "spread", "text"]
  /// A field that is not only a path.
  public static let field = fieldContent + ["over", "lists", "title", "none"]
  /// A text with lists.
  public static let listedText = ["lists", "text"]
  /// `reasons` of a list.
  public static let reasons = ["of", "at most"]
  /// An alternative of `if`.
  public static let alternative = ["text", "set"]
  /// `at once` of lanes.
  public static let atOnce = ["title", "list"]
  /// A matrix.
  public static let matrix = ["rows", "columns", "cell", "marks"]
  /// The components of a document.
  public static let component = [
    "sentence", "moves", "items", "table", "matrix", "ladder", "levels", "lanes", "bars", "checklist", "reasons", "if",
    "questions", "basis", "tensions", "contradictions", "summary", "everything", "assumptions", "sources", "section",
  ]

  // MARK: Profiles

  /// The index of a folder of profiles.
  public static let index = ["profiles", "facts need a source"]
  /// An entry of it.
  public static let indexEntry = ["profile", "good for"]
}
