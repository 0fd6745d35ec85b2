import Presentation
import Reading
import RuleModel
import SourceText

/// What a word means among the answers to a question.
struct AnswerReading {
  struct NotTaken: Error { var remark: InterviewTexts.Remark }

  let type: ValueType
  let options: [AnswerOption]

  init(_ type: ValueType, _ options: [AnswerOption]) { (self.type, self.options) = (type, options) }

  /// What is written for an answer: of a set its elements with commas between, in doubt the cases with 'or' between.
  func value(_ word: String) -> Result<String, NotTaken> {
    if word.hasPrefix("{") || word.hasPrefix("[") { return .success(word) }
    switch type {
    case .number(let number):
      let isNumber = word.utf8.allSatisfy { "0123456789.-".utf8.contains($0) }
      return isNumber ? .success(word) : .failure(NotTaken(remark: .number(number)))
    case .text: return .success(ProfileRow.written(word))
    case .set:
      if InterviewWord(word) == .nothing { return .success("[]") }
      let parts = word.split(separator: ",").map { trimmed(String($0)) }.filter { !$0.isEmpty }
      return all(parts).map { "[" + $0.joined(separator: ", ") + "]" }
    case .boolean, .domain, .reference:
      let cases = word.split(separator: " or ").flatMap { $0.split(separator: " 또는 ") }.map { trimmed(String($0)) }
      return all(cases).map { $0.count == 1 ? $0[0] : "{one of: [\($0.joined(separator: ", "))]}" }
    }
  }

  private func all(_ words: [String]) -> Result<[String], NotTaken> {
    var found: [String] = []
    for word in words {
      switch chosen(word) {
      case .failure(let remark): return .failure(remark)
      case .success(let option): if !found.contains(option.written) { found.append(option.written) }
      }
    }
    return .success(found)
  }

  /// The option that is meant: by what is written, its number, a title or a part of one.
  func chosen(_ word: String) -> Result<AnswerOption, NotTaken> {
    if let exact = options.first(where: { $0.written == word }) { return .success(exact) }
    if let number = Int(word), options.indices.contains(number - 1) { return .success(options[number - 1]) }
    let match = nameMatch(for: word, among: options.map(\.candidate))
    if let meant = match?.meant { return .success(options[meant]) }
    let near = match?.places.prefix(8).map { options[$0] } ?? []
    return .failure(NotTaken(remark: near.isEmpty ? .none(word) : .ambiguous(word, near)))
  }
}
