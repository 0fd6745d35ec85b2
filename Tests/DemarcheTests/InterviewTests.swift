import Commands
import Foundation
import Loading
import Testing

/// An interview: what it asks, what it takes, and what it writes.
@Suite struct InterviewTests {
  private static let wells = packageFolder + "/Tests/Fixtures/wells"

  /// A session over lines: all that was said, and the file as it was written last.
  private func session(_ lines: [String?], file: String, _ language: ReportLanguage = .en) throws
    -> (said: [String], text: String?)
  {
    let request = InterviewRequest(file: file, rules: Self.wells, language: language)
    var interview = try Interview.open(request).get()
    var step = interview.begin()
    var (said, text): ([String], String?) = ([step.text], step.file)
    for line in lines where !step.isOver {
      step = interview.answer(line)
      said.append(step.text)
      text = step.file ?? text
    }
    return (said, text)
  }

  private func folder(_ files: [String: String] = [:]) throws -> TemporaryFolder {
    try TemporaryFolder(files.merging(["profiles.yaml": "profiles: []\nfacts need a source: yes\n"]) { $1 })
  }

  private static let opening = ["The board", "Quay", "Isle", "", "Smith", ""]

  @Test func whatIsWrittenIsClean() throws {
    let folder = try folder()
    let (said, text) = try session(Self.opening + ["more"] + answers(40) + [nil], file: folder / "new.yaml")
    #expect(said.last?.contains("demarche evaluate") == true)
    try folder.write("new.yaml", try #require(text))
    let result = lint(LintRequest(paths: [folder / "new.yaml"], rules: Self.wells))
    #expect(result.output == "", "\(result.output)")
    #expect(text?.contains("  quay:\n    name: Quay\n") == true)
    #expect(text?.contains("confidence: low") == true)
  }

  /// The first choice of everything; what is no choice is a number.
  private func answers(_ count: Int) -> [String] { (0..<count).flatMap { _ in ["1", ""] } }

  /// A number, a word, a title in another case: the same.
  @Test func severalWaysToSayOneThing() throws {
    let folder = try folder(["p.yaml": "profile: p\nboard: {name: B}\nvillages: {quay: {name: Quay}}\n"])
    func taken(_ answer: String) throws -> String? {
      let lines = ["", "", "more"] + Array(repeating: "", count: 12)
      let asked = try session(lines, file: folder / "p.yaml").said
      let place = try #require(asked.firstIndex { $0.contains("How short of water") })
      return try session(Array(lines.prefix(place)) + [answer, "a survey", "3"], file: folder / "p.yaml").text
    }
    let first = try taken("1")
    #expect(first?.contains("source: a survey, confidence: high}") == true)
    #expect(try taken("NONE") != nil)
    #expect(try taken("dire or some") != first)
    #expect(try taken("whatever") == nil)
  }

  @Test func backUndoes() throws {
    let folder = try folder()
    let plain = try session(["The board", "Quay"], file: folder / "a.yaml").text
    let undone = try session(["The board", "Quay", "Isle", "back"], file: folder / "a.yaml").text
    #expect(undone == plain)
    let (said, _) = try session(["back"], file: folder / "a.yaml")
    #expect(said.last?.contains("There is no question before this one.") == true)
  }

  @Test func itGoesOnWhereItWasLeft() throws {
    let folder = try folder()
    let (_, text) = try session(["The board", "Quay", "stop"], file: folder / "a.yaml")
    try folder.write("a.yaml", try #require(text) + "# my own remark\n")
    let (said, more) = try session(["Isle"], file: folder / "a.yaml")
    #expect(said[0].contains("Village (Quay)"))
    #expect(more?.contains("isle:") == true && more?.contains("# my own remark") == true)
  }

  @Test func whatIsNoAnswerChangesNothing() throws {
    let folder = try folder(["p.yaml": "profile: p\nboard: {name: B}\n"])
    let lines = ["", "", "more"]
    for nonsense in ["nonsense", "{", "[a", "-", "{one of: []}", "\u{0}"] {
      let (said, text) = try session(lines + [nonsense], file: folder / "p.yaml")
      #expect(text == nil, "\(nonsense)")
      #expect(said.count == 5)
    }
  }

  @Test func itSpeaksKorean() throws {
    let folder = try folder()
    let (said, _) = try session(["위원회", "", "왜", "그만"], file: folder / "a.yaml", .ko)
    #expect(said[0].contains("파일을 채운다"))
    #expect(said.last?.contains("사실") == true && said.last?.contains("demarche evaluate") == true)
  }

  /// Why an answer is refused is said in the language of the interview.
  @Test func refusalsSpeakTheLanguage() throws {
    let folder = try folder(["p.yaml": "profile: p\nboard: {name: B}\n"])
    for answer in ["{", "{one of: []}", "[a", "{one of: [xyzzy]}"] {
      let (said, _) = try session(["", "", "더", answer], file: folder / "p.yaml", .ko)
      let refusal = said.last { $0.contains("받아들일 수 없는 답이다") } ?? ""
      let line = refusal.split(separator: "\n").first { $0.contains("‘") } ?? ""
      #expect(line.contains("(D0"), "\(answer): \(said.last ?? "")")
    }
  }

  @Test func whatCannotBeReadIsSaid() throws {
    let folder = try folder(["p.yaml": "profile: p\nbord: {}\n"])
    guard case .failure(let none) = Interview.open(InterviewRequest(file: folder / "p.yaml", rules: Self.wells)) else {
      Issue.record("it began")
      return
    }
    #expect(none.result.status == .badContent && none.result.messages().contains("p.yaml:2:1"))
  }
}
