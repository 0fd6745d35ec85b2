// swift-tools-version: 6.1
import PackageDescription

let package = Package(
  name: "Demarche",
  products: [
    .library(name: "Demarche", targets: ["Demarche"]),
    .executable(name: "demarche", targets: ["CommandLineTool"]),
  ],
  dependencies: [
    // Arguments, help and completions: Apple's own parser, so none of ours; needs FoundationEssentials only.
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
    // Files by descriptor, without Foundation's start-up cost.
    .package(url: "https://github.com/apple/swift-system", from: "1.8.1"),
  ],
  targets: [
    .systemLibrary(
      name: "CLibYAML", pkgConfig: "yaml-0.1",
      providers: [.apt(["libyaml-dev"]), .brew(["libyaml"])]),
    .target(name: "Parallel"),
    .target(name: "Solver"),
    .target(name: "ClauseProofs"),
    .target(name: "SourceText"),
    .target(name: "YAMLReading", dependencies: ["CLibYAML", "SourceText"]),
    .target(name: "Formatting", dependencies: ["SourceText", "YAMLReading"]),
    .target(name: "RuleModel", dependencies: ["SourceText"]),
    .target(name: "Reading", dependencies: ["Parallel", "SourceText", "YAMLReading", "RuleModel"]),
    .target(name: "Circuit", dependencies: ["SourceText", "RuleModel"]),
    .target(name: "Inference", dependencies: ["Parallel", "Circuit", "RuleModel"]),
    .target(name: "Explanation", dependencies: ["Parallel", "SourceText", "RuleModel", "Circuit", "Inference"]),
    .target(name: "Replay", dependencies: ["RuleModel"]),
    .target(name: "Verification", dependencies: ["SourceText", "RuleModel", "Circuit", "Solver"]),
    .target(name: "Anomalies", dependencies: ["Parallel", "SourceText", "RuleModel", "Circuit", "Verification"]),
    .target(
      name: "Trials",
      dependencies: ["ClauseProofs", "SourceText", "RuleModel", "Circuit", "Inference", "Explanation", "Verification"]),
    .target(name: "Lint", dependencies: ["SourceText", "RuleModel", "Circuit", "Trials"]),
    .target(name: "Report", dependencies: ["Parallel", "SourceText"]),
    .target(
      name: "LivePage", dependencies: ["SourceText", "RuleModel", "Circuit", "Inference", "Explanation", "Report"],
      // In the program itself: a static executable has no folder of resources beside it.
      resources: ["machine.js", "words.js", "follows.js", "state.js", "panel.js", "panel.css"].map { .embedInCode($0) }),
    .target(
      name: "Presentation",
      dependencies: [
        "Parallel", "SourceText", "RuleModel", "Circuit", "Inference", "Explanation", "Report", "LivePage",
      ]),
    .target(name: "Schemas", dependencies: ["RuleModel", "Reading", "Report"]),
    .target(
      name: "Loading",
      dependencies: [
        "Parallel", "SourceText", "YAMLReading", "RuleModel", "Reading", "Circuit", "Inference", "Explanation",
        "Verification",
        .product(name: "SystemPackage", package: "swift-system"),
      ]),
    .target(
      name: "Batch",
      dependencies: [
        "Parallel", "SourceText", "YAMLReading", "RuleModel", "Reading", "Inference", "Explanation", "Report",
        "Presentation", "Loading",
      ]),
    .target(
      name: "Demarche",
      dependencies: ["Batch", "SourceText", "RuleModel", "Explanation", "Report", "Presentation", "Loading"]),
    .target(
      name: "Commands",
      dependencies: [
        "Batch", "ClauseProofs", "Replay", "Parallel", "SourceText", "YAMLReading", "RuleModel", "Reading",
        "Explanation",
        "Verification", "Anomalies", "Trials", "Lint", "Report", "Presentation", "Loading", "Schemas",
        "Formatting",
        .product(name: "SystemPackage", package: "swift-system"),
      ]),
    .executableTarget(
      name: "CommandLineTool",
      dependencies: [
        "Loading", "Commands",
        .product(name: "SystemPackage", package: "swift-system"),
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ]),
    .target(name: "TestSupport", dependencies: ["RuleModel", "SourceText", "Report"], path: "Tests/TestSupport"),
    .target(
      name: "ClauseProblems", dependencies: ["Solver", "ClauseProofs", "TestSupport"], path: "Tests/ClauseProblems"),
    // The solver on files and at length; see .ci/solver.
    .executableTarget(
      name: "clauses", dependencies: ["Solver", "ClauseProofs", "ClauseProblems", "TestSupport"], path: "Tests/Clauses"),
    .target(
      name: "Differential",
      dependencies: ["TestSupport", "Replay", "SourceText", "RuleModel", "Circuit", "Inference", "Explanation"],
      path: "Tests/Differential"),
    .executableTarget(
      name: "oracle",
      dependencies: [
        "Parallel", "Loading", "Report", "SourceText", "RuleModel", "Explanation", "Inference", "LivePage",
        "Presentation", "Differential", "Replay", "TestSupport",
      ],
      path: "Tests/Oracle"),
    // Exact checks of lint beside trying every profile.
    .executableTarget(
      name: "anomalies", dependencies: ["Anomalies", "Commands", "TestSupport"], path: "Tests/AnomalyCorpus"),
    // Records and proofs with one place changed.
    .executableTarget(
      name: "tampering",
      dependencies: [
        "Parallel", "SourceText", "RuleModel", "Explanation", "Report", "Presentation", "Loading", "Commands",
        "TestSupport",
      ],
      path: "Tests/Tampering"),
    // Speed and memory on generated rule sets of growing size.
    .executableTarget(
      name: "demarche-bench",
      dependencies: [
        "Solver", "ClauseProblems",
        "TestSupport", "SourceText", "YAMLReading", "RuleModel", "Reading", "Circuit", "Inference", "Explanation",
        "Loading", "Report",
      ],
      path: "Tests/Benchmark"),
    // The program that README.md shows.
    .executableTarget(name: "embedding", dependencies: ["Demarche"], path: "Tests/Embedding"),
    // What is fed with bytes that nobody wrote; see Tests/Fuzz/run.
    .target(
      name: "FuzzTargets",
      dependencies: [
        "Solver", "ClauseProofs", "ClauseProblems",
        "SourceText", "YAMLReading", "RuleModel", "Reading", "Circuit", "Inference", "Explanation", "Lint", "Report",
        "Presentation", "Loading", "Batch", "Anomalies",
      ],
      path: "Tests/Fuzz/Targets"),
    .testTarget(name: "FuzzTests", dependencies: ["FuzzTargets"]),
    .testTarget(name: "FaceTests", dependencies: ["Demarche"]),
    .testTarget(
      name: "DemarcheTests",
      dependencies: [
        "SourceText", "RuleModel", "Reading", "Explanation", "Report", "Demarche", "Loading", "Commands",
        "CommandLineTool", "embedding", "Formatting",
        "TestSupport", "Differential", "Replay", "Trials",
      ]),
    .testTarget(
      name: "EngineTests",
      dependencies: [
        "SourceText", "YAMLReading", "RuleModel", "Reading", "Circuit", "Inference", "Explanation", "Report",
        "TestSupport",
        "Differential", "Replay",
      ]),
    .testTarget(
      name: "BatchTests",
      dependencies: [
        "Batch", "SourceText", "YAMLReading", "RuleModel", "Circuit", "Inference", "Explanation", "Report",
        "Presentation", "Loading", "TestSupport",
      ]),
    .testTarget(name: "RuleModelTests", dependencies: ["RuleModel", "SourceText"]),
    .testTarget(name: "CircuitTests", dependencies: ["RuleModel", "Circuit"]),
    .testTarget(name: "InferenceTests", dependencies: ["RuleModel", "Circuit", "Inference", "TestSupport"]),
    .testTarget(name: "NaiveTests", dependencies: ["TestSupport", "RuleModel", "Reading", "SourceText"]),
    .testTarget(name: "SolverTests", dependencies: ["Solver", "ClauseProofs", "ClauseProblems", "TestSupport"]),
    .testTarget(
      name: "VerificationTests",
      dependencies: ["Verification", "Solver", "ClauseProofs", "RuleModel", "Circuit", "Inference", "TestSupport"]),
    .testTarget(name: "SourceTextTests", dependencies: ["SourceText"]),
    .testTarget(name: "YAMLReadingTests", dependencies: ["YAMLReading", "SourceText"]),
    .testTarget(name: "ReadingTests", dependencies: ["RuleModel", "Reading", "YAMLReading", "SourceText"]),
    .testTarget(
      name: "ExplanationTests",
      dependencies: ["SourceText", "YAMLReading", "RuleModel", "Reading", "Circuit", "Inference", "Explanation"]),
    .testTarget(name: "ReportTests", dependencies: ["Report", "SourceText", "TestSupport"]),
    .testTarget(
      name: "PresentationTests",
      dependencies: [
        "Presentation", "SourceText", "YAMLReading", "RuleModel", "Reading", "Circuit", "Inference", "Explanation",
        "Report",
        "TestSupport",
      ]),
  ],
  swiftLanguageModes: [.v6]
)

// libFuzzer is linked only where the compiler is told so: Tests/Fuzz/run sets the variable.
if Context.environment["DEMARCHE_FUZZ"] != nil {
  package.targets += [
    .systemLibrary(name: "CFuzzer", path: "Tests/Fuzz/CFuzzer"),
    .executableTarget(name: "fuzz", dependencies: ["CFuzzer", "FuzzTargets"], path: "Tests/Fuzz/Program"),
  ]
}

let strict: [SwiftSetting] = [
  // What is behind a protocol is said where it is used.
  .enableUpcomingFeature("ExistentialAny"),
  // What a module shows of another is said in its import; a member is used only where its module is imported.
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("MemberImportVisibility"),
]
for target in package.targets where target.path == nil && target.type != .system {
  target.swiftSettings = (target.swiftSettings ?? []) + strict
}
