import Reading
import RuleModel
package import SourceText

/// The diagnostics of touching files: D003x.
package enum WorkspaceCode {
  package static let unreadableInput = DiagnosticCode(
    "D0031", "unreadable-input",
    """
    A file or folder that the command names, or that belongs to the rule set, cannot be read. Paths are relative to the \
    folder in which the command runs; '--rules' names the folder that holds 'ruleset.yaml'.
    """)
  package static let noRuleSet = DiagnosticCode(
    "D0032", "no-rule-set",
    "The folder of a rule set holds its manifest, 'ruleset.yaml', and beside it 'vocabulary', 'catalogue' and 'theory'."
  )
  package static let unreadFile = DiagnosticCode(
    "D0033", "unread-file",
    """
    A file lies in the folder of a rule set or of profiles where nothing is read from, or is named so that it is not: files end \
    in '.yaml', and those of a rule set lie in 'vocabulary', 'catalogue', 'theory', 'documents', 'registers' or 'tests'. A rule \
    in a file that nobody reads would be missed by nobody.
    """)
  package static let covered = DiagnosticCode(
    "D0049", "covered-file",
    """
    Folders of rules are laid one over the other, and a file of a later one has the same name within its folder as one of an \
    earlier: it is read in its place. A file of another name is read beside those that are there.
    """)
  package static let setting = DiagnosticCode(
    "D0034", "setting",
    """
    A setting is an address, an equals sign and a value, such as 'garden.rain=20' or \
    'sowing.fit upper/kale={one of: [1, 2]}'.
    """)
  package static let tooManyCases = DiagnosticCode(
    "D0035", "too-many-cases",
    """
    Every combination of the cases of contested facts is a world of its own, and there are more than 4096 of them. \
    Settle some facts, or say 'unknown' where the doubt is not worth telling apart.
    """)
  package static let index = DiagnosticCode(
    "D0036", "profile-index",
    "The index 'profiles.yaml' lists profiles: 'profiles: [{profile: allotment.yaml, good for: {en: …}}]'.")
  package static let unlisted = DiagnosticCode(
    "D0048", "unlisted-profile",
    """
    A profile lies in a folder whose 'profiles.yaml' does not list it: commands that take all profiles, such as 'test' and \
    'table', pass it over.
    """)
  package static let unaccounted = DiagnosticCode(
    "D0041", "unaccounted-fact",
    """
    The index of the profiles says 'facts need a source: yes', and a fact has neither a source nor a confidence: nobody \
    can tell whether it was looked up or made up. Give its source, or mark it as a placeholder with 'confidence: low'. \
    Names and other texts, references to what a fact is about, facts of the profile itself and 'unknown' need none.
    """)

  package static let impossible = DiagnosticCode(
    "D0037", "cannot-be",
    """
    The facts of a profile make a combination that the vocabulary's 'never' rules out: one of them is wrong. The \
    evaluation goes on with the facts as they stand.
    """)

  package static let unknownFilter = DiagnosticCode(
    "D0038", "unknown-filter",
    """
    An output is narrowed to a rule, an attribute, an entity or an outcome that does not exist here: it would show \
    nothing, which could be taken for an answer. '--rule' takes ids of rules or matrices, '--attribute' names such as \
    'plant.height', '--entity' ids of the catalogue or the profile, '--select' addresses of outcomes in which '*' stands \
    for any characters, such as 'sowing.* upper/*'.
    """)

  package static let unknownProfile = DiagnosticCode(
    "D0039", "unknown-profile",
    """
    A test names a profile that the folder of profiles does not list, or a line of 'batch' one that it does not hold: \
    profiles are known by the names of their files. '--profiles' names the folder.
    """)

  package static let tooManyCombinations = DiagnosticCode(
    "D0040", "too-many-combinations",
    """
    A rule holds for every combination of the entities that it names. At most 4 million are tried of one rule: each that \
    may hold is a reason to be told, and a plane of bits of all of them has to be held in every case of contested facts.
    """)

  package static let noSuchDocument = DiagnosticCode(
    "D0043", "no-such-document",
    "A document is asked for that the manifest of the rule set does not name under 'documents'.")

  package static let unknownEnding = DiagnosticCode(
    "D0044", "unknown-ending",
    """
    The name of the output tells its format: '.txt', '.md', '.html' or '.json'. With '--format' the name may end as it \
    likes.
    """)

  package static let commandLine = DiagnosticCode(
    "D0046", "command-line",
    """
    The command line names an option, a value or a command that does not exist, or leaves out one that is needed: \
    'demarche --help' lists them. With '--format json' this is said as JSON too.
    """)

  package static let unwritableOutput = DiagnosticCode(
    "D0047", "unwritable-output",
    """
    Standard output, or the file that '--output' names, cannot be made or written. A file is written beside the one that \
    has the name and then renamed: the old one is whole.
    """)

  package static let unknownVersion = DiagnosticCode(
    "D0052", "unknown-version",
    """
    A version of a rule set is a folder that holds 'ruleset.yaml', or a revision that git knows and in which the folder that \
    '--rules' names holds it.
    """)

  package static let goal = DiagnosticCode(
    "D0045", "goal",
    """
    A conclusion is named by its address, such as 'sowing.fit upper/kale', or by titles. What it is asked to be is one \
    value of it: '--why-not' and '--how-to' take a value such as 'high', an element of a set, or 'does not apply'. Facts are brought about by nobody: '--set' states them otherwise.
    """)

  package static let line = DiagnosticCode(
    "D0051", "line",
    """
    A line of a batch is no profile: it is not one JSON object in UTF-8, is longer than 1 MiB, or has a field that nobody \
    reads. A line is a profile with the keys of its file, or names one and what is otherwise: \
    '{"id": 1, "base": "allotment", "set": {"garden.rain": 20}}'.
    """)

  package static let sweep = DiagnosticCode(
    "D0053", "sweep",
    """
    What is varied is an address, an equals sign and values with commas between them: 'garden.rain=10,20,30'. Facts that a \
    profile gives are varied, but for references; all combinations together are at most 4 million worlds.
    """)

  package static let refusedProof = DiagnosticCode(
    "D0054", "refused-proof",
    """
    A certificate does not show what it claims: it speaks of other rules or of another profile, its clauses are not those of \
    its question, or a step of its proof does not follow.
    """)

  package static let missingProgram = DiagnosticCode(
    "D0066", "missing-program",
    """
    An output is made by another program, which cannot be run here: 'graph --format svg' needs 'dot' of Graphviz. \
    '--format dot' writes what it would read.
    """)
  package static let unformatted = DiagnosticCode(
    "D0067", "unformatted-file",
    """
    A file cannot be laid out by 'format' and is left as it is: it holds anchors, tags or marks of documents, or its layout \
    could not be changed without changing what it says.
    """)
  package static let uncertified = DiagnosticCode(
    "D0055", "uncertified",
    """
    '--certify' writes the proof of what an answer says there is not. The search for it was given up: '--budget' allows more.
    """)

  package static let all = [
    line, sweep, refusedProof, uncertified, missingProgram, unformatted, tooManyCombinations, noSuchDocument,
    unknownEnding, goal,
    commandLine, unwritableOutput,
    unknownFilter, unknownProfile, unreadableInput, noRuleSet, unreadFile, setting, tooManyCases, index, impossible,
    unaccounted, unlisted, covered, unknownVersion,
  ]

  /// Whether a code says that bytes could not be had, rather than what they say.
  package static func isUnreadable(_ code: String) -> Bool {
    code == unreadableInput.code || code == noRuleSet.code || code == unknownVersion.code
      || code == DiagnosticCode.unreadableFile.code
  }
}
