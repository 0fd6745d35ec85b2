import RuleModel
import SourceText
import Testing
import YAMLReading

@testable import Reading

/// What an author can get wrong in manifest, vocabulary and catalogue: one message each, at its place.
@Suite struct BadDeclarationTests {
  static func lines(manifest: String = "", vocabulary: String = "", catalogue: String = "") -> [String] {
    let fixture = Fixture()
    let head = "ruleset: t\nversion: 1\nlanguages: [en]\ntitle: T\n"
    let base = """
      kinds:
        city: {is: single, title: T}
        form: {is: many, listed as: forms, title: T}
        place: {is: by reference, listed as: places, title: T}
        tie: {of: {from: place, to: place}, listed: yes, title: T}
      scales: {power: [small, middle, great]}
      choices: {side: [left, right]}
      attributes:
        form.sum: {is: derived, type: integer, combine: sum, weights: [-1, +1], title: T}
        city.power: {is: given, type: {scale: power}, title: T}
        form.side: {is: fixed, type: {choice: side}, title: T}
      """
    let declarations = readDeclarations(
      manifest: fixture.tree("m.yaml", text: head + manifest),
      vocabulary: [fixture.tree("v.yaml", text: vocabulary), fixture.tree("base.yaml", text: base)],
      catalogue: [
        fixture.tree("base-c.yaml", text: "forms: {talk: {side: left}}"), fixture.tree("c.yaml", text: catalogue),
      ])
    return fixture.lines(fixture.yamlDiagnostics + declarations.diagnostics)
  }

  @Test func theBaseIsClean() { #expect(Self.lines() == []) }

  @Test(arguments: [
    ("outcome: []", "D0121 m.yaml:5:1 the manifest has no field 'outcome' [did you mean 'outcomes'?]"),
    ("ranks: [law, law]", "D0209 m.yaml:5:14 the rank 'law' is declared twice [declared again]"),
    ("ranks: [own law]", "D0126 m.yaml:5:9 a rank cannot be named 'own law'"),
    ("ranks: law", "D0122 m.yaml:5:8 'ranks' is a list, and a single value is written [a list is expected]"),
    (
      "outcomes: [{attribute: form.summ}]",
      "D0202 m.yaml:5:24 there is no attribute 'form.summ' [did you mean 'form.sum'?]"
    ),
    ("outcomes: [{attribute: city.power}]", "D0212 m.yaml:5:24 'city.power' is an outcome and no rule concludes it"),
    (
      "outcomes: [{attribute: form.sum, order: highest}]",
      "D0229 m.yaml:5:41 'order' is one of 'highest first' or 'lowest first', and 'highest' is written "
        + "[did you mean 'highest first'?]"
    ),
    (
      "outcomes: [{attribute: form.sum, gives texts: yes}]",
      "D0124 m.yaml:5:47 'form.sum' gives no texts"
    ),
    (
      "outcomes: [{attribute: form.sum, show: 0}]",
      "D0225 m.yaml:5:40 'show' lies between 1 and 1000000, and '0' is written"
    ),
    (
      "summary: [{title: T, attribute: form.sum, certain only: mostly}]",
      "D0221 m.yaml:5:57 'certain only' is yes or no, and 'mostly' is written"
    ),
    ("bibliography: {a: {text: A}, b: {url: x}}", "D0123 m.yaml:5:30 the source 'b' lacks 'text'"),
    (
      "bibliography: {a: {text: {fr: A}}}",
      "D0208 m.yaml:5:27 'text' is given in 'fr', a language that the manifest does not declare"
    ),
  ])
  func manifest(_ text: String, _ expected: String) { #expect(Self.lines(manifest: text) == [expected]) }

  @Test(arguments: [
    (
      "kinds: {a: {is: sole, title: T}}",
      "D0229 v.yaml:1:17 'is' is one of 'single', 'many' or 'by reference', and 'sole' is written"
    ),
    ("kinds: {a: {title: T}}", "D0123 v.yaml:1:12 the kind 'a' lacks 'is'"),
    ("kinds: {a: {is: single}}", "D0123 v.yaml:1:12 the kind 'a' lacks 'title'"),
    (
      "kinds: {a: {is: many, listed as: forms, title: T}}",
      "D0209 base.yaml:3:31 the list 'forms' is declared twice [declared again]"
    ),
    ("kinds: {a: {of: [form, fom], title: T}}", "D0201 v.yaml:1:24 there is no kind 'fom' [did you mean 'form'?]"),
    (
      "kinds: {a: {of: [form, form], title: T}}",
      "D0214 v.yaml:1:17 the pair 'a' joins 'form' with itself, so its members need names"
    ),
    ("kinds: {a: {of: [form, city], title: T}}", "D0214 v.yaml:1:24 'city' is single and no member of a pair"),
    ("kinds: {a: {of: [form, tie], title: T}}", "D0214 v.yaml:1:24 'tie' is a pair and no member of a pair"),
    (
      "kinds: {a: {of: [form], title: T}}",
      "D0122 v.yaml:1:17 the pair 'a' is a list of two members, and a list of 1 is written [a list of two members is expected]"
    ),
    (
      "kinds: {a: {is: single, listed: yes, title: T}}",
      "D0124 v.yaml:1:33 'listed' is said of pairs, and the kind 'a' is none"
    ),
    (
      "kinds: {talk: {is: single, title: T}}",
      "D0210 base-c.yaml:1:9 the form 'talk' bears a name that stands for a kind"
    ),
    (
      "scales: {s: [a, unknown]}",
      "D0211 v.yaml:1:17 a value of the scale 's' cannot be named 'unknown', a word of the language"
    ),
    ("scales: {s: []}", "D0125 v.yaml:1:13 the scale 's' has no value"),
    ("scales: {side: [a]}", "D0209 base.yaml:7:11 the choice 'side' is declared twice [declared again]"),
    ("never: {id: a}", "D0122 v.yaml:1:8 'never' is a list, and a mapping is written [a list is expected]"),
  ])
  func vocabulary(_ text: String, _ expected: String) {
    #expect(Self.lines(vocabulary: text).contains(expected), "\(Self.lines(vocabulary: text))")
  }

  @Test(arguments: [
    ("cty.x: {is: given, type: boolean, title: T}", "D0201 v.yaml:2:3 there is no kind 'cty' [did you mean 'city'?]"),
    ("size: {is: given, type: boolean, title: T}", "D0126 v.yaml:2:3 'size' names no kind"),
    (
      "city.x: {is: given, type: bool, title: T}", "D0229 v.yaml:2:29 there is no type 'bool' [did you mean 'boolean'?]"
    ),
    (
      "city.x: {is: given, type: {scale: powr}, title: T}",
      "D0205 v.yaml:2:37 there is no scale 'powr' [did you mean 'power'?]"
    ),
    (
      "city.x: {is: given, type: {scale: side}, title: T}",
      "D0205 v.yaml:2:37 'side' is a choice [write 'choice: side']"
    ),
    (
      "city.x: {is: given, type: {reference: tie}, title: T}",
      "D0214 v.yaml:2:41 'tie' has no entities that a reference could lead to"
    ),
    ("city.x: {is: given, type: {lst: a}, title: T}", "D0121 v.yaml:2:30 a type has no field 'lst'"),
    (
      "city.x: {is: given, type: boolean, combine: asserted, title: T}",
      "D0124 v.yaml:2:47 'combine' has no place here: the attribute 'city.x' is not derived"
    ),
    ("city.x: {is: derived, type: boolean, title: T}", "D0123 v.yaml:2:11 the attribute 'city.x' lacks 'combine'"),
    (
      "city.x: {is: derived, type: boolean, combine: level, base: yes, title: T}",
      "D0215 v.yaml:2:31 'combine: level' makes a scale, and the attribute 'city.x' is none"
    ),
    (
      "city.x: {is: derived, type: {scale: power}, combine: level, title: T}",
      "D0123 v.yaml:2:11 the attribute 'city.x' lacks 'base'"
    ),
    (
      "city.x: {is: derived, type: boolean, combine: single, title: T}",
      "D0123 v.yaml:2:11 the attribute 'city.x' lacks 'default'"
    ),
    (
      "city.x: {is: derived, type: boolean, combine: asserted, weights: [1], title: T}",
      "D0124 v.yaml:2:68 'weights' has no place here: the attribute 'city.x' combines by 'asserted'"
    ),
    (
      "city.x: {is: derived, type: integer, combine: sum, weights: [0], title: T}",
      "D0225 v.yaml:2:64 a weight of 0 changes no sum"
    ),
    ("city.x: {is: given, type: decimal, title: T}", "D0123 v.yaml:2:11 the attribute 'city.x' lacks 'places'"),
    (
      "city.x: {is: given, type: boolean, unit: people, title: T}",
      "D0124 v.yaml:2:44 'unit' has no place here: the attribute 'city.x' is no number"
    ),
    (
      "city.x: {is: given, type: integer, range: {from: 3, to: 1}, title: T}",
      "D0225 v.yaml:2:45 the range ends below its beginning"
    ),
    (
      "city.x: {is: given, type: {scale: power}, if left out: midle, title: T}",
      "D0203 v.yaml:2:58 'city.x' has no value 'midle' [did you mean 'middle'?]"
    ),
    (
      "city.x: {is: given, type: {scale: power}, expected: midle, title: T}",
      "D0203 v.yaml:2:55 'city.x' has no value 'midle' [did you mean 'middle'?]"
    ),
    (
      "city.x: {is: given, type: boolean, if left out: no, expected: no, title: T}",
      "D0124 v.yaml:2:65 the attribute 'city.x' is either assumed where it is left out, or expected"
    ),
    (
      "city.x: {is: both, type: boolean, combine: asserted, expected: no, title: T}",
      "D0124 v.yaml:2:66 'expected' has no place here: the attribute 'city.x' is derived where it is left out"
    ),
    (
      "city.x: {is: derived, type: boolean, combine: asserted, expected: no, title: T}",
      "D0124 v.yaml:2:69 'expected' has no place here: the attribute 'city.x' is not given"
    ),
    (
      "city.x: {is: given, type: text, expected: no, title: T}",
      "D0124 v.yaml:2:45 'expected' has no place here: the attribute 'city.x' is a text, which nothing tests"
    ),
    (
      "city.city: {is: given, type: boolean, title: T}",
      "D0210 v.yaml:2:3 the attribute 'city' would stand beside the kind 'city' of the same name"
    ),
    (
      "place.x: {is: fixed, type: boolean, title: T}",
      "D0212 v.yaml:2:3 'place.x' is fixed, and the catalogue has no place"
    ),
  ])
  func attribute(_ text: String, _ expected: String) {
    #expect(Self.lines(vocabulary: "attributes:\n  \(text)\n") == [expected])
  }

  @Test(arguments: [
    ("[{a: {at most: 0}}, {b: {at least: 2}}]", "the bands 'a' and 'b' leave a gap [begins at 2]"),
    ("[{a: {at most: 0}}, {b: {at least: 0}}]", "the bands 'a' and 'b' overlap [begins at 0]"),
    ("[{a: {at least: 1}}, {b: {at most: 0}}]", "the band 'a' is the lowest one and says 'at most'"),
    ("[{a: {at most: 0}}, {b: {between: [1, 2]}}]", "the band 'b' is the highest one and says 'at least'"),
    ("[{a: {at most: 0}}, {b: {between: [1]}}]", "'between' is a list of two numbers, and a list of 1 is written"),
    ("[{a: {at most: 0}}]", "'bands' is a list of two bands or more, and a list of 1 is written"),
    ("[{a: {at most: 0}}, {a: {at least: 1}}]", "the band 'a' is declared twice"),
    ("[{a: {at most: 0, at least: 1}}, {b: {at least: 3}}]", "the band 'a' says one of 'at most', 'between' and"),
  ])
  func bands(_ bands: String, _ message: String) {
    let sum = "is: derived, type: integer, combine: sum, weights: [1], title: T"
    let lines = Self.lines(vocabulary: "attributes:\n  city.x: {\(sum), bands: \(bands)}\n")
    #expect(lines.count >= 1 && lines.contains { $0.contains(message) }, "\(lines)")
  }

  @Test(arguments: [
    ("froms: {}", "D0121 c.yaml:1:1 the catalogue has no field 'froms' [did you mean 'forms'?]"),
    ("forms: {talk: {side: left}}", "D0209 c.yaml:1:9 the form 'talk' is declared twice [declared again]"),
    ("forms: {walk: {}}", "D0123 c.yaml:1:9 the form 'walk' lacks 'side'"),
    ("forms: {walk: {sde: left}}", "D0121 c.yaml:1:16 the form 'walk' has no field 'sde' [did you mean 'side'?]"),
    ("forms: {walk: {side: up}}", "D0203 c.yaml:1:22 'form.side' has no value 'up'"),
    ("forms: {walk: {side: left, sum: 3}}", "D0212 c.yaml:1:28 'form.sum' is derived, and the catalogue states it"),
    ("ties: {a/b: {}}", "D0121 c.yaml:1:1 the catalogue has no field 'ties' [did you mean 'tie'?]"),
    ("tie: {a/b: {}}", "D0204 c.yaml:1:7 there is no place 'a'"),
  ])
  func catalogue(_ text: String, _ expected: String) {
    let lines = Self.lines(catalogue: text)
    #expect(lines.contains(expected), "\(lines)")
  }
}
