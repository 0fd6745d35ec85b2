/// A script that a page runs, with its data and the style of what it shows.
///
/// The script finds its data in the element `live-data` and shows what it makes of it in the section `live`, which is hidden
/// until then. Its digest stands in the page's policy, so that no other script runs.
package struct PageScript: Sendable {
  package var code: String
  package var style: String
  package var data: JSONValue

  package init(code: String, style: String, data: JSONValue) {
    self.code = code
    self.style = style
    self.data = data
  }

  var section: String { "<section id=\"live\" class=\"live\" aria-labelledby=\"live-title\" hidden></section>" }

  /// No text of the data can end its element.
  var elements: String {
    let json = data.text(.compact).replacing("<", with: "\\u003c")
    return "<script type=\"application/json\" id=\"live-data\">\(json)</script>\n<script>\(code)</script>"
  }
}
