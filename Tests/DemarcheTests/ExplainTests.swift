import Foundation
import Report
import Testing

/// `demarche explain`, asked why and why not.
@Suite struct ExplainTests {
  private static let wells = "\(packageFolder)/Tests/Fixtures/wells"

  private func explain(_ arguments: [String]) throws -> ProgramRun {
    try ProgramRun(
      "demarche", ["explain", "\(Self.wells)/profiles/delta.yaml"] + arguments + ["--rules", Self.wells],
      in: FileManager.default.temporaryDirectory.path)
  }

  @Test(arguments: [
    (["work.decision isle/filter"], 0), (["work.decision *"], 0), (["work.*", "--all"], 0),
    (["board.pace", "--of", "1"], 0),
    (["board.pace", "--of", "99"], 64), (["board.pace", "--of", "0"], 64), (["board.pace", "--of", "1..2"], 64),
    (["work.decision isle/fil*"], 0), (["work.decision ISLE/*"], 0), (["work.decision nobody*"], 64),
    (["work.decision *", "--of", "1"], 64), (["work.decision *", "--why-not", "now"], 64), (["nothing"], 64),
    ([""], 64),
    (["board.purse"], 64), (["board.pace", "--why-not", "idle"], 0), (["board.pace", "--why-not", "fast-ish"], 64),
    (["board.pace", "--why-not", "idle", "--how-to", "idle"], 64), (["board.pace", "--format", "markdown"], 0),
    (["board.pace", "--format", "html"], 0), (["board.pace", "--format", "json", "--compact"], 0),
    (["board.shopping", "--why-not", "[]"], 0), (["board.pace", "--why-not", "does not apply"], 0),
  ])
  func statuses(arguments: [String], status: Int) throws {
    let result = try explain(arguments)
    #expect(result.status == Int32(status), "\(arguments): \(result.errors)")
    #expect((result.output == "") == (status != 0))
  }

  /// An entity and what is asked of it, with a point between; parts of names; candidates where several are meant.
  @Test func waysToNameAConclusion() throws {
    let plain = try explain(["work.decision isle/filter"]).output
    #expect(try !plain.isEmpty && explain(["isle/filter.decision"]).output == plain)
    let mistyped = try explain(["isel/filter.decision"])
    #expect(mistyped.status == 64 && mistyped.errors.contains("work.decision isle/filter"), "\(mistyped.errors)")
    let none = try explain(["work.decision isle/nobody*"])
    #expect(none.status == 64 && none.errors.contains("work.decision"), "\(none.errors)")
    let pace = try explain(["board.pace"]).output
    #expect(try explain(["board.pac"]).output == pace)
    let several = try explain(["decision", "--how-to", "now"])
    #expect(several.status == 64 && several.errors.contains("work.decision"))
  }

  /// Both languages say the same, sentence by sentence.
  @Test(arguments: [[], ["--why-not", "steady"]]) func bothLanguagesHaveTheSameAddresses(question: [String]) throws {
    func addresses(_ language: String) throws -> [String] {
      let output = try explain(["board.pace", "--lang", language, "--width", "400"] + question).output
      return output.split(separator: "\n").compactMap { line in
        let words = line.split(separator: " ").drop { $0.contains { "├└│─".contains($0) } }
        return words.first.flatMap { $0.allSatisfy { $0.isNumber || $0 == "." } ? String($0) : nil }
      }
    }
    let english = try addresses("en")
    #expect(try english == addresses("ko"))
    #expect(!english.isEmpty)
  }

  @Test func whatGoesOnIsWhatStandsThere() throws {
    let whole = try json(explain(["board.pace", "--format", "json", "--all"]).output)
    let answer = try #require(whole["answers"]?.arrayValue?.first?["answer"])
    let first = try #require(answer["parts"]?.arrayValue?.first)
    let part = try json(explain(["board.pace", "--format", "json", "--of", "1"]).output)
    let same = part["answers"]?.arrayValue?.first?["answer"]
    #expect(same?["text"] == first["text"])
    #expect(same?["address"]?.stringValue == "1")
  }

  private func json(_ text: String) throws -> JSONValue { try JSONValue.parse(text) }
}
