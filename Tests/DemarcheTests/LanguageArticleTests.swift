import Foundation
import Testing

@testable import Commands

/// The blocks of the article on the language are one rule set, which is read, judged and evaluated.
@Suite struct LanguageArticleTests {
  private let article: Article
  private let folder: TemporaryFolder

  init() throws {
    article = try Article("Sources/Demarche/Demarche.docc/Language.md")
    folder = try TemporaryFolder()
    for block in article.blocks where block.language == "yaml" {
      let name = try #require(block.text.firstMatch(of: /^# (\S+\.yaml)\n/), "a block does not name its file").1
      try #require(folder.text(String(name)) == nil, "\(name) stands in two blocks")
      try folder.write(String(name), block.text)
    }
  }

  @Test func isReadAndItsExamplesHold() throws {
    var workspace = Workspace()
    let rules = workspace.loadRules(directory: folder.path, registers: true)
    #expect(workspace.lines(rules.diagnostics) == [])
    let failing = Commands.findings(on: rules.value, workspace.sources).filter { $0.slug == "failing-example" }
    #expect(workspace.lines(failing) == [])
  }

  @Test func whatFollowsIsWhatItSays() throws {
    var workspace = Workspace()
    let rules = workspace.loadRules(directory: folder.path)
    let profile = workspace.loadProfile(path: folder / "profiles/allotment.yaml", rules: rules.value)
    #expect(workspace.lines(profile.diagnostics) == [])
    let explanation = try #require(Engine(rules.value.ruleSet).evaluate(profile.value.profile))
    let words = ValueWords(names: profile.value.names)
    let lines = explanation.outcomes().map { "\(words.names.address(of: $0.key)): \(words.text($0))" }
    let block = try #require(article.blocks.first { $0.language == "outcomes" })
    #expect(block.text.split(separator: "\n").map(String.init) == lines)
    let readings = try #require(Engine(rules.value.ruleSet).readings(profile.value.profile))
    let answers = readings.answers().map { answer in
      "\(words.names.address(of: answer.key)): \(words.text(answer.working)) \(mark(answer.ground))"
        + readings.placeholders(of: answer).map { " \(words.names.address(of: $0))" }.joined()
    }
    let read = try #require(article.blocks.first { $0.language == "answers" })
    #expect(read.text.split(separator: "\n").map(String.init) == answers, "\(answers.joined(separator: "\n"))")
  }

  private func mark(_ ground: Ground) -> String {
    switch ground {
    case .firm: "●"
    case .provisional: "○"
    case .unsettled: "◇"
    }
  }
}

/// Values in the names of the vocabulary.
private struct ValueWords {
  let names: Names

  func text(_ outcome: Outcome) -> String {
    let type = names[outcome.key.attribute].type
    switch outcome.value.possibilities {
    case .nothing: return "no value"
    case .number(let from?, let to?): return from == to ? "\(from)" : "\(from) to \(to)"
    case .number: return "without bounds"
    case .ordinals(let ordinals): return ordinals.map { word($0, type) }.joined(separator: " or ")
    case .set(let certain, let possible):
      let (sure, all) = (list(certain, type), list(possible, type))
      return certain == possible ? sure : "at least \(sure), at most \(all)"
    }
  }

  private func list(_ ordinals: [Int], _ type: ValueType) -> String {
    "[" + ordinals.map { word($0, type) }.joined(separator: ", ") + "]"
  }

  private func word(_ ordinal: Int, _ type: ValueType) -> String {
    switch type {
    case .boolean: ordinal == 1 ? "yes" : "no"
    case .domain(let domain), .set(.domain(let domain)): names[domain].values[ordinal].name
    case .reference(let kind), .set(.reference(let kind)): names.entityIDs(of: kind)[ordinal]
    case .number, .text: "\(ordinal)"
    }
  }
}
