import RuleModel

/// A node before it is known how much of the tree is wanted: its parts are worked out when they are asked for.
struct Branch {
  var content: AnswerNode.Content
  var parts: () -> [Branch]

  init(_ content: AnswerNode.Content, _ parts: @escaping () -> [Branch] = { [] }) {
    self.content = content
    self.parts = parts
  }

  /// The tree down to some levels below, of each node the first parts. What only joins its parts is no level of its own.
  func node(_ address: [Int], _ extent: AnswerExtent, levels: Int) -> AnswerNode {
    let told = told(extent)
    if told.count == 1, content.joinsPositively, !extent.isWhole {
      return told[0].branch.node(address + [told[0].place], extent, levels: levels)
    }
    let content = content.standing(at: address)
    let isJoint = content.isJoint
    let isCut = levels == 0 && !isJoint || address != extent.address && saysNoMore(told, extent, levels)
    let shown = told.prefix(isCut ? 0 : extent.width).map { part in
      part.branch.node(address + [part.place], extent, levels: isJoint ? levels : levels - 1)
    }
    return AnswerNode(content, address: address, parts: shown, partCount: told.count)
  }

  /// The node at an address; nil where there is none.
  func node(at address: [Int], _ extent: AnswerExtent) -> AnswerNode? {
    var branch = self
    for place in address {
      let parts = branch.parts()
      guard parts.indices.contains(place - 1) else { return nil }
      branch = parts[place - 1]
    }
    return branch.node(address, extent, levels: extent.levels)
  }

  /// Whether below a count nothing would stand but names, or that it holds of nobody.
  private func saysNoMore(_ told: [ToldPart], _ extent: AnswerExtent, _ levels: Int) -> Bool {
    guard case .count(let tally) = content, !extent.isWhole else { return false }
    if case .no = tally.form, tally.isMet { return true }
    return levels == 1 && told.allSatisfy { $0.branch.content.isMember }
  }
}

/// How much of an answer is worked out, from the node at an address downwards.
package struct AnswerExtent: Sendable, Equatable {
  /// Where to go on from; empty: from the conclusion.
  package var address: [Int]
  package var levels: Int
  /// The most parts of each node.
  package var width: Int
  /// Also what goes without saying: to what a rule applies, and what is not so where something else suffices.
  package var isWhole: Bool

  package init(from address: [Int] = [], levels: Int = 3, width: Int = 5, isWhole: Bool = false) {
    (self.address, self.levels, self.width, self.isWhole) = (address, levels, width, isWhole)
  }
}

extension AnswerNode.Content {
  /// Whether it says nothing without its parts.
  fileprivate var isJoint: Bool {
    switch self {
    case .alternatives, .negation, .way: true
    case .together(_, let entities): entities.isEmpty
    default: false
    }
  }

  /// Whether one part alone says as much.
  fileprivate var joinsPositively: Bool {
    switch self {
    case .alternatives: true
    case .together(_, let entities): entities.isEmpty
    default: false
    }
  }

  /// One of those that a count speaks of, with nothing but its name.
  fileprivate var isMember: Bool { if case .together(_, let entities) = self { !entities.isEmpty } else { false } }

  /// What stands beside the conclusion's other reasons is told where it stands.
  fileprivate func standing(at address: [Int]) -> Self {
    guard case .rule(var use) = self, let place = use.place else { return self }
    use.told = address.dropLast(2) + [place]
    return .rule(use)
  }
}
