/// Tables over registers and profiles.
extension Phrase {
  static let statementCount = Phrase(
    "%1 statements; %2 met, %3 with a reason why not.", "명제 %1개 가운데 %2개가 반영되었고 %3개는 그 까닭을 밝힌다.")
  static let oneStatement = Phrase(
    "1 statement; %2 met, %3 with a reason why not.", "명제 %1개 가운데 %2개가 반영되었고 %3개는 그 까닭을 밝힌다.")
  static let statement = Phrase("Statement", "번호")
  static let whatItSays = Phrase("What it says", "내용")
  static let metBy = Phrase("Met by", "반영")
  static let rules = Phrase("rules", "규칙")
  static let statements = Phrase("statements", "명제")
  static let attributes = Phrase("attributes", "속성")
  static let entities = Phrase("entities", "항목")

  static let spread = Phrase("How outcomes spread", "결과의 분포")
  static let profileCount = Phrase("What follows for %1 profiles, as they stand.", "프로필 %1개를 그대로 평가한 결과이다.")
  static let oneProfile = Phrase("What follows for 1 profile, as it stands.", "프로필 %1개를 그대로 평가한 결과이다.")
  static let profile = Phrase("Profile", "프로필")
  static let whatLeads = Phrase("What leads: ", "선두: ")
  static let howOften = Phrase("How often", "빈도")
  static let entity = Phrase("Entity", "항목")
  static let leads = Phrase("Leads", "선두")
  static let whichValues = Phrase("Which values occur", "나타나는 값")
  static let outcome = Phrase("Outcome", "결과")
  static let value = Phrase("Value", "값")
  static let total = Phrase("Of", "전체")

  static let groundsOfOutcomes = Phrase("How firmly outcomes stand", "결과의 확정 정도")
  static let groundsIntro = Phrase(
    "Of the outcomes that the summary names: ● holds on facts that are trusted; ○ holds if the placeholders are right; "
      + "◇ may change with what is unknown or contested.",
    "요약에 제시되는 결과를 대상으로 한다. ● 신뢰할 수 있는 사실로 성립하는 결과, ○ 잠정값이 맞을 때 성립하는 결과, "
      + "◇ 미확인 사실이나 견해가 갈리는 사실에 따라 달라질 수 있는 결과")
  static let firmCount = Phrase("● firm", "● 확정")
  static let provisionalCount = Phrase("○ provisional", "○ 잠정")
  static let unsettledCount = Phrase("◇ unsettled", "◇ 미확정")
  static let carriesMost = Phrase("Carries most", "가장 많은 결과를 좌우하는 잠정값")
  static let placeholdersByWeight = Phrase("Placeholders that carry most", "많은 결과를 좌우하는 잠정값")
  static let placeholdersIntro = Phrase(
    "Facts of low confidence, and how many provisional outcomes would be open without them, over all profiles.",
    "신뢰도가 낮은 사실별로, 그 사실이 없으면 확정할 수 없게 되는 잠정 결과의 수를 모든 프로필에 걸쳐 센 것이다.")
  static let attribute = Phrase("Attribute", "속성")
  static let carriedOutcomes = Phrase("Outcomes", "결과 수")
}

/// Tables of what moves, and of what comes first.
extension Phrase {
  static let sensitivity = Phrase("What each determinant moves", "결정 요인별 영향")
  static let sensitivityIntro = Phrase(
    "Working values. The share is that of the outcomes which the largest single step of a determinant moves, in per cent: least, middle and greatest over the profiles.",
    "작업값 기준이다. 비율은 결정 요인이 한 단계 달라질 때 바뀌는 결과의 비율(%)이며 프로필 가운데 최소·중간·최대를 보인다.")
  static let determinant = Phrase("Determinant", "결정 요인")
  static let movesEntities = Phrase("Moves", "바뀌는 항목")
  static let profiles = Phrase("Profiles", "프로필 수")
  static let asked = Phrase("Asked", "요구")
  static let share = Phrase("Share", "비율")
  static let mostMoved = Phrase("Most moved", "가장 많이 바뀌는 결과")
  static let all = Phrase("all", "전체")
  static let allBut = Phrase("all but %1", "%1 제외 전체")
  static let byProfile = Phrase("By profile", "프로필별 비율")
  static let placeholder = Phrase("Placeholder", "잠정값")
  static let heavierThan = Phrase("Placeholders that alone move more than ", "단독으로 더 큰 영향을 주는 잠정값, 비교 대상: ")
  static let leadingLine = Phrase(
    "The commonest is among the first in %1 profiles; %2 of %3 are reached; two profiles share %4 on average.",
    "가장 흔한 항목은 프로필 %1개에서 앞선다. 전체 %3개 가운데 %2개가 나타나며 두 프로필은 평균 %4개를 공유한다.")
  static let neverFirst = Phrase("Never among the first: %1.", "한 번도 앞서지 않는 항목: %1.")
  static let comesFirst = Phrase("Comes first", "앞서는 항목")
}

/// The pages of names.
extension Phrase {
  static let whatItIs = Phrase("What it is", "구분")
  static let writtenAs = Phrase("Written as", "표기")
  static let title = Phrase("Title", "이름")
  static let severalAreCalled = Phrase(
    "'%1' may mean %2 things. Name one of them.", "'%1'에 해당하는 이름이 %2개 있다. 하나를 골라 다시 입력한다.")
  static let givenAttribute = Phrase("Fact that profiles state", "프로필에 적는 사실")
  static let derivedAttribute = Phrase("Conclusion of rules", "규칙의 결론")
  static let typeOfValue = Phrase("Value", "값")
  static let numberType = Phrase("number", "수")
  static let setType = Phrase("any number of: %1", "복수 선택: %1")
  static let textType = Phrase("text", "글")
  static let ifLeftOut = Phrase("If left out", "생략할 경우의 가정")
  static let expectedValue = Phrase("If unknown, advice takes", "미확인일 때 권고가 쓰는 값")
  static let answeredBy = Phrase("Who can answer", "문의처")
  static let changedBy = Phrase("Who can change it", "바꿀 수 있는 주체")
  static let values = Phrase("Values", "선택할 수 있는 값")
  static let valuesLowestFirst = Phrase("Values, lowest first", "선택할 수 있는 값(낮은 것부터)")
  static let attributesWithIt = Phrase("Where it can stand", "쓰이는 항목")
  static let rulesConcluding = Phrase("Concluded by", "결론을 내리는 규칙")
  static let readBy = Phrase("Read by", "읽는 규칙")
  static let namedBy = Phrase("Rules that name it", "이름을 직접 부르는 규칙")
  static let concludes = Phrase("Concludes", "결론")
  static let reads = Phrase("Reads", "읽는 항목")
  static let setsAside = Phrase("Sets aside", "배제하는 규칙")
  static let setAsideBy = Phrase("Set aside by", "배제되는 경우")
  static let citedBy = Phrase("Cited by", "인용하는 규칙")
}
