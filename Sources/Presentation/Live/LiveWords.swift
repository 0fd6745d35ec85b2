import Explanation
import LivePage
import Report
import RuleModel

/// All words of a page in one language.
extension LiveData {
  func words(_ titles: Titles) -> JSONValue {
    let sounds = SoundTable(titles.wording.language)
    return [
      "phrases": .object(livePhrases.map { ($0.0, .string(titles.wording($0.1))) }),
      "kinds": .array(ruleSet.kinds.indices.map { .string(titles.title(KindID($0))) }),
      "topics": .array(ruleSet.topics.map { .string(titles.text($0.title) ?? $0.name) }),
      "attributes": .array(
        ruleSet.attributes.indices.map { .string(titles.wording.language.sentence(titles.outcome(AttributeID($0)))) }),
      "booleans": sounds.list([titles.wording(.no), titles.wording(.yes)]),
      "domains": .array(ruleSet.domains.indices.map { sounds.list(values(DomainID($0), titles)) }),
      "entities": .array(readings.profile.entities.indices.map { sounds.list(entities(KindID($0), titles)) }),
      "digits": .string(sounds.text((0..<10).map { String($0) })),
      "specials": .object(
        specials.map { name, phrase in
          let text = titles.wording(phrase)
          return (name, [.string(text), .string(sounds.text([text]))])
        }),
      "questions": .array(ruleSet.attributes.map { .string(titles.text($0.question) ?? "") }),
      "notes": notes(titles), "units": .array(ruleSet.attributes.map { .string(titles.unit($0.type)) }),
      "controllers": .object(ruleSet.controllers.map { ($0.name, .string(titles.text($0.title) ?? $0.name)) }),
      "list": separators(titles.wording.language),
      "texts": texts(titles, sounds),
      "rules": .array(
        ruleSet.rules.map { $0.isDraft ? .null : because($0.because, titles.text($0.title) ?? $0.id, titles, sounds) }),
      "never": .array(ruleSet.never.map { because($0.because, $0.id, titles, sounds) }),
      "moves": moves.words(titles, sounds),
    ]
  }

  /// What stands where there is no value.
  private var specials: [(String, Phrase)] {
    [("unknown", .unknown), ("none", .doesNotApply), ("nothing", .nothing), ("contradiction", .contradiction)]
  }

  private func values(_ domain: DomainID, _ titles: Titles) -> [String] {
    ruleSet.domains[domain.raw].values.indices.map { titles.value(domain, $0) }
  }

  private func entities(_ kind: KindID, _ titles: Titles) -> [String] {
    readings.profile.entities[kind.raw].indices.map { titles.entity(kind, $0) }
  }

  /// Between the items of a list, and before its last.
  private func separators(_ language: ReportLanguage) -> JSONValue {
    let parts = language.list(["%", "%", "%"]).split(separator: "%", omittingEmptySubsequences: true)
    return .array(parts.map { .string(String($0)) })
  }

  /// By attribute that is a text and stands in a sentence or a move: the texts of its entities.
  private func texts(_ titles: Titles, _ sounds: SoundTable) -> JSONValue {
    let named = textsInSentences.sorted().map { attribute -> (String, JSONValue) in
      let kind = ruleSet[attribute].kind
      let count = ruleSet.kinds.memberKinds(of: kind).first.map { readings.profile.entities[$0.raw].count }
      let keys = count.map { (0..<$0).map { FactKey(attribute, $0) } } ?? [FactKey(attribute)]
      return (String(attribute.raw), sounds.list(keys.map { readings.working.text($0, in: titles.language) ?? "" }))
    }
    return .object(named)
  }

  private var textsInSentences: Set<AttributeID> {
    let reasons = ruleSet.rules.map(\.because) + ruleSet.never.map(\.because)
    let inserted = reasons.flatMap { $0.templates.compactMap { $0 }.joined() }.compactMap { piece in
      if case .insertion(let path) = piece { path.steps.last } else { nil }
    }
    let all = inserted + moves.paths.compactMap(\.steps.last)
    return Set(all.filter { ruleSet[$0].type == .text })
  }

  /// The pieces of a reason; a title where it is empty.
  private func because(
    _ reason: LocalizedTemplate, _ title: String, _ titles: Titles, _ sounds: SoundTable
  ) -> JSONValue {
    let pieces = reason.pieces(in: titles.language)
    if pieces.isEmpty { return [.string(title)] }
    return .array(
      pieces.enumerated().flatMap { place, piece -> [JSONValue] in
        switch piece {
        case .literal(let words): sounds.literals(words, isFirst: place == 0)
        case .insertion(let path): [["p": .path(path)]]
        }
      })
  }
}

/// What a particle hangs on: how the word before it ends. Words are listed with a letter each, and what stands behind an
/// insertion is written for every letter where that makes a difference.
struct SoundTable {
  private let language: ReportLanguage
  /// A vowel, another consonant, ㄹ, and what cannot be read.
  private static let samples: [(letter: String, word: String)] = [("v", "가"), ("c", "각"), ("r", "갈"), ("u", "東")]

  init(_ language: ReportLanguage) { self.language = language }

  /// Texts and, where the language needs them, their letters.
  func list(_ texts: [String]) -> JSONValue {
    let words = JSONValue.array(texts.map { .string($0) })
    return language == .ko ? [words, .string(text(texts))] : [words]
  }

  /// A letter for each text.
  func text(_ texts: [String]) -> String { language == .ko ? texts.map(letter).joined() : "" }

  private func letter(_ text: String) -> String {
    let topic = resolveParticles(text + "은(는)")
    if topic.hasSuffix("은(는)") { return "u" }
    if topic.hasSuffix("는") { return "v" }
    return resolveParticles(text + "(으)로").hasSuffix("으로") ? "c" : "r"
  }

  /// What stands behind an insertion: by letter as far as it differs, then what is the same; what stands first depends on
  /// nothing.
  func literals(_ words: String, isFirst: Bool) -> [JSONValue] {
    guard language == .ko else { return [.string(words)] }
    if isFirst { return [.string(resolveParticles(words))] }
    let variants = Self.samples.map { String(resolveParticles($0.word + words).dropFirst($0.word.count)) }
    if variants.allSatisfy({ $0 == variants[0] }) { return [.string(variants[0])] }
    let same = variants.dropFirst().reduce(variants[0]) { commonSuffix($0, $1) }
    let heads = variants.map { String($0.dropLast(same.count)) }
    let particle = JSONValue.object(zip(Self.samples, heads).map { ($0.letter, .string($1)) })
    return same.isEmpty ? [particle] : [particle, .string(same)]
  }

  private func commonSuffix(_ first: String, _ second: String) -> String {
    String(zip(first.reversed(), second.reversed()).prefix { $0 == $1 }.map(\.0).reversed())
  }
}
