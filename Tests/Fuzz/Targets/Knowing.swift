import Anomalies

/// Reads what exact checks came to, and holds it against what is read of it as it is written.
func readKnown(_ bytes: [UInt8]) {
  guard let memory = CheckMemory(String(decoding: bytes, as: UTF8.self)) else { return }
  expect(CheckMemory(memory.text) == memory, "what is known is not read as it was written")
}
