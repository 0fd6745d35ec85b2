import SourceText
import Testing

/// Test vectors of the algorithm's publication (FIPS 180-4, NIST's examples and its million-letter message).
@Suite struct SHA256Tests {
  @Test(arguments: [
    ("", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"),
    ("abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"),
    (
      "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq",
      "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1"
    ),
    (
      "abcdefghbcdefghicdefghijdefghijkefghijklfghijklmghijklmnhijklmnoijklmnopjklmnopqklmnopqrlmnopqrsmnopqrstnopqrstu",
      "cf5b16a778af8380036ce59e7b0492370b249b11e8f07a51afac45037afee9d1"
    ),
  ])
  func publishedVectors(_ message: String, _ digest: String) {
    var hash = SHA256()
    hash.update(message.utf8)
    #expect(hash.hexadecimal == digest)
  }

  @Test func aMillionLetters() {
    var hash = SHA256()
    for _ in 0..<1_000 { hash.update(repeatElement(UInt8(ascii: "a"), count: 1_000)) }
    #expect(hash.hexadecimal == "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0")
  }

  /// However the message is cut, and whether the hash was asked for in between.
  @Test func piecesMakeTheWhole() {
    let message = (0..<300).map { UInt8(truncatingIfNeeded: $0) }
    var whole = SHA256()
    whole.update(message)
    for cut in [0, 1, 55, 56, 63, 64, 65, 119, 120, 128, 299] {
      var pieces = SHA256()
      pieces.update(message[..<cut])
      _ = pieces.hexadecimal
      pieces.update(message[cut...])
      #expect(pieces.hexadecimal == whole.hexadecimal)
    }
  }
}
