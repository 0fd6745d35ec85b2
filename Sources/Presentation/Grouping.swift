/// Elements by what they share, in the order in which each group begins. Linear.
func grouped<Element, Key: Hashable>(
  _ elements: some Sequence<Element>, by key: (Element) -> Key
) -> [(key: Key, elements: [Element])] {
  var groups: [(key: Key, elements: [Element])] = []
  var places: [Key: Int] = [:]
  for element in elements {
    let key = key(element)
    if let place = places[key] {
      groups[place].elements.append(element)
    } else {
      places[key] = groups.count
      groups.append((key, [element]))
    }
  }
  return groups
}

/// Elements sorted by a measure; equals keep their order.
func sorted<Element, Measure: Comparable>(
  _ elements: [Element], highestFirst: Bool = true, by measures: [Measure]
) -> [Element] {
  elements.indices.sorted { left, right in
    let (a, b) = (measures[left], measures[right])
    return a == b ? left < right : highestFirst ? a > b : a < b
  }.map { elements[$0] }
}

/// Elements by a text of each, byte by byte; equals keep their order.
func sorted<Element>(_ elements: [Element], by text: (Element) -> String) -> [Element] {
  let texts = elements.map(text)
  return elements.indices.sorted { left, right in
    texts[left] == texts[right] ? left < right : texts[left].utf8.lexicographicallyPrecedes(texts[right].utf8)
  }.map { elements[$0] }
}
