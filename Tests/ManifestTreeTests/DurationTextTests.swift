import ManifestTree
import Testing

@Suite struct DurationTextTests {
  @Test(
    arguments: [
      ("0", 0), ("0s", 0), ("-0", 0), ("1h30m", 5_400_000_000_000), ("1.5s", 1_500_000_000),
      ("100ms", 100_000_000), (".5s", 500_000_000), ("1.s", 1_000_000_000),
      ("1us", 1000), ("1µs", 1000), ("1μs", 1000), ("1ns", 1), ("0.5ns", 0), ("-1m", -60_000_000_000),
      ("+1m", 60_000_000_000), ("1s1h", 3_601_000_000_000),
      ("8760h", 31_536_000_000_000_000), ("0.3333333333333333333h", 1_199_999_999_999),
      ("0000000000000000000000001s", 1_000_000_000),
      ("9223372036854775807ns", .max), ("-9223372036854775808ns", .min), ("2562047h47m16.854775807s", .max),
    ] as [(String, Int64)])
  func `a duration is an exact number of nanoseconds`(text: String, nanoseconds: Int64) throws {
    #expect(try DurationText(text).nanoseconds == nanoseconds)
  }

  @Test(arguments: [
    ("8760h", "8760h0m0s"), ("10000ms", "10s"), ("90s", "1m30s"), ("1h", "1h0m0s"), ("1.5s", "1.5s"),
    ("0", "0s"), ("1500us", "1.5ms"), ("1100ns", "1.1µs"),
    ("5ns", "5ns"), ("-90m", "-1h30m0s"), ("60.25s", "1m0.25s"),
    ("-9223372036854775808ns", "-2562047h47m16.854775808s"), ("0.000000001s", "1ns"),
  ])
  func `a duration is formatted as the server stores it`(text: String, stored: String) throws {
    let duration = try DurationText(text)
    #expect(duration.description == stored)
    #expect(try DurationText(stored) == duration)
  }

  @Test func `durations are ordered by length`() throws {
    #expect(try DurationText("1m") == DurationText("60s"))
    #expect(try DurationText("59s") < DurationText("1m"))
  }

  @Test(arguments: [
    ("", nil), ("60", "60s"), ("1d", nil), ("60 s", nil), ("s", nil), (".s", nil), ("-", nil), ("1m ", nil),
    ("1M", nil), ("1h-5m", nil), ("1e3s", nil), ("00", "00s"),
  ])
  func `an invalid duration is rejected with the allowed form`(text: String, suggestion: String?) {
    let fault = #expect(throws: MalformedValue.self) { try DurationText(text) }
    #expect(
      fault?.message
        == "invalid duration '\(text)': expected numbers with units such as 1h30m, 1.5s, or 100ms"
    )
    #expect(fault?.suggestion == suggestion)
  }

  @Test(arguments: [
    "9223372036854775808ns", "2562048h", "99999999999999999999999999h", "-2562048h", "2562047h47m17s",
  ])
  func `a duration beyond 64 bits is rejected`(text: String) {
    let fault = #expect(throws: MalformedValue.self) { try DurationText(text) }
    #expect(fault?.message == "invalid duration '\(text)': expected at most 2562047h47m16.854775807s")
  }
}
