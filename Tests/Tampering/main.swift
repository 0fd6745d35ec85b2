import Foundation

// Records and proofs with one place changed: what is accepted must claim what holds.
//   tampering records COUNT [SEED]    evaluations of fixtures and of random rule sets, as JSON
//   tampering proofs COUNT [SEED]     clauses and proofs of a fixture, byte by byte and line by line
let arguments = CommandLine.arguments
let count = arguments.count > 2 ? Int(arguments[2]) : nil
let seed = arguments.count > 3 ? UInt64(arguments[3]) ?? 0 : 1
guard let count, count > 0, ["records", "proofs"].contains(arguments[1]) else {
  FileHandle.standardError.write(Data("usage: tampering records|proofs COUNT [SEED]\n".utf8))
  exit(64)
}
let tally = try arguments[1] == "records" ? tamperWithRecords(count, seed: seed) : tamperWithProofs(count, seed: seed)
print(tally.text)
exit(tally.faults.isEmpty && tally.tried >= count ? 0 : 1)
