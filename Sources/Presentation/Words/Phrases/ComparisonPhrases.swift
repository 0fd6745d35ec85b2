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
  static let provedHow = Phrase(
    "Of the same, %1 by structure (both versions compute them alike, step by step) and %2 by refutation.",
    "같은 결과 가운데 %1건은 두 판이 단계마다 똑같이 계산하고, %2건은 다를 수 없음을 반증으로 보였다.")
  static let onceAllChanged = Phrase(
    "after these changes, none of which can be spared: %1 (fewer were not ruled out)",
    "다음 변경이 모두 있어야 함: %1(더 적은 변경이 없는지는 확인하지 못함)")
  static let othersAlike = Phrase("%1 other single changes do the same", "하나만 바꾸어도 달라지는 사실이 %1개 더 있음")
  static let restsOnRules = Phrase("rests on: %1", "달라진 까닭: %1")
  static let shareOfSamples = Phrase("in %1 of %2 sampled profiles", "무작위 프로필 %2건 가운데 %1건에서 달라짐")
  static let differsWhenever = Phrase("differs whenever %1", "다음 조건이면 언제나 달라짐: %1")
  static let nowhereElse = Phrase("and nowhere else", "그 밖에는 달라지지 않음")
  static let elsewhereToo = Phrase("there may be other cases", "다른 경우도 있을 수 있음")
  static let asFactsStand = Phrase("as the facts stand", "현재 사실 그대로")
  static let onceChanged = Phrase("the nearest change: %1", "가장 작은 변경: %1")
  static let factsLeftOut = Phrase(
    "Facts of the profiles that a version does not know were left out: before %1, after %2.",
    "해당 판의 어휘에 없는 프로필 사실은 뺐다: 이전 %1건, 이후 %2건.")
}
