import RuleModel
import SourceText
import YAMLReading

@testable import Reading

/// A rule set of a few lines, to which a test adds rules.
struct SmallRuleSet {
  static let manifest = """
    ruleset: small
    version: 1.0.0
    languages: [en]
    title: Small
    ranks: [law, custom]
    bibliography:
      book: {text: A book}
    """

  static let vocabulary = """
    kinds:
      town: {is: single, title: Town}
      land: {is: by reference, listed as: lands, title: Land}
      place: {is: by reference, listed as: places, title: Place}
      guest: {is: many, listed as: guests, title: Guest}
      dish: {is: many, listed as: dishes, title: Dish}
      meal: {of: [guest, dish], title: Meal}
      swap: {of: {out: dish, in: dish}, title: Swap}
      road: {of: {from: place, to: place}, listed: yes, listed as: roads, title: Road}
    scales:
      degree: [low, middle, high]
    choices:
      taste: [sweet, sour, salty]
    attributes:
      town.land: {is: given, type: {reference: land}, title: Land}
      town.size: {is: given, type: integer, range: {from: 0, to: 1000}, title: Size}
      town.weight: {is: given, type: decimal, places: 2, title: Weight}
      town.name: {is: given, type: text, title: Name}
      land.rank: {is: given, type: {scale: degree}, title: Rank}
      land.friends: {is: given, type: {set of: {reference: land}}, title: Friends}
      guest.land: {is: given, type: {reference: land}, title: Land}
      guest.mood: {is: given, type: {scale: degree}, title: Mood}
      guest.count: {is: given, type: integer, range: {from: 0, to: 9}, title: Count}
      dish.taste: {is: fixed, type: {choice: taste}, title: Taste}
      road.open: {is: given, type: boolean, title: Open}
      town.happy: {is: derived, type: boolean, combine: asserted, title: Happy}
      town.mood: {is: derived, type: {scale: degree}, combine: level, base: middle, title: Mood}
      town.plan: {is: derived, type: {choice: [a, b]}, combine: single, prefer: rank, default: a, title: Plan}
      town.menu: {is: derived, type: {set of: {reference: dish}}, combine: collected, title: Menu}
      dish.score: {is: derived, type: integer, combine: sum, weights: [+1, -2], title: Score}
      dish.place: {is: derived, type: integer, combine: rank, rank: {by: [dish.score], order: highest first}, title: P}
      meal.good: {is: derived, type: boolean, combine: asserted, title: Good}
      meal.level: {is: derived, type: {scale: degree}, combine: level, base: {path: guest.mood}, title: Level}
      swap.fit: {is: derived, type: boolean, combine: asserted, title: Fit}
      road.known: {is: derived, type: boolean, combine: asserted, title: Known}
    """

  static let catalogue = """
    dishes:
      soup: {taste: salty}
      cake: {taste: sweet}
    """

  let fixture = Fixture()
  let ruleSet: RuleSet
  let names: Names
  /// `D0203 3:5 message [label]`, without warnings.
  let lines: [String]
  let diagnostics: [Diagnostic]

  /// Rules as the elements of a list; places are counted from the first line of the rules.
  init(_ rules: String, extra: String = "") {
    let indented = rules.split(separator: "\n", omittingEmptySubsequences: false).map { "      " + $0 }
    let theory = "title: T\nsections:\n  - title: S\n    rules:\n" + indented.joined(separator: "\n")
    self.init(files: [("theory/a.yaml", theory)], extra: extra)
  }

  init(files: [(String, String)], extra: String = "") {
    let all =
      [
        ("ruleset.yaml", Self.manifest), ("vocabulary/a.yaml", Self.vocabulary), ("vocabulary/b.yaml", extra),
        ("catalogue/a.yaml", Self.catalogue),
      ] + files
    let fixture = fixture
    let trees = all.filter { !$0.1.isEmpty }.map {
      RuleFile(path: $0.0, tree: fixture.tree($0.0, text: $0.1))
    }
    let read = readRuleSet(trees)
    (ruleSet, names, diagnostics) = (read.ruleSet, read.names, read.diagnostics)
    lines = (fixture.yamlDiagnostics + diagnostics).filter { $0.severity == .error }.map { diagnostic in
      let file = fixture.map[diagnostic.primary.span.file]
      let place = file?.position(at: diagnostic.primary.span.start)
      let isTheory = file?.path.hasPrefix("theory") ?? false
      let line = (place?.line ?? 0) - (isTheory ? 4 : 0)
      let column = (place?.column ?? 0) - (isTheory ? 6 : 0)
      return "\(diagnostic.code) \(line):\(column) \(diagnostic.message)"
    }
  }
}
