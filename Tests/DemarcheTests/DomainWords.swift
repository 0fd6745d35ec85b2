import Foundation
import Testing

/// Everything that the shipped rule base and its profiles name.
struct DomainWords {
  private(set) var all: Set<String> = []
  /// Kinds, members and entities.
  private var nouns: Set<String> = []
  /// Searched for among identifiers, by their first part: names of several parts, and single nouns of the domain.
  private var named: [String: [(parts: [String], word: String)]] = [:]

  /// What the language or the program says itself, each with why; everything else is the rule base's alone.
  static let ofTheLanguage = [
    "profile": "what is evaluated; the kind of that name holds what is said of it as a whole",
    "profiles": "the index of a folder of profiles",
    "as-of": "a field of every fact",
    "name": "the attribute that, where a kind has it, reports call its entities by",
    "text": "a type, and the attribute that reports show of what is due",
    "type": "a field of every attribute",
    "level": "a way to combine, and of a trace",
    "status": "a field of every rule, and of a reason in the JSON",
    "size": "a constraint on sets",
    "setting": "what `--set` states, as the code D0034 calls it",
    "choices": "a part of a vocabulary",
    "goal": "what a conclusion is asked to be, as the code D0045 calls it",
    "contested": "what a fact of several cases is called in the JSON",
    "open": "what a list that may hold more is called in the JSON",
    "some": "a quantifier",
    "all": "a block, and the profiles of a test",
    "same": "what a relation between two runs claims",
    "relation": "a test of two runs",
    "path": "how conditions reach an attribute",
    "path-step": "the code D0243 of a path that cannot go on",
    "fixed": "where an attribute comes from",
    "active": "a status of a rule",
    "end": "where a place in the JSON of findings ends",
    "high": "a value of `confidence`",
    "medium": "a value of `confidence`",
    "low": "a value of `confidence`",
    "middle": "English: a band between the lowest and the highest",
    "none": "English: what a report says where there is nothing",
    "near": "English: a word close to what was written",
    "strong": "an element of HTML",
    "form": "English: the shape of a thing",
    "forms": "English: shapes of a thing",
    "field": "English: an entry of a mapping",
    "system": "a part of the name of the package swift-system",
    "advice": "the part of a report for texts that are due",
    "ground": "a key of tests: how firmly a working value stands",
    "firm": "one of the grounds",
    "nobody": "the controller of what no one can change",
    "environment": "the variables of a process",
    "sensitivity": "a table: how much a determinant moves",
    "claim": "what a certificate says is proved",
    "pair": "a form of kinds",
    "own": "a field of a page that evaluates by itself",
    "top": "a place in the same page's export",
    "leaving": "a text of the same page",
    "differ": "English: what two versions do",
    "results": "a part of SARIF",
    "notice": "an annotation of a workflow",
    "absent": "what a behaviour says of a value that is not",
    "case": "English: in which case something holds",
  ]

  init() throws {
    var workspace = Workspace()
    let loaded = workspace.loadRules(directory: packageFolder + "/Rules")
    try #require(!loaded.hasErrors && !loaded.value.ruleSet.rules.isEmpty)
    let rules = loaded.value.ruleSet
    let kinds = rules.kinds.flatMap(Self.names(of:))
    let entities = rules.entities.flatMap { $0.map(\.id) }
    var others = rules.ranks.map(\.name) + rules.sources.map(\.id) + Self.profiles()
    others += (rules.controllers + rules.evidence).map(\.name)
    for attribute in rules.attributes { others += [attribute.fullName, attribute.name] }
    for domain in rules.domains { others += domain.values.map(\.name) + (domain.name.map { [$0] } ?? []) }
    for rule in rules.rules { others += rule.id.split(separator: "/").map(String.init) }
    // Ids of countries have two letters, which are ends of words as often: `es`, `at`, `no`, `id`.
    all = Set(kinds + entities + others).filter { $0.utf8.count > 2 }
    nouns = Set(kinds + entities)
    for word in all.subtracting(Self.ofTheLanguage.keys).sorted() {
      let parts = word.split { "-._".contains($0) }.map(String.init)
      if parts.count > 1 || nouns.contains(word) { named[parts[0], default: []].append((parts, word)) }
    }
  }

  private static func names(of kind: Kind) -> [String] {
    let own = [kind.name] + (kind.listedAs.map { [$0] } ?? [])
    guard case .pair(let first, let second, _) = kind.form else { return own }
    return own + [first.name, second.name]
  }

  private static func profiles() -> [String] {
    let files = FileManager.default.enumerator(atPath: packageFolder + "/Profiles")?.compactMap { $0 as? String } ?? []
    return files.filter { $0.hasSuffix(".yaml") }.map {
      (($0 as NSString).lastPathComponent as NSString).deletingPathExtension
    }
  }

  /// The words of the rule base that a source uses, in alphabetical order.
  func found(in source: String) -> [String] {
    let words = SwiftWords(source)
    let inText = words.literals.flatMap(found(inText:))
    let inNames = words.identifiers.flatMap { found(inParts: SwiftWords.parts(of: $0)) }
    return Set(inText + inNames).subtracting(Self.ofTheLanguage.keys).sorted()
  }

  /// A name of several parts anywhere; a single word, which may be English, where it is all of the text, quoted, or,
  /// naming a kind or an entity, part of a path.
  private func found(inText text: String) -> [String] {
    let tokens = text.matches(of: /[A-Za-z0-9]+(?:[-._][A-Za-z0-9]+)*/).map { String($0.0) }
    return Set(tokens).flatMap { token -> [String] in
      let parts = token.split(separator: ".").map(String.init)
      let names = parts.indices.flatMap { first in
        parts.indices[first...].map { parts[first...$0].joined(separator: ".") }
      }
      return names.filter { name in
        guard all.contains(name) else { return false }
        let isOrdinary = !name.contains { "-._".contains($0) } && (parts.count == 1 || !nouns.contains(name))
        return !isOrdinary || text == name || text.contains("'\(name)'")
      }
    }
  }

  private func found(inParts parts: [String]) -> [String] {
    parts.indices.flatMap { start in
      (named[parts[start]] ?? []).filter { parts[start...].starts(with: $0.parts) }.map(\.word)
    }
  }
}
