import Demarche
import Foundation
import Testing

/// The library as a program sees it that imports nothing else.
@Suite struct FaceTests {
  private static let manifest = """
    ruleset: small
    version: 1.0.0
    languages: [en, ko]
    title: {en: A small rule set, ko: 작은 규칙집}
    outcomes: [{attribute: city.reach}, {attribute: city.plan}, {attribute: city.share}]
    bibliography: {}
    """
  private static let vocabulary = """
    kinds: {city: {is: single, title: {en: City, ko: 도시}}}
    scales: {level: {values: [low, medium, high], title: {en: Level, ko: 수준}}}
    attributes:
      city.name: {is: given, type: text, title: {en: Name, ko: 이름}, question: {en: What is it called?, ko: 이름은?}}
      city.budget: {is: given, type: {scale: level}, title: {en: Budget, ko: 예산}, question: {en: How much?, ko: 얼마?}}
      city.share: {is: derived, type: decimal, places: 1, combine: single, may stay empty: yes, title: {en: Share, ko: 비율}}
      city.reach: {is: derived, type: {scale: level}, combine: level, base: low, title: {en: Reach, ko: 범위}}
      city.plan: {is: derived, type: boolean, combine: asserted, title: {en: Plan, ko: 계획}}
    """
  private static let theory = """
    title: {en: Theory, ko: 이론}
    sections:
      - rules:
          - id: money-goes-far
            title: {en: Money goes far, ko: 예산이 범위를 넓힌다}
            when: {city.budget: high}
            then: {city.reach: {raise: 2}, city.plan: yes}
            because: {en: "{city.name} has the means.", ko: "{city.name}은(는) 재원이 있다."}
    """
  private static let texts = RuleTexts([
    "ruleset.yaml": manifest, "vocabulary/all.yaml": vocabulary, "theory/1.yaml": theory,
  ])

  private func rules() throws -> Rules { try Rules.read(Self.texts).get() }

  private func city(_ budget: String) throws -> Case {
    try rules().profile(text: "profile: here\ncity: {name: {en: Busan, ko: 부산}, budget: \(budget)}").get()
  }

  @Test func whatFollowsAndWhy() throws {
    let outcomes = try city("high").evaluate()
    let reach = try #require(outcomes["city.reach"].first)
    #expect(reach.value == .choice("high"))
    #expect(reach.reasons.map(\.rule) == ["money-goes-far"])
    #expect(reach.reasons[0].sentence(in: .en) == "Busan has the means.")
    #expect(reach.reasons[0].sentence(in: .ko) == "부산은 재원이 있다.")
    #expect(reach.text(in: .en) == "Reach: high")
    #expect(outcomes["city.plan"].map(\.isTrue) == [true])
    #expect("\(reach.value) \(outcomes["city.share"][0].value)" == "high no value")
    #expect(outcomes.map(\.address) == ["city.reach", "city.plan", "city.share"])
  }

  @Test func anOpenFactLeavesAValueUnsettled() throws {
    let reach = try #require(try city("unknown").evaluate()["city.reach"].first)
    #expect(reach.value == .choice("low") && reach.ground == .unsettled && !reach.isTrue)
    #expect(reach.bounds == .oneOf([.choice("low"), .choice("medium"), .choice("high")]))
  }

  @Test func aPlaceholderMakesAValueProvisional() throws {
    let reach = try #require(try city("{value: high, confidence: low}").evaluate()["city.reach"].first)
    #expect(reach.value == .choice("high") && reach.bounds == .choice("high") && reach.ground == .provisional)
    #expect(try city("high").evaluate()["city.reach"].map(\.ground) == [.firm])
  }

  @Test func aFactIsChangedByName() throws {
    let high = try city("low").setting("city.budget", to: "high").get().evaluate()
    #expect(high["city.reach"].first?.value == .choice("high"))
    let checked = try city("low").setting("city.budget", to: "hihg")
    #expect(throws: Problems.self) { _ = try checked.get() }
    #expect(checked.problems.map(\.code) == ["D0203"])
  }

  @Test func mistakesHavePlaces() throws {
    let checked = try rules().profile(text: "profile: here\ncity: {budget: hihg}", name: "form")
    let problem = try #require(checked.problems.first)
    #expect(problem.severity == .error && problem.file == "form" && problem.line == 2 && problem.column == 16)
    #expect(problem.description.contains("did you mean 'high'?"))
    let broken = Rules.read(RuleTexts(["theory/1.yaml": Self.theory]))
    #expect(broken.problems.map(\.slug) == ["no-rule-set"])
  }

  @Test func documentsInBothLanguagesAndFormats() throws {
    let outcomes = try city("high").evaluate()
    #expect(outcomes.document(in: .ko).hasPrefix("# "))
    #expect(outcomes.document(in: .en, as: .text(columns: 60)).contains("Busan has the means."))
    let json = try JSONSerialization.jsonObject(with: Data(outcomes.document(in: .en, as: .json).utf8))
    #expect((json as? [String: Any])?["schema"] as? String != nil)
  }

  @Test func tooManyWorldsNameTheFacts() throws {
    let words = "title: {en: F, ko: 가}, question: {en: F?, ko: 가?}"
    let facts = (0..<13).map { "  f\($0): {is: given, type: boolean, \(words)}" }
    var texts = Self.texts
    texts.files["vocabulary/more.yaml"] = Array(
      ("attributes:\n" + facts.map { $0.replacingOccurrences(of: "  f", with: "  city.f") }.joined(separator: "\n"))
        .utf8)
    let reads = (0..<13).map { "city.f\($0): yes" }.joined(separator: ", ")
    texts.files["theory/2.yaml"] = Array(
      """
      title: {en: More, ko: 더}
      sections: [{rules: [{id: all, title: {en: All, ko: 모두}, when: {\(reads)}, then: {city.plan: yes}, because: {en: A., ko: 가.}}]}]
      """.utf8)
    let doubts = (0..<13).map { "f\($0): {one of: [yes, no]}" }.joined(separator: ", ")
    let city = try Rules.read(texts).get().profile(text: "profile: here\ncity: {\(doubts)}").get()
    let error = #expect(throws: EvaluationError.self) { _ = try city.evaluate() }
    #expect(error == .tooManyWorlds(facts: (0..<13).map { "city.f\($0)" }))
  }
}
