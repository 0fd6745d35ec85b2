import Foundation
import Report
import Testing

@testable import Presentation

/// Words that tell items apart, whatever they hold themselves.
@Suite struct WordingTests {
  private let english = Wording(language: .en)
  private let korean = Wording(language: .ko)

  @Test func alternativesStayApart() {
    #expect(english.alternatives(["small", "middle", "great"]) == "small, middle or great")
    #expect(english.alternatives(["read and write", "sing"]) == "read and write, or sing")
    #expect(english.alternatives(["a, b", "c"]) == "a, b; or c")
    #expect(korean.alternatives(["약소국", "중견국"]) == "약소국 또는 중견국")
  }

  @Test func longListsAreCutAndCounted() {
    #expect(english.list(["a", "b", "c", "d"], upTo: 2) == "a, b and 2 more")
    #expect(english.list(["a and b", "c", "d", "e"], upTo: 2) == "a and b; c; and 2 more")
    #expect(english.list(["a", "b", "c"], upTo: 2) == "a, b and c")
    #expect(korean.list(["가", "나", "다", "라"], upTo: 2) == "가, 나 외 2건")
  }

  /// A phrase that nothing says has been forgotten, and one without words says nothing.
  @Test func everyPhraseIsWrittenAndUsed() throws {
    let folder = "\(PresentedSample.tests)/../Sources/Presentation"
    let paths = FileManager.default.enumerator(atPath: folder)?.compactMap { $0 as? String } ?? []
    let files = try paths.filter { $0.hasSuffix(".swift") }.map { path in
      (path, try String(contentsOfFile: "\(folder)/\(path)", encoding: .utf8))
    }
    let declared = files.filter { $0.0.hasPrefix("Words/Phrases/") }.map(\.1).joined()
    let uses = files.filter { !$0.0.hasPrefix("Words/Phrases/") }.map(\.1).joined()
    let names = declared.matches(of: /static let (\w+) = Phrase/).map { String($0.1) }
    #expect(names.count > 80)
    for name in names { #expect(uses.firstMatch(of: try Regex("\\.\(name)\\b")) != nil, "\(name)") }
    #expect(!declared.contains("\"\""))
  }
}
