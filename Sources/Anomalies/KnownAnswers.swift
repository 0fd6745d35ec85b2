import Verification

/// Answers of an earlier run: by check and digest of a slice, those to its questions in their order.
///
/// What is edited, or stands downstream of it, has another digest. The rest is looked at as ever, only that its questions
/// are answered already: what was found is found again, at the places where it now stands.
package struct KnownAnswers: Hashable, Sendable {
  private var answers: [String: [UInt64: [Bool]]] = [:]

  subscript(digest: Digest, code: String) -> [Bool]? {
    get { answers[code]?[digest.word] }
    set { answers[code, default: [:]][digest.word] = newValue }
  }

  /// Forgets what is known of a check.
  mutating func clear(_ code: String) { answers[code] = nil }
}

extension KnownAnswers {
  /// A line each: the check's code, the digest, and the answers, `n` for never; `-` where nothing was asked.
  var lines: [String] {
    answers.keys.sorted().flatMap { code in
      (answers[code] ?? [:]).sorted { $0.key < $1.key }.map { digest, answers in
        let letters = answers.map { $0 ? "n" : "s" }.joined()
        return "\(code) \(String(digest, radix: 16)) \(letters.isEmpty ? "-" : letters)"
      }
    }
  }

  /// Takes a line; nothing where it is none.
  mutating func read(_ words: [Substring]) {
    guard words.count == 3, let digest = UInt64(words[1], radix: 16),
      words[2] == "-" || words[2].allSatisfy({ $0 == "n" || $0 == "s" })
    else { return }
    answers[String(words[0]), default: [:]][digest] = words[2] == "-" ? [] : words[2].map { $0 == "n" }
  }
}

/// The answers to the questions of one slice in their order: given, or noted.
struct AnswerScript: Sendable {
  /// What is given; nil where the questions are asked.
  private let known: [Bool]?
  private(set) var noted: [Bool] = []
  /// Whether it says all: a profile that was shown is none of the answers.
  private(set) var isWhole = true

  init(_ known: [Bool]? = nil) { self.known = known }

  var isGiven: Bool { known != nil }

  /// Whether each question had its answer, and each answer its question.
  var isUsedUp: Bool { isWhole && noted.count == known?.count }

  /// The next answer, where they are given.
  mutating func next() -> Bool? {
    guard let known else { return nil }
    let answer = known.indices.contains(noted.count) && known[noted.count]
    if noted.count >= known.count { isWhole = false }
    noted.append(answer)
    return answer
  }

  mutating func note(_ answer: Bool) { noted.append(answer) }

  /// An answer was more than yes or no.
  mutating func breakOff() { isWhole = false }
}
