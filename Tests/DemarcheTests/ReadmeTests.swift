import Foundation
import Testing

/// What README.md shows is what the program does.
@Suite struct ReadmeTests {
  private let readme: Article

  init() throws { readme = try Article("README.md") }

  @Test func theEmbeddingIsTheProgramThatIsCompiled() throws {
    let source = try String(contentsOfFile: packageFolder + "/Tests/Embedding/main.swift", encoding: .utf8)
    #expect(try readme.block(marked: "embed").text == source)
  }

  @Test func theEmbeddingRuns() throws {
    let run = try ProgramRun("embedding", in: packageFolder)
    #expect(run.status == 0, "\(run.errors)")
    expectQuoted(try readme.block(marked: "embed prints").text, in: run.output)
  }

  /// Blocks marked `demarche …` quote lines of what that command prints, in its order; `…` stands for those left out.
  @Test func theOutputThatIsQuoted() throws {
    let quotes = readme.blocks.filter { $0.mark?.hasPrefix("demarche ") == true }
    #expect(quotes.count > 1)
    for quote in quotes {
      let arguments = try #require(quote.mark).split(separator: " ").dropFirst().map(String.init)
      let run = try ProgramRun("demarche", arguments + ["--lang", "en", "--width", "80"], in: packageFolder)
      expectQuoted(quote.text, in: run.output)
    }
  }

  @Test func theBatchThatIsQuoted() throws {
    let lines = try readme.block(marked: "batch lines").text
    let run = try ProgramRun(
      "demarche", ["batch", "--select", "form.role climate-diplomacy"], in: packageFolder, input: Array(lines.utf8))
    let shown = try readme.block(marked: "batch prints").text
    #expect(run.status == 0 && run.output == shown, "\(run.output)")
  }

  @Test(arguments: ["evaluate", "test"])
  func theCommandsOfCI(name: String) throws {
    let lines = try readme.block(marked: "ci: \(name)").text.split(separator: "\n")
    #expect(lines.count == 1)
    #expect(lines.first?.hasPrefix("apt-get update && apt-get install -y libyaml-dev && ") == true)
  }

  @Test func theCheckThatIsShown() throws {
    let shown = readme.blocks.filter { $0.mark?.hasPrefix("file: ") == true }
    #expect(!shown.isEmpty)
    for block in shown {
      let path = try #require(block.mark).dropFirst("file: ".count)
      #expect(try block.text == String(contentsOfFile: packageFolder + "/" + path, encoding: .utf8))
    }
  }

  @Test func theRuleThatIsShownHasNoFindings() throws {
    let folder = try TemporaryFolder()
    try FileManager.default.copyItem(atPath: packageFolder + "/Rules", toPath: folder / "Rules")
    try folder.write("Rules/theory/95-first-rule.yaml", readme.block(marked: "rule").text)
    let rules = ["--rules", folder / "Rules"]
    let file = folder / "Rules/theory/95-first-rule.yaml"
    let lint = try ProgramRun("demarche", ["lint", file] + rules, in: packageFolder)
    #expect(lint.status == 0 && lint.output == "", "\(lint.output)")
    let arguments = ["trace", "Profiles/seoul.yaml", "--rule", "a-full-term-for-projects"] + rules
    #expect(try ProgramRun("demarche", arguments, in: packageFolder).output.contains("a-full-term-for-projects"))
  }

  @Test func theDocumentThatIsShownHasNoFindings() throws {
    let folder = try TemporaryFolder()
    try FileManager.default.copyItem(atPath: packageFolder + "/Rules", toPath: folder / "Rules")
    try folder.write("Rules/documents/first-page.yaml", readme.block(marked: "document").text)
    let manifest = try String(contentsOfFile: packageFolder + "/Rules/ruleset.yaml", encoding: .utf8)
    let listed = "\ndocuments: ["
    try folder.write(
      "Rules/ruleset.yaml",
      manifest.contains(listed)
        ? manifest.replacing(listed, with: listed + "first-page, ") : manifest + "\ndocuments: [first-page]\n")
    let rules = ["--rules", folder / "Rules"]
    let lint = try ProgramRun("demarche", ["lint", folder / "Rules"] + rules, in: packageFolder)
    #expect(lint.status == 0 && lint.output == "", "\(lint.output)")
    let page = folder / "first-page.html"
    let arguments = ["evaluate", "Profiles/seoul.yaml", "--document", "first-page", "-o", page] + rules
    #expect(try ProgramRun("demarche", arguments, in: packageFolder).status == 0)
    #expect(try String(contentsOfFile: page, encoding: .utf8).contains("<title>Seoul on one page</title>"))
  }

  /// Passages between `…`, in this order; how lines are broken does not matter.
  private func expectQuoted(_ quote: String, in output: String) {
    var rest = words(output)[...]
    for passage in quote.split(separator: "…").map({ words(String($0)) }) where !passage.isEmpty {
      guard let place = rest.range(of: passage) else {
        Issue.record("README.md quotes what is not printed, or not in this order: \(passage)")
        continue
      }
      rest = rest[place.upperBound...]
    }
  }

  private func words(_ text: String) -> String {
    text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
  }
}
