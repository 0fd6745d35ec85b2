import Report
import RuleModel

/// A part of a report: blocks as they are, or reasons, of which no sentence is to stand twice in full.
enum Passage: Sendable {
  case block(Block)
  /// Why what stands above is so; in brief without what was said before.
  case reasons([ReasonEntry])
  /// A list of things that each keep their reasons.
  case entries([NamedReasons])
  /// A list of texts, under each a reason or two.
  case brief([BriefEntry])
}

/// A reason as it stands where its sentence is new, and where it stood above already.
struct ReasonEntry: Sendable {
  var sentence: String
  var first: ListItem
  var again: ListItem
  /// Ids of what the rule cites.
  var sources: [String]
}

/// Something with its reasons beneath it.
struct NamedReasons: Sendable {
  var name: Inline
  var reasons: [ReasonEntry]

  init(_ name: Inline, _ reasons: [ReasonEntry]) {
    self.name = name
    self.reasons = reasons
  }
}

/// A text, and the sentences of which the first new ones stand under it.
struct BriefEntry: Sendable {
  var text: String
  /// `Why`, `If it is so`.
  var head: String
  var sentences: [String]
  /// What stands there if none is new, so that nothing stands without a reason; nil if there is none.
  var title: String?
}

/// Tells passages one after another and remembers what has been said: the one pass that shortens what is said again.
struct Narrator {
  /// Ids of the sources of all reasons told so far.
  private(set) var cited: Set<String> = []
  private var said: Set<String> = []
  private let input: ReportInput
  private var isFull: Bool { input.options.explain == .full }

  /// How many sentences a section gives before it counts the rest.
  private static let sentencesOfSection = 8

  init(_ input: ReportInput) { self.input = input }

  mutating func blocks(_ passage: Passage) -> [Block] {
    switch passage {
    case .block(let block): return [block]
    case .reasons(let reasons): return self.reasons(reasons)
    case .entries(let entries):
      var items: [ListItem] = []
      for entry in entries { items.append(ListItem(entry.name, list(entry.reasons))) }
      return [.list(items)]
    case .brief(let entries):
      var items: [ListItem] = []
      for entry in entries { items.append(item(entry)) }
      return [.list(items)]
    }
  }

  /// In brief a sentence that stands above says nothing new; in full its standing does.
  private mutating func reasons(_ all: [ReasonEntry]) -> [Block] {
    let new = isFull ? all : all.filter { !said.contains($0.sentence) }
    guard !new.isEmpty else { return [] }
    let limit = isFull || input.options.all ? new.count : Self.sentencesOfSection
    return [.paragraph(.strong(input.wording(.reasons)))] + list(Array(new.prefix(limit)))
      + input.omission(.moreReasons, new.count - limit)
  }

  private mutating func list(_ reasons: [ReasonEntry]) -> [Block] {
    var items: [ListItem] = []
    for reason in reasons { items.append(item(reason)) }
    return items.isEmpty ? [] : [.list(items)]
  }

  private mutating func item(_ reason: ReasonEntry) -> ListItem {
    cited.formUnion(reason.sources)
    return said.insert(reason.sentence).inserted ? reason.first : reason.again
  }

  private mutating func item(_ entry: BriefEntry) -> ListItem {
    let new = entry.sentences.filter { !said.contains($0) }.prefix(2)
    said.formUnion(new)
    let texts = new.isEmpty ? [entry.title].compactMap { $0 } : Array(new)
    return ListItem(texts.reduce(Inline(entry.text)) { $0 + .muted("\n" + entry.head + ": " + $1) })
  }
}
