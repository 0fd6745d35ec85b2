/// Things under one title: a lane of time, a level, a band.
package struct Lane: Sendable, Equatable {
  package var title: String
  package var items: [Inline]
  /// Calls for being seen first.
  package var isUrgent: Bool

  package init(title: String, items: [Inline], isUrgent: Bool = false) {
    self.title = title
    self.items = items
    self.isUrgent = isUrgent
  }

  /// The title with the things in one text, parted by what parts nothing within them, or by the stronger sign.
  var definition: Definition {
    let separator = items.contains { $0.plainText.contains(", ") || $0.plainText.contains("; ") } ? "; " : ", "
    let text = items.enumerated().reduce(Inline()) { $1.offset == 0 ? $1.element : $0 + Inline(separator) + $1.element }
    return Definition(isUrgent ? .mark("!", title) + Inline(" " + title) : Inline(title), text)
  }
}
