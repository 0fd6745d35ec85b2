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

  @Test func whatHoldsAtOnce() {
    #expect(english.together(["A = x", "B = y"]) == "A = x and B = y")
    #expect(english.together(["A = x or y", "B = z"]) == "A = x or y, and B = z")
    #expect(korean.together(["가 = 나", "다 = 라"]) == "가 = 나, 다 = 라")
  }

  @Test func longListsAreCutAndCounted() {
    #expect(english.list(["a", "b", "c", "d"], upTo: 2) == "a, b and 2 more")
    #expect(english.list(["a and b", "c", "d", "e"], upTo: 2) == "a and b; c; and 2 more")
    #expect(english.list(["a", "b", "c"], upTo: 2) == "a, b and c")
    #expect(korean.list(["가", "나", "다", "라"], upTo: 2) == "가, 나 외 2건")
  }

  @Test func everyPhraseIsWrittenInBothLanguages() {
    for phrase in Phrase.allCases { #expect(!phrase.texts.en.isEmpty && !phrase.texts.ko.isEmpty, "\(phrase)") }
  }
}

/// Which combinations of contested facts become one.
@Suite struct CaseCoverTests {
  @Test func whatDiffersInOneFactIsJoined() {
    #expect(CaseCover([[0, 0], [0, 1], [1, 0]]).parts == [[[0, 1], [0]], [[0], [1]]])
    #expect(CaseCover([[0, 0], [1, 1]]).parts == [[[0], [0]], [[1], [1]]])
    #expect(CaseCover([[2], [0]]).parts == [[[0, 2]]])
  }

  @Test func factsThatDoNotMatterAreLeftOut() {
    let cover = CaseCover([[0, 0, 0], [0, 1, 0], [0, 0, 1], [0, 1, 1]])
    #expect(cover.parts == [[[0], [0, 1], [0, 1]]])
    #expect(cover.facts(of: [2, 2, 2]) == [0])
    #expect(cover.facts(of: [2, 2, 3]) == [0, 2])
  }
}
