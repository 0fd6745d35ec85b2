import Testing

@testable import Report

@Suite struct ParticleTests {
  @Test(arguments: [
    // Hangul names
    ("베이징은(는)", "베이징은"), ("도쿄은(는)", "도쿄는"), ("뉴욕은(는)", "뉴욕은"), ("하노이은(는)", "하노이는"),
    ("울란바토르은(는)", "울란바토르는"), ("서울은(는)", "서울은"), ("서울(으)로", "서울로"), ("뉴욕(으)로", "뉴욕으로"),
    ("파리(으)로", "파리로"), ("물(으)로", "물로"), ("여덟(으)로", "여덟으로"), ("부산(으)로서", "부산으로서"),
    // every pair, both ways
    ("서울이(가)", "서울이"), ("파리이(가)", "파리가"), ("서울을(를)", "서울을"), ("파리을(를)", "파리를"),
    ("서울와(과)", "서울과"), ("파리와(과)", "파리와"), ("서울과(와)", "서울과"), ("파리과(와)", "파리와"),
    ("서울(이)다", "서울이다"), ("파리(이)다", "파리다"), ("서울(이)나", "서울이나"), ("파리(이)나", "파리나"),
    ("서울(이)며", "서울이며"), ("파리(이)며", "파리며"), ("서울(이)고", "서울이고"), ("파리(이)고", "파리고"),
    ("서울(이)라고", "서울이라고"), ("파리(이)라는", "파리라는"), ("서울아(야)", "서울아"), ("파리아(야)", "파리야"),
    ("서울는(은)", "서울은"), ("파리는(은)", "파리는"), ("서울가(이)", "서울이"), ("파리가(이)", "파리가"),
    ("서울를(을)", "서울을"), ("파리를(을)", "파리를"), ("평가(이)다", "평가다"), ("국가이(가)", "국가가"),
    ("결과와(과)", "결과와"), ("사이은(는)", "사이는"), ("마을을(를)", "마을을"), ("아시아아(야)", "아시아야"),
  ])
  func hangul(text: String, expected: String) { #expect(resolveParticles(text) == expected) }

  @Test(arguments: [
    ("0은(는)", "0은"), ("1은(는)", "1은"), ("2은(는)", "2는"), ("3은(는)", "3은"), ("4은(는)", "4는"),
    ("5은(는)", "5는"), ("6은(는)", "6은"), ("7은(는)", "7은"), ("8은(는)", "8은"), ("9은(는)", "9는"),
    ("1(으)로", "1로"), ("3(으)로", "3으로"), ("7(으)로", "7로"), ("8(으)로", "8로"), ("0(으)로", "0으로"),
    ("10이(가)", "10이"), ("20(으)로", "20으로"), ("100(으)로", "100으로"), ("1000을(를)", "1000을"),
    ("10000와(과)", "10000과"), ("100000000은(는)", "100000000은"), ("1,000,000이(가)", "1,000,000이"),
    ("1000000000000은(는)", "1000000000000는"), ("1,000,000,000,000(이)다", "1,000,000,000,000다"),
    ("9,330,000은(는)", "9,330,000은"), ("1,234은(는)", "1,234는"), ("3.5은(는)", "3.5는"), ("0.7(으)로", "0.7로"),
    ("1.0은(는)", "1.0은"), ("1.50(으)로", "1.50으로"), ("30%은(는)", "30%는"), ("30%(으)로", "30%로"),
    ("2026은(는)", "2026은"), ("36℃을(를)", "36℃를"), ("５은(는)", "５는"), ("Ⅱ은(는)", "Ⅱ는"), ("₩은(는)", "₩은"),
    ("5km은(는)", "5km는"), ("5 m을(를)", "5 m를"), ("3kg은(는)", "3kg은"), ("8 t이(가)", "8 t이"), ("605km²은(는)", "605km²는"),
    ("5²은(는)", "5²은"), ("40GB을(를)", "40GB를"),
  ])
  func numbers(text: String, expected: String) { #expect(resolveParticles(text) == expected) }

  @Test(arguments: [
    ("UN은(는)", "UN은"), ("EU은(는)", "EU는"), ("C40은(는)", "C40은"), ("C40(으)로", "C40으로"), ("NGO은(는)", "NGO는"),
    ("WHO이(가)", "WHO가"), ("R은(는)", "R은"), ("R(으)로", "R로"), ("L(으)로", "L로"), ("MOU(으)로", "MOU로"),
    ("IMF을(를)", "IMF를"), ("FTA은(는)", "FTA는"), ("GDP은(는)", "GDP는"), ("ASEAN은(는)", "ASEAN은"), ("OECD와(과)", "OECD와"),
    ("OPEC은(는)", "OPEC은"), ("UNDP은(는)", "UNDP는"), ("UNSC은(는)", "UNSC는"), ("CITYNET(으)로", "CITYNET으로"),
    ("MERCOSUR은(는)", "MERCOSUR는"), ("ICLEI(이)다", "ICLEI다"), ("A4은(는)", "A4는"), ("G7(으)로", "G7로"),
    ("U.S.은(는)", "U.S.는"), ("D.C.을(를)", "D.C.를"), ("x은(는)", "x는"), ("n은(는)", "n은"), ("5G은(는)", "5G는"),
    ("Tokyo은(는)", "Tokyo는"), ("Seoul(으)로", "Seoul로"), ("Seoul은(는)", "Seoul은"), ("Busan(으)로", "Busan으로"),
    ("Amsterdam은(는)", "Amsterdam은"), ("Beijing은(는)", "Beijing은"), ("Bangkok은(는)", "Bangkok은"),
    ("Internet(으)로", "Internet으로"), ("Brunswick은(는)", "Brunswick은"), ("Kuwait은(는)", "Kuwait는"),
    ("Frankfurt은(는)", "Frankfurt는"), ("Paris은(는)", "Paris는"), ("Madrid을(를)", "Madrid를"), ("Cardiff은(는)", "Cardiff는"),
    ("Munich이(가)", "Munich가"), ("New York은(는)", "New York은"), ("Denmark은(는)", "Denmark는"),
    ("Seattle(으)로", "Seattle로"), ("Melbourne은(는)", "Melbourne은"), ("Ulaanbaatar은(는)", "Ulaanbaatar는"),
    ("Malmö은(는)", "Malmö는"), ("São Paulo은(는)", "São Paulo는"), ("Bogota\u{301}은(는)", "Bogota\u{301}는"),
    ("Poznań(으)로", "Poznań으로"), ("Ｎ은(는)", "Ｎ은"),
  ])
  func latin(text: String, expected: String) { #expect(resolveParticles(text) == expected) }

  @Test(arguments: [
    ("유엔(UN)은(는)", "유엔(UN)은"), ("세계보건기구(WHO)은(는)", "세계보건기구(WHO)는"), ("도쿄(일본)은(는)", "도쿄(일본)는"),
    ("서울[1](으)로", "서울[1]로"), ("유럽연합(EU(2020))이(가)", "유럽연합(EU(2020))이"), ("(EU)은(는)", "(EU)는"),
    ("'서울'은(는)", "'서울'은"), ("“파리”이(가)", "“파리”가"), ("「도시법」을(를)", "「도시법」을"), ("《평화》은(는)", "《평화》는"),
    ("**서울**(으)로", "**서울**로"), ("`beijing`은(는)", "`beijing`은"), ("파리)은(는)", "파리)는"), ("서울()이(가)", "서울()이"),
    ("서울(a)(b)은(는)", "서울(a)(b)은"), ("(도시)(UN)은(는)", "(도시)(UN)는"),
    ("ラーメン은(는)", "ラーメン은"), ("さくら은(는)", "さくら는"), ("ㄱ은(는)", "ㄱ은"), ("ㅏ은(는)", "ㅏ는"),
    ("서울은(는) 도쿄와(과) 베이징을(를) 파리(으)로", "서울은 도쿄와 베이징을 파리로"),
    ("\u{1109}\u{1165}\u{110B}\u{116E}\u{11AF}(으)로", "\u{1109}\u{1165}\u{110B}\u{116E}\u{11AF}로"),
    ("그대로 (둔다) 은 (는)", "그대로 (둔다) 은 (는)"), ("", ""), ("(", "("), ("은(", "은("), ("(이)", "(이)"), ("((((", "(((("),
  ])
  func surroundings(text: String, expected: String) { #expect(resolveParticles(text) == expected) }

  /// Where the sound is not known, every pair stays as it is written.
  @Test(arguments: ["", " ", "?", "東京", "台北", "Москва", "서울#", "x =", "㉠", "「東京」"])
  func unknownSounds(name: String) {
    for pair in ["은(는)", "이(가)", "을(를)", "와(과)", "(으)로", "(이)다"] {
      #expect(resolveParticles(name + pair) == name + pair)
    }
  }

  /// Marks that are not spoken are passed over; signs that are read as a letter, a number or a unit are read so.
  @Test(arguments: [
    ("도시👍", "는 가 를 와 로 다"), ("한국!", "은 이 을 과 으로 이다"), ("서울시…", "는 가 를 와 로 다"),
    ("각\u{200B}", "은 이 을 과 으로 이다"), ("도쿄 ", "는 가 를 와 로 다"), ("CO₂", "는 가 를 와 로 다"),
    ("①", "은 이 을 과 로 이다"), ("㎞", "는 가 를 와 로 다"), ("㎏", "은 이 을 과 으로 이다"), ("㏈", "은 이 을 과 로 이다"),
    ("⑩", "은 이 을 과 으로 이다"), ("⑫", "는 가 를 와 로 다"), ("Ⅻ", "는 가 를 와 로 다"), ("¼", "은 이 을 과 로 이다"),
    ("서울→", "은 이 을 과 로 이다"), ("🇰🇷 한국 🇰🇷", "은 이 을 과 으로 이다"), ("파리-", "는 가 를 와 로 다"), ("₫", "은 이 을 과 으로 이다"),
    ("x⁴", "는 가 를 와 로 다"), ("2⁴", "은 이 을 과 으로 이다"), ("e\u{301}", "는 가 를 와 로 다"),
  ])
  func marksAndSigns(name: String, particles: String) {
    let pairs = ["은(는)", "이(가)", "을(를)", "와(과)", "(으)로", "(이)다"]
    for (pair, particle) in zip(pairs, particles.split(separator: " ")) {
      #expect(resolveParticles(name + pair) == name + particle)
    }
  }

  @Test func acrossRuns() {
    let text: Inline = "\(Inline.strong("파리"))은(는) \(Inline.code("서울"))(으)로"
    #expect(text.resolvingParticles() == "\(Inline.strong("파리"))는 \(Inline.code("서울"))로")
    let split = Inline([TextRun("파리", .strong), TextRun("은("), TextRun("는)", .muted), TextRun("x")])
    #expect(split.resolvingParticles().plainText == "파리는x")
  }

  @Test(.timeLimit(.minutes(1)), arguments: ["(", "a)", "1", "(a)", "((a)은(는)", "0,", "\"", "은(는)", "(이)다", "x(은(는)"])
  func linearTime(piece: String) {
    let text = String(repeating: piece, count: 40_000) + "은(는)"
    #expect(["는", "은", "은(는)"].contains { resolveParticles(text).hasSuffix($0) })
  }
}
