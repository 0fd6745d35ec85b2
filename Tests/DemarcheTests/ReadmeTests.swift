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
    try expectQuoted(readme.block(marked: "embed prints").text, in: run.output)
  }

  /// Blocks marked `demarche …` quote lines of what that command prints, in its order; `…` stands for those left out.
  @Test func theOutputThatIsQuoted() throws {
    let quotes = readme.blocks.filter { $0.mark?.hasPrefix("demarche ") == true }
    #expect(quotes.count > 1)
    for quote in quotes {
      let arguments = try #require(quote.mark).split(separator: " ").dropFirst().map(String.init)
      try expectQuoted(quote.text, in: ProgramRun("demarche", arguments + ["--lang", "en"], in: packageFolder).output)
    }
  }

  @Test(arguments: ["evaluate", "test"])
  func theCommandsOfCI(name: String) throws {
    let lines = try readme.block(marked: "ci: \(name)").text.split(separator: "\n")
    #expect(lines.count == 1)
    #expect(lines.first?.hasPrefix("apt-get update && apt-get install -y libyaml-dev && ") == true)
  }

  private func expectQuoted(_ quote: String, in output: String) throws {
    var rest = output.split(separator: "\n").map { $0.trimmingCharacters(in: .whitespaces) }[...]
    for line in quote.split(separator: "\n").map({ $0.trimmingCharacters(in: .whitespaces) })
    where !line.isEmpty && line != "…" {
      let place = try #require(rest.firstIndex(of: line), "README.md quotes a line that is not printed: \(line)")
      rest = rest[(place + 1)...]
    }
  }
}
