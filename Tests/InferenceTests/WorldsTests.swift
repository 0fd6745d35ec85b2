import Inference
import Testing

@Suite struct WorldsTests {
  private func difference(_ fact: Int, _ chosen: Int) -> Worlds.Difference {
    Worlds.Difference(fact: fact, chosen: chosen)
  }

  @Test func oneWorldIsWithoutDifferences() {
    #expect(Worlds().count == 1)
    #expect(Array(Worlds()[0]) == [])
  }

  @Test func casesOfTwoFactsAreCombined() throws {
    let worlds = try #require(Worlds(combining: [2, 3], limit: 6))
    #expect(
      (0..<6).map { Array(worlds[$0]) } == [
        [], [difference(0, 1)], [difference(1, 1)], [difference(0, 1), difference(1, 1)], [difference(1, 2)],
        [difference(0, 1), difference(1, 2)],
      ])
    #expect(worlds.chosen(0, in: 3) == 1)
    #expect(worlds.chosen(0, in: 4) == 0)
    #expect(worlds.differing(in: 0) == [1, 3, 5])
    #expect(worlds.world(5, without: 1) == 1)
    #expect(worlds.world(5, without: 0) == 4)
    #expect(worlds.world(4, without: 0) == 4)
    #expect(Worlds(combining: [2, 3], limit: 5) == nil)
  }

  /// The same whether the list is made by combining or written out.
  @Test func aProductIsAListLikeAnother() throws {
    let worlds = try #require(Worlds(combining: [3, 2, 2], limit: 100))
    #expect(Worlds(listing: (0..<worlds.count).map { Array(worlds[$0]) }, facts: 3) == worlds)
  }

  @Test func singleChangesNeedNoProduct() {
    let worlds = Worlds(listing: [[]] + (0..<1000).map { [difference($0, 1)] }, facts: 1000)
    #expect(worlds.count == 1001)
    #expect(worlds.chosen(999, in: 1000) == 1)
    #expect(worlds.world(1000, without: 999) == 0)
    #expect(worlds.differing(in: 4) == [5])
  }

  @Test func aWorldThatIsNotListedIsNotFound() {
    let worlds = Worlds(listing: [[], [difference(1, 1), difference(0, 2)]], facts: 2)
    #expect(Array(worlds[1]) == [difference(0, 2), difference(1, 1)])
    #expect(worlds.world(1, without: 0) == nil)
  }
}
