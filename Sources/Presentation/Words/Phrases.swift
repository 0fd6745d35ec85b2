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

/// What would bring a conclusion about.
extension Phrase {
  static let howTo = Phrase("How to: %1 · %2", "이렇게 하려면: %1 · %2")
  static let nowIs = Phrase("As things stand: %1", "현재: %1")
  static let alreadySo = Phrase("It is so already.", "이미 그렇다.")
  static let changesOf = Phrase("What it takes, of what %1 can change", "%1이(가) 바꿀 수 있는 것 가운데 필요한 변경")
  static let changesAtAll = Phrase("What it takes, whoever can change it", "누가 바꿀 수 있는지와 관계없이 필요한 변경")
  static let oneWay = Phrase("All of these", "다음 모두")
  static let joining = Phrase("with %1 besides", "%1 추가")
  static let leaving = Phrase("without %1", "%1 제외")
  static let findTitle = Phrase("A profile near %1 in which this holds", "다음 조건이 성립하는 프로필(기준: %1)")
  static let findBounds = Phrase(
    "Within the entities of the profile; sets one element more or less, numbers at the thresholds of the rules.",
    "프로필에 있는 항목을 범위로 하며, 집합은 한 요소의 추가나 제외, 수는 규칙의 기준값을 대상으로 한다.")
  static let changeTo = Phrase("%1: %2 instead of %3", "%1: %3에서 %2(으)로")
  static let impossibleTier = Phrase(
    "Whatever %1 can change does not bring it about: this is proved.",
    "%1이(가) 바꿀 수 있는 것만으로는 이룰 수 없다(증명됨).")
  static let impossibleAtAll = Phrase(
    "No change of the facts brings it about: this is proved.", "어떤 사실을 바꾸어도 이룰 수 없다(증명됨).")
  static let undecidedTier = Phrase(
    "Whether it can be brought about by what %1 can change was not decided: the search was given up.",
    "%1이(가) 바꿀 수 있는 것으로 이룰 수 있는지는 판정하지 못했다(탐색 중단).")
  static let undecidedAtAll = Phrase(
    "Whether it can be brought about at all was not decided: the search was given up.",
    "이룰 수 있는지는 판정하지 못했다(탐색 중단).")
  static let noOtherChanges = Phrase("There are no other ways without needless changes.", "군더더기 없는 다른 방법은 없다.")
  static let moreChanges = Phrase(
    "Fewer changes do not suffice: this is proved. There may be other ways.",
    "이보다 적은 변경으로는 이룰 수 없다(증명됨). 다른 방법이 더 있을 수 있다.")
  static let unprovedChanges = Phrase(
    "No part of these changes suffices. Whether fewer other changes would was not decided: the search was given up.",
    "이 변경 가운데 일부만으로는 이룰 수 없다. 더 적은 다른 변경으로 이룰 수 있는지는 판정하지 못했다(탐색 중단).")
}

/// Why, and why not.
extension Phrase {
  static let why = Phrase("Why: %1", "왜 그런가: %1")
  static let bothDirections = Phrase("Here reasons pull in opposite directions.", "서로 반대 방향의 근거가 만나는 항목이다.")
  static let whyNot = Phrase("Why not: %1 · %2", "왜 아닌가: %1 · %2")
  static let isSo = Phrase("%1: %2", "%1: %2")
  static let wouldBring = Phrase("What could bring it about, the nearest first", "이루어질 수 있는 경우(가까운 것부터)")
  static let standsAgainst = Phrase("What stands against it", "반대로 작용하는 근거")
  static let nothingBrings = Phrase("No rule could bring it about here.", "여기서 이를 이끌어 낼 규칙이 없다.")
  static let nothingBears = Phrase("No rule bears upon it.", "여기에 작용하는 규칙이 없다.")
  static let goOn = Phrase("… --of ADDRESS goes on from there.", "… 이어지는 내용은 --of 주소로 볼 수 있다.")
  static let moreParts = Phrase("and %1 more (--all)", "이 밖에 %1건(--all)")
  static let moreConclusions = Phrase(
    "%1 more conclusions are meant: name one of them.", "이 밖에 해당하는 결론 %1건: 하나를 지정할 수 있다.")

  static let isMet = Phrase("met", "충족")
  static let isUnmet = Phrase("not met", "미충족")
  static let isUnknown = Phrase("unknown", "미확인")
  static let isContested = Phrase("contested", "견해 갈림")
  static let needed = Phrase("needed: %1", "필요: %1")
  static let takenToBe = Phrase("taken to be: %1", "현재 가정: %1")
  static let otherCases = Phrase("other cases: %1", "다른 경우: %1")

  static let anyValue = Phrase("any value", "값이 있음")
  static let noValue = Phrase("no value", "값이 없음")
  static let notThis = Phrase("not: %1", "다음이 아닐 것: %1")
  static let otherThan = Phrase("other than %1", "%1 이외")
  static let sameAs = Phrase("the same as %1", "%1와(과) 같음")
  static let above = Phrase("above %1", "%1 초과")
  static let below = Phrase("below %1", "%1 미만")
  static let withIt = Phrase("%1 among them", "%1 포함")
  static let withOneOf = Phrase("at least one of these among them: %1", "다음 가운데 하나 이상 포함: %1")
  static let withNoneOf = Phrase("none of these among them: %1", "다음을 포함하지 않음: %1")
  static let inNumber = Phrase("%1 in number", "개수 %1")
  static let times = Phrase("%1 × %2", "%1 × %2")
  static let plus = Phrase("%1 + %2", "%1 + %2")

  static let countIs = Phrase("%1: %2 of %3 are so", "%1: %3건 가운데 %2건 해당")
  static let atLeastOne = Phrase("at least one", "하나 이상")
  static let allOfThem = Phrase("all", "전부")
  static let noneOfThem = Phrase("none", "하나도 없음")
  static let mustNotBe = Phrase("This must not be so", "다음에 해당하지 않을 것")
  static let oneOfThese = Phrase("One of these", "다음 가운데 하나")
  static let allOfThese = Phrase("All of these", "다음 모두")
  static let isListed = Phrase("%1: on the list", "%1: 목록에 있음")
  static let isNotListed = Phrase("%1: not on the list", "%1: 목록에 없음")

  static let startsAt = Phrase("starts at %1", "시작 %1")
  static let upBy = Phrase("up by %1", "%1단계 상향")
  static let downBy = Phrase("down by %1", "%1단계 하향")
  static let makes = Phrase("%1 = %2", "%1 = %2")
  static let isMissing = Phrase("missing: %1", "부족: %1")
  static let placeOf = Phrase("place %1 of %2", "%2건 가운데 %1위")
  static let noPlace = Phrase("no place", "순위 없음")
  static let byDefault = Phrase("as no rule says otherwise", "달리 정하는 규칙이 없을 때의 값")
  static let isStated = Phrase("stated in the profile", "프로필에 명시")
  static let isAbove = Phrase("see above", "위에서 제시")
  static let startsFrom = Phrase("Starts from %1", "출발점 %1")
  static let takenFrom = Phrase("Taken from %1", "기준 %1")
  static let aheadIs = Phrase("Before it: %1", "앞선 항목 %1")
  static let rankedBy = Phrase("Ranked by %1", "순위 기준 %1")

  static let isSetAside = Phrase("set aside", "배제됨")
  static let isMeant = Phrase("The rule speaks of %1", "규칙이 적용되는 항목: %1")
  static let isNotMeant = Phrase("The rule does not speak of %1", "규칙이 적용되지 않는 항목: %1")
  static let allWith = Phrase("%1 in all, among them %2", "모두 %1건, %2 포함")
  static let allWithout = Phrase("%1 in all, without %2", "모두 %1건, %2 없음")
  static let setAsideSince = Phrase("Set aside, since: %1", "배제된 까닭: %1")
  static let lacksOne = Phrase("one fact is otherwise", "사실 1건이 다름")
  static let lacks = Phrase("%1 facts are otherwise", "사실 %1건이 다름")
  static let likewiseFor = Phrase("%1 other cases likewise", "같은 방식의 다른 경우 %1건")
}

/// The title, the summary and the tables.
extension Phrase {
  static let ruleSetLine = Phrase("Rule set %1 %2", "규칙집 %1 %2")
  static let noOutcomes = Phrase("The rule set names no outcomes.", "규칙집에 지정된 결과 항목이 없다.")
  static let summary = Phrase("Summary", "요약")
  static let reasons = Phrase("Why", "근거")
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
  static let withElement = Phrase("also %1", "%1 추가")
  static let withoutElement = Phrase("without %1", "%1 제외")
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

/// Comparisons.
extension Phrase {
  static let comparisonOf = Phrase("Comparison: %1", "비교: %1")
  static let factsThatDiffer = Phrase("Facts that differ", "달라지는 사실")
  static let orFile = Phrase(
    "A file may stand for the whole section, '%1'; there are: %2.", "이 절 전체를 파일 하나로 대신할 수 있다: '%1'. 있는 파일: %2.")
  static let movesCompared = Phrase("Moves", "추진 과제")
  static let whatMoves = Phrase("What changes", "달라지는 결과")
  static let whatDiffers = Phrase("Where they differ", "서로 다른 결과")
  static let madeBy = Phrase("by %1", "요인: %1")
  static let unchangedCount = Phrase("%1 outcomes are the same.", "그 밖의 결과 %1건은 같다.")
  static let oneUnchanged = Phrase("1 outcome is the same.", "그 밖의 결과 %1건은 같다.")
}

/// Many worlds of one profile.
extension Phrase {
  static let sweepOf = Phrase("Worlds of %1", "여러 상황에서의 결과: %1")
  static let sweptWorlds = Phrase(
    "%1 worlds: every combination of the values of %2 facts. %3 of them cannot be and are left out.",
    "사실 %2개의 값을 조합한 상황 %1가지이다. 이 가운데 성립할 수 없는 %3가지는 제외하였다.")
  static let sweptOutcome = Phrase("Outcome", "결과")
  static let asItStands = Phrase("As it stands", "현재")
  static let staysIn = Phrase("Stays in", "유지 비율")
  static let elsewhere = Phrase("Elsewhere", "그 밖의 상황")
  static let decidedBy = Phrase("Decided by", "좌우하는 사실")
  static let sameInAllWorlds = Phrase("The same in every world: %1 outcomes.", "모든 상황에서 같은 결과: %1건.")
}

/// Versions of a rule set.
extension Phrase {
  static let versionsOf = Phrase("What changed: %1 → %2", "달라진 점: %1 → %2")
  static let versionsHead = Phrase("%1 %2 (%3), then %4 %5 (%6).", "이전 %1 %2(%3), 이후 %4 %5(%6).")
  static let changedRules = Phrase("Rules", "규칙")
  static let changedAttributes = Phrase("Vocabulary", "어휘")
  static let changedEntities = Phrase("Catalogue: entities", "목록의 대상")
  static let changedFacts = Phrase("Catalogue: facts", "목록의 사실")
  static let addedThings = Phrase("%1 new", "추가 %1개")
  static let removedThings = Phrase("%1 gone", "삭제 %1개")
  static let changedThings = Phrase("%1 changed", "변경 %1개")
  static let noThings = Phrase("no difference", "차이 없음")
  static let sameBehaviour = Phrase(
    "Nothing that rules read, conclude or combine differs: whatever the profile, the same follows.",
    "규칙이 읽고 결론 내리고 합치는 내용에 차이가 없다. 어떤 프로필이든 결론이 같다.")
  static let whichProfilesChange = Phrase("Which profiles change", "결과가 달라지는 프로필")
  static let changedProfile = Phrase("Profile", "프로필")
  static let changedMoves = Phrase("Moves", "추진 과제")
  static let changedOutcomes = Phrase("Outcomes that change", "달라진 결과")
  static let ofOutcomes = Phrase("of", "전체")
  static let movesDiffer = Phrase("differ", "달라짐")
  static let movesStay = Phrase("the same", "같음")
  static let profilesUnchanged = Phrase("Unchanged: %1.", "변화 없음: %1.")
  static let movesOnlyNow = Phrase("only now listed: %1", "새 판에서만 제시: %1")
  static let responsibleRules = Phrase("What changes most", "가장 많이 바꾼 차이")
  static let differenceMoved = Phrase("outcomes: %1; profiles: %2", "결과 %1건, 프로필 %2개")
  static let newThings = Phrase("new: %1", "추가: %1")
  static let goneThings = Phrase("gone: %1", "삭제: %1")
  static let otherThings = Phrase("changed: %1", "변경: %1")
  static let furtherOutcomes = Phrase("and %1 more outcomes ('--all' shows them)", "그 밖의 결과 %1건('--all'로 모두 표시)")
  static let howeverChanged = Phrase("However the facts of %1 are changed", "%1의 사실을 어떻게 바꾸더라도")
  static let provedCounts = Phrase(
    "Outcomes that are the same whatever is changed, proved: %1. That differ: %2. Undecided: %3.",
    "무엇을 바꾸어도 같음이 증명된 결과 %1건, 달라질 수 있는 결과 %2건, 판단하지 못한 결과 %3건.")
  static let asFactsStand = Phrase("as the facts stand", "현재 사실 그대로")
  static let onceChanged = Phrase("the nearest change: %1", "가장 작은 변경: %1")
  static let factsLeftOut = Phrase(
    "Facts of the profiles that a version does not know were left out: before %1, after %2.",
    "해당 판의 어휘에 없는 프로필 사실은 뺐다: 이전 %1건, 이후 %2건.")
}

/// Files to be filled in.
extension Phrase {
  static let templateHead = Phrase(
    "Take the sign # away in front of an answer and put in what holds. Leave what you do not know as it is: it stays an open question. With a source: {value: small, source: \"…\", as-of: 2026, confidence: high}; a placeholder has 'confidence: low'. In doubt: {one of: [small, full]}, the likelier one first; {from: 1, to: 5} for numbers.",
    "답할 항목 앞의 #을 지우고 값을 적는다. 모르는 항목은 그대로 두면 미확인 사항으로 남는다. 출처는 {value: small, source: \"…\", as-of: 2026, confidence: high}와 같이 적고, 잠정값에는 confidence: low를 붙인다. 확실하지 않으면 {one of: [small, full]}로 가능성이 큰 값부터 적고, 수는 {from: 1, to: 5}로 범위를 적는다."
  )
  static let sharedHead = Phrase(
    "Facts that several profiles share. Take the sign # away in front of an answer and put in what holds.",
    "여러 프로필이 함께 쓰는 사실이다. 답할 항목 앞의 #을 지우고 값을 적는다.")
  static let nameOf = Phrase("the name of: %1", "다음 가운데 하나의 이름: %1")
  static let leftOutAssumes = Phrase("Left out: taken to be %1.", "생략하면 %1(으)로 본다.")
  static let leftOutExpects = Phrase(
    "Left out: advice goes by %1, and the question stays open.", "생략하면 권고는 %1을(를) 전제로 하고, 미확인 사항으로 남긴다.")
}

/// Interviews.
extension Phrase {
  static let interviewHead = Phrase(
    "This fills in %1. Answer with a number, a word or a part of one, in doubt with 'a or b'. Enter: later; unknown: nobody knows; back: the question before; why: what hangs on it; stop: go on another time.",
    "%1 파일을 채운다. 번호나 낱말(일부도 됨)로 답하고, 확실하지 않으면 'a 또는 b'로 답한다. Enter: 나중에, 모름: 알 수 없음, 뒤로: 앞 질문, 왜: 이 답에 달린 것, 그만: 저장하고 마침."
  )
  static let severalAnswers = Phrase(
    "Several go with commas between them; 'none': none of them.", "여러 개이면 쉼표로 구분하고, 하나도 없으면 '없음'으로 답한다.")
  static let numberWithin = Phrase("a number from %1 to %2", "%1에서 %2까지의 수")
  static let askedSince = Phrase("It changes what is advised: with %1, %2.", "답에 따라 권고가 달라진다. %1의 경우 %2.")
  static let moreStakes = Phrase("'why' tells %1 more.", "그 밖의 %1건은 '왜'로 볼 수 있다.")
  static let questionsOpen = Phrase("%1 questions would change what is advised.", "권고를 바꿀 수 있는 질문이 %1개 남아 있다.")
  static let namedSo = Phrase("Reports call it so.", "보고서에서 이렇게 부른다.")
  static let onlyReadBy = Phrase(
    "No answer to it changes a move by itself; %1 rules read it ('demarche show %2').",
    "이 답만으로 추진 과제가 달라지지는 않는다. 규칙 %1개가 이를 읽는다('demarche show %2').")
  static let alsoReadBy = Phrase("%1 rules read it ('demarche show %2').", "규칙 %1개가 이를 읽는다('demarche show %2').")
  static let whichFile = Phrase("%1: which of these files holds?", "%1: 다음 가운데 어느 파일을 쓰는가?")
  static let oneMore = Phrase("%1: name one more; Enter if these are all.", "%1: 하나 더 적는다. 더 없으면 Enter를 누른다.")
  static let newHere = Phrase(
    "%1: if no file describes it, 'new' and a short name describe it here, such as 'new xy'.",
    "%1: 파일이 없으면 'new'와 짧은 이름(예: 'new xy')을 적어 여기에서 설명한다.")
  static let sourceAsked = Phrase(
    "Where is that from? Enter: from nowhere, it is then a placeholder.", "출처는? 없으면 Enter를 누른다. 이때는 잠정값이 된다.")
  static let confidenceAsked = Phrase(
    "How far can that be trusted? 1 low, 2 medium, 3 high; Enter: medium.", "얼마나 믿을 수 있는가? 1 낮음, 2 보통, 3 높음. Enter: 보통."
  )
  static let firstQuestion = Phrase("There is no question before this one.", "앞 질문이 없다.")
  static let noSuchAnswer = Phrase("'%1' is none of the answers.", "'%1'은(는) 답할 수 있는 값이 아니다.")
  static let severalSuchAnswers = Phrase("'%1' may be %2: say which.", "'%1'은(는) %2일 수 있다. 어느 것인지 적는다.")
  static let answerRefused = Phrase("That cannot be taken:", "받아들일 수 없는 답이다.")
  static let wantsNumber = Phrase("Wanted is %1.", "%1을(를) 적는다.")
  static let nothingChanges = Phrase(
    "No open question changes what is advised any more. %1 others are open: 'more' asks those too, Enter ends.",
    "권고를 바꿀 수 있는 질문은 더 없다. 다른 질문이 %1개 있다. '더'를 적으면 이어서 묻고, Enter를 누르면 마친다.")
  static let interviewEnd = Phrase(
    "%1 holds %2 facts, %3 of them unknown. %4 questions would still change what is advised. To go on, and to read what follows:",
    "%1 파일에 사실 %2건이 있으며 그 가운데 %3건은 미확인이다. 권고를 바꿀 수 있는 질문이 %4개 남아 있다. 이어서 답하거나 결과를 보려면 다음과 같이 한다.")
}

/// A folder of pages.
extension Phrase {
  static let indexNote = Phrase(
    "A page for each profile. In each, facts can be changed, and what follows is seen at once; no network is needed.",
    "프로필마다 한 화면씩 있습니다. 각 화면에서 사실을 바꾸면 결과가 바로 나타나며 네트워크가 필요하지 않습니다.")
}
