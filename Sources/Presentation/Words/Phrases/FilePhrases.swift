/// Files to be filled in.
extension Phrase {
  static let templateHead = Phrase(
    "Take the sign # away in front of an answer and put in what holds. Leave what you do not know as it is: it stays an open question. With a source: {value: small, source: \"…\", as-of: 2026, confidence: high}; a placeholder has 'confidence: low'. In doubt: {one of: [small, full]}, the likelier one first; {from: 1, to: 5} for numbers.",
    "답할 항목 앞의 #을 지우고 값을 적는다. 모르는 항목은 그대로 두면 미확인 사항으로 남는다. 출처는 {value: small, source: \"…\", as-of: 2026, confidence: high}와 같이 적고, 잠정값에는 confidence: low를 붙인다. 확실하지 않으면 {one of: [small, full]}로 가능성이 큰 값부터 적고, 수는 {from: 1, to: 5}로 범위를 적는다."
  )
  static let sharedHead = Phrase(
    "Facts that several profiles share. Take the sign # away in front of an answer and put in what holds.",
    "여러 프로필이 함께 쓰는 사실이다. 답할 항목 앞의 #을 지우고 값을 적는다.")
  static let furtherQuestions = Phrase("Further questions", "그 밖의 질문")
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
  static let refusedSince = Phrase("‘%1’: %2 (%3)", "‘%1’: %2 (%3)")
  static let wrongWriting = Phrase(
    "that cannot be read; brackets and quotation marks come in pairs.", "읽을 수 없다. 괄호와 따옴표는 짝을 맞춘다.")
  static let noneOfTheAnswers = Phrase("that is none of the answers.", "답할 수 있는 값이 아니다.")
  static let wrongNumber = Phrase(
    "a number in digits, or yes or no, is wanted within its range.", "범위 안의 숫자나 yes, no로 적는다.")
  static let wrongDoubt = Phrase(
    "several values are written [a, b], in doubt {one of: [a, b]} or {from: 1, to: 5}, what is not known 'unknown'.",
    "여러 값은 [a, b], 확실하지 않으면 {one of: [a, b]} 또는 {from: 1, to: 5}, 모르면 'unknown'으로 적는다.")
  static let doesNotFit = Phrase(
    "that does not go with what was answered before.", "앞에서 답한 것과 함께 받아들일 수 없다.")
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
