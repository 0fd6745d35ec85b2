/// The keys that each mapping of the language may have. Readers refuse any other; schemas of files are made from them.
package enum Keys {
  // MARK: Rules

  /// A theory file.
  package static let theoryFile = ["title", "defaults", "sections"]
  /// A section of it.
  package static let theorySection = ["title", "defaults", "rules"]
  /// `defaults` of a file or a section.
  package static let ruleDefaults = ["source", "basis", "rank", "confidence", "evidence", "status"]
  /// A case of a matrix.
  package static let ruleCase =
    ["id", "title", "when", "unless", "then", "because", "examples", "once", "for each"] + ruleDefaults
  /// A rule.
  package static let rule = ruleCase + ["for", "overrides", "cases"]
  /// An example of a rule.
  package static let example = ["given", "follows", "does not follow"]
  /// `some`, `every`, `no`.
  package static let quantifier = ["of", "as", "where"]
  /// What a `count` is compared with, beside those.
  package static let count = ["at least", "at most", "above", "below", "between", "other than"]
  /// A test of a scale or a number.
  package static let orderedTest = [
    "at least", "at most", "above", "below", "between", "other than", "present", "path",
  ]
  /// A test of any other single value.
  package static let plainTest = ["other than", "present", "path"]
  /// A test of a set.
  package static let setTest = ["includes", "includes any of", "includes none of", "size", "present"]
  /// A path where a constant may stand.
  package static let pathValue = ["path", "plus", "times"]
  /// A contribution to a level.
  package static let steps = ["raise", "lower", "at least", "at most"]
  /// An entry of `never`.
  package static let never = ["id", "for", "when", "because"]
  /// `rank` of an attribute.
  package static let ranking = ["by", "order", "among", "per"]

  // MARK: Declarations

  /// A file of the vocabulary.
  package static let vocabularyFile = ["kinds", "scales", "choices", "attributes", "topics", "never"]
  /// A topic.
  package static let topic = ["title", "attributes"]
  /// A kind.
  package static let kind = ["is", "of", "listed", "listed as", "title", "known to"]
  /// An attribute.
  package static let attribute = [
    "is", "type", "combine", "weights", "bands", "base", "default", "prefer", "rank", "may stay empty",
    "when floor exceeds cap", "range", "unit", "places", "title", "question", "known to", "controlled by", "effort",
    "if left out", "expected", "may not apply", "monotone in", "stale after",
  ]
  /// `range` of a number.
  package static let range = ["from", "to"]
  /// A band of a sum.
  package static let band = ["at most", "between", "at least", "title"]
  /// A scale or a choice that is not only a list.
  package static let domain = ["title", "values"]
  /// The manifest.
  package static let manifest = [
    "ruleset", "version", "languages", "title", "ranks", "controllers", "evidence", "outcomes", "summary", "documents",
    "bibliography",
  ]
  /// A source of the bibliography.
  package static let source = ["text", "url"]
  /// An outcome of the manifest.
  package static let outcome = ["attribute", "order", "show", "show always", "gives texts", "answers", "title"]
  /// A line of its summary.
  package static let summary = ["title", "attribute", "values", "order by", "show", "certain only"]

  // MARK: Facts

  /// A fact that is not bare.
  package static let fact = ["value", "source", "as-of", "confidence", "note"]
  /// A value that is in doubt.
  package static let doubt = ["one of", "from", "to", "likely"]

  // MARK: Registers

  /// A register.
  package static let register = ["register", "title", "sections"]
  /// A section of it.
  package static let registerSection = ["title", "statements"]
  /// A statement that is not only a text.
  package static let statement = ["title", "statements", "rules", "attributes", "entities", "reason"]

  // MARK: Tests

  /// A file of tests.
  package static let testFile = ["tests", "relations", "spreads"]
  /// A test.
  package static let test = [
    "id", "title", "profile", "profiles", "set", "must", "may", "must not", "working", "ground",
    "in at least", "contradiction", "possible contradiction", "working contradiction",
  ]
  /// A relation.
  package static let relation = [
    "id", "title", "profile", "profiles", "set", "for each", "from", "to", "along", "swap", "other", "then", "moves",
  ]
  /// A spread.
  package static let spread = [
    "id", "title", "profile", "profiles", "set", "by", "among", "first", "values of", "commonest", "reached",
    "in common",
  ]
  /// `contradiction` of some attributes.
  package static let noContradiction = ["none in"]
  /// An entry of `moves`.
  package static let movement = ["of", "at least", "in at least", "not yet met"]
  /// What a spread is held to.
  package static let limit = ["at least", "at most", "not yet met"]
  /// What narrows a claim of a test.
  package static let expectation = ["by", "where", "tension", "not yet met"]
  /// What narrows a claim about a ground.
  package static let groundClaim = ["where", "not yet met"]
  /// What narrows a claim of a relation.
  package static let comparison = ["where", "order", "of", "not yet met"]

  // MARK: Documents

  /// A document.
  package static let document = ["document", "title", "sections"]
  /// A section of it.
  package static let documentSection = ["heading", "new page", "for each", "parts"]
  /// A list of entities.
  package static let list = ["of", "as", "where", "order", "at most", "say"]
  /// What a field shows: one of these.
  package static let fieldContent = ["value", "list", "spread", "text"]
  /// A field that is not only a path.
  package static let field = fieldContent + ["over", "lists", "title", "none"]
  /// A text with lists.
  package static let listedText = ["lists", "text"]
  /// `reasons` of a list.
  package static let reasons = ["of", "at most", "against"]
  /// An alternative of `if`.
  package static let alternative = ["text", "set"]
  /// `at once` of lanes.
  package static let atOnce = ["title", "list"]
  /// All outcomes.
  package static let everything = ["cut", "left out", "without reasons"]
  /// Where reasons pull apart.
  package static let tensions = ["at most", "of"]
  /// A matrix.
  package static let matrix = ["rows", "columns", "cell", "marks", "where"]
  /// The components of a document.
  package static let component = [
    "sentence", "moves", "items", "table", "matrix", "ladder", "levels", "lanes", "bars", "checklist", "reasons", "if",
    "questions", "basis", "tensions", "contradictions", "summary", "everything", "assumptions", "sources", "section",
  ]

  // MARK: Profiles

  /// The index of a folder of profiles.
  package static let index = ["profiles", "facts need a source"]
  /// An entry of it.
  package static let indexEntry = ["profile", "good for"]
}
