/// What would bring a conclusion about.
extension Phrase {
  static let howTo = Phrase("How to: %1 · %2", "이렇게 하려면: %1 · %2")
  static let nowIs = Phrase("As things stand: %1", "현재: %1")
  static let alreadySo = Phrase("It is so already.", "이미 그렇다.")
  static let changesOf = Phrase("What it takes, of what %1 can change", "%1이(가) 바꿀 수 있는 것 가운데 필요한 변경")
  static let changesAtAll = Phrase("What it takes, whoever can change it", "누가 바꿀 수 있는지와 관계없이 필요한 변경")
  static let oneWay = Phrase("All of these", "다음 모두")
  static let joining = Phrase("%1 added", "%1 추가")
  static let leaving = Phrase("%1 taken out", "%1 제외")
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

/// Whether conditions hold in any profile.
extension Phrase {
  static let anyProfile = Phrase("A profile in which this holds", "다음 조건이 성립하는 프로필")
  static let soByThese = Phrase("There is one. These facts suffice:", "있다. 다음 사실이면 성립한다.")
  static let soInEveryProfile = Phrase("It holds in every profile.", "모든 프로필에서 성립한다.")
  static let wholeWitness = Phrase(
    "An evaluation confirms it; --witness FILE writes it.", "평가하여 확인하였다(저장: --witness FILE).")
  static let whyItHolds = Phrase("Why it holds there", "그 프로필에서 성립하는 이유")
  static let inNoProfile = Phrase("There is none: this is proved.", "그런 프로필은 없다(증명됨).")
  static let inNoProfileUpTo = Phrase(
    "There is none of up to this size (%1): this is proved.", "이 규모까지(%1)의 프로필에는 없다(증명됨).")
  static let profileBounds = Phrase(
    "All complete profiles: each fact has any value of its type, numbers at the thresholds of the rules; the catalogue stays as it is.",
    "모든 사실에 가능한 값을 두루 넣은 완전한 프로필이 대상이다. 수는 규칙의 기준값에서 보며, 카탈로그는 그대로 둔다.")
}

/// What would change a conclusion.
extension Phrase {
  static let whatChanges = Phrase("What would change it: %1", "무엇이 달라지면 바뀌는가: %1")
  static let standsFirm = Phrase(
    "It is firm: it holds whatever the facts that are unknown, contested or placeholders turn out to be.",
    "확고한 결론이다. 미확인·견해 갈림·잠정값인 사실이 어떻게 밝혀지든 성립한다.")
  static let standsIfPlaceholders = Phrase(
    "It is provisional: it holds whatever is unknown or contested, as long as these placeholders are right.",
    "잠정적인 결론이다. 미확인이거나 견해가 갈리는 사실과 관계없이 성립하지만, 다음 잠정값이 맞아야 한다.")
  static let standsUnsettled = Phrase(
    "It is unsettled: what is unknown or contested can make it otherwise.",
    "확정되지 않은 결론이다. 미확인이거나 견해가 갈리는 사실에 따라 달라질 수 있다.")
  static let inDoubt = Phrase("Facts in doubt that would change it alone", "불확실한 사실 가운데 하나만 달라져도 결론이 바뀌는 것")
  static let noneAlone = Phrase("None of them does so alone.", "그 가운데 하나만으로 바뀌는 것은 없다.")
  static let triedChanges = Phrase(
    "All %1 changes of one fact that is in doubt or in somebody's hands were tried, everything else as it stands.",
    "불확실하거나 바꿀 수 있는 사실 하나를 바꾸는 경우 %1건을 나머지를 그대로 두고 모두 시험하였다.")
  static let inHand = Phrase(
    "Known facts in somebody's hands that would do so alone", "바꿀 수 있는 확인된 사실 가운데 하나만 바꾸어도 결론이 바뀌는 것")
  static let twoTogether = Phrase(
    "Pairs of such facts that would change it only together", "하나씩으로는 바뀌지 않고 둘이 함께 달라져야 결론이 바뀌는 것")
  static let noPairs = Phrase("There is no such pair: this is proved.", "그런 조합은 없다(증명됨).")
  static let allPairs = Phrase("There are no other such pairs: this is proved.", "이 밖에 그런 조합은 없다(증명됨).")
  static let morePairs = Phrase(
    "There may be other pairs: --answers N looks for more.", "다른 조합이 더 있을 수 있다. --answers N으로 더 찾을 수 있다.")
  static let undecidedPairs = Phrase(
    "Whether there are such pairs was not decided: the search was given up.", "그런 조합이 있는지는 판정하지 못했다(탐색 중단).")
  static let turnsTo = Phrase("%1 → %2", "%1 → %2")
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
  static let wouldChangeIt = Phrase(
    "Open questions whose answers would change it", "답에 따라 이 결론이 달라지는 질문")
  static let goOn = Phrase("… --of ADDRESS goes on from there.", "… 이어지는 내용은 --of 주소로 볼 수 있다.")
  static let moreParts = Phrase("and %1 more (--all)", "이 밖에 %1건(--all)")

  static let isMet = Phrase("so", "충족")
  static let isUnmet = Phrase("not so", "미충족")
  static let isUnknown = Phrase("unknown", "미확인")
  static let isContested = Phrase("contested", "견해 갈림")
  static let needed = Phrase("needed: %1", "필요: %1")
  static let takenToBe = Phrase("assumed, as it is not known", "미확인이어서 가정한 값")
  static let otherCases = Phrase("other cases: %1", "다른 경우: %1")

  static let anyValue = Phrase("any value", "값이 있음")
  static let noValue = Phrase("no value", "값이 없음")
  static let notThis = Phrase("not: %1", "다음이 아닐 것: %1")
  static let otherThan = Phrase("other than %1", "%1 이외")
  static let sameAs = Phrase("the same as %1", "%1와(과) 같음")
  static let above = Phrase("above %1", "%1 초과")
  static let below = Phrase("below %1", "%1 미만")
  static let withIt = Phrase("%1 among them", "%1 포함")
  static let withNoneOf = Phrase("without %1", "%1 없음")
  static let inNumber = Phrase("%1 in number", "개수 %1")
  static let times = Phrase("%1 × %2", "%1 × %2")
  static let plus = Phrase("%1 + %2", "%1 + %2")

  static let countIs = Phrase("%1 of %2", "%2개 가운데 %1개")
  static let countBy = Phrase("%1 by %2", "%1(%2 기준)")
  static let atLeastOne = Phrase("at least one", "하나 이상")
  static let allOfThem = Phrase("all", "전부")
  static let noneOfThem = Phrase("none", "하나도 없음")
  static let mustNotBe = Phrase("This must not be so", "다음에 해당하지 않을 것")
  static let oneOfThese = Phrase("At least one of these", "다음 가운데 하나 이상")
  static let allOfThese = Phrase("All of these", "다음 모두")
  static let isListed = Phrase("%1: on the list", "%1: 목록에 있음")
  static let isNotListed = Phrase("%1: not on the list", "%1: 목록에 없음")

  static let startsAt = Phrase("starts at %1", "%1에서 시작")
  static let itsStart = Phrase("where it starts", "시작 값 그대로")
  static let floorAt = Phrase("at least %1", "하한 %1")
  static let capAt = Phrase("at most %1", "상한 %1")
  static let upBy = Phrase("up by %1", "%1단계 상향")
  static let downBy = Phrase("down by %1", "%1단계 하향")
  static let makes = Phrase("%1 = %2", "%1 = %2")
  static let isMissing = Phrase("short by %1", "%1 부족")
  static let stepsMissing = Phrase("short by %1", "%1단계 부족")
  static let placeOf = Phrase("place %1 of %2", "%2개 가운데 %1위")
  static let noPlace = Phrase("no place", "순위 없음")
  static let byDefault = Phrase("as no rule says otherwise", "달리 정하는 규칙이 없을 때의 값")
  static let isStated = Phrase("stated in the profile", "프로필에 명시")
  static let isAbove = Phrase("see above", "위에서 제시")
  static let startsFrom = Phrase("Starts from %1", "출발점: %1")
  static let takenFrom = Phrase("Taken from %1", "기준: %1")
  static let aheadIs = Phrase("Before it: %1", "앞선 항목: %1")
  static let rankedBy = Phrase("Ranked by %1", "순위 기준: %1")

  static let isSetAside = Phrase("set aside", "배제됨")
  static let isMeant = Phrase("about %1", "대상: %1")
  static let allWith = Phrase("%1 in all, among them %2", "모두 %1개, %2 포함")
  static let allWithout = Phrase("%1 in all, without %2", "모두 %1개, %2 없음")
  static let changesNothing = Phrase("changes nothing here", "결론에 변화 없음")
  static let setAsideByReason = Phrase("Set aside by %1", "%1번 근거로 배제")
  static let setAsideSince = Phrase("Set aside, since: %1", "배제된 까닭: %1")
  static let lacksOne = Phrase("one fact away", "사실 1건 차이")
  static let lacks = Phrase("%1 facts away", "사실 %1건 차이")
  static let likewiseFor = Phrase("%1 other cases likewise", "같은 방식의 다른 경우 %1건")
}
