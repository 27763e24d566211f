import KubernetesFacts
import ManifestTree
import Testing

/// The patterns for JSON Schema accept the same strings as the checks.
@Suite struct PatternTests {
  @Test(arguments: [
    "0 3 * * *", "*/5 8-18 1,15 jan-jun MON", "@daily", "@every 1h30m", "0  0 * * SUN,sat", "? * * * *",
    "5/10 0 * DEC *", "", "@noon", "* * * *", "* * * * * *", "* * * foo *", "*/0 * * * *", "@every",
    "a b c d e",
  ])
  func `a schedule matches its pattern if it is valid`(text: String) throws {
    let regex = try Regex(CronSchedule.pattern)
    #expect((text.wholeMatch(of: regex) != nil) == CronSchedule.accepts(text))
  }

  @Test(arguments: ["0", "100m", "1.5Gi", ".5Gi", "1e3", "2E", "+1", "1.", "", "Mi", "1 Gi", "1KB", "e3"])
  func `a quantity matches its pattern if it is valid`(text: String) throws {
    let regex = try Regex(Quantity.pattern)
    #expect((text.wholeMatch(of: regex) != nil) == ((try? Quantity(text)) != nil))
  }

  @Test(arguments: [
    "http", "8080-web", "a", "1a", "grpc-2", "80", "a--b", "-a", "a-", "Http", "a.b", "", "0-0",
  ])
  func `a port name matches its pattern if it is valid`(text: String) throws {
    let regex = try Regex(NameForm.portNamePattern)
    #expect((text.wholeMatch(of: regex) != nil) == NameForm.portName.accepts(text))
  }

  @Test(arguments: [
    "a.b", "a.b:5000/c", "localhost:5000", "mirror/x_y", "UPPER", "https://a.b", "a.b/c:5", "a.b:0",
    "a.b:65536", "a//b",
    "/a", "a b", "-a/b", "a.b:65535", "[fd00::1]:5000", "[fd00::1]/a", "a-.b", "a..b", "a_b.c", "A_b",
    "a__b/c--d",
    "a___b",
  ])
  func `a registry matches its pattern if it is valid`(text: String) throws {
    let regex = try Regex(ImageReference.registryPattern)
    #expect((text.wholeMatch(of: regex) != nil) == ImageReference.acceptsRegistry(text))
  }

  @Test(arguments: [
    "a", "A-b_c.d", "example.com/a", "a_", "_a", "a/b/c", "Example.com/a", "example..com/a", "/a", "a/", "",
    String(repeating: "a", count: 63), String(repeating: "a", count: 64),
  ])
  func `a key of a label matches its pattern if it is valid`(text: String) throws {
    #expect(
      (text.wholeMatch(of: try Regex(QualifiedName.pattern)) != nil) == QualifiedName.accepts(text))
    #expect(
      (text.wholeMatch(of: try Regex(QualifiedName.annotationKeyPattern)) != nil)
        == QualifiedName.accepts(text.lowercased()))
  }

  @Test(arguments: ["a", ".env", "A_b-c.d", ".", "..", "..a", "", "a b", "-"])
  func `a key of a ConfigMap matches its pattern if it is valid`(text: String) throws {
    let regex = try Regex(NameForm.dataKeyPattern)
    #expect((text.wholeMatch(of: regex) != nil) == NameForm.dataKey.accepts(text))
  }

  @Test(arguments: ["a", "a-", "user12-", "Team", "-a", "", String(repeating: "a", count: 63)])
  func `a prefix matches its pattern if it is valid`(text: String) throws {
    let regex = try Regex(NameForm.prefixPattern)
    #expect((text.wholeMatch(of: regex) != nil) == NameForm.prefix.accepts(text))
  }
}
