import Commands
import Foundation
import Testing

/// `--certify` and `check-proof`: what an answer says there is not, and that nobody can claim more.
@Suite struct CertificateTests {
  private static let wells = "\(packageFolder)/Tests/Fixtures/wells"
  private let folder = FileManager.default.temporaryDirectory.path + "/certificates-\(UUID().uuidString)"

  private func check(_ folder: String, rules: String = Self.wells) -> CommandResult {
    checkProofs(ProofCheckRequest(path: folder, rules: rules))
  }

  private func files(_ result: CommandResult) throws {
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    for file in result.files { try Data(file.text.utf8).write(to: URL(fileURLWithPath: "\(folder)/\(file.name)")) }
  }

  private func certify(_ conditions: [String]) throws -> CommandResult {
    let evaluation = EvaluationRequest(profile: "\(Self.wells)/profiles/delta.yaml", rules: Self.wells)
    let found = find(FindRequest(evaluation: evaluation, conditions: conditions, certify: folder))
    try files(found)
    return found
  }

  @Test(arguments: [["board.pace: stretched"], ["board.pace: idle", "board.crews: {at least: 2}"]])
  func whatIsDeniedIsProved(conditions: [String]) throws {
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let found = try certify(conditions)
    #expect(!found.files.isEmpty)
    let result = check(folder)
    #expect(result.status == .done, "\(result.messages())")
    #expect(result.output.split(separator: "\n").count * 2 == found.files.count)
    #expect(result.output.contains(": proved: "), "\(result.output)")
    let korean = checkProofs(ProofCheckRequest(path: folder, rules: Self.wells, language: .ko))
    #expect(korean.output.contains("증명됨"))
  }

  /// In no profile at all: a claim for each number of entities that profiles list.
  @Test func ofAllProfiles() throws {
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let evaluation = EvaluationRequest(profile: "", rules: Self.wells)
    let none = find(
      FindRequest(
        evaluation: evaluation, isNear: false, conditions: ["board.pace: {present: no}"], certify: folder))
    #expect(none.output.contains("There is none"))
    try files(none)
    let result = check(folder)
    #expect(result.status == .done, "\(result.messages())")
    #expect(result.output.split(separator: "\n").count * 2 == none.files.count)
    #expect(result.output.contains("proved: in no profile"))
  }

  /// Of each conclusion of the controllers' tiers.
  @Test func ofTiersToo() throws {
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let evaluation = EvaluationRequest(profile: "\(Self.wells)/profiles/delta.yaml", rules: Self.wells)
    let found = explain(
      ExplainRequest(
        evaluation: evaluation, conclusion: "board.pace", question: .howTo("stretched"), certify: folder))
    try files(found)
    #expect(!found.files.isEmpty)
    #expect(check(folder).status == .done, "\(check(folder).messages())")
  }

  /// One line of a certificate changed, left out or put in: refused, or it claims what it claimed.
  @Test func nothingElseIsClaimed() throws {
    defer { try? FileManager.default.removeItem(atPath: folder) }
    _ = try certify(["board.pace: stretched"])
    let honest = check(folder).output
    #expect(!honest.isEmpty)
    var refused = 0
    for name in try FileManager.default.contentsOfDirectory(atPath: folder).sorted().prefix(2) {
      let path = "\(folder)/\(name)"
      let text = try String(contentsOfFile: path, encoding: .utf8)
      let lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
      let places = Array(lines.indices.prefix(9)) + stride(from: 9, to: lines.count, by: max(1, lines.count / 12))
      for place in places {
        for tampered in tamperings(lines, place) {
          try tampered.joined(separator: "\n").write(toFile: path, atomically: true, encoding: .utf8)
          let result = check(folder)
          if result.status == .findings { refused += 1 } else { #expect(result.output == honest, "\(name):\(place)") }
        }
      }
      try text.write(toFile: path, atomically: true, encoding: .utf8)
    }
    #expect(refused > 20)
    #expect(check(folder).output == honest)
  }

  private func tamperings(_ lines: [String], _ place: Int) -> [[String]] {
    var (without, twice, other) = (lines, lines, lines)
    without.remove(at: place)
    twice.insert(lines[place], at: place)
    other[place] = lines[place].replacingOccurrences(of: "1", with: "2")
    return [without, twice, other].filter { $0 != lines }
  }

  @Test func otherRulesAndNoFolder() throws {
    defer { try? FileManager.default.removeItem(atPath: folder) }
    _ = try certify(["board.pace: stretched"])
    let other = check(folder, rules: "\(packageFolder)/Tests/Fixtures/zoo")
    #expect(other.status == .findings)
    #expect(other.output.isEmpty)
    #expect(check(folder + "-none").status == .unreadable)
  }
}
