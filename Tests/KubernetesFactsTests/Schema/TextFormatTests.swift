import Testing

@testable import KubernetesFacts

@Suite struct TextFormatTests {
  @Test(arguments: ["", "YWJj", "YWI=", "YQ==", "YW\nJj", "YWJj\r\n", "+/+/"])
  func `padded Base64 is accepted`(text: String) { #expect(ScalarText.isBase64(text)) }

  @Test(arguments: ["YWI", "YW Jj", "__--", "=", "====", "Y===", "YQ=a", "YQ==YQ=="])
  func `other strings are not Base64`(text: String) { #expect(!ScalarText.isBase64(text)) }

  @Test(arguments: [
    ("2026-01-31T12:00:00Z", true, false), ("2026-01-31T12:00:00.5Z", true, false),
    ("2026-01-31T12:00:00.000000Z", true, true), ("2026-01-31T12:00:00+01:00", true, false),
    ("2026-01-31T12:00:00.123456-05:30", true, true), ("2026-13-31T12:00:00Z", false, false),
    ("2026-01-31T24:00:00Z", false, false), ("2026-01-31 12:00:00Z", false, false),
    ("2026-01-31", false, false),
    ("2026-01-31T12:00:00", false, false), ("2026-01-31T12:00:00.Z", false, false), ("", false, false),
  ])
  func `times conform to RFC 3339`(text: String, isTime: Bool, isMicroTime: Bool) {
    #expect(ScalarText.isTime(text) == isTime)
    #expect(ScalarText.isTime(text, isMicro: true) == isMicroTime)
  }

  @Test(arguments: [
    (TextFormat.duration, ["1ms", "15s"], ["0s", "999us", "-1s", "15", "", "1d", "60 s"]),
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
