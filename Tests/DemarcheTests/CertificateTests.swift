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

  /// What findings of lint deny: of each slice that found something, in every space of profiles.
  @Test(arguments: ["D0411", "D0412", "D0414", "D0416", "D0421"]) func ofFindingsToo(code: String) throws {
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let examples = try #require(
      exactChecks.first { $0.code.code == code }.map { LintSnippet($0.triggering).files })
    let rules = try TemporaryFolder(Dictionary(uniqueKeysWithValues: examples.map { ($0.path, $0.text) }))
    var request = LintRequest(paths: [rules.path], rules: rules.path)
    (request.isExact, request.selected, request.certificates) = (true, [code], folder)
    let found = lint(request)
    try files(found)
    #expect(found.files.contains { $0.name.hasPrefix("\(code)-") })
    let result = check(folder, rules: rules.path)
    #expect(result.status == .done, "\(result.messages())")
    #expect(result.output.contains("proved: \(code)"), "\(result.output)")
    try rules.write(
      "theory/rules.yaml", rules.text("theory/rules.yaml").map { $0.replacing("What is dry", with: "Dry") } ?? "")
    #expect(check(folder, rules: rules.path).messages().contains("it speaks of other rules"))
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

  /// What a file says of its clauses is what they say, even where a name that is only near would be read.
  @Test func whatIsSaidIsWhatTheClausesSay() throws {
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let delta = EvaluationRequest(profile: "\(Self.wells)/profiles/delta.yaml", rules: Self.wells)
    let howTo = ExplainRequest(
      evaluation: delta, conclusion: "board.pace", question: .howTo("stretched"), certify: folder)
    try refuses(explain(howTo), "conclusion board.pace", ["conclusion oard.pace", "conclusion Board.pace"])
    let any = EvaluationRequest(profile: "", rules: Self.wells)
    let never = FindRequest(
      evaluation: any, isNear: false, conditions: ["board.pace: {present: no}"], certify: folder)
    try refuses(find(never), "dealer: 0", ["dealer: 1", "dealer: 2"])
  }

  private func refuses(_ result: CommandResult, _ said: String, _ others: [String]) throws {
    let file = try #require(result.files.first { $0.name.hasSuffix(".cnf") && $0.text.contains("\(said)") })
    try files(result)
    #expect(check(folder).status == .done)
    for other in others {
      let text = file.text.replacing(said, with: other)
      try Data(text.utf8).write(to: URL(fileURLWithPath: "\(folder)/\(file.name)"))
      #expect(check(folder).messages().contains("\(file.name) is refused"), "\(other)")
    }
    try FileManager.default.removeItem(atPath: folder)
  }

  @Test func otherRulesAndNoFolder() throws {
    defer { try? FileManager.default.removeItem(atPath: folder) }
    _ = try certify(["board.pace: stretched"])
    let other = check(folder, rules: "\(packageFolder)/Tests/Fixtures/zoo")
    #expect(other.status == .findings)
    #expect(other.output.isEmpty)
    #expect(check(folder + "-none").status == .unreadable)
  }

  // MARK: Versions

  /// A copy in other order and layout is the same, whatever is changed of a profile; the proof is accepted, and speaks of these rules.
  @Test func aReformattedCopyIsProvedTheSame() throws {
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let copy = try TemporaryFolder()
    for name in FileManager.default.enumerator(atPath: Self.wells)?.compactMap({ $0 as? String }) ?? []
    where name.hasSuffix(".yaml") {
      let text = try String(contentsOfFile: "\(Self.wells)/\(name)", encoding: .utf8)
      try copy.write(name, "# A copy.\n" + text)
    }
    #expect(Commands.format(FormatRequest(paths: [copy.path])).status == .done)
    let found = diff(
      DiffRequest(
        old: Self.wells, new: copy.path, profiles: "\(Self.wells)/profiles",
        proving: "\(Self.wells)/profiles/valley.yaml", certify: folder, showsAll: true))
    #expect(found.output.contains("That differ: 0"))
    #expect(found.files.map(\.name) == ["1.cnf", "1.drat"])
    try files(found)
    func checked(_ rules: String, _ against: String?) -> CommandResult {
      checkProofs(ProofCheckRequest(path: folder, rules: rules, against: against))
    }
    let accepted = checked(copy.path, Self.wells)
    #expect(accepted.status == .done, "\(accepted.messages())")
    #expect(accepted.output.contains("are the same under both versions"))
    #expect(checked(copy.path, nil).status == .findings)
    #expect(checked(Self.wells, copy.path).status == .findings)
    // Without its lemmas the claim does not follow.
    try Data("0\n".utf8).write(to: URL(fileURLWithPath: "\(folder)/1.drat"))
    #expect(checked(copy.path, Self.wells).status == .findings)
  }
}
