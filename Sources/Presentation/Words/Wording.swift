import Report

/// The module's own fixed words, in every language of reports. What a rule base can say itself is not among them.
///
/// `%1` and `%2` stand for insertions; Korean particles after them are chosen when they are filled in.
enum Phrase: CaseIterable, Sendable {
  // Values
  case yes, no, nothing, unknown, unlisted, contradiction, mayContradict, orNothing, certain, possible
  case or, to, atLeast, atMost, above, possibly, doesNotApply
  // Contributions
  case raise, lower, floor, cap, adds, concluded
  // Statuses and grounds
  case applied, absorbed, capped, defeated, by
  case given, set, catalogue, assumed, derived, listComplete, listOpen
  // Headings
  case summary, reasons, advice, contradictions, tensions, contested, openQuestions, assumptions, sources
  // Sentences
  case likewise, andMore, moreReasons, inEveryRow, setForThisRun, assumedNotStated, ruleSetLine, noOutcomes
  case upward, downward, standing, outranked, ifItHolds, ifCase, matters, certainty, restsOn, source, rule, forEntities,
    none, mixed, pairs
  case contradictionLine, contestedFact, due, maybeDue, isListComplete, moreTensions, moreQuestions, moreCases
  case everyOne, sameWith, allBut, otherwise, also, nothingElse, mattersOnce, openIntro, contestedIntro, tensionIntro,
    contradictionIntro, openContradictionIntro,
    assumptionIntro, reasonsOf, with, moreAssumptions
  // Trace
  case trace, level, result, contributions, nothingFired, entitiesMore, unlessPart, readsNothing, noRule, statedValue
}

struct Wording: Sendable {
  let language: ReportLanguage

  func callAsFunction(_ phrase: Phrase) -> String {
    language == .ko ? phrase.texts.ko : phrase.texts.en
  }

  func callAsFunction(_ phrase: Phrase, _ first: String, _ second: String = "") -> String {
    fill(self(phrase), [first, second])
  }

  /// Puts the arguments in the place of `%1`, `%2`; what they contain is left as it is.
  private func fill(_ template: String, _ arguments: [String]) -> String {
    var result = ""
    var rest = template[...]
    while let mark = rest.firstIndex(of: "%") {
      result += rest[..<mark]
      rest = rest[rest.index(after: mark)...]
      let number = rest.first.flatMap { $0.wholeNumberValue } ?? 0
      if arguments.indices.contains(number - 1) {
        result += arguments[number - 1]
        rest = rest.dropFirst()
      } else {
        result += "%"
      }
    }
    return language == .ko ? resolveParticles(result + rest) : result + rest
  }

  /// `a, b or c`; in Korean `a, b 또는 c`. What holds such a word itself is set apart: `a and b, or c`.
  func alternatives(_ items: [String]) -> String {
    guard items.count > 1, let last = items.last else { return items.first ?? "" }
    let separator = items.contains { $0.holds(", ") } ? "; " : ", "
    let isClear = separator == ", " && !holdsLink(items)
    return items.dropLast().joined(separator: separator) + (isClear ? " " : separator) + self(.or) + " " + last
  }

  /// What holds at once: `a and b`; in Korean `a, b`.
  func together(_ items: [String]) -> String {
    guard language == .en else { return items.joined(separator: ", ") }
    return items.joined(separator: holdsLink(items) ? ", and " : " and ")
  }

  private func holdsLink(_ items: [String]) -> Bool {
    language == .en && items.contains { $0.holds(" or ") || $0.holds(" and ") }
  }

  /// A remark behind a word: in Korean without a space before it.
  func note(_ remark: String) -> String { (language == .ko ? "(" : " (") + remark + ")" }

  func list(_ items: [String]) -> String { language.list(items) }

  /// The first items, and how many more there are; one more is named too.
  func list(_ items: [String], upTo limit: Int) -> String {
    let left = items.count - limit
    guard left > 1 else { return list(items) }
    let kept = Array(items.prefix(limit))
    let separator = language.separator(of: kept)
    let end = language == .en && separator != ", " ? separator : " "
    return kept.joined(separator: separator) + end + self(.entitiesMore, String(left))
  }
}
