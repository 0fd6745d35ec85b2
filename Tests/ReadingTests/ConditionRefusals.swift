extension RefusalTests {
  static let paths: [Refusal] = [
    Refusal(
      """
      when: {land.rank: high}
      then: {town.happy: yes}
      """,
      "D0242 2:10 'land.rank' does not say whose land"),
    Refusal(
      """
      when: {gest.mood: high}
      then: {town.happy: yes}
      """,
      "D0241 2:10 'gest' is neither a kind nor a name of this rule"),
    Refusal(
      """
      when: {guest.mod: high}
      then: {town.happy: yes}
      """,
      "D0202 2:10 'guest' has no attribute 'mod'"),
    Refusal(
      """
      when: {guest.mood.x: high}
      then: {town.happy: yes}
      """,
      "D0243 2:10 'guest.mood.x' goes on to 'x' from 'guest.mood', which is the scale 'degree'"),
    Refusal(
      """
      when: {dish.score pie: {at least: 1}}
      then: {town.happy: yes}
      """,
      "D0204 2:10 there is no dish 'pie'"),
    Refusal(
      """
      when: {town.size soup: 3}
      then: {town.happy: yes}
      """,
      "D0217 2:10 'town' is asked of no entity, and the address names 1"),
    Refusal(
      """
      when: {meal.good soup/guest: yes}
      then: {town.happy: yes}
      """,
      "D0204 2:10 there is no guest 'soup'"),
    Refusal(
      """
      when: {town..size: 3}
      then: {town.happy: yes}
      """,
      "D0241 2:10 'town..size' is no path"),
    Refusal(
      """
      when: {town: 3}
      then: {town.happy: yes}
      """,
      "D0245 2:10 'town' is the town itself, not a value"),
    Refusal(
      """
      when: {town.name: x}
      then: {town.happy: yes}
      """,
      "D0245 2:10 'town.name' is a text, which is shown and never tested"),
    Refusal(
      """
      for: {soup: dish}
      when: {soup.taste: sweet}
      then: {town.happy: yes}
      """,
      "D0246 2:9 'soup' is also the id of a dish"),
    Refusal(
      """
      for: {guest: dish}
      when: {guest.taste: sweet}
      then: {town.happy: yes}
      """,
      "D0246 2:9 'guest' is also the name of a kind"),
    Refusal(
      """
      for: {a: town}
      when: {town.size: 3}
      then: {town.happy: yes}
      """,
      "D0214 2:12 'a' cannot range over 'town', which is a single kind or a pair"),
    Refusal(
      """
      for: {out: guest}
      when: {swap.fit: yes}
      then: {town.happy: yes}
      """,
      "D0246 3:10 'out' names a guest and a dish in one rule",
      "D0244 3:10 'out' names a guest here, and a dish is needed"),
  ]

  static let constraints: [Refusal] = [
    Refusal(
      """
      when: {guest.mood: hgih}
      then: {town.happy: yes}
      """,
      "D0203 2:22 'guest.mood' has no value 'hgih'"),
    Refusal(
      """
      when: {dish.taste: {at least: sour}}
      then: {town.happy: yes}
      """,
      "D0245 2:23 'at least' needs an order, and 'dish.taste' is the choice 'taste'"),
    Refusal(
      """
      when: {guest.mood: {at lest: high}}
      then: {town.happy: yes}
      """,
      "D0121 2:23 a constraint on 'guest.mood' has no field 'at lest'"),
    Refusal(
      """
      when: {guest.mood: {above: high}}
      then: {town.happy: yes}
      """,
      "D0247 2:22 no value of 'guest.mood' passes this"),
    Refusal(
      """
      when: {guest.mood: {path: town.size}}
      then: {town.happy: yes}
      """,
      "D0244 2:29 'town.size' is a number, and 'guest.mood' is the scale 'degree'"),
    Refusal(
      """
      when: {guest.count: {path: town.size, time: 2}}
      then: {town.happy: yes}
      """,
      "D0121 2:41 a path as a value has no field 'time'"),
    Refusal(
      """
      when: {guest.mood: {path: town.mood, times: 2}}
      then: {town.happy: yes}
      """,
      "D0245 2:47 'times' multiplies numbers, and 'guest.mood' is the scale 'degree'"),
    Refusal(
      """
      when: {guest.land: {path: town.land, plus: 1}}
      then: {town.happy: yes}
      """,
      "D0245 2:46 'plus' counts steps of a scale or units, and 'guest.land' is a reference to land"),
    Refusal(
      """
      when: {town.size: {between: [5]}}
      then: {town.happy: yes}
      """,
      "D0122 2:31 'between' is a list of two, and a list of 1 is written"),
    Refusal(
      """
      when: {town.size: {between: [5, 3]}}
      then: {town.happy: yes}
      """,
      "D0247 2:21 no value of 'town.size' passes this"),
    Refusal(
      """
      when: {town.menu: soup}
      then: {town.happy: yes}
      """,
      "D0245 2:21 'town.menu' is a set, and a single value is written"),
    Refusal(
      """
      when: {town.menu: {includes: [soup, cake]}}
      then: {town.happy: yes}
      """,
      "D0245 2:32 'includes' takes one element, and a list is written"),
    Refusal(
      """
      when: {town.menu: {includes: {path: town.land}}}
      then: {town.happy: yes}
      """,
      "D0244 2:39 'town.land' is a reference to land, and an element of 'town.menu' is a reference to dish"),
    Refusal(
      """
      when: {guest.mood: []}
      then: {town.happy: yes}
      """,
      "D0247 2:22 the list for 'guest.mood' is empty, so that nothing passes"),
  ]

  static let quantifiers: [Refusal] = [
    Refusal(
      """
      when: {some: {of: dish, where: {dish.taste: sour}}, dish.taste: sweet}
      then: {town.happy: yes}
      """,
      "D0246 2:21 'dish' is already a name of this rule, and a quantifier's names are new"),
    Refusal(
      """
      when: {some: {of: land, where: {land.rank: high}}}
      then: {town.happy: yes}
      """,
      "D0242 2:21 'land' is reached by reference, so a quantifier over it needs a name"),
    Refusal(
      """
      when: {some: {of: town}}
      then: {town.happy: yes}
      """,
      "D0214 2:21 there is only one 'town', so nothing is counted"),
    Refusal(
      """
      when: {some: {of: dihs}}
      then: {town.happy: yes}
      """,
      "D0201 2:21 there is no kind 'dihs'"),
    Refusal(
      """
      when: {count: {of: dish}}
      then: {town.happy: yes}
      """,
      "D0123 2:17 the count of 'dish' is compared with nothing"),
    Refusal(
      """
      when: {some: {of: dish, at least: 2}}
      then: {town.happy: yes}
      """,
      "D0121 2:27 'some' has no field 'at least'"),
    Refusal(
      """
      when: {some: {of: dish, as: soup}}
      then: {town.happy: yes}
      """,
      "D0246 2:31 'soup' is also the id of a dish"),
    Refusal(
      """
      when: {any of: {town.size: 3}}
      then: {town.happy: yes}
      """,
      "D0122 2:18 'any of' is a list of conditions, and a mapping is written"),
    Refusal(
      """
      when: {not of: [{town.size: 3}]}
      then: {town.happy: yes}
      """,
      "D0122 2:18 'not of' is a map of conditions, and a list is written"),
  ]
}
