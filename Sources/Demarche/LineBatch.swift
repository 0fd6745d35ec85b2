import Batch
import Loading
import Presentation
import Report
import RuleModel
import SourceText

/// Outcomes for many profiles, a line of JSON each: what `demarche batch` does, as a function of lines.
///
/// A line is a profile with the keys of its file, or a change of a profile of a folder; for each there is one result, in the
/// same order, as a line of JSON. What is wrong with a line is in its result; the others get theirs.
///
/// ```swift
/// let batch = try LineBatch(rules, profiles: "Profiles", LineBatch.Options(selection: ["form.role climate-diplomacy"]))
/// for result in batch.results(of: [#"{"id": 1, "base": "seoul", "set": {"system.rivalry": "confrontation"}}"#]) {
///   print(result.text)   // {"id":1,"outcomes":[…]}
/// }
/// for try await result in batch.results(of: url.lines) { print(result.text) }
/// ```
///
/// It may be shared: what it learns of profiles and of the forms of lines serves all who ask.
public struct LineBatch: Sendable {
  /// What is told of each line.
  public struct Options: Sendable, Hashable {
    /// Addresses with wildcards, such as `form.*`; empty: the outcomes of which the first document speaks.
    public var selection: [String]
    /// Whether it is told how firmly values stand; without it a third of the work is done.
    public var ground: Bool
    /// Whether values stand by their addresses, and nothing beside them: `{"id":1,"values":{"form.role x":"lead"}}`.
    public var values: Bool
    /// Whether the reasons of each outcome are told, as briefly as in a brief; then each line is evaluated by itself.
    public var reasons: Bool
    /// The language of reasons.
    public var language: ReportLanguage

    /// Outcomes with their grounds, unless it is said otherwise.
    public init(
      selection: [String] = [], ground: Bool = true, values: Bool = false, reasons: Bool = false,
      language: ReportLanguage = .en
    ) {
      (self.selection, self.ground, self.values) = (selection, ground, values)
      (self.reasons, self.language) = (reasons, language)
    }
  }

  private let engine: BatchEngine

  /// For a rule set, and a folder in which lines look for the profiles and files that they name; without one they may name
  /// none. Throws where there is no such folder.
  public init(_ rules: Rules, profiles: String? = nil, _ options: Options = Options()) throws(Problems) {
    var workspace = rules.workspace
    do throws(FileProblem) {
      engine = try BatchEngine(
        rules.base, in: workspace, folder: profiles,
        BatchOptions(
          selection: options.selection, explain: options.reasons ? .brief : .none,
          ground: options.ground || options.reasons, values: options.values && !options.reasons,
          language: options.language))
    } catch {
      let problem = workspace.unreadable(profiles ?? "", error)
      throw Problems(problems: [Problem(problem, in: workspace.sources)])
    }
  }

  /// A result for each line, in their order, worked out on all cores. Memory grows with the lines that are given at once.
  public func results(of lines: [String]) -> [LineResult] {
    engine.records(of: lines.map { InputLine(Array($0.utf8)) }).map(LineResult.init)
  }

  /// A result for each line of a sequence, in their order, as lines arrive.
  ///
  /// So many lines are taken and evaluated together: some hundreds keep all cores at work, fewer give each result earlier.
  /// Memory does not grow with the sequence. What the sequence throws comes after the results of the lines before it.
  public func results<Lines: AsyncSequence>(of lines: Lines, atOnce: Int = 512) -> LineResults<Lines>
  where Lines.Element == String {
    LineResults(batch: self, lines: lines, most: max(1, atOnce))
  }
}

/// What a line got.
public struct LineResult: Sendable, Hashable {
  /// JSON on one line, without its end: the outcomes, or what is wrong with the line.
  public let text: String
  /// Whether the line could not be evaluated.
  public let isError: Bool

  init(_ record: BatchRecord) {
    text = String(decoding: record.bytes.dropLast(), as: UTF8.self)
    isError = record.isError
  }
}

/// Results of lines, in their order, as the lines arrive.
public struct LineResults<Lines: AsyncSequence>: AsyncSequence where Lines.Element == String {
  /// What the lines are told by.
  public typealias Element = LineResult

  let batch: LineBatch
  let lines: Lines
  let most: Int

  /// Takes lines and hands out their results.
  public struct AsyncIterator: AsyncIteratorProtocol {
    let batch: LineBatch
    var lines: Lines.AsyncIterator
    let most: Int
    private var ready: ArraySlice<LineResult> = []
    private var failure: (any Error)?
    private var isAtEnd = false

    init(_ batch: LineBatch, _ lines: Lines.AsyncIterator, _ most: Int) {
      (self.batch, self.lines, self.most) = (batch, lines, most)
    }

    /// The result of the next line; nil behind the last one, or where the task is cancelled.
    public mutating func next() async throws -> LineResult? {
      if let result = ready.popFirst() { return result }
      if !isAtEnd { await take() }
      if let result = ready.popFirst() { return result }
      defer { failure = nil }
      if let failure { throw failure }
      return nil
    }

    private mutating func take() async {
      var taken: [String] = []
      do {
        while taken.count < most, !Task.isCancelled {
          guard let line = try await lines.next() else {
            isAtEnd = true
            break
          }
          taken.append(line)
        }
      } catch {
        (failure, isAtEnd) = (error, true)
      }
      if Task.isCancelled { (taken, isAtEnd) = ([], true) }
      ready = batch.results(of: taken)[...]
    }
  }

  /// Begins with the first line.
  public func makeAsyncIterator() -> AsyncIterator { AsyncIterator(batch, lines.makeAsyncIterator(), most) }
}
