/// Values.
extension Phrase {
  static let yes = Phrase("yes", "예")
  static let no = Phrase("no", "아니요")
  static let nothing = Phrase("none", "없음")
  static let unknown = Phrase("unknown", "미확인")
  static let unlisted = Phrase("%1 not listed", "목록에 없는 %1")
  static let contradiction = Phrase("contradiction", "모순")
  static let mayContradict = Phrase("contradiction possible", "모순 가능")
  static let orNothing = Phrase("or none", "또는 없음")
  static let possible = Phrase("possible", "가능")
  static let or = Phrase("or", "또는")
  static let to = Phrase("%1 to %2", "%1~%2")
  static let atLeast = Phrase("at least %1", "%1 이상")
  static let atMost = Phrase("at most %1", "%1 이하")
  static let anyNumber = Phrase("any number", "모든 수")
  static let possibly = Phrase("possibly %1", "%1(가능)")
  static let doesNotApply = Phrase("does not apply", "해당 없음")
}

/// What a reason does, what became of it, and on what it rests.
extension Phrase {
  static let raise = Phrase("%1: up by %2", "%1: %2단계 상향")
  static let lower = Phrase("%1: down by %2", "%1: %2단계 하향")
  static let raiseByOne = Phrase("%1: up by one step", "%1: 한 단계 상향")
  static let lowerByOne = Phrase("%1: down by one step", "%1: 한 단계 하향")
  static let floor = Phrase("%1: at least %2", "%1 하한: %2")
  static let cap = Phrase("%1: at most %2", "%1 상한: %2")
  static let adds = Phrase("%1: %2", "%1: %2")
  static let concluded = Phrase("%1: %2", "%1: %2")

  static let applied = Phrase("applied", "반영")
  static let absorbed = Phrase("absorbed", "흡수")
  static let capped = Phrase("capped", "상한에 막힘")
  static let defeated = Phrase("defeated", "배제")
  static let by = Phrase("defeated by %1", "%1에 의해 배제")

  static let given = Phrase("given", "제공")
  static let set = Phrase("set for this run", "이번 실행에서 지정")
  static let catalogue = Phrase("catalogue", "목록")
  static let expected = Phrase("not stated, expected", "명시되지 않아 예상")
  static let leadingCase = Phrase("contested: the leading case", "견해가 갈림: 우선하는 경우")
  static let isPlaceholder = Phrase("placeholder", "잠정값")
  static let assumed = Phrase("assumed", "가정")
  static let derived = Phrase("derived", "도출")
  static let listComplete = Phrase("these are all", "전체 목록")
  static let listOpen = Phrase("the list is open", "목록 미완결")

  static let source = Phrase("Source", "출처")
  static let rule = Phrase("Rule", "규칙")
}

/// How firmly a value stands.
extension Phrase {
  static let legend = Phrase(
    "● firm: holds on sourced facts · ○ provisional: holds if the placeholders are right · ◇ unsettled: may change with "
      + "what is not known",
    "● 확정: 출처 있는 사실로 성립 · ○ 잠정: 잠정값이 맞을 때 성립 · ◇ 미확정: 미확인 사실에 따라 달라질 수 있음")
}
