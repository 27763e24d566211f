import Foundation
import Portolan
import TestSupport
import Testing

/// Malformed results, which no program of a spec writes.
@Suite struct HostilePayloadTests {
  private struct Shop: App {
    let name = "shop"
    let profiles: [Profile] = [.base, .spot]

    func services(in profile: Profile) -> [Service] {
      Service("cart", image: "example.com/cart:1") {
        Port(.http, 80)
        Env("A", "b")
      }
      .replicas(2)
      Service("email", image: "example.com/email:1")
    }
  }

  /// The number of tried results; for a longer search, run `PORTOLAN_FUZZ=1000000 swift test --filter HostilePayload`.
  private static let count = ProcessInfo.processInfo.environment["PORTOLAN_FUZZ"].flatMap { Int($0) } ?? 3000
  private static let seed =
    ProcessInfo.processInfo.environment["PORTOLAN_FUZZ_SEED"].flatMap { UInt64($0) } ?? 1

  /// Reads everything in a result.
  private static func read(_ bytes: [UInt8]) throws {
    let payload = try Payload(bytes)
    for profile in payload.app.profiles {
      _ = try payload.header(in: profile)
      _ = try payload.resources(in: profile)
      for position in 0..<(payload.serviceCount(in: profile) ?? 0) {
        _ = try payload.service(position, in: profile)
      }
    }
  }

  @Test func `a profile without records is rejected`() throws {
    var bytes = Payload.encode(Shop())
    // The directory ends with a list of lengths for each profile: here 4 lengths each.
    let lineEnd = try #require(bytes.firstIndex(of: UInt8(ascii: "\n")))
    let starts = bytes.indices.dropFirst(lineEnd).filter { bytes[$0] == 4 }
    var refusals = 0
    for start in starts {
      var changed = bytes
      changed[start] = 0
      if (try? Self.read(changed)) == nil { refusals += 1 }
    }
    #expect(refusals > 0)
    bytes.removeLast()
    #expect(throws: PayloadError.self) { try Payload(bytes) }
  }

  @Test func `mutated results are read or rejected`() {
    let original = Payload.encode(Shop())
    var generator = SeededGenerator(seed: Self.seed)
    for _ in 0..<Self.count {
      var bytes = original
      for _ in 0...Int.random(in: 0..<4, using: &generator) {
        let place = Int.random(in: 0..<max(1, bytes.count), using: &generator)
        guard place < bytes.count else { continue }
        switch Int.random(in: 0..<4, using: &generator) {
        case 0: bytes[place] = UInt8.random(in: 0...255, using: &generator)
        case 1: bytes.remove(at: place)
        case 2: bytes.insert(UInt8.random(in: 0...255, using: &generator), at: place)
        default: bytes[place] = [0, 1, 0x7F, 0x80, 0xFF].randomElement(using: &generator) ?? 0
        }
      }
      if bytes.last != UInt8(ascii: "\n") { bytes.append(UInt8(ascii: "\n")) }
      do {
        try Self.read(bytes)
      } catch {
        #expect(error is PayloadError)
      }
    }
  }
}
