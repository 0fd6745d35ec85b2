#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

// How long evaluating, loading and whole processes take on generated rule sets, and on the shipped one if this is
// started in the folder that holds it. Every result is compared with a hand-written loop over the same rules, small ones
// with the naive evaluator too; exits with 1 if one differs. Figures are printed beside their aims, which judge nothing.
guard let options = Options(CommandLine.arguments) else {
  print(Options.usage)
  exit(64)
}
var session = Session(options)
if !options.isJSON { print("\(machine)\n") }
// First: the peak of a process begins with that of the process that starts it.
ProcessSuite.run(&session)
EvaluationSuite.run(&session)
JoinSuite.run(&session)
LoadingSuite.run(&session)
ShippedSuite.run(&session)
SolverSuite.run(&session)
if options.isJSON { print(session.json) }
for fault in session.faults.prefix(20) { print("fault: \(fault)") }
exit(session.faults.isEmpty ? 0 : 1)
