/// The Secure Hash Algorithm with 256 bits (FIPS 180-4), fed piece by piece.
///
/// Sixty-four bytes at a time are mixed into eight words of state; at the end the message is padded with a one bit,
/// zeros, and its length in bits. It names what was read; nothing secret depends on it.
///
/// ```swift
/// var hash = SHA256()
/// hash.update("abc".utf8)
/// hash.hexadecimal  // "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"
/// ```
package struct SHA256: Sendable {
  private var state: [UInt32] = [
    0x6a09_e667, 0xbb67_ae85, 0x3c6e_f372, 0xa54f_f53a, 0x510e_527f, 0x9b05_688c, 0x1f83_d9ab, 0x5be0_cd19,
  ]
  /// Bytes that do not fill a block yet; fewer than 64.
  private var pending: [UInt8] = []
  private var length: UInt64 = 0
  private var schedule: [UInt32] = Array(repeating: 0, count: 64)

  /// Of the empty message.
  package init() {}

  /// Appends bytes to the message. Linear in their number.
  package mutating func update(_ bytes: some Sequence<UInt8>) {
    // An array is walked without a call for each byte; one that is given is not copied.
    append(Array(bytes))
  }

  private mutating func append(_ bytes: [UInt8]) {
    pending += bytes
    let whole = pending.count & ~63
    for start in stride(from: 0, to: whole, by: 64) { mixBlock(from: start) }
    pending.removeFirst(whole)
    length &+= UInt64(bytes.count)
  }

  /// The hash of what was fed so far, as 64 hexadecimal digits. The hash can be fed further.
  package var hexadecimal: String {
    bytes.map { byte in
      let digits = String(byte, radix: 16)
      return String(repeating: "0", count: 2 - digits.count) + digits
    }.joined()
  }

  /// The same as 32 bytes.
  package var bytes: [UInt8] {
    var copy = self
    copy.pad()
    return copy.state.flatMap { word in [24, 16, 8, 0].map { UInt8(truncatingIfNeeded: word >> UInt32($0)) } }
  }

  private mutating func pad() {
    let bits = length &* 8
    update([0x80])
    while pending.count != 56 { update([0]) }
    update((0..<8).map { UInt8(truncatingIfNeeded: bits >> UInt64(56 - 8 * $0)) })
  }

  private mutating func mixBlock(from start: Int) {
    for word in 0..<16 {
      let first = start + 4 * word
      schedule[word] = (first..<first + 4).reduce(0) { $0 << 8 | UInt32(pending[$1]) }
    }
    for word in 16..<64 {
      let (near, far) = (schedule[word - 2], schedule[word - 15])
      let one = rotated(far, 7) ^ rotated(far, 18) ^ far >> 3
      let two = rotated(near, 17) ^ rotated(near, 19) ^ near >> 10
      schedule[word] = schedule[word - 16] &+ one &+ schedule[word - 7] &+ two
    }
    compress()
  }

  /// The eight words of the standard, `a` to `h`, move down by one in each of 64 rounds.
  private mutating func compress() {
    var (a, b, c, d) = (state[0], state[1], state[2], state[3])
    var (e, f, g, h) = (state[4], state[5], state[6], state[7])
    for round in 0..<64 {
      let sumOfE = rotated(e, 6) ^ rotated(e, 11) ^ rotated(e, 25)
      let first = h &+ sumOfE &+ ((e & f) ^ (~e & g)) &+ Self.constants[round] &+ schedule[round]
      let second = (rotated(a, 2) ^ rotated(a, 13) ^ rotated(a, 22)) &+ ((a & b) ^ (a & c) ^ (b & c))
      (h, g, f, e) = (g, f, e, d &+ first)
      (d, c, b, a) = (c, b, a, first &+ second)
    }
    for (word, value) in [a, b, c, d, e, f, g, h].enumerated() { state[word] &+= value }
  }

  private func rotated(_ word: UInt32, _ places: UInt32) -> UInt32 { word >> places | word << (32 - places) }

  /// The first 32 bits of the fractional parts of the cube roots of the first 64 primes.
  private static let constants: [UInt32] = [
    0x428a_2f98, 0x7137_4491, 0xb5c0_fbcf, 0xe9b5_dba5, 0x3956_c25b, 0x59f1_11f1, 0x923f_82a4, 0xab1c_5ed5,
    0xd807_aa98, 0x1283_5b01, 0x2431_85be, 0x550c_7dc3, 0x72be_5d74, 0x80de_b1fe, 0x9bdc_06a7, 0xc19b_f174,
    0xe49b_69c1, 0xefbe_4786, 0x0fc1_9dc6, 0x240c_a1cc, 0x2de9_2c6f, 0x4a74_84aa, 0x5cb0_a9dc, 0x76f9_88da,
    0x983e_5152, 0xa831_c66d, 0xb003_27c8, 0xbf59_7fc7, 0xc6e0_0bf3, 0xd5a7_9147, 0x06ca_6351, 0x1429_2967,
    0x27b7_0a85, 0x2e1b_2138, 0x4d2c_6dfc, 0x5338_0d13, 0x650a_7354, 0x766a_0abb, 0x81c2_c92e, 0x9272_2c85,
    0xa2bf_e8a1, 0xa81a_664b, 0xc24b_8b70, 0xc76c_51a3, 0xd192_e819, 0xd699_0624, 0xf40e_3585, 0x106a_a070,
    0x19a4_c116, 0x1e37_6c08, 0x2748_774c, 0x34b0_bcb5, 0x391c_0cb3, 0x4ed8_aa4a, 0x5b9c_ca4f, 0x682e_6ff3,
    0x748f_82ee, 0x78a5_636f, 0x84c8_7814, 0x8cc7_0208, 0x90be_fffa, 0xa450_6ceb, 0xbef9_a3f7, 0xc671_78f2,
  ]
}
