import Explanation
package import Report
package import RuleModel
package import SourceText

/// An answer that can be chosen: how it is written, and what it is called.
package struct AnswerOption: Sendable, Equatable {
  package var candidate: NameCandidate
  /// The title in the language of the interview.
  package var title: String

  package var written: String { candidate.name }

  package init(_ candidate: NameCandidate, title: String) {
    self.candidate = candidate
    self.title = title
  }
}

/// What an interview says, in one language.
package struct InterviewTexts: Sendable {
  let titles: Titles
  private var wording: Wording { titles.wording }
  private var ruleSet: RuleSet { titles.ruleSet }

  package init(_ presenter: Presenter) { titles = presenter.titles }

  // MARK: Answers

  /// What can be answered, in the order in which it is numbered; none where it is a number or a text.
  package func options(_ type: ValueType) -> [AnswerOption] {
    switch type {
    case .boolean:
      return [("yes", Phrase.yes), ("no", .no)].map { written, phrase in
        let all = ReportLanguage.allCases.map { phrase.text(in: $0) }
        return AnswerOption(NameCandidate(written, titles: all), title: wording(phrase))
      }
    case .domain(let domain), .set(.domain(let domain)):
      return ruleSet.domains[domain.raw].values.enumerated().map { place, value in
        AnswerOption(value.candidate, title: titles.value(domain, place))
      }
    case .reference(let kind), .set(.reference(let kind)):
      let names = ruleSet.entityNames(of: titles.profile)[kind.raw]
      let entities = titles.profile.entities[kind.raw].enumerated().map { place, entity in
        AnswerOption(NameCandidate(entity.id, names[place]), title: titles.entity(kind, place))
      }
      return entities
    case .number, .text: return []
    }
  }

  /// A fact in words.
  package func value(_ statement: Statement, of key: FactKey) -> String {
    titles.text(statement, ruleSet[key.attribute].type)
  }

  // MARK: Questions

  /// How it begins.
  package func head(_ file: String) -> [Block] { [.paragraph(.muted(wording(.interviewHead, file)))] }

  /// A question with what may be answered, and why it is asked. `like`: what holds elsewhere.
  package func question(
    _ key: FactKey, _ options: [AnswerOption], number: Int, open: Int, stakes: [OpenFact.Stake], like: String?
  ) -> [Block] {
    let attribute = ruleSet[key.attribute]
    let subject = titles.subject(key)
    let asked = titles.text(attribute.question) ?? titles.title(key.attribute)
    let head = subject.isEmpty ? asked : subject + ": " + asked
    let taken = titles.profile.facts[key] == nil ? attribute.expected.map { Statement.known($0) } : nil
    let remarks = [
      taken.map { wording(.isTaken, titles.text($0, attribute.type)) }, like,
      titles.text(ruleSet.respondent(key.attribute)).map { wording(.askedOf, $0) },
    ].compactMap { $0 }
    let text =
      Inline.strong("\(number). " + head) + (remarks.isEmpty ? Inline() : .muted(" " + remarks.joined(separator: " ")))
    return [.paragraph(text)] + choices(options, attribute.type) + why(stakes, open: open)
  }

  /// What may be answered.
  private func choices(_ options: [AnswerOption], _ type: ValueType) -> [Block] {
    if case .number(let number) = type { return [.paragraph(.muted(range(number)))] }
    if options.isEmpty { return [] }
    var blocks = [listed(options)]
    if case .set = type { blocks.append(.paragraph(.muted(wording(.severalAnswers)))) }
    return blocks
  }

  private func listed(_ options: [AnswerOption]) -> Block {
    let texts = options.map { option in
      let isSame = [option.written, option.written.replacing("-", with: " ")].contains(option.title.lowercased())
      return Inline(option.title) + (isSame ? Inline() : .muted(wording.note(option.written)))
    }
    guard options.count > 15 else { return .numberedList(texts.map { ListItem($0) }) }
    let lines = options.enumerated().map { "\($0 + 1) \($1.title)" }
    return .paragraph(Inline(lines.joined(separator: " · ")))
  }

  /// `a number from 0 to 500 ties`.
  package func range(_ number: NumberType) -> String {
    let unit = number.unit?.text(in: titles.language).map { wording.note($0) } ?? ""
    switch (number.lower, number.upper) {
    case (let low?, let high?): return wording(.numberWithin, number.spelling(low), number.spelling(high)) + unit
    case (let low?, nil): return wording(.numberType) + ", " + wording(.atLeast, number.spelling(low)) + unit
    case (nil, let high?): return wording(.numberType) + ", " + wording(.atMost, number.spelling(high)) + unit
    case (nil, nil): return wording(.numberType) + unit
    }
  }

  private func why(_ stakes: [OpenFact.Stake], open: Int) -> [Block] {
    guard let first = stakes.first else { return [] }
    let more = stakes.count > 1 ? " " + wording(.moreStakes, String(stakes.count - 1)) : ""
    let count = open > 1 ? " " + wording(.questionsOpen, String(open)) : ""
    return [.paragraph(.muted(wording(.askedSince, first.values, first.difference) + more + count))]
  }

  /// Everything that hangs on a fact.
  package func stakes(_ key: FactKey, _ stakes: [OpenFact.Stake]) -> [Block] {
    let items = stakes.map { ListItem(.strong($0.values + ":") + Inline(" " + $0.difference)) }
    let attribute = ruleSet[key.attribute]
    var behind = [key.attribute]
    if let kind = attribute.type.referredKind {
      behind += ruleSet.attributes.indices.filter { ruleSet.attributes[$0].kind == kind }.map { AttributeID($0) }
    }
    let readers = ruleSet.rules.count { rule in ruleSet.attributesRead(by: rule).contains { behind.contains($0) } }
    let note: Phrase = attribute.type == .text ? .namedSo : items.isEmpty ? .onlyReadBy : .alsoReadBy
    let text = wording(note, String(readers), attribute.fullName)
    return (items.isEmpty ? [] : [.list(items)]) + [.paragraph(.muted(text))]
  }

  /// What a thing is called.
  package func name(_ key: FactKey, number: Int) -> [Block] {
    let asked = titles.text(ruleSet[key.attribute].question) ?? titles.title(key.attribute)
    let subject = titles.subject(key)
    let what = subject.isEmpty ? titles.title(ruleSet[key.attribute].kind) : subject
    return [.paragraph(.strong("\(number). " + what + ": " + asked))]
  }

  /// Which file stands for a section.
  package func section(_ kind: KindID, _ files: [AnswerOption], number: Int) -> [Block] {
    [.paragraph(.strong("\(number). " + wording(.whichFile, titles.title(kind))))] + [listed(files)]
  }

  /// One more entity of a list.
  package func entity(_ kind: KindID, _ there: [String], number: Int) -> [Block] {
    let names = there.isEmpty ? "" : wording.note(wording.list(there))
    return [.paragraph(.strong("\(number). " + wording(.oneMore, titles.title(kind) + names)))]
  }

  /// How to describe here what no file does.
  package func describedHere(_ kind: KindID) -> [Block] {
    [.paragraph(.muted(wording(.newHere, titles.title(kind))))]
  }

  // MARK: Other words

  package enum Remark: Sendable {
    case source, confidence, first
    case none(String)
    case ambiguous(String, [AnswerOption])
    /// What was written, with the code of the diagnostic.
    case refused([(written: String, code: String)])
    case number(NumberType)
    case more(Int)
    case end(file: String, facts: Int, unknown: Int, open: Int)
  }

  package func remark(_ remark: Remark) -> [Block] {
    switch remark {
    case .source: return paragraph(wording(.sourceAsked))
    case .confidence: return paragraph(wording(.confidenceAsked))
    case .first: return paragraph(wording(.firstQuestion))
    case .none(let answer): return paragraph(wording(.noSuchAnswer, answer))
    case .ambiguous(let answer, let options):
      let names = wording.alternatives(options.map { $0.title })
      return paragraph(wording(.severalSuchAnswers, answer, names))
    case .refused(let faults):
      let reasons = faults.map { wording(.refusedSince, $0.written, wording(fault($0.code)), $0.code) }
      return paragraph(wording(.answerRefused)) + [.list(reasons.map { ListItem(Inline($0)) })]
    case .number(let type): return paragraph(wording(.wantsNumber, range(type)))
    case .more(let count): return [.paragraph(.strong(wording(.nothingChanges, String(count))))]
    case .end(let file, let facts, let unknown, let open):
      return paragraph(wording(.interviewEnd, file, String(facts), String(unknown), String(open)))
        + [.lines([.code("demarche interview \(file)"), .code("demarche evaluate \(file)")])]
    }
  }

  /// What is wrong with an answer, by the code of the diagnostic.
  private func fault(_ code: String) -> Phrase {
    switch code {
    case ..<"D0130": .wrongWriting
    case "D0203", "D0204": .noneOfTheAnswers
    case "D0221"..."D0225": .wrongNumber
    case "D0226"..."D0229": .wrongDoubt
    default: .doesNotFit
    }
  }

  private func paragraph(_ text: String) -> [Block] { [.paragraph(Inline(text))] }
}

/// A word that is no answer of its own to a question.
package enum InterviewWord: Sendable {
  case unknown, back, why, stop, more, nothing

  /// What is typed for it, in either language; nil for any other word.
  package init?(_ typed: String) {
    switch typed.lowercased() {
    case "unknown", "모름", "미확인": self = .unknown
    case "back", "뒤로", "이전": self = .back
    case "why", "왜", "이유": self = .why
    case "stop", "quit", "exit", "그만", "중지": self = .stop
    case "more", "더", "계속": self = .more
    case "none", "없음": self = .nothing
    default: return nil
    }
  }
}
