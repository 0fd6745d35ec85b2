/// Each row a track with what it shows in words beneath, so that neither a narrow page nor a reader who sees no picture
/// loses anything.
func ladderHTML(_ chart: LadderChart) -> String {
  let rows = chart.rows.map { row in
    "<li><span class=\"name\">\(inline(row.name))</span>\(track(row, chart))"
      + "<span class=\"words\">\(words(row, chart))</span>"
      + (row.note.isEmpty ? "" : "<span class=\"note\">\(inline(row.note))</span>") + "</li>"
  }
  return "<ul class=\"ladder\">\n" + rows.joined(separator: "\n") + "\n</ul>\n" + legend(chart)
}

/// The signs of the tracks; what they say stands in words beside each track.
private func legend(_ chart: LadderChart) -> String {
  func sign(_ shape: String, _ word: String) -> String {
    "<span><svg width=\"20\" height=\"24\" aria-hidden=\"true\">\(shape)</svg> \(escapedHTML(word))</span>"
  }
  var signs = [sign("<circle cx=\"10\" cy=\"12\" r=\"6\" class=\"now\"/>", chart.words.now)]
  if chart.hasNext { signs.append(sign("<circle cx=\"10\" cy=\"12\" r=\"6\" class=\"next\"/>", chart.words.next)) }
  if chart.hasCeiling {
    signs.append(sign("<line x1=\"10\" x2=\"10\" y1=\"2\" y2=\"22\" class=\"ceiling\"/>", chart.words.ceiling))
  }
  return "<p class=\"legend muted\">\(signs.joined(separator: " "))</p>"
}

/// `programme → committee`.
private func words(_ row: LadderChart.Row, _ chart: LadderChart) -> String {
  func word(_ step: Int?) -> String? { step.flatMap { chart.steps.indices.contains($0) ? chart.steps[$0] : nil } }
  let now = word(row.position) ?? "–"
  guard let next = word(row.next), next != now else { return escapedHTML(now) }
  return escapedHTML(now) + " → " + escapedHTML(next)
}

/// Positions are shares of the width: the picture is as wide as the page lets it be, and circles stay round.
private func track(_ row: LadderChart.Row, _ chart: LadderChart) -> String {
  let last = max(1, chart.steps.count - 1)
  func place(_ step: Int) -> String { "\(4 + step * 92 / last)%" }
  var marks = chart.steps.indices.map { "<circle cx=\"\(place($0))\" cy=\"12\" r=\"2\" class=\"step\"/>" }
  if let position = row.position, let next = row.next, next != position {
    marks.append("<line x1=\"\(place(position))\" x2=\"\(place(next))\" y1=\"12\" y2=\"12\" class=\"way\"/>")
    marks.append("<circle cx=\"\(place(next))\" cy=\"12\" r=\"6\" class=\"next\"/>")
  }
  if let ceiling = row.ceiling {
    marks.append("<line x1=\"\(place(ceiling))\" x2=\"\(place(ceiling))\" y1=\"2\" y2=\"22\" class=\"ceiling\"/>")
  }
  if let position = row.position { marks.append("<circle cx=\"\(place(position))\" cy=\"12\" r=\"6\" class=\"now\"/>") }
  let rail = "<line x1=\"4%\" x2=\"96%\" y1=\"12\" y2=\"12\" class=\"rail\"/>"
  return picture(chart.title, chart.description(row), rail + marks.joined())
}

/// An inline picture with its title and what it says.
private func picture(_ title: String, _ description: String, _ content: String) -> String {
  "<svg role=\"img\" aria-label=\"\(escapedHTML(description))\" width=\"100%\" height=\"24\"><title>\(escapedHTML(title))</title>"
    + "<desc>\(escapedHTML(description))</desc>\(content)</svg>"
}

/// A lane's place in time, or a band with a mark for each of its things. What it shows stands in words beneath it, so
/// it is hidden from those who hear the page.
func laneHTML(_ place: Int, of count: Int) -> String {
  let marks = (0..<count).map { step in
    let end = count > 1 ? 4 + step * 92 / (count - 1) : 50
    let mark = step == place ? "r=\"6\" class=\"now\"" : "r=\"2\" class=\"step\""
    return "<circle cx=\"\(end)%\" cy=\"12\" \(mark)/>"
  }
  let rail = "<line x1=\"4%\" x2=\"96%\" y1=\"12\" y2=\"12\" class=\"rail\"/>"
  return "<svg class=\"track\" width=\"100%\" height=\"24\" aria-hidden=\"true\">\(rail)\(marks.joined())</svg>"
}

/// Which of the bands this is, from above.
func bandHTML(_ place: Int, of count: Int) -> String {
  let strips = (0..<count).map { step in
    "<rect y=\"\(step * 6)\" width=\"28\" height=\"4\" class=\"\(step == place ? "bar" : "strip")\"/>"
  }
  return "<svg class=\"band\" width=\"28\" height=\"\(count * 6)\" aria-hidden=\"true\">\(strips.joined())</svg>"
}

/// Each row a name, a bar and the amount in words.
func barsHTML(_ chart: BarChart) -> String {
  let rows = chart.rows.map { row in
    let width = Int((chart.share(row) * 100).rounded())
    let bar =
      "<rect x=\"0\" y=\"4\" width=\"100%\" height=\"16\" class=\"ground\"/>"
      + "<rect x=\"0\" y=\"4\" width=\"\(width)%\" height=\"16\" class=\"bar\"/>"
    let description = row.name.plainText + ": " + row.text.plainText
    return "<li><span class=\"name\">\(inline(row.name))</span>\(picture(chart.title, description, bar))"
      + "<span class=\"words\">\(inline(row.text))</span></li>"
  }
  return "<ul class=\"ladder bars\">\n" + rows.joined(separator: "\n") + "\n</ul>"
}

/// A table with headers on both sides; the value of a cell is said in words, its shade is more of it. Marks are letters to
/// those who see them, and words to those who do not.
func matrixHTML(_ chart: MatrixChart) -> String {
  let heads = chart.columns.map { "<th scope=\"col\">\(escapedHTML($0))</th>" }.joined()
  let corner = chart.header.isEmpty ? "<td></td>" : "<th scope=\"col\">\(inline(chart.header))</th>"
  let rows = chart.rows.map { row in
    "<tr><th scope=\"row\">\(escapedHTML(row.name))</th>" + row.cells.map { cell($0, chart) }.joined() + "</tr>"
  }
  let label = chart.header.plainText + " × " + chart.columns.joined(separator: ", ")
  let marks = chart.marks.indices.map {
    "<span><sup>\(chart.markSign($0))</sup> \(escapedHTML(chart.marks[$0]))</span>"
  }
  return "<div class=\"matrix\">" + scrolling(label, "<tr>\(corner)\(heads)</tr>", rows)
    + (marks.isEmpty ? "" : "<p class=\"legend muted\" aria-hidden=\"true\">\(marks.joined(separator: " "))</p>")
    + "</div>"
}

private func cell(_ cell: MatrixChart.Cell, _ chart: MatrixChart) -> String {
  guard let value = cell.value, chart.values.indices.contains(value) else { return "<td></td>" }
  let shade = chart.isOrdered && chart.values.count > 1 ? value * 4 / (chart.values.count - 1) : 1
  let marks = cell.marks.map { chart.markSign($0) }.joined(separator: " ")
  let meanings = cell.marks.filter(chart.marks.indices.contains).map { chart.marks[$0] }.joined(separator: ", ")
  let noted =
    meanings.isEmpty
    ? "" : "<sup aria-hidden=\"true\">\(marks)</sup><span class=\"hidden\">, \(escapedHTML(meanings))</span>"
  return "<td class=\"shade-\(shade)\">\(escapedHTML(chart.values[value]))\(noted)</td>"
}
