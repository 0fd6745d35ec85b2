import Foundation
import Presentation
import Report
import Testing

@Suite struct DumpTests {
  @Test func dump() throws {
    for profile in ["seoul", "melbourne"] {
      for language in ReportLanguage.allCases {
        let presenter = try #require(PresentedSample.sample.presenter(profile, language))
        for detail in ReportOptions.Detail.allCases {
          let document = presenter.report(presenter.explanation.outcomes(), ReportOptions(explain: detail))
          for width in [60, 80, 140] {
            let text = TextRenderer(width: width).render(document)
            try text.write(toFile: "/tmp/rep-\(profile)-\(language)-\(detail)-\(width).txt", atomically: true, encoding: .utf8)
          }
        }
      }
    }
  }
}
