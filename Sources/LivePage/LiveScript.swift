/// The JavaScript of a page that evaluates by itself.
///
/// The files stand beside this one and are compiled into the program as bytes: a static executable finds no resource bundle
/// beside it.
package enum LiveScript {
  /// Facts to outcomes (`machine.js`), outcomes to words and moves (`words.js`, `follows.js`), what is chosen (`state.js`), and
  /// what is seen (`panel.js`): one script, so that one digest stands for it in the page's policy. Lines that are comments stay in
  /// the files, since a page of some two megabytes is mailed.
  package static var text: String {
    let parts = [
      PackageResources.machine_js, PackageResources.words_js, PackageResources.follows_js, PackageResources.state_js,
      PackageResources.panel_js,
    ]
    return parts.map { part in
      String(decoding: part, as: UTF8.self).split(separator: "\n", omittingEmptySubsequences: false)
        .filter { !isComment($0) }.joined(separator: "\n")
    }.joined(separator: "\n")
  }

  private static func isComment(_ line: Substring) -> Bool {
    let text = line.drop { $0 == " " }
    return text.hasPrefix("//") || (text.hasPrefix("/**") && text.hasSuffix("*/"))
  }

  /// The style of the panel.
  package static var style: String { String(decoding: PackageResources.panel_css, as: UTF8.self) }
}
