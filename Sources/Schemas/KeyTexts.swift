import Report
import RuleModel

/// What the keys of the language mean, as an editor shows it to whoever points at one.
struct KeyTexts {
  private let language: ReportLanguage

  init(_ language: ReportLanguage) { self.language = language }

  /// Keys in the order of the language, each with its text and what may stand behind it: anything where no shape is given.
  func keys(_ keys: [String], _ shapes: [String: JSONValue]) -> [(String, JSONValue)] {
    keys.map { ($0, (shapes[$0] ?? .anything).told(nil, text($0))) }
  }

  /// Nil for keys that say what they are.
  func text(_ key: String) -> String? {
    keyTexts[key].map { language == .ko ? $0.ko : $0.en }
  }
}

extension RuleSet {
  /// A text in the language of a reader, or in the first that it has.
  func text(_ text: LocalizedText, in language: ReportLanguage) -> String? {
    text.text(in: self.language(language.rawValue))
  }

  func text(_ word: LocalizedWord, in language: ReportLanguage) -> String? {
    word.text(in: self.language(language.rawValue))
  }
}

/// One text a key, wherever it stands.
let keyTexts: [String: (en: String, ko: String)] = [
  // Rules
  "sections": ("In the order in which they are read.", "읽히는 순서대로 적는다."),
  "defaults": ("What holds for every rule below that does not say otherwise.", "아래 규칙이 달리 정하지 않는 한 모두에 적용된다."),
  "rules": ("The rules.", "규칙 목록."),
  "id": ("The name by which others refer to it; stable.", "다른 곳에서 가리킬 때 쓰는 이름이며 바꾸지 않는다."),
  "source": ("Keys of the bibliography, or where a fact comes from.", "참고문헌의 키 또는 사실의 출처."),
  "basis": ("The statements of the registers that the rule puts into force.", "규칙이 구현하는 등록부의 진술."),
  "rank": ("Its place in the order of precedence, or how entities are ranked.", "우선순위 또는 순위를 매기는 방법."),
  "confidence": (
    "high, medium or low; a fact of low confidence is a placeholder.", "high, medium, low 중 하나. low인 사실은 잠정값이다."
  ),
  "evidence": ("The kind of ground on which the rule stands.", "규칙이 기대는 근거의 종류."),
  "status": ("A draft is read and checked, and not counted.", "draft는 읽고 점검하되 결론에 넣지 않는다."),
  "when": ("All of it must hold.", "모두 성립해야 한다."),
  "unless": (
    "Where this holds the rule does not apply: of a list any, of a map all of it.",
    "성립하면 규칙을 적용하지 않는다. 목록은 그중 하나, 맵은 전부."
  ),
  "then": ("What follows: attributes of entities that the rule names.", "결론: 규칙이 가리키는 대상의 속성."),
  "because": ("The reason as a reader is told it; {path} inserts a value.", "독자에게 보이는 이유. {경로}로 값을 넣는다."),
  "examples": ("Facts, and what follows from them by this rule alone.", "사실과, 이 규칙만으로 따라 나오는 결론."),
  "once": ("Counts once, however many combinations make it hold.", "몇 가지 조합으로 성립하든 한 번만 센다."),
  "for each": ("The names of which each counts.", "하나씩 따로 세는 이름."),
  "for": ("Several entities of a kind: names and their kinds.", "같은 종류의 대상 여럿: 이름과 종류."),
  "overrides": ("The rules that it sets aside.", "이 규칙이 물리치는 규칙."),
  "cases": ("A matrix: each case is a rule of its own.", "행렬: 경우마다 하나의 규칙이다."),
  "given": ("The facts of the example.", "예시의 사실."),
  "follows": ("What is certain under these facts.", "이 사실에서 확실한 결론."),
  "does not follow": ("What is ruled out under these facts.", "이 사실에서 배제되는 결론."),
  // Conditions
  "all of": ("All of these hold.", "모두 성립한다."),
  "any of": ("At least one of these holds.", "하나 이상 성립한다."),
  "not of": ("This does not hold; true also where there is no value.", "성립하지 않는다. 값이 없을 때도 참이다."),
  "some": ("At least one entity of a kind.", "해당 종류의 대상이 하나 이상."),
  "every": ("Every entity of a kind.", "해당 종류의 모든 대상."),
  "no": ("No entity of a kind.", "해당 종류의 대상이 하나도 없음."),
  "count": ("How many entities of a kind.", "해당 종류의 대상 수."),
  "as": ("A name for the entity.", "대상의 이름."),
  "where": ("Which of them are meant.", "어느 대상인지 정하는 조건."),
  "at least": ("This or more.", "이 값 이상."),
  "at most": ("This or less.", "이 값 이하."),
  "above": ("More than this.", "이 값 초과."),
  "below": ("Less than this.", "이 값 미만."),
  "between": ("Two values, both included.", "두 값 사이(양 끝 포함)."),
  "other than": ("A value, and another one.", "값이 있고 이것이 아님."),
  "present": ("Whether there is a value.", "값이 있는지 여부."),
  "path": ("The path to a value.", "값에 이르는 경로."),
  "plus": ("Steps of a scale, or units.", "척도의 단계 또는 단위."),
  "times": ("A factor.", "배수."),
  "includes": ("One element that the set holds.", "집합에 들어 있는 원소 하나."),
  "includes any of": ("The set holds one of these at least.", "집합에 이 가운데 하나 이상이 있다."),
  "includes none of": ("The set holds none of these.", "집합에 이 가운데 아무것도 없다."),
  "size": ("How many elements.", "원소의 수."),
  // Contributions
  "raise": ("So many steps up.", "올릴 단계 수."),
  "lower": ("So many steps down.", "내릴 단계 수."),
  "add": ("Elements of the set.", "집합에 더하는 원소."),
  // Facts
  "value": ("What is stated.", "값."),
  "as-of": ("The year or the day of which it holds.", "기준 연도 또는 날짜."),
  "note": ("What a reader should know of it.", "독자가 알아 둘 점."),
  "one of": ("Contested: the cases, the leading one first.", "다툼이 있는 값: 가장 유력한 경우를 먼저 쓴다."),
  "from": ("The lower end, or the first run.", "하한 또는 첫 번째 상태."),
  "to": ("The upper end, or the second run.", "상한 또는 두 번째 상태."),
  "likely": ("The likely value of a range.", "범위 안의 유력한 값."),
  "complete": ("Whether all are listed; 'no' leaves the list open.", "모두 적었는지 여부. no이면 열린 목록이다."),
  "profile": ("The profile's id, or its file.", "프로필의 식별자 또는 파일."),
  "profiles": ("Which profiles: 'all', or their ids.", "대상 프로필: all 또는 식별자."),
  "good for": ("What the profile is an example of.", "이 프로필이 보여 주는 것."),
  "facts need a source": (
    "Whether lint asks every fact for a source or a confidence.", "lint가 사실마다 출처나 신뢰도를 요구하는지 여부."
  ),
  // Vocabulary
  "kinds": ("What can be spoken of.", "말할 수 있는 대상의 종류."),
  "scales": ("Values with an order, lowest first.", "순서가 있는 값. 낮은 것부터 쓴다."),
  "choices": ("Values without an order.", "순서가 없는 값."),
  "attributes": ("What can be said of the entities of a kind.", "각 종류의 대상에 대해 말할 수 있는 것."),
  "topics": ("Subjects under which attributes are asked, in order.", "속성을 묶어 묻는 주제. 순서대로 쓴다."),
  "never": ("Combinations of given facts that cannot be.", "있을 수 없는 사실의 조합."),
  "is": (
    "A kind is single, many or by reference; an attribute given, fixed, derived or both.",
    "종류는 single, many, by reference. 속성은 given, fixed, derived, both."
  ),
  "listed as": ("The plural under which entities are listed.", "대상을 나열할 때 쓰는 복수 이름."),
  "listed": ("Whether only listed pairs exist.", "나열한 쌍만 존재하는지 여부."),
  "known to": ("Who can answer the question.", "질문에 답할 수 있는 사람."),
  "type": ("What the value can be.", "값의 유형."),
  "combine": ("How contributions of rules make the value.", "규칙의 기여가 값이 되는 방법."),
  "weights": ("What rules may add.", "규칙이 더할 수 있는 값."),
  "bands": ("Disjoint, ordered, without a gap.", "겹치지 않고 빈틈없이 순서대로 적는다."),
  "base": ("Where the sum or the level starts.", "합계나 수준의 출발점."),
  "default": ("The value where no rule applies.", "적용되는 규칙이 없을 때의 값."),
  "prefer": ("The highest rank that applies stands.", "적용되는 것 중 가장 높은 순위를 택한다."),
  "may stay empty": ("Whether there may be no value.", "값이 없어도 되는지 여부."),
  "when floor exceeds cap": ("A contradiction, or the cap wins.", "모순으로 보거나 상한을 따른다."),
  "range": ("The least and the greatest number.", "최솟값과 최댓값."),
  "unit": ("What is counted.", "단위."),
  "places": ("Digits behind the point.", "소수 자릿수."),
  "question": ("What a given fact asks.", "주어지는 사실을 묻는 질문."),
  "controlled by": ("Who can change it.", "바꿀 수 있는 주체."),
  "effort": ("What changing it costs, from 1.", "바꾸는 데 드는 노력(1부터)."),
  "if left out": ("Assumed where the fact is left out.", "적지 않으면 이렇게 가정한다."),
  "expected": ("Taken by the working reading where the fact is unknown.", "모를 때 실무 해석이 취하는 값."),
  "monotone in": ("Facts in which it never falls, which lint proves.", "높아져도 결과가 낮아지지 않는 사실. lint가 증명한다."),
  "stale after": ("After how many years a fact is to be looked up again.", "사실을 다시 확인해야 하는 햇수."),
  "answers": ("Whether there is always a value, which lint proves.", "언제나 값이 있는지 여부. lint가 증명한다."),
  "may not apply": ("Whether it can have no value of its own accord.", "원래 값이 없을 수 있는지 여부."),
  // Manifest and registers
  "languages": ("Every text exists in each of them.", "모든 글은 이 언어마다 있어야 한다."),
  "ranks": ("The order of precedence, highest first.", "우선순위. 높은 것부터 쓴다."),
  "controllers": ("Who can change facts, nearest first.", "사실을 바꿀 수 있는 주체. 가까운 순서로 쓴다."),
  "bibliography": ("The sources, by the keys that rules cite.", "규칙이 인용하는 키별 출처."),
  "outcomes": ("What is concluded, and how reports sort and cut it.", "결론과 보고서에서의 정렬·생략 방식."),
  "summary": ("The lines that sum the outcomes up.", "결론을 간추린 줄."),
  "documents": ("The documents, the first one written by default.", "문서 목록. 첫 번째가 기본 문서다."),
  "show": ("How many are shown.", "보여 줄 개수."),
  "show always": ("Values that are shown beyond the cut.", "생략하지 않고 늘 보여 주는 값."),
  "gives texts": ("Whether entities for which it is yes are given out as texts.", "yes인 대상의 글을 내보내는지 여부."),
  "order by": ("The attribute that sorts the entities.", "대상을 정렬하는 속성."),
  "certain only": ("Leaves out what is unsettled.", "확정되지 않은 것은 뺀다."),
  "statements": ("Statements by their ids.", "식별자별 진술."),
  "reason": ("Why nothing meets the statement.", "진술을 구현하지 않는 이유."),
  // Tests
  "set": ("Facts that are stated otherwise for this run.", "이번 실행에서 달리 두는 사실."),
  "must": ("What is certain.", "확실해야 하는 것."),
  "may": ("What is possible.", "가능해야 하는 것."),
  "must not": ("What is ruled out.", "배제되어야 하는 것."),
  "working": ("What the working reading gives.", "실무 해석의 값."),
  "ground": ("How firmly it stands: firm, provisional or unsettled.", "근거의 굳기: firm, provisional, unsettled."),
  "by": ("The rule that makes it, or what it is sorted by.", "그 결론을 낸 규칙 또는 정렬 기준."),
  "tension": ("Whether contributions of opposite direction met.", "반대 방향의 기여가 만났는지 여부."),
  "not yet met": ("Known not to hold: that it does is then reported.", "아직 성립하지 않음. 성립하면 알린다."),
  "along": ("One fact, a run for each value.", "사실 하나를 값마다 바꾸어 실행한다."),
  "swap": ("Two facts whose values are exchanged.", "값을 맞바꾸는 두 사실."),
  "moves": ("How much has to move, or the moves of a document.", "움직여야 하는 정도 또는 문서의 추진 과제."),
  "becomes": ("Which values may follow which.", "어떤 값이 어떤 값으로 바뀔 수 있는지."),
  // Documents
  "heading": ("The heading; left out with an empty section.", "제목. 내용이 없으면 함께 생략된다."),
  "parts": ("The components, in order.", "구성 요소를 순서대로 적는다."),
  "say": ("How each entity is called.", "대상마다 부르는 말."),
  "none": ("What is said where there is none.", "없을 때 쓰는 말."),
  "fields": ("What is said of each entity.", "대상마다 말하는 내용."),
]
