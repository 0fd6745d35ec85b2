import Commands
import Testing

/// What shells complete; how they do it is tried by `.ci/completions`.
@Suite struct CompletionTests {
  private func found(_ name: CompletedName, _ typed: String) -> [String] {
    completions(of: name, typed: typed, rules: packageFolder + "/Rules")
  }

  @Test func aFactIsCompletedWithItsValues() {
    let values = found(.setting, "city.budget=").filter { $0.hasPrefix("city.budget=") }
    #expect(values == ["low", "medium", "high", "unknown"].map { "city.budget=" + $0 })
  }

  /// In any language, with hyphens for blanks, as names are understood.
  @Test func titlesAreCompletedWhereNoIdBeginsSo() {
    #expect(found(.setting, "Trained-st").contains("Trained-staff=yes"))
    #expect(found(.setting, "city.budget=높").contains("city.budget=높음"))
    #expect(found(.attribute, "Trained").contains("Trained-staff"))
    #expect(found(.thing, "기후").contains { $0.hasPrefix("기후") })
    #expect(!found(.thing, "climate").contains("기후외교"))
  }
}
