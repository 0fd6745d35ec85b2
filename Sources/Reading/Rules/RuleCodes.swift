import RuleModel
package import SourceText

extension DiagnosticCode {
  package static let unknownName = DiagnosticCode(
    "D0241", "unknown-name",
    "A path begins with a kind of the vocabulary or with a name that the rule gives, by 'for', 'as' or a pair's member."
  )
  package static let bareReference = DiagnosticCode(
    "D0242", "bare-reference",
    """
    A kind reached by reference has no entities of its own in a rule: 'soil.acidity' could mean anybody's soil. Name \
    the path that leads there, such as 'bed.soil.acidity', or a variable by 'for' or 'as'.
    """)
  package static let pathStep = DiagnosticCode(
    "D0243", "path-step", "A path can go on only from an attribute that refers to one entity.")
  package static let typeMismatch = DiagnosticCode(
    "D0244", "type-mismatch", "Two things that are compared, or a value and where it goes, have different types.")
  package static let constraintType = DiagnosticCode(
    "D0245", "constraint-type",
    """
    Each type has its own constraints: order ('at least', 'between', …) needs a scale or a number; 'includes' and 'size' \
    need a set; a text is shown and never tested.
    """)
  package static let nameTaken = DiagnosticCode(
    "D0246", "name-taken",
    """
    A name of a rule means one thing: a quantifier's name is new, and no name is also that of an entity or another kind. \
    Use 'as: other-name' in a quantifier.
    """)
  package static let emptyRange = DiagnosticCode(
    "D0247", "empty-range", "The lower end lies above the upper end, or the constraints together leave no value.")

  package static let strayFile = DiagnosticCode(
    "D0025", "stray-file",
    """
    A rule set is 'ruleset.yaml' and the folders 'vocabulary', 'catalogue', 'theory' and 'tests'; what lies elsewhere \
    would be lost without a word.
    """)

  package static let paths = [
    unknownName, bareReference, pathStep, typeMismatch, constraintType, nameTaken, emptyRange,
  ]
}

extension DiagnosticCode {
  package static let noConclusion = DiagnosticCode(
    "D0311", "no-conclusion", "A rule says under 'then' what follows; without it it can have no effect.")
  package static let notDerived = DiagnosticCode(
    "D0312", "not-derived", "A rule can conclude only attributes that the vocabulary declares 'derived' or 'both'.")
  package static let concludesElsewhere = DiagnosticCode(
    "D0313", "concludes-elsewhere",
    "A rule concludes attributes of entities that it names, not of what a path leads to.")
  package static let contributionForm = DiagnosticCode(
    "D0314", "contribution-form",
    """
    What a rule contributes follows from how the attribute combines: 'yes' to an 'asserted', a value to a 'single', a \
    signed weight to a 'sum', 'raise', 'lower', 'at least' or 'at most' to a 'level', 'add' to a 'collected'.
    """)
  package static let unsignedWeight = DiagnosticCode(
    "D0315", "unsigned-weight",
    "A weight of a sum is written with its sign, '+2' or '-1', so that nobody takes it for a value.")
  package static let undeclaredWeight = DiagnosticCode(
    "D0316", "undeclared-weight", "A sum declares its weights; rules use no others.")
  package static let multiplicity = DiagnosticCode(
    "D0317", "multiplicity",
    """
    A rule that adds to a sum or steps a level and names an entity that its conclusion does not name has to say whether \
    several of them count once ('once: yes') or each ('for each: [area]').
    """)
  package static let rankMissing = DiagnosticCode(
    "D0318", "rank-missing",
    "Contributions to a 'single' with 'prefer: rank' are decided by rank, so every rule that makes one has a rank.")
  package static let template = DiagnosticCode(
    "D0319", "template",
    "A text inserts '{path}' with paths that the rule names; '{{' and '}}' write the braces themselves.")
  package static let exampleEntity = DiagnosticCode(
    "D0320", "example-entity",
    """
    An example addresses entities of the catalogue ('plant.height kale'); a kind that profiles list and that \
    the example does not address has one entity without a name.
    """)
  package static let exampleExpectation = DiagnosticCode(
    "D0321", "example-expectation",
    "An example repeats a contribution of its own rule as it is written, with values for paths.")
  package static let testsNothing = DiagnosticCode(
    "D0322", "tests-nothing",
    """
    A test, or a condition, says nothing that could fail: a list of profiles, claims or changes is empty, two runs are \
    the same, or a condition is empty that is negated or an exception. It would pass, and hide that nothing was tested.
    """)

  package static let oneRule = [
    noConclusion, notDerived, concludesElsewhere, contributionForm, unsignedWeight, undeclaredWeight, multiplicity,
    rankMissing, template, exampleEntity, exampleExpectation, testsNothing,
  ]
}

extension DiagnosticCode {
  package static let overrideCycle = DiagnosticCode(
    "D0402", "override-cycle", "Rules set each other aside in a circle, so that none of them can be decided first.")
  package static let unknownRule = DiagnosticCode(
    "D0403", "unknown-rule", "A rule is named that the theory does not hold.")
  package static let unknownStatement = DiagnosticCode(
    "D0406", "unknown-statement", "A statement is named that no register of the rule set holds.")
  package static let overrideNames = DiagnosticCode(
    "D0404", "override-names",
    """
    A rule sets aside those instances of another that have the same entity for every name the two share: it can name \
    nothing that the other does not name, and a shared name has the same kind in both.
    """)

  package static let severalRules = [
    cycle, overrideCycle, unknownRule, overrideNames, sumBound, unknownStatement, rangePromise,
    numberBeyond,
  ]

  /// Codes of the rules, in ascending order.
  package static let rules: [DiagnosticCode] = [strayFile] + paths + documents + oneRule + severalRules
}
