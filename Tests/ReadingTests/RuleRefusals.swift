extension RefusalTests {
  static let conclusions: [Refusal] = [
    Refusal(
      "when: {town.size: 3}",
      "D0311 1:3 the rule 'r' has no 'then'"),
    Refusal(
      "then: {town.size: 3}",
      "D0312 2:10 'town.size' is not derived, so no rule concludes it"),
    Refusal(
      "then: {town.land.rank: high}",
      "D0313 2:10 'town.land.rank' belongs to what a path leads to, not to an entity that the rule names"),
    Refusal(
      "then: {town.happy: no}",
      "D0314 2:22 'town.happy' is asserted, and nothing can be concluded to be false"),
    Refusal(
      "then: {dish.score: 1}",
      "D0315 2:22 '1' is added to the sum 'dish.score' and has no sign"),
    Refusal(
      "then: {dish.score: +2}",
      "D0316 2:22 '+2' is not a weight of 'dish.score'"),
    Refusal(
      "then: {town.mood: high}",
      "D0314 2:21 'town.mood' is a level, and a single value is written"),
    Refusal(
      "then: {town.mood: {raise: 0}}",
      "D0225 2:29 'raise' lies between 1 and 1000, and '0' is written"),
    Refusal(
      "then: {town.menu: [soup]}",
      "D0314 2:21 'town.menu' is collected, and a list is written"),
    Refusal(
      "then: {town.menu: {add: [pie]}}",
      "D0204 2:28 there is no dish 'pie'"),
    Refusal(
      "then: {dish.place: 1}",
      "D0314 2:10 'dish.place' is computed, so no rule contributes to it"),
    Refusal(
      "then: {town.plan: b}",
      "D0318 2:10 'r' concludes 'town.plan' and has no rank"),
    Refusal(
      """
      when: {guest.mood: high}
      then: {dish.score: +1}
      """,
      "D0317 3:10 'r' adds to 'dish.score' and names 'guest', which it does not add to"),
    Refusal(
      """
      when: {guest.mood: high}
      then: {dish.score: +1}
      once: yes
      for each: [gest]
      """,
      "D0124 4:9 a rule says 'once' or 'for each', not both",
      "D0241 5:14 the rule names no 'gest'"),
  ]

  static let fields: [Refusal] = [
    Refusal(
      """
      wehn: {town.size: 3}
      then: {town.happy: yes}
      """,
      "D0121 2:3 a rule has no field 'wehn'"),
    Refusal(
      """
      rank: lwa
      then: {town.happy: yes}
      """,
      "D0207 2:9 the manifest has no rank 'lwa'"),
    Refusal(
      """
      source: [bok]
      then: {town.happy: yes}
      """,
      "D0206 2:12 the bibliography has no 'bok'"),
    Refusal(
      """
      confidence: sure
      then: {town.happy: yes}
      """,
      "D0229 2:15 'confidence' is one of 'high', 'medium' or 'low', and 'sure' is written"),
    Refusal(
      """
      then: {town.happy: yes}
      overrides: [q]
      """,
      "D0403 3:15 there is no rule 'q'"),
    Refusal(
      """
      then: {town.happy: yes}
      overrides: [r]
      """,
      "D0402 3:14 'r' sets aside itself"),
    Refusal(
      """
      then: {town.happy: yes}
      because: "the {dish.taste} is }"
      """,
      "D0241 3:12 'dish' is not named here",
      "D0319 3:12 a '}' stands alone in this text"),
    Refusal(
      """
      then: {town.happy: yes}
      because: "{{literal}} {town.land} {town.nme}"
      """,
      "D0202 3:12 'town' has no attribute 'nme'"),
    Refusal(
      "cases: [{id: a, then: {town.happy: yes}}, {id: a, then: {town.happy: yes}}]",
      "D0209 2:50 the case 'a' is declared twice"),
    Refusal(
      """
      then: {town.happy: yes}
      cases: [{id: a, then: {town.happy: yes}}]
      """,
      "D0209 3:26 the rule 'r/a' concludes 'town.happy' twice"),
  ]

  static let examples: [Refusal] = [
    Refusal(
      """
      when: {guest.mood: high}
      then: {meal.good: yes}
      examples: [{given: {guest.mood: high}, follows: {meal.good: yes}}]
      """,
      "D0320 4:52 the example does not say which dish is meant"),
    Refusal(
      """
      then: {town.happy: yes}
      examples: [{given: {dish.taste soup: sour}, follows: {town.happy: yes}}]
      """,
      "D0212 3:23 'dish.taste' is fixed by the catalogue, so an example cannot state it"),
    Refusal(
      """
      then: {town.happy: yes}
      examples: [{given: {town.size: 3}, follows: {town.menu: {add: [soup]}}}]
      """,
      "D0321 3:48 'r' does not conclude 'town.menu'"),
    Refusal(
      """
      then: {town.happy: yes}
      examples: [{given: {town.sise: 3}, follow: {town.happy: yes}}]
      """,
      "D0123 3:14 an example lacks 'follows'",
      "D0202 3:23 'town' has no attribute 'sise'",
      "D0121 3:38 an example has no field 'follow'"),
    Refusal(
      """
      then: {town.menu: {add: [soup]}}
      examples: [{given: {}, follows: {town.menu: {add: [pie]}}}]
      """,
      "D0204 3:54 there is no dish 'pie'"),
  ]
}
