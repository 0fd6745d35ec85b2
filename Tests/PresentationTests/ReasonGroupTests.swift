import Explanation
import RuleModel
import Testing

@testable import Presentation

/// What a reason that holds for several rows says of them all.
@Suite struct ReasonGroupTests {
  private func group(_ effects: [Effect]) throws -> ReasonGroup {
    let presenter = try #require(PresentedSample.sample.presenter("seoul", .en))
    let reason = try #require(presenter.explainer.outcomes().lazy.compactMap(\.reasons.first).first)
    return ReasonGroup(reason: reason, sentence: "So.", rows: ["A"], effects: effects, weight: 1)
  }

  private func adding(_ element: String) -> Effect {
    Effect(title: "Needs", text: "Needs: \(element)", added: [element])
  }

  @Test func elementsForTheSameRowAreJoined() throws {
    var group = try group([adding("a")])
    group.note(adding("b"))
    group.note(adding("a"))
    #expect(group.effects == [Effect(title: "Needs", text: "Needs: a, b", added: ["a", "b"])])
  }

  @Test func elementsOfFurtherRowsThatDifferLeaveTheTitle() throws {
    var group = try group([adding("a")])
    group.noteFurther(adding("a"))
    #expect(group.effects.map(\.text) == ["Needs: a"])
    group.noteFurther(adding("b"))
    group.noteFurther(adding("a"))
    #expect(group.effects.map(\.text) == ["Needs"])
  }

  @Test func soDoOtherEffectsThatDiffer() throws {
    var group = try group([Effect(title: "Role", text: "Role: at least partner")])
    group.noteFurther(Effect(title: "Role", text: "Role: at least lead"))
    group.noteFurther(Effect(title: "Place", text: "Place: first"))
    #expect(group.effects.map(\.text) == ["Role", "Place: first"])
  }
}
