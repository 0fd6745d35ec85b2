package import RuleModel
package import SourceText
package import YAMLReading

/// A file that a profile names, as whoever owns the disk found it.
package enum ProfileFile: Sendable {
  /// The file's own diagnostics are the caller's to report.
  case tree(YAMLTree)
  /// There is no such file: from which folder it was named, and which files lie where it would.
  case missing(from: String? = nil, beside: [String] = [])
  /// Outside the profile root, links resolved.
  case outsideRoot
  /// Exists and cannot be read: why, in a few words.
  case unreadable(String)
}

/// Reads a profile and the files that it names (such as `countries/kr`, which the closure looks up; each is asked for
/// once). `names` are those of the rule set; `replacing` stands in the place of the profile's sections of the same keys.
package func readProfile(
  _ tree: YAMLTree, ruleSet: RuleSet, names: Names, replacing: [Change.Entry] = [], files: (String) -> ProfileFile
) -> (profile: Profile, diagnostics: [Diagnostic]) {
  withoutActuallyEscaping(files) { files in
    var reader = ProfileReader(ruleSet: ruleSet, names: names, files: files)
    reader.replacing = replacing
    let profile = reader.read(tree)
    return (profile, reader.sink.sorted)
  }
}

/// The state of reading one profile. Lists are read first, then what is said of entities, breadth first: a file that
/// is named only adds to the queue, so that files may name each other in a circle.
struct ProfileReader: FactReading {
  /// What is said of one subject, yet to be read.
  struct Body {
    var kind: KindID
    var subject: [EntityID]
    var node: YAMLNode
    /// A file says beside its facts what it describes.
    var isFile = false
  }
  /// A fact that names an entity which no list holds so far.
  struct Deferred {
    var attribute: AttributeID
    var subject: [EntityID]
    var key: YAMLNode
    var node: YAMLNode
  }

  let ruleSet: RuleSet
  var names: Names
  let files: (String) -> ProfileFile
  var sink = DiagnosticSink()

  var replacing: [Change.Entry] = []
  var facts: [FactKey: Fact] = [:]
  var isOpen: [Bool]
  var isListed: [Bool]
  var listedPairs: [KindID: [[EntityID]]] = [:]

  var queue: [Body] = []
  var deferred: [Deferred] = []
  /// Whether a bare name that no list holds is looked up as a file, and reported if there is none.
  var isLast = false
  /// Whether the fact being read waits for an entity.
  var mustWait = false

  var loaded: [String: ProfileFile] = [:]
  var entityOfFile: [FileName: EntityID] = [:]
  var fileOfEntity: [EntityKey: FileIdentity] = [:]
  let reservedSubjects: [String: SourceSpan]

  struct FileName: Hashable {
    var kind: KindID
    var name: String
  }
  struct EntityKey: Hashable {
    var kind: KindID
    var entity: EntityID
  }
  struct FileIdentity {
    var file: FileID
    var span: SourceSpan
  }

  init(ruleSet: RuleSet, names: Names, files: @escaping (String) -> ProfileFile) {
    self.ruleSet = ruleSet
    self.names = names
    self.files = files
    isOpen = Array(repeating: false, count: names.kinds.count)
    isListed = isOpen
    reservedSubjects = subjectNames(names.kinds)
    for (number, kind) in names.kinds.enumerated() where kind.form.isListedPair {
      listedPairs[KindID(number)] = ruleSet.listedPairs[KindID(number)] ?? []
    }
  }

  mutating func read(_ tree: YAMLTree) -> Profile {
    var id = ""
    if let root = tree.root, root.kind == .mapping {
      id = readRoot(root)
    } else if let root = tree.root {
      sink.wrongShape(root, expected: "a mapping", for: "a profile")
    } else if tree.isComplete {
      sink.missingKey("profile", in: "the profile", at: SourceSpan(file: tree.file, start: 0, end: 0))
    }
    refuseTooMany()
    var profile = Profile(
      id: id, entities: names.entities, facts: facts, isOpen: isOpen, listedPairs: listedPairs,
      span: tree.root?.span ?? .none)
    profile.isListed = isListed
    profile.replaced = replacing.compactMap { entry in
      names.kind(listedAs: entry.key.text).map { ReplacedSection(kind: $0, file: entry.value.word ?? "") }
    }
    profile.openReferences(OpenReferences(ruleSet.kinds, ruleSet.attributes, ruleSet.facts))
    return profile
  }

  private mutating func readRoot(_ root: YAMLNode) -> String {
    let id = root["profile"].flatMap { readName($0, of: "the profile", &sink) }
    if root["profile"] == nil {
      sink.missingKey("profile", in: "the profile", at: root.span, help: ["write 'profile: NAME' at the top"])
    }
    let sections = self.sections(root)
    for section in sections { list(section) }
    for section in sections { describe(section) }
    readBodies()
    for section in sections { readPairs(section) }
    readBodies()
    return id ?? ""
  }

  /// All but the id, with what is replaced.
  private func sections(_ root: YAMLNode) -> [Section] {
    let kept = root.entries.filter { own in
      !own.key.has(text: "profile") && !replacing.contains { $0.key.text == own.key.text }
    }
    return kept + replacing.map { ($0.key, $0.value) }
  }

  /// At the first entity beyond the limit; a catalogue by itself may be larger.
  private mutating func refuseTooMany() {
    for (number, entities) in names.entities.enumerated() {
      let fixed = ruleSet.entities.indices.contains(number) ? ruleSet.entities[number].count : 0
      guard entities.count > max(fixed, entityLimit) else { continue }
      let first = entities[max(fixed, entityLimit)]
      sink.error(
        .tooManyEntities,
        "the profile has \(entities.count) entities of '\(names.kinds[number].name)', more than \(entityLimit)",
        at: first.span, label: "the first beyond")
    }
  }

  /// Until nothing waits: a deferred fact may load a file, which may defer others.
  private mutating func readBodies() {
    drainQueue()
    isLast = true
    while !deferred.isEmpty {
      let waiting = deferred
      deferred = []
      for fact in waiting {
        state((fact.key, fact.node), fact.attribute, fact.subject)
        drainQueue()
      }
    }
    isLast = false
  }

  private mutating func drainQueue() {
    var next = 0
    while next < queue.count {
      read(queue[next])
      next += 1
    }
    queue = []
  }
}
