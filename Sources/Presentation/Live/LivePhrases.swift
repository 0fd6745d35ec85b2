import Report

/// What a page that evaluates by itself says of its own accord, by the name under which `panel.js` asks for it.
let livePhrases: [(String, Phrase)] = [
  ("language", Phrase("en", "ko")), ("to", .to), ("or", .or), ("orNothing", .orNothing), ("possible", .possible),
  ("mayContradict", .mayContradict),
  ("title", Phrase("What if?", "만약 이렇다면?")),
  (
    "intro",
    Phrase(
      "Change a fact and see what follows at once. Nothing leaves this page, and the brief below stays as the facts are stated.",
      "사실을 바꾸면 결과가 바로 나타납니다. 입력한 내용은 이 화면 밖으로 나가지 않으며, 아래 보고는 원래 사실을 그대로 따릅니다.")
  ),
  ("scenarios", Phrase("Scenarios", "시나리오")), ("scenario", Phrase("Scenario %1", "시나리오 %1")),
  ("name", Phrase("Name of this scenario", "시나리오 이름")),
  ("undo", Phrase("Undo", "되돌리기")), ("reset", Phrase("Reset", "초기화")), ("print", Phrase("Print", "인쇄")),
  ("facts", Phrase("Change a fact", "사실 바꾸기")), ("find", Phrase("Find a fact", "사실 찾기")),
  ("about", Phrase("About", "대상")), ("control", Phrase("Who decides", "결정 주체")), ("all", Phrase("all", "전체")),
  ("found", Phrase("Facts found: %1", "찾은 사실 %1건")), ("more", Phrase("Show more (%1)", "더 보기(%1건)")),
  ("controlledBy", Phrase("decided by: %1", "결정 주체: %1")), ("was", Phrase("stated: %1", "원래 값: %1")),
  ("becomes", Phrase("%1 → %2", "%1 → %2")), ("contested", Phrase("contested: %1 or %2", "견해가 갈림: %1 또는 %2")),
  ("inDoubt", Phrase("Contested", "견해가 갈림")), ("note", Phrase("%1 (%2)", "%1(%2)")),
  ("emptyIsUnknown", Phrase("empty: unknown", "비우면 미확인")),
  ("takeBack", Phrase("take back", "취소")), ("takeBackOf", Phrase("Take back: %1", "변경 취소: %1")),
  ("refused", Phrase("The address names what this page does not know: %1", "주소에 이 화면이 모르는 내용이 있음: %1")),
  ("cannotBe", Phrase("What is stated cannot all be so: %1", "함께 성립할 수 없는 사실: %1")),
  ("follows", Phrase("What follows", "달라지는 결과")),
  ("asStated", Phrase("All facts are as stated.", "모든 사실이 원래대로입니다.")),
  (
    "summary",
    Phrase(
      "Moves: %1 join, %2 leave, %3 change. Other outcomes that differ: %4.",
      "과제: 추가 %1건, 제외 %2건, 변경 %3건. 그 밖에 달라진 결과: %4건.")
  ),
  ("onlyOutcomes", Phrase("The moves stay. Outcomes that differ: %1.", "과제는 그대로입니다. 달라진 결과: %1건.")),
  (
    "nothingDecides",
    Phrase(
      "Nothing changes: rules read this, but what they conclude is settled by other facts.",
      "달라지는 것이 없습니다. 규칙이 이 사실을 참조하지만 결론은 다른 사실로 이미 정해져 있습니다.")
  ),
  (
    "nothingShown",
    Phrase(
      "Nothing in this brief changes: what differs is %1, and no move hangs on that now.",
      "이 보고의 내용은 달라지지 않습니다. 달라진 것: %1. 현재 이에 좌우되는 과제는 없습니다.")
  ),
  ("joining", Phrase("Moves that join", "추가되는 과제")), ("leaving", Phrase("Moves that leave", "제외되는 과제")),
  ("changing", Phrase("Moves that change", "내용이 바뀌는 과제")),
  ("reordered", Phrase("The moves that stay come in another order.", "남은 과제의 순서가 바뀝니다.")),
  ("noLonger", Phrase("No longer:", "더는 해당하지 않음:")),
  ("sameReasons", Phrase("For the same reasons as before, first: %1", "이유는 전과 같음: %1")),
  ("byOthers", Phrase("Other moves come before it or no longer do.", "다른 과제와의 선후가 바뀌었음.")),
  ("outcomes", Phrase("Outcomes that differ (%1)", "달라진 결과(%1건)")),
  ("moves", Phrase("Moves in this scenario (%1)", "이 시나리오의 과제(%1건)")),
  ("carriers", Phrase("what carries this?", "무엇에 달렸나?")),
  ("carriersOf", Phrase("What carries this: %1", "무엇에 달렸나: %1")),
  ("searching", Phrase("Trying other values of every fact: %1 %", "모든 사실의 다른 값을 시험하는 중: %1%")),
  ("carriedBy", Phrase("'%1' falls with any one of these facts (%2)", "다음 중 하나만 바뀌어도 빠지는 과제: %1(%2건)")),
  ("try", Phrase("try", "적용")), ("tryOf", Phrase("Try: %1", "적용: %1")),
  (
    "groundUnknown",
    Phrase(
      "How firmly it stands is known of the stated facts only.", "확실한 정도는 원래 사실에 대해서만 알 수 있습니다.")
  ),
  ("goal", Phrase("What would bring an outcome about?", "어떤 결과를 얻으려면?")),
  ("goal-kind", Phrase("About", "대상")), ("goal-entity", Phrase("Which one", "항목")),
  ("goal-attribute", Phrase("Outcome", "결과")), ("goal-value", Phrase("Shall be", "원하는 값")),
  ("goalFind", Phrase("Find facts that do it", "바꿀 사실 찾기")),
  ("goalFound", Phrase("%1: follows from any one of these facts (%2)", "%1: 다음 중 하나만 바꾸면 성립(%2건)")),
  (
    "goalHeld",
    Phrase("%1: holds already, and ends with any one of these facts (%2)", "%1: 이미 성립하며, 다음 중 하나만 바뀌면 달라짐(%2건)")
  ),
  ("goalFirm", Phrase("%1: holds already, and no single fact ends it", "%1: 이미 성립하며, 사실 하나로는 달라지지 않음")),
  (
    "goalNone",
    Phrase(
      "%1: no single fact brings it about; 'demarche explain … --how-to' looks for several together",
      "%1: 사실 하나로는 성립하지 않음. 여러 사실을 함께 찾으려면 'demarche explain … --how-to' 사용")
  ),
  ("sideBySide", Phrase("Both scenarios: place of each move", "두 시나리오 비교: 과제 순위")),
  ("profile", Phrase("This scenario as a profile (YAML)", "이 시나리오를 프로필로(YAML)")),
  (
    "profileNote",
    Phrase(
      "Facts of shared files are written into the profile itself, so that it stands alone. Every contested fact doubles the cases that the program lays out; of very many it makes none.",
      "공유 파일의 사실도 프로필 안에 적어 이 파일 하나로 쓸 수 있습니다. 견해가 갈리는 사실은 하나마다 따질 경우를 두 배로 늘리며, 지나치게 많으면 프로그램이 평가하지 않습니다.")
  ),
  ("save", Phrase("Save as a file", "파일로 저장")),
  (
    "made",
    Phrase(
      "Evaluated in this page with rule set %1 %2 · %3 · profile %4", "이 화면에서 평가함(규칙: %1 %2) · %3 · 프로필 %4")
  ),
]
