/// The title, the summary and the tables.
extension Phrase {
  static let ruleSetLine = Phrase("Rule set %1 %2", "규칙집 %1 %2")
  static let noOutcomes = Phrase("The rule set names no outcomes.", "규칙집에 지정된 결과 항목이 없다.")
  static let summary = Phrase("Summary", "요약")
  static let reasons = Phrase("Why", "근거")
  static let ofSeveral = Phrase("Of several", "여럿에 공통")
  static let none = Phrase("none", "없음")
  static let entitiesMore = Phrase("and %1 more", "외 %1건")
}

/// What a document of all outcomes says, and what it leaves out.
extension Phrase {
  static let andMore = Phrase("and %1 more", "이 밖에 %1건 생략")
}

/// Where rules meet, and what is taken for granted.
extension Phrase {
  static let contradictions = Phrase("Contradictions", "모순")
  static let contradictionIntro = Phrase(
    "Rules conclude different things here; neither side is preferred.",
    "규칙이 서로 다른 결론을 내리는 항목이며 어느 쪽도 택하지 않았다.")

  static let tensions = Phrase("Tensions", "상충하는 근거")
  static let upward = Phrase("for", "높이는 근거")
  static let downward = Phrase("against", "낮추는 근거")
  static let standing = Phrase("stands", "채택된 근거")
  static let outranked = Phrase("gives way", "밀려난 근거")

  static let isListComplete = Phrase("Is this list complete: %1?", "다음 목록은 완결되었습니까: %1?")

  static let assumptions = Phrase("What is taken for granted", "전제로 둔 사항")
  static let setForThisRun = Phrase("Set for this run", "이번 실행에서 지정한 사실")
  static let setHere = Phrase("Set for this run: %1", "이번 실행에서 지정: %1")
  static let placeholdersHeld = Phrase("Placeholders, to be replaced by facts with a source", "잠정값(출처 있는 사실로 바꿀 것)")
  static let contestedFacts = Phrase("Contested: the case stated first is taken", "견해가 갈리는 사실: 먼저 제시된 경우를 채택")
  static let statedAs = Phrase("Stated: %1", "제시된 내용: %1")
  static let expectedFacts = Phrase("Not known: the usual case is taken", "미확인: 통상의 경우로 봄")
  static let factsNotKnown = Phrase("Not known: nothing is concluded from it", "미확인: 결론에 반영하지 않음")
  static let factsWithoutBearing = Phrase(
    "Not known, and no answer alone would change an outcome", "미확인이며, 하나만 밝혀져서는 결과가 달라지지 않는 사실")
  static let openLists = Phrase("Lists that may go on", "더 있을 수 있는 목록")
  static let sources = Phrase("Sources", "출처")
  static let leftOutFacts = Phrase("Not stated: assumed", "명시되지 않아 가정한 사항")
}

/// Documents: how firmly something stands, and what would change it.
extension Phrase {
  static let firm = Phrase("firm", "확정")
  static let provisional = Phrase("provisional", "잠정")
  static let unsettled = Phrase("open", "미확정")
  static let firmMeaning = Phrase("firm: rests on no placeholder", "확정: 잠정값에 기대지 않음")
  static let provisionalMeaning = Phrase("provisional: holds if the placeholders are right", "잠정: 잠정값이 맞으면 성립")
  static let unsettledMeaning = Phrase("open: an unknown fact may change it", "미확정: 미확인 사실에 따라 달라질 수 있음")
  static let basis = Phrase("Basis: %1.", "근거 자료: %1.")
  static let sourcedFacts = Phrase("%1 facts with a source", "출처가 있는 사실 %1건")
  static let unsourcedFacts = Phrase("%1 stated without a source", "출처 없이 제시된 사실 %1건")
  static let placeholderFacts = Phrase("%1 placeholders", "잠정값 %1건")
  static let factsSet = Phrase("%1 set for this run", "이번 실행에서 지정 %1건")
  static let assumedFacts = Phrase("%1 assumed", "가정 %1건")
  static let unknownFacts = Phrase("%1 unknown", "미확인 %1건")
  static let placeholdersUnderMoves = Phrase(
    "Placeholders of which another value would change the moves", "값이 다르면 추진 과제가 달라지는 잠정값")
  static let joins = Phrase("new: %1", "추가: %1")
  static let leaves = Phrase("dropped: %1", "제외: %1")
  static let becomes = Phrase("instead of %1: %2", "%1 대신 %2")
  static let oneMove = Phrase("move %1", "%1번")
  static let manyMoves = Phrase("moves %1", "%1번")
  static let quoted = Phrase("“%1”", "‘%1’")
  static let newOrder = Phrase("in another order: %1", "순서 변경: %1")
  static let numberRange = Phrase("%1 to %2", "%1~%2")
  static let upToNumber = Phrase("up to %1", "%1 이하")
  static let fromNumber = Phrase("%1 or more", "%1 이상")
  static let withElement = Phrase("with %1 as well", "%1도 있음")
  static let withoutElement = Phrase("without %1", "%1 없음")
  static let noMoveChanges = Phrase("no move changes", "추진 과제에 변화 없음")
  static let placeholderIs = Phrase("(Placeholder: %1)", "(잠정값: %1)")
  static let isTaken = Phrase("(Taken here: %1)", "(현재 가정: %1)")
  static let askedOf = Phrase("Ask %1.", "문의처: %1.")
}

/// The trace.
extension Phrase {
  static let trace = Phrase("Trace", "추론 과정")
  static let level = Phrase("Level %1", "%1단계")
  static let canBe = Phrase("can be %1", "가능한 값: %1")
  static let besides = Phrase("What may hold besides", "그 밖에 성립할 수 있는 추론")
  static let besidesIntro = Phrase(
    "These hold only if something open turns out otherwise than it is taken above.",
    "미확인 사실이 위와 다르게 확인될 때에만 성립한다.")
  static let nothingFired = Phrase("No rule fired here.", "적용된 규칙이 없다.")
}
