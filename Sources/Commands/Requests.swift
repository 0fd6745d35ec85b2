@_exported import class Parallel.WorkCount
@_exported import enum Report.ReportLanguage

/// What is asked of an evaluation, beside the profile.
package struct EvaluationRequest: Sendable {
  package enum Format: String, Sendable, CaseIterable { case text, markdown, html, json }
  package enum Explanation: String, Sendable, CaseIterable { case none, brief, full }

  /// The profile's file; `-`: standard input.
  package var profile: String
  /// Where a profile on standard input looks for the files that it names; nil: in the folder of profiles that is near.
  package var profiles: String?
  package var rules: String
  /// `PATH=VALUE` each.
  package var settings: [String]
  /// The language of the report.
  package var language: ReportLanguage
  /// Nil: as the name of the output says, else text.
  package var format: Format?
  package var explanation: Explanation
  /// Addresses with wildcards of the outcomes that the JSON holds; empty: those of which the first document, or the
  /// summary, speaks.
  package var selection: [String]
  /// Writes JSON on one line.
  package var isCompact: Bool
  /// A document of the rule set; nil: its first one.
  package var document: String?
  /// All outcomes with their reasons: the document of the rule set that shows everything.
  package var showsAll: Bool
  /// Whether the profile's notes are shown.
  package var showsNotes: Bool
  /// A page in which facts can be changed.
  package var isLive: Bool
  /// The file to which the output goes.
  package var output: String?
  /// Columns of the terminal.
  package var width: Int
  package var colour: Bool

  package init(
    profile: String, profiles: String? = nil, rules: String = "Rules", settings: [String] = [],
    language: ReportLanguage = .en, format: Format? = nil, explanation: Explanation = .brief, selection: [String] = [],
    isCompact: Bool = false, document: String? = nil, showsAll: Bool = false, showsNotes: Bool = true,
    isLive: Bool = false, output: String? = nil, width: Int = 80, colour: Bool = false
  ) {
    self.profile = profile
    self.profiles = profiles
    self.selection = selection
    self.isCompact = isCompact
    self.rules = rules
    self.settings = settings
    self.language = language
    self.format = format
    self.explanation = explanation
    self.document = document
    self.showsAll = showsAll
    self.showsNotes = showsNotes
    self.isLive = isLive
    self.output = output
    self.width = width
    self.colour = colour
  }
}

/// What is asked of an explanation of a conclusion.
package struct ExplainRequest: Sendable {
  package enum Question: Sendable, Equatable {
    case why
    /// Why it is not this value.
    case whyNot(String)
    /// What would have to be otherwise for it to be this value.
    case howTo(String)
    /// What would change it.
    case firm
  }

  package var evaluation: EvaluationRequest
  /// The address of the conclusion, also with wildcards (`form.role climate-diplomacy`), or titles: `Climate diplomacy · Role`.
  package var conclusion: String
  package var question: Question
  /// The part of the answer from which it goes on; empty: all of it.
  package var address: [Int]
  /// How many ways are looked for.
  package var ways: Int
  /// What the search for them may cost, in conflicts of the solver.
  package var budget: Int
  /// A folder for the proofs of what the answer denies.
  package var certify: String?

  package init(
    evaluation: EvaluationRequest, conclusion: String, question: Question = .why, address: [Int] = [], ways: Int = 5,
    budget: Int = 10_000, certify: String? = nil
  ) {
    self.evaluation = evaluation
    self.conclusion = conclusion
    self.question = question
    self.address = address
    self.ways = ways
    self.budget = budget
    self.certify = certify
  }
}

/// What is looked for, near a profile or among all.
package struct FindRequest: Sendable {
  /// Its profile is the one near which is looked for.
  package var evaluation: EvaluationRequest
  /// Whether a profile near that of the request is looked for; else any.
  package var isNear: Bool
  /// In the rule language, all of which shall hold: `form.role climate-diplomacy: lead`. A free name stands for some entity.
  package var conditions: [String]
  /// How many profiles are looked for.
  package var answers: Int
  /// What the search may cost, in conflicts of the solver.
  package var budget: Int
  /// A folder for the proofs of what the answer denies.
  package var certify: String?
  /// A file for a profile that was found among all.
  package var witness: String?

  package init(
    evaluation: EvaluationRequest, isNear: Bool = true, conditions: [String], answers: Int = 3, budget: Int = 10_000,
    certify: String? = nil, witness: String? = nil
  ) {
    self.evaluation = evaluation
    self.isNear = isNear
    self.witness = witness
    self.conditions = conditions
    self.answers = answers
    self.budget = budget
    self.certify = certify
  }
}

/// What is asked of a trace: an evaluation, narrowed to some steps.
package struct TraceRequest: Sendable {
  package var evaluation: EvaluationRequest
  /// Ids of rules, names of attributes, ids of entities; empty: all.
  package var rules: [String]
  package var attributes: [String]
  package var entities: [String]

  package init(
    evaluation: EvaluationRequest, rules: [String] = [], attributes: [String] = [], entities: [String] = []
  ) {
    self.evaluation = evaluation
    self.rules = rules
    self.attributes = attributes
    self.entities = entities
  }
}
