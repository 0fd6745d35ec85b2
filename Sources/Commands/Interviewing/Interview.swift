import Explanation
import Loading
import Presentation
import Reading
import Report
import RuleModel
import SourceText

/// What is asked of an interview.
package struct InterviewRequest: Sendable {
  /// The profile that it fills in; it need not be there yet.
  package var file: String
  /// A profile whose answers are shown beside the questions.
  package var like: String?
  package var rules: String
  package var language: ReportLanguage
  /// Columns of the text.
  package var width: Int
  package var colour: Bool

  package init(
    file: String, like: String? = nil, rules: String = "Rules", language: ReportLanguage = .en, width: Int = 80,
    colour: Bool = false
  ) {
    self.file = file
    self.like = like
    self.rules = rules
    self.language = language
    self.width = width
    self.colour = colour
  }
}

/// An interview that fills in a profile, question by question, those first whose answers change what is advised.
///
/// A value: `begin()` gives the first question, `answer(_:)` takes a line and gives the next. It reads files and writes none:
/// whoever leads it writes what a step holds.
///
/// ```swift
/// var step = interview.begin()
/// while !step.isOver { step = interview.answer(readLine()) }
/// ```
package struct Interview: Sendable {
  /// What is to be shown after a line, and written.
  package struct Step: Sendable {
    /// What is said, the question last.
    package var text: String
    /// The whole file, where it has changed.
    package var file: String?
    package var isOver = false
  }

  let request: InterviewRequest
  let workspace: Workspace
  let rules: RuleBase
  let engine: Engine
  let like: LoadedProfile?
  /// Files of facts that profiles share, by the name of their kind.
  let files: [String: [AnswerOption]]

  var rows: ProfileRows
  var state: InterviewState
  /// What was passed over, by its path.
  var passed: Set<String> = []
  /// Whether it goes on with what changes no move.
  var asksAll = false
  var asking: Asking = .over
  private var history: [Moment] = []

  /// Where `back` leads.
  private struct Moment {
    var rows: ProfileRows
    var state: InterviewState
    var passed: Set<String>
    var asking: Asking
  }

  /// What an answer is awaited to.
  enum Asking: Sendable {
    case name(FactKey)
    /// Which file stands for a section.
    case section(KindID)
    /// One more entity of a list.
    case list(KindID)
    case fact(FactKey, [OpenFact.Stake], open: Int)
    indirect case source(ProfileRow, of: Asking)
    indirect case confidence(ProfileRow, of: Asking)
    /// Whether to go on with what changes no move.
    case more(Int)
    case over
  }

  init(
    _ request: InterviewRequest, _ workspace: Workspace, _ rules: RuleBase, _ engine: Engine, like: LoadedProfile?,
    files: [String: [AnswerOption]], rows: ProfileRows, state: InterviewState
  ) {
    (self.request, self.workspace, self.rules, self.engine) = (request, workspace, rules, engine)
    (self.like, self.files, self.rows, self.state) = (like, files, rows, state)
  }

  // MARK: Steps

  /// The first question.
  package mutating func begin() -> Step {
    let head = texts.head(request.file)
    return ask(after: head)
  }

  /// Takes a line; nil: there are no more.
  package mutating func answer(_ line: String?) -> Step {
    guard let line else { return end() }
    let word = trimmed(line)
    switch command(word) {
    case .stop: return end()
    case .back: return back()
    case .why: return again(after: whyBlocks)
    default: break
    }
    switch asking {
    case .name(let key): return takeName(word, key)
    case .section(let kind): return takeSection(word, kind)
    case .list(let kind): return takeEntity(word, kind)
    case .fact(let key, _, _): return takeFact(word, key)
    case .source(let row, let question): return takeSource(word, row, question)
    case .confidence(let row, let question): return takeConfidence(word, row, question)
    case .more:
      if command(word) != .more { return end() }
      asksAll = true
      return ask(after: [])
    case .over: return end()
    }
  }

  var texts: InterviewTexts { InterviewTexts(state.presenter) }

  /// Asks what comes next.
  mutating func ask(after blocks: [Block], writes: Bool = false) -> Step {
    asking = next()
    if case .over = asking {
      var step = end()
      if writes { step.file = fileText }
      return step
    }
    return Step(text: render(blocks + question), file: writes ? fileText : nil)
  }

  /// Asks the same again.
  func again(after blocks: [Block]) -> Step { Step(text: render(blocks + question)) }

  /// Passes a question over.
  mutating func pass(_ path: String) -> Step {
    remember()
    passed.insert(path)
    return ask(after: [])
  }

  mutating func take(_ row: ProfileRow) -> Step { take([row]) }

  /// Takes rows in, unless what they say cannot hold together with all else.
  mutating func take(_ added: [ProfileRow]) -> Step {
    var changed = rows
    for row in added { changed.set(row, rules.names) }
    switch evaluate(changed) {
    case .failure(let refusal):
      return again(after: texts.remark(refusal.remark))
    case .success(let state):
      remember()
      rows = changed
      self.state = state
      return ask(after: [], writes: true)
    }
  }

  private mutating func remember() {
    var question = asking
    switch question {
    case .source(_, let of), .confidence(_, let of): question = of
    default: break
    }
    history.append(Moment(rows: rows, state: state, passed: passed, asking: question))
  }

  private mutating func back() -> Step {
    switch asking {
    case .source(_, let question), .confidence(_, let question):
      asking = question
      return again(after: [])
    default: break
    }
    guard let last = history.popLast() else { return again(after: texts.remark(.first)) }
    (rows, state, passed, asking) = (last.rows, last.state, last.passed, last.asking)
    return Step(text: render(question), file: fileText)
  }

  private mutating func end() -> Step {
    asking = .over
    let facts = rows.rows.filter { if case .fact? = RowSubject($0.path, rules.names) { true } else { false } }
    let blocks = texts.remark(
      .end(
        file: request.file, facts: facts.count, unknown: facts.count { $0[.value] == "unknown" },
        open: openFacts.count))
    return Step(text: render(blocks), isOver: true)
  }

  // MARK: Text

  var fileText: String { String(decoding: ProfileText(rows, rules.names).bytes, as: UTF8.self) }

  func render(_ blocks: [Block]) -> String {
    TextRenderer(width: request.width, colour: request.colour).render(Document(blocks)) + "\n"
  }

  private var number: Int { history.count + 1 }

  /// What is asked now.
  private var question: [Block] {
    switch asking {
    case .name(let key): texts.name(key, number: number)
    case .section(let kind): texts.section(kind, files[rules.names[kind].name] ?? [], number: number)
    case .list(let kind): texts.entity(kind, titles(of: kind), number: number)
    case .fact(let key, let stakes, let open):
      texts.question(
        key, options(key), number: number, open: open, stakes: stakes, like: elsewhere(key))
        + (describable(key).map { texts.describedHere($0) } ?? [])
    case .source: texts.remark(.source)
    case .confidence: texts.remark(.confidence)
    case .more(let count): texts.remark(.more(count))
    case .over: []
    }
  }

  private var whyBlocks: [Block] {
    switch asking {
    case .name(let key): texts.stakes(key, [])
    case .fact(let key, let stakes, _): texts.stakes(key, stakes)
    case .source(_, .fact(let key, let stakes, _)), .confidence(_, .fact(let key, let stakes, _)):
      texts.stakes(key, stakes)
    default: []
    }
  }

  /// What holds in the profile that is to be like.
  private func elsewhere(_ key: FactKey) -> String? {
    guard let like, ownMembers(key).isEmpty, let fact = like.profile.facts[key] else { return nil }
    return "\(like.profile.id): \(texts.value(fact.statement, of: key))."
  }
}

/// Without blanks at its ends.
func trimmed(_ text: String) -> String {
  guard let first = text.firstIndex(where: { !$0.isWhitespace }), let last = text.lastIndex(where: { !$0.isWhitespace })
  else { return "" }
  return String(text[first...last])
}
