import Foundation
import Report
import Testing

@testable import Presentation

/// The words of the live page's own: all of them are asked for, and no others.
@Suite struct LivePhraseTests {
  @Test func theScriptAsksForEachAndNoOther() throws {
    let folder = "\(PresentedSample.tests)/../Sources/LivePage"
    let files = try FileManager.default.contentsOfDirectory(atPath: folder).filter { $0.hasSuffix(".js") }
    let script = try files.map { try String(contentsOfFile: "\(folder)/\($0)", encoding: .utf8) }.joined()
    let names = Set(livePhrases.map(\.0))
    #expect(names.count == livePhrases.count && names.count > 40)
    for name in names {
      #expect(
        script.contains("\"\(name)\"") || script.contains("phrases.\(name)") || name.hasPrefix("goal-"), "\(name)")
    }
    let asked = script.matches(of: /\bsay\("([a-zA-Z-]+)"|phrase\(words, "([a-zA-Z-]+)"/)
    for match in asked { #expect(names.contains(String(match.1 ?? match.2 ?? "")), "\(match.0)") }
    #expect(livePhrases.allSatisfy { !$0.1.en.isEmpty && !$0.1.ko.isEmpty })
  }

  /// The particle behind an insertion is written for each ending of the word before it, and what follows once.
  @Test func particlesAreChosenByTheWordBefore() {
    let sounds = SoundTable(.ko)
    #expect(sounds.text(["서울", "부산", "파리", "東京", "EU"]) == "rcvuv")
    let literals = sounds.literals("은(는) 크다", isFirst: false)
    #expect(literals.count == 2)
    #expect(literals[0]["v"]?.stringValue == "는")
    #expect(literals[0]["c"]?.stringValue == "은")
    #expect(literals[0]["u"]?.stringValue == "은(는)")
    #expect(literals[1].stringValue == " 크다")
    #expect(sounds.literals(" 크다", isFirst: false).map(\.stringValue) == [" 크다"])
    #expect(SoundTable(.en).text(["Seoul"]) == "")
  }
}
