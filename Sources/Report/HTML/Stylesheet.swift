import SourceText

/// The page's style. Its digest stands in the page's policy, so that no other style is obeyed.
let stylesheet = """

  :root { --paper: #ffffff; --ink: #1b1f24; --muted: #57606a; --line: #d0d7de; --soft: #f3f6f9; --accent: #0b57a4;
    --urgent: #a40e26; --s1: #e3edf8; --s2: #b9d3ef; --s3: #2f6fb0; --s4: #0b3d73; --on: #ffffff; }
  @media (prefers-color-scheme: dark) { :root { --paper: #14181d; --ink: #e6e9ed; --muted: #a4adb8; --line: #3a424c;
    --soft: #1d232a; --accent: #8cbcf0; --urgent: #ff9aa5; --s1: #1f2d3d; --s2: #28486b; --s3: #5d9ad8; --s4: #b5d6f8;
    --on: #0c1117; } }
  * { box-sizing: border-box; }
  body { margin: 0; background: var(--paper); color: var(--ink); line-height: 1.55;
    font-family: system-ui, "Noto Sans KR", "Noto Sans CJK KR", "Apple SD Gothic Neo", "Malgun Gothic", sans-serif; }
  [lang=ko] { word-break: keep-all; }
  header, main { max-width: 64rem; margin: 0 auto; padding: 0 1.25rem; overflow-wrap: anywhere; }
  header { display: flex; justify-content: flex-end; padding-top: .75rem; }
  fieldset { border: 0; margin: 0; padding: 0; display: flex; gap: .75rem; flex-wrap: wrap; }
  legend { float: left; padding: 0 .75rem 0 0; color: var(--muted); }
  fieldset span { white-space: nowrap; }
  input { accent-color: var(--accent); width: 1.1rem; height: 1.1rem; vertical-align: -.15rem; }
  label { padding: .25rem; }
  :focus-visible { outline: 3px solid var(--accent); outline-offset: 2px; }
  h1 { font-size: 1.75rem; line-height: 1.25; margin: 1rem 0 .75rem; }
  h2 { font-size: 1.3rem; margin: 2.25rem 0 .75rem; padding-bottom: .25rem; border-bottom: 2px solid var(--line); }
  h3, h4, h5, h6 { font-size: 1.05rem; margin: 1.25rem 0 .4rem; }
  h1 + p { font-size: 1.15rem; }
  p { margin: .6rem 0; }
  a { color: var(--accent); }
  .muted { color: var(--muted); }
  .caution, .bad { color: var(--urgent); }
  .mark { font-size: .85em; white-space: nowrap; color: var(--accent); }
  p > .mark:not(:first-child) { margin-left: 1rem; }
  ul, ol { padding-left: 1.4rem; margin: .6rem 0; }
  li { margin: .25rem 0; }
  dl { margin: .4rem 0; }
  dl > div { display: grid; grid-template-columns: minmax(6.5rem, 11rem) 1fr; gap: .1rem 1rem; padding: .15rem 0; }
  dt { color: var(--muted); }
  dd { margin: 0; }
  .cards { list-style: none; padding: 0; counter-reset: card; display: grid; gap: .9rem; }
  .cards > li { counter-increment: card; border: 1px solid var(--line); border-radius: .5rem; padding: .5rem 1rem .75rem;
    background: var(--soft); margin: 0; break-inside: avoid; }
  .cards > li > :is(h3, h4, h5, h6) { margin: .3rem 0 .5rem; }
  ol.cards > li > :is(h3, h4, h5, h6)::before { content: counter(card); display: inline-block; min-width: 1.6rem;
    margin-right: .5rem; padding: 0 .4rem; border-radius: .3rem; text-align: center; background: var(--accent);
    color: var(--paper); }
  details { margin: .5rem 0 0; }
  summary { cursor: pointer; color: var(--accent); padding: .25rem 0; width: fit-content; }
  details ul ul { color: var(--muted); font-size: .92em; }
  .scroll { overflow-x: auto; margin: .75rem 0; }
  table { border-collapse: collapse; width: 100%; font-size: .95rem; }
  th, td { text-align: left; vertical-align: top; padding: .4rem .6rem; border-bottom: 1px solid var(--line);
    min-width: 6.5rem; overflow-wrap: normal; }
  thead th { background: var(--soft); }
  .number { text-align: right; }
  .matrix th, .matrix td { min-width: 5rem; }
  .matrix td { text-align: center; border: 1px solid var(--line); }
  .shade-1 { background: var(--s1); } .shade-2 { background: var(--s2); }
  .shade-3 { background: var(--s3); color: var(--on); } .shade-4 { background: var(--s4); color: var(--on); }
  sup { font-size: .65em; margin-left: .15rem; }
  .hidden { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
  .matrix td { position: relative; }
  .ladder { list-style: none; padding: 0; }
  .ladder > li { display: grid; grid-template-columns: minmax(6rem, 10rem) minmax(8rem, 1fr) minmax(8rem, 16rem);
    gap: .1rem 1rem; align-items: center; padding: .3rem 0; border-bottom: 1px solid var(--line); margin: 0;
    break-inside: avoid; }
  .ladder .note { grid-column: 2 / -1; color: var(--muted); font-size: .92em; }
  .ladder .words { font-size: .92em; }
  .rail { stroke: var(--line); stroke-width: 2; } .step { fill: var(--muted); } .way { stroke: var(--accent); stroke-width: 4; }
  .now { fill: var(--accent); } .next { fill: var(--paper); stroke: var(--accent); stroke-width: 3; }
  .ceiling { stroke: var(--urgent); stroke-width: 4; } .legend { display: flex; flex-wrap: wrap; gap: .2rem 1.25rem; }
  .legend span { display: inline-flex; align-items: center; gap: .2rem; } .bar { fill: var(--accent); } .ground { fill: var(--soft); }
  .lanes, .bands { margin: .75rem 0; }
  .lanes { display: grid; gap: .75rem; grid-template-columns: repeat(auto-fit, minmax(min(100%, 13rem), 1fr)); }
  .bands { display: grid; gap: .5rem; }
  .lane { border: 1px solid var(--line); border-top: 4px solid var(--accent); border-radius: .4rem; padding: .3rem .9rem .5rem;
    break-inside: avoid; }
  .bands .lane { border-top: 1px solid var(--line); border-left: 4px solid var(--accent); display: grid;
    grid-template-columns: 28px minmax(6rem, 11rem) 1fr; gap: .1rem .9rem; align-items: center; padding: .2rem .9rem; }
  .bands .band { order: -1; } .bands .lane ul { list-style: none; padding: 0; } .strip { fill: var(--line); }
  .lane.urgent { border-color: var(--urgent); border-width: 2px; }
  .lane.urgent > :first-child { color: var(--urgent); }
  .lane > :is(h3, h4, h5, h6) { margin: .3rem 0; }
  .lane ul { padding-left: 1.1rem; margin: .3rem 0; }
  .footer { margin: 2.5rem 0 2rem; border-top: 1px solid var(--line); padding-top: .5rem; font-size: .85rem; }
  @supports selector(:has(*)) {
    body:has(#show-en:checked) .language-ko, body:has(#show-ko:checked) .language-en { display: none; }
  }
  @media (max-width: 40rem) {
    dl > div { grid-template-columns: minmax(5rem, 6.5rem) 1fr; gap: .1rem .75rem; }
    th, td { min-width: 5.5rem; }
    td:last-child { min-width: 13rem; }
    p > .mark:not(:first-child) { margin-left: .35rem; }
    .matrix td { min-width: 5rem; }
    .scroll { background: linear-gradient(to left, var(--paper) 1rem, transparent 2.5rem) right / 2.5rem 100% no-repeat local,
      linear-gradient(to left, var(--line), transparent) right / 1rem 100% no-repeat scroll; }
    tbody th, thead th:first-child { position: sticky; left: 0; z-index: 1; }
    tbody th { background: var(--paper); }
    .ladder > li { grid-template-columns: 1fr 1fr; }
    .ladder .name, .ladder .note { grid-column: 1 / -1; }
    .cards > li { padding: .4rem .75rem .6rem; }
    .bands .lane { grid-template-columns: 28px 1fr; padding: .2rem .6rem; }
    .bands .lane ul { grid-column: 1 / -1; }
  }
  @media print {
    @page { size: A4; margin: 16mm 15mm 18mm; @bottom-right { content: counter(page) " / " counter(pages); font-size: 9pt; } }
    :root { --paper: #ffffff; --ink: #000000; --muted: #444444; --line: #999999; --soft: #f4f4f4; --accent: #0b4a8c;
      --urgent: #a40e26; --s1: #e3edf8; --s2: #b9d3ef; --s3: #2f6fb0; --s4: #0b3d73; --on: #ffffff; }
    body { font-size: 9.5pt; line-height: 1.4; print-color-adjust: exact; }
    header, summary { display: none; }
    header, main { max-width: none; padding: 0; }
    h1 { margin-top: 0; }
    h2, h3, h4 { break-after: avoid; }
    .page { break-before: page; }
    thead { display: table-header-group; }
    tr, li { break-inside: avoid; }
    .scroll { overflow: visible; }
    th, td { min-width: 0; padding: .2rem .35rem; font-size: 8.5pt; }
    .cards { gap: .5rem; }
    dl > div { grid-template-columns: 8rem 1fr; padding: 0; }
  }

  """

/// SHA-256 of the style, in the spelling of content security policies.
let stylesheetDigest: String = contentDigest(stylesheet)

/// SHA-256 of what stands in an element, in the spelling of content security policies.
func contentDigest(_ content: String) -> String {
  var hash = SHA256()
  hash.update(content.utf8)
  return base64(hash.bytes)
}

private func base64(_ bytes: [UInt8]) -> String {
  let digits = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/")
  var text = ""
  for start in stride(from: 0, to: bytes.count, by: 3) {
    let part = bytes[start..<min(start + 3, bytes.count)]
    let word = part.reduce(UInt32(0)) { $0 << 8 | UInt32($1) } << UInt32(8 * (3 - part.count))
    for place in 0...part.count { text.append(digits[Int(word >> UInt32(18 - 6 * place) & 63)]) }
    text += String(repeating: "=", count: 3 - part.count)
  }
  return text
}
