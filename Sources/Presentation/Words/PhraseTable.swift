extension Phrase {
  /// The wording table.
  var texts: (en: String, ko: String) {
    switch self {
    case .yes: ("yes", "예")
    case .no: ("no", "아니요")
    case .nothing: ("none", "없음")
    case .unknown: ("unknown", "미확인")
    case .unlisted: ("%1 not listed", "목록에 없는 %1")
    case .contradiction: ("contradiction", "모순")
    case .mayContradict: ("contradiction possible", "모순 가능")
    case .orNothing: ("or none", "또는 없음")
    case .certain: ("certain", "확실")
    case .possible: ("possible", "가능")
    case .or: ("or", "또는")
    case .to: ("%1 to %2", "%1~%2")
    case .atLeast: ("at least %1", "%1 이상")
    case .atMost: ("at most %1", "%1 이하")
    case .above: ("any number", "모든 수")
    case .possibly: ("possibly %1", "%1(가능)")
    case .doesNotApply: ("does not apply", "해당 없음")
    default: explanatory
    }
  }

  private var explanatory: (en: String, ko: String) {
    switch self {
    case .raise: ("%1: up by %2", "%1: %2단계 상향")
    case .lower: ("%1: down by %2", "%1: %2단계 하향")
    case .floor: ("%1: at least %2", "%1 하한: %2")
    case .cap: ("%1: at most %2", "%1 상한: %2")
    case .adds: ("%1: %2", "%1: %2")
    case .concluded: ("%1: %2", "%1: %2")
    case .applied: ("applied", "반영")
    case .absorbed: ("absorbed", "흡수")
    case .capped: ("capped", "상한에 막힘")
    case .defeated: ("defeated", "배제")
    case .by: ("defeated by %1", "%1에 의해 배제")
    case .given: ("given", "제공")
    case .set: ("set for this run", "이번 실행에서 지정")
    case .catalogue: ("catalogue", "목록")
    case .assumed: ("assumed", "가정")
    case .derived: ("derived", "도출")
    case .listComplete: ("these are all", "전체 목록")
    case .listOpen: ("the list is open", "목록 미완결")
    default: headings
    }
  }

  private var headings: (en: String, ko: String) {
    switch self {
    case .summary: ("Summary", "요약")
    case .reasons: ("Why", "근거")
    case .advice: ("Advice", "권고")
    case .contradictions: ("Contradictions", "모순")
    case .tensions: ("Tensions", "상충하는 근거")
    case .contested: ("What hangs on contested facts", "견해가 갈리는 사실에 따른 차이")
    case .openQuestions: ("Open questions", "확인이 필요한 사항")
    case .assumptions: ("Assumptions", "가정")
    case .sources: ("Sources", "출처")
    case .certainty: ("Certainty", "확실성")
    case .trace: ("Trace", "추론 과정")
    default: sentences
    }
  }

  private var sentences: (en: String, ko: String) {
    switch self {
    case .likewise: ("likewise %1", "%1도 같음")
    case .andMore: ("and %1 more: --all shows them", "이 밖에 %1건 생략(--all로 전체 표시)")
    case .moreReasons:
      ("Further reasons left out: %1 (--explain full shows them)", "그 밖의 근거 %1건 생략(--explain full로 표시)")
    case .inEveryRow: ("In every row: %1", "모든 행 공통: %1")
    case .setForThisRun: ("Set for this run: %1", "이번 실행에서 지정: %1")
    case .assumedNotStated: ("Assumed, not stated:", "명시되지 않아 다음과 같이 가정함:")
    case .ruleSetLine: ("Rule set %1 %2", "규칙집 %1 %2")
    case .noOutcomes: ("The rule set names no outcomes.", "규칙집에 지정된 결과 항목이 없다.")
    case .upward: ("for", "높이는 근거")
    case .downward: ("against", "낮추는 근거")
    case .ifCase: ("if %1: %2", "%1인 경우 %2")
    case .matters: ("%1 outcomes hang on it", "결과 %1건이 달라질 수 있음")
    case .restsOn: ("Rests on", "전제")
    case .source: ("Source", "출처")
    case .rule: ("Rule", "규칙")
    case .forEntities: ("%1", "%1")
    case .none: ("none", "없음")
    case .mixed: ("see above", "위 참조")
    case .pairs: ("%1: %2", "%1: %2")
    default: furtherSentences
    }
  }

  private var furtherSentences: (en: String, ko: String) {
    switch self {
    case .contradictionLine: ("%1 of %2: rules contradict each other", "%2의 %1: 규칙 간 모순")
    case .contestedFact: ("Contested: %1", "견해가 갈리는 사실: %1")
    case .due: ("Certain", "확실")
    case .maybeDue: ("Possible", "가능")
    case .ifItHolds: ("If it is so", "해당할 경우")
    case .standing: ("stands", "채택된 근거")
    case .outranked: ("gives way", "밀려난 근거")
    case .isListComplete: ("Is this list complete: %1?", "다음 목록은 완결되었습니까: %1?")
    case .moreTensions: ("Further tensions left out: %1 (--all shows them)", "그 밖의 상충 %1건 생략(--all로 전체 표시)")
    case .moreQuestions: ("Further unknown facts: %1 (--all shows them)", "그 밖의 미확인 사항 %1건 생략(--all로 전체 표시)")
    case .moreCases: ("Further differences left out: %1 (--all shows them)", "그 밖의 차이 %1건 생략(--all로 전체 표시)")
    case .also: ("also %1", "추가로 %1")
    case .nothingElse: ("nothing else", "추가 없음")
    case .mattersOnce: ("one outcome hangs on it", "결과 1건이 달라질 수 있음")
    case .sameWith: ("the same with %1", "%1의 경우도 같음")
    case .allBut: ("all but %1", "%1 제외 전체")
    case .otherwise: ("%1; differs for %2", "%1(예외: %2)")
    case .everyOne: ("all of these", "위 전체")
    case .openIntro:
      ("Unknown facts, those first on which most outcomes hang.", "미확인 사실을 영향이 큰 순서로 제시한다.")
    case .contestedIntro:
      (
        "These facts are stated in more than one way; each reading is followed through.",
        "둘 이상으로 제시된 사실이며 각 경우의 결과를 구분하였다."
      )
    case .tensionIntro: ("Here reasons pull in opposite directions.", "서로 반대 방향의 근거가 만나는 항목이다.")
    case .openContradictionIntro:
      (
        "Facts that are unknown leave several conclusions open here; none of them need contradict another.",
        "미확인 사실 때문에 여러 결론이 열려 있는 항목이며, 반드시 서로 모순된다는 뜻은 아니다."
      )
    case .contradictionIntro:
      ("Rules conclude different things here; neither side is preferred.", "규칙이 서로 다른 결론을 내리는 항목이며 어느 쪽도 택하지 않았다.")
    case .assumptionIntro: ("Assumed, not stated.", "명시되지 않아 가정한 사항이다.")
    case .reasonsOf: ("Why", "근거")
    case .with: ("%1 — %2", "%1 — %2")
    case .moreAssumptions: ("Further assumptions left out: %1 (--all shows them)", "그 밖의 가정 %1건 생략(--all로 전체 표시)")
    case .level: ("Level %1", "%1단계")
    case .result: ("result: %1", "결과: %1")
    case .contributions: ("contributes %1", "기여: %1")
    case .nothingFired: ("No rule fired here.", "적용된 규칙이 없다.")
    case .entitiesMore: ("and %1 more", "외 %1건")
    case .unlessPart: ("unless", "예외")
    case .readsNothing: ("reads nothing", "읽은 사실 없음")
    case .noRule: ("no rule bears upon it: %1", "관련 규칙 없음: %1")
    case .statedValue: ("stated: %1", "직접 제시: %1")
    default: ("", "")
    }
  }
}
