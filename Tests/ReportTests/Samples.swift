import Report

/// A document of every block, Korean and English.
enum Samples {
  static var escape: Regex<Substring> { /\u{1B}\[[0-9;]*m/ }

  static let table = Table(
    [
      .init("form", minimumWidth: 10, priority: 2), .init("역할"), .init("점수", .right, minimumWidth: 4),
      .init("because", minimumWidth: 20),
    ],
    [
      [
        "climate-diplomacy", Inline("partner", .strong), "12",
        "rivalry between the two countries is high, so the city speaks of climate first",
      ],
      ["도시 간 문화 교류", Inline("주도", .caution), "3.5", "환경 분야의 전문성이 높고 상대 도시와의 관계가 우호적이므로 주도적이다"],
      ["trade 🏙️", "", "100"],
    ])

  static let tree = TreeNode(
    "engagement.role beijing/climate-diplomacy = partner because a rule says so",
    [
      TreeNode("대한민국의 국력은 중견국이며 이는 주어진 사실이다", [TreeNode("근거"), TreeNode(.code("Profiles/kr.yaml:9:10"))]),
      TreeNode("system.rivalry = confrontation"),
    ])

  static let document = Document([
    .heading(level: 1, "서울의 도시외교"),
    .paragraph("What follows for \(Inline.strong("Seoul")): 기후변화 대응을 위한 국제협력에서 주도적인 역할을 할 수 있다."),
    .heading(level: 2, "Forms of city diplomacy that are open to the city"), .table(table), .tree([tree]),
    .list([ListItem("one item long enough to wrap", [.numberedList([ListItem("둘째 항목"), ListItem("c")])])]),
    .definitions([Definition("도시", "서울"), Definition("relation of the two", Inline("hostile", .bad))]),
    .lines(["14 | x: y", "   |    ^ here"]),
  ])
}
