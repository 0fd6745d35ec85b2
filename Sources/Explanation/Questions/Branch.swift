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
    let all = parts()
    let isJoint = content.isJoint
    guard levels > 0 || isJoint else {
      return AnswerNode(content: content, address: address, parts: [], partCount: all.count)
    }
    let shown = all.prefix(extent.width).enumerated().map { index, part in
      part.node(address + [index + 1], extent, levels: isJoint ? levels : levels - 1)
    }
    return AnswerNode(content: content, address: address, parts: Array(shown), partCount: all.count)
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
}

/// How much of an answer is worked out, from the node at an address downwards.
package struct AnswerExtent: Sendable, Equatable {
  /// Where to go on from; empty: from the conclusion.
  package var address: [Int]
  package var levels: Int
  /// The most parts of each node.
  package var width: Int

  package init(from address: [Int] = [], levels: Int = 3, width: Int = 5) {
    (self.address, self.levels, self.width) = (address, levels, width)
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
}
