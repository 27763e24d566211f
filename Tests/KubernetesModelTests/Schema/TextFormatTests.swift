import Testing

@testable import KubernetesModel

@Suite struct TextFormatTests {
  @Test(arguments: [
    "1", "0", "-1", "+1.5", ".5", "1.", "500m", "100n", "1u", "2k", "3M", "4G", "1T", "1P", "1E", "1Ki",
    "1.5Gi", "1Ei",
    "1e3", "1E-3", "12e+6", " 1",
  ])
  func `amounts are quantities`(text: String) { #expect(ScalarText.isQuantity(text)) }

  @Test(arguments: [
    "", "m", ".", "1K", "1KB", "1gi", "1 Gi", "1e", "1e3m", "1,5", "1_000", "1.2.3", "--1", "0x10", "∞",
  ])
  func `other texts are no quantities`(text: String) { #expect(!ScalarText.isQuantity(text)) }

  @Test(arguments: ["", "YWJj", "YWI=", "YQ==", "YW\nJj", "YWJj\r\n", "+/+/"])
  func `padded base 64 is accepted`(text: String) { #expect(ScalarText.isBase64(text)) }

  @Test(arguments: ["YWI", "YW Jj", "__--", "=", "====", "Y===", "YQ=a", "YQ==YQ=="])
  func `other texts are no base 64`(text: String) { #expect(!ScalarText.isBase64(text)) }

  @Test(arguments: [
    ("2026-01-31T12:00:00Z", true, false), ("2026-01-31T12:00:00.5Z", true, false),
    ("2026-01-31T12:00:00.000000Z", true, true), ("2026-01-31T12:00:00+01:00", true, false),
    ("2026-01-31T12:00:00.123456-05:30", true, true), ("2026-13-31T12:00:00Z", false, false),
    ("2026-01-31T24:00:00Z", false, false), ("2026-01-31 12:00:00Z", false, false),
    ("2026-01-31", false, false),
    ("2026-01-31T12:00:00", false, false), ("2026-01-31T12:00:00.Z", false, false), ("", false, false),
  ])
  func `times are those of RFC 3339`(text: String, isTime: Bool, isMicroTime: Bool) {
    #expect(ScalarText.isTime(text) == isTime)
    #expect(ScalarText.isTime(text, isMicro: true) == isMicroTime)
  }

  @Test(arguments: [
    ("1ms", 1_000_000), ("5s", 5_000_000_000), ("1.5s", 1_500_000_000), ("1h30m", 5_400_000_000_000),
    ("-2s", -2_000_000_000),
    ("0", 0), ("+1us", 1_000), ("1µs", 1_000), (".5s", 500_000_000), ("", nil), ("5", nil), ("s", nil),
    ("1d", nil),
    ("60 s", nil), (".s", nil), ("1.2.3s", nil), ("-", nil), ("9999999999h", nil),
  ])
  func `durations are those of Go`(text: String, nanoseconds: Int64?) {
    #expect(GoDuration.nanoseconds(text) == nanoseconds)
  }

  @Test(arguments: [
    (TextFormat.duration, ["1ms", "15s"], ["0s", "999us", "-1s", "15"]),
    (.sha256, ["", String(repeating: "0a", count: 32)], ["0a", String(repeating: "0A", count: 32)]),
    (.group, ["", "apps", "a-1.b"], ["A", "-a", "a-", "a..b", "."]),
    (.headerName, ["X-A_1"], ["", "a b", "ä"]),
    (.kind, ["Pod", "a-1"], ["", "1a", "a-", "-a"]),
    (.noLoneWildcard, ["", "*.a"], ["*"]),
    (.noWildcard, ["", "a"], ["*", "a*"]),
  ])
  func `formats accept what their patterns accept`(format: TextFormat, good: [String], bad: [String]) {
    for text in good { #expect(format.accepts(text), "\(text)") }
    for text in bad { #expect(!format.accepts(text), "\(text)") }
  }
}
