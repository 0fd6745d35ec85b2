/// How a sign that is neither letter nor digit ends when Koreans read it aloud; nil where that is not known.
func symbolSound(_ scalar: Unicode.Scalar) -> FinalSound? {
  switch scalar {
  case "%", "％", "℃", "℉", "°", "+", "&", "№": .vowel  // 퍼센트, 도, 플러스, 앤드, 넘버
  case "‰": .rieul  // 퍼밀
  case "€", "$", "£", "₱", "₹", "฿", "₺": .vowel  // 유로, 달러, 파운드, 페소, 루피, 바트, 리라
  case "₩", "¥", "₫", "₮": .consonant  // 원, 엔, 동, 투그릭
  case "₽", "₪": .rieul  // 루블, 셰켈
  case "²", "³", "⁴"..."⁹": .consonant  // 제곱
  case "½", "⅓", "¼": .rieul  // 일
  case "⅔": .vowel  // 이
  case "¾": .consonant  // 삼
  case "ん", "ン": .consonant
  case "ぁ"..."ゖ", "ァ"..."ヺ", "ー": .vowel
  default: numberedSound(scalar) ?? unitSound(scalar)
  }
}

/// Numbers within a sign: ①, ⑴, ⒈, ⓵, ❶, Ⅱ and ⅱ; 10 to 20 as they are read, 십 to 이십.
private func numberedSound(_ scalar: Unicode.Scalar) -> FinalSound? {
  switch scalar.value {
  case 0x2460...0x249B, 0x24EA...0x24FF, 0x2776...0x2793, 0x2160...0x216B, 0x2170...0x217B: break
  default: return nil
  }
  guard let value = scalar.properties.numericValue.flatMap({ UInt32(exactly: $0) }) else { return nil }
  return PrecedingSound.sound(ofDigit: value % 10)
}

/// Units that are one sign, read by their full names: ㎞ is 킬로미터, ㎏ 킬로그램, ㏈ 데시벨.
private func unitSound(_ scalar: Unicode.Scalar) -> FinalSound? {
  switch scalar {
  case "ℓ", "㎕"..."㎘", "㎙"..."㎨", "㏄", "㏊", "㎈"..."㎉", "㎐"..."㎔", "㎸"..."㎹", "㎻"..."㎿": .vowel
  case "㎍"..."㎏": .consonant
  case "㎩"..."㎬", "㏈", "㏖": .rieul
  default: nil
  }
}

/// Whether a sign is passed over when a text is read aloud: spaces, invisible signs, accents, punctuation, arrows and
/// emoji. What is read in some way that is not known (`#`, `=`, ㉠) is not passed over.
func isUnspoken(_ scalar: Unicode.Scalar) -> Bool {
  switch scalar {
  case "%", "％", "&", "‰", "#", "@", "§", "¶": return false
  case "`", "~", "|", "<", ">", "™", "®", "©", "¹", "←"..."⇿": return true
  default: break
  }
  switch scalar.properties.generalCategory {
  case .spaceSeparator, .lineSeparator, .paragraphSeparator, .control, .format: return true
  case .nonspacingMark, .enclosingMark, .modifierSymbol: return true
  case .openPunctuation, .closePunctuation, .initialPunctuation, .finalPunctuation: return true
  case .dashPunctuation, .connectorPunctuation, .otherPunctuation: return true
  case .otherSymbol: return isPicture(scalar.value)
  default: return false
  }
}

/// Emoji, dingbats and geometric shapes; not letters, numbers or units within a circle or a square.
private func isPicture(_ value: UInt32) -> Bool {
  switch value {
  case 0x2300...0x23FF, 0x2500...0x2775, 0x2794...0x2BFF, 0x1F000...0x1F0FF, 0x1F1E6...0x1F1FF, 0x1F300...0x1FAFF: true
  default: false
  }
}
