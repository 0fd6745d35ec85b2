package import Explanation
package import Report
package import RuleModel

/// In how many worlds moves and outcomes stay as they are, what outcomes become in the others, which facts decide that, and
/// where moves drop out.
package struct SweepTable: Sendable {
  let swept: SweptOutcomes
  /// The outcomes that are shown: positions among those that were swept.
  let shown: [Int]
  let moves: SweptMoves?
  let titles: Titles
  /// By move: the boxes in which it drops out.
  let boxes: [FailureBoxes]

  /// The most rows of the heat map.
  private static let mostRows = 40

  /// `selected`: the outcomes that are shown.
  package init(_ swept: SweptOutcomes, selected: [FactKey], moves: SweptMoves?, _ presenter: Presenter) {
    self.swept = swept
    self.moves = moves
    titles = presenter.titles
    let wanted = Set(selected)
    shown = swept.outcomes.indices.filter { wanted.contains(swept.outcomes[$0].key) }
    let ruleSet = titles.ruleSet
    boxes = (moves?.moves ?? []).map { move in
      FailureBoxes(move.failures, isOrdered: move.failures.facts.map { swept.product.varied[$0].isOrdered(ruleSet) })
    }
  }

  private var wording: Wording { titles.wording }

  /// The outcomes that are otherwise in some world, those that stay in the fewest first.
  private var moving: [Int] {
    shown.filter { swept.outcomes[$0].stays < swept.possible }
      .sorted { (swept.outcomes[$0].stays, $0) < (swept.outcomes[$1].stays, $1) }
  }

  package var document: Document {
    let moving = moving
    var blocks: [Block] = [
      .heading(level: 1, Inline(wording(.sweepOf, titles.profile.id))),
      .paragraph(
        Inline(
          wording(
            .sweptWorlds, String(swept.product.count), String(swept.product.varied.count), String(swept.impossible)))),
    ]
    blocks += moveBlocks
    blocks += heatMap(moving)
    blocks.append(.heading(level: 2, Inline(wording(.sweptOutcome))))
    if !moving.isEmpty { blocks.append(outcomeTable(moving)) }
    blocks.append(.paragraph(Inline(wording(.sameInAllWorlds, String(shown.count - moving.count)))))
    return Document(blocks)
  }

  private func outcomeTable(_ moving: [Int]) -> Block {
    let head = [
      Table.Column(Inline(wording(.sweptOutcome))), Table.Column(Inline(wording(.asItStands))),
      Table.Column(Inline(wording(.staysIn)), .right), Table.Column(Inline(wording(.elsewhere))),
      Table.Column(Inline(wording(.decidedBy))),
    ]
    let rows = moving.map { number in
      let swept = swept.outcomes[number]
      return [
        Inline(titles.label(swept.key)), Inline(text(swept.standing, swept.key)), Inline(share(swept.stays)),
        Inline(others(swept)), Inline(wording.list(swept.deciding.map(title))),
      ]
    }
    return .table(Table(head, rows))
  }

  private func text(_ value: Value, _ key: FactKey) -> String { titles.text(value, titles.ruleSet[key.attribute].type) }

  private func share(_ worlds: Int) -> String { Self.share(worlds, of: swept.possible) }

  private static func share(_ worlds: Int, of all: Int) -> String {
    all == 0 ? "0%" : "\((200 * worlds + all) / (2 * all))%"
  }

  private func others(_ swept: SweptOutcomes.Swept) -> String {
    let others = swept.values.filter { $0.value != swept.standing }
    return wording.list(others.map { text($0.value, swept.key) + wording.note(share($0.worlds)) }, upTo: 4)
  }

  /// What varies, in words.
  private func title(_ fact: Int) -> String {
    switch swept.product.varied[fact].subject {
    case .fact(let key): titles.label(key)
    case .section(let name):
      titles.ruleSet.kinds.indices.first { titles.ruleSet.kinds[$0].name == name }.map { titles.title(KindID($0)) }
        ?? name
    }
  }

  /// A value of it.
  private func choice(_ choice: Int, of fact: Int) -> String {
    let varied = swept.product.varied[fact]
    if let file = varied.choices[choice].file { return file }
    guard case .fact(let key) = varied.subject, let statement = varied.choices[choice].facts.first?.statement else {
      return ""
    }
    return titles.text(statement, titles.ruleSet[key.attribute].type)
  }

  // MARK: Moves

  private var moveBlocks: [Block] {
    guard let moves, !moves.moves.isEmpty else { return [] }
    let measure = moves.measure.map { titles.title($0) } ?? ""
    let head = [
      Table.Column(Inline(titles.title(moves.kind))), Table.Column(Inline(wording(.staysIn)), .right),
      Table.Column(Inline(wording(.worstCase, measure))), Table.Column(Inline(wording(.regretRank)), .right),
      Table.Column(Inline(wording(.decidedBy))),
    ]
    let rows = moves.moves.map { move in
      [
        Inline(name(move) + (move.isStanding ? "" : wording.note(wording(.isNoMoveNow)))), Inline(share(move.stays)),
        Inline(worst(move)), Inline("\(move.rank)" + wording.note(wording(.steps, String(move.regret)))),
        Inline(wording.list(move.failures.facts.map(title))),
      ]
    }
    var blocks: [Block] = [
      .heading(level: 2, Inline(wording(.movesOfWorlds))), .table(Table(head, rows)),
    ]
    let items = zip(moves.moves, boxes).filter { $0.0.isStanding && $0.1.failing > 0 }.map { item($0, $1) }
    if !items.isEmpty { blocks += [.heading(level: 2, Inline(wording(.whereItFails))), .list(items)] }
    return blocks
  }

  private func name(_ move: SweptMoves.Move) -> String { titles.entity(moves?.kind ?? KindID(0), move.entity) }

  private func worst(_ move: SweptMoves.Move) -> String {
    guard let measure = moves?.measure, let worst = move.worst else { return "" }
    return titles.text(worst, titles.ruleSet[measure].type)
  }

  private func item(_ move: SweptMoves.Move, _ found: FailureBoxes) -> ListItem {
    let fails = share(found.failing)
    let text =
      found.boxes.isEmpty
      ? wording(.dropsOutAnywhere, name(move), fails)
      : found.covered == found.failing
        ? wording(.dropsOut, name(move), fails)
        : wording(.dropsOutPartly, name(move), fails, Self.share(found.covered, of: found.failing))
    let lines = found.boxes.map { box in
      ListItem(
        Inline(
          sides(box) + wording.note(wording(.boxCoverage, Self.share(box.worlds, of: found.failing)))))
    }
    let remark = found.isFewest || lines.isEmpty ? "" : wording.note(wording(.mayBeFewer))
    return ListItem(Inline(text + remark), lines.isEmpty ? [] : [.list(lines)])
  }

  private func sides(_ box: FailureBoxes.Box) -> String {
    box.sides.map { side in
      title(side.fact) + ": " + side.values.map { choice($0, of: side.fact) }.joined(separator: ", ")
    }.joined(separator: "; ")
  }

  // MARK: Heat map

  /// Moves and outcomes against the values of facts: in how many of the worlds with that value they stay.
  private func heatMap(_ moving: [Int]) -> [Block] {
    let columns = swept.product.varied.indices.flatMap { fact in
      swept.product.varied[fact].choices.indices.map { (fact: fact, choice: $0) }
    }
    let movesRows = (moves?.moves ?? []).filter { $0.failures.count > 0 }.map { (name($0), $0.failures) }
    let outcomes = moving.prefix(max(0, Self.mostRows - movesRows.count)).map { number in
      (titles.label(swept.outcomes[number].key), swept.failures(of: number))
    }
    let all = movesRows + outcomes
    if all.isEmpty { return [] }
    let rows = all.map { name, failures in
      let byFact = failures.facts.indices.map { failures.byValue(of: $0) }
      return (
        name: name,
        cells: columns.map { column -> MatrixChart.Cell in
          let own = failures.facts.firstIndex(of: column.fact).map { byFact[$0][column.choice] }
          let (possible, failing) = own ?? (failures.worlds, failures.count)
          return MatrixChart.Cell(value: possible == 0 ? nil : (20 * (possible - failing) + possible) / (2 * possible))
        }
      )
    }
    return [
      .heading(level: 2, Inline(wording(.stayByValue))),
      .matrix(
        MatrixChart(
          header: Inline(wording(.staysIn)),
          columns: columns.map { "\(title($0.fact)): \(choice($0.choice, of: $0.fact))" },
          rows: rows, values: (0...10).map { "\($0 * 10)%" }, isOrdered: true)),
    ]
  }
}

extension FactProduct.Varied {
  /// Whether its values have an order, and stand in it.
  func isOrdered(_ ruleSet: RuleSet) -> Bool {
    guard case .fact(let key) = subject else { return false }
    let places = choices.map { choice -> Int64? in
      switch choice.facts.first?.statement {
      case .known(.ordinal(let ordinal))?: Int64(ordinal)
      case .known(.number(let number))?: number
      default: nil
      }
    }
    guard !places.contains(nil) else { return false }
    let isSorted = zip(places.compactMap { $0 }, places.compactMap { $0 }.dropFirst()).allSatisfy { $0 < $1 }
    switch ruleSet[key.attribute].type {
    case .number: return isSorted
    case .domain(let domain): return ruleSet.domains[domain.raw].isOrdered && isSorted
    case .boolean, .set, .reference, .text: return false
    }
  }
}
