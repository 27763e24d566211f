import ManifestTree
import Testing

@Suite struct QuantityTests {
  @Test(
    arguments: [
      ("0", 0), ("1n", 1), ("1u", 1000), ("1m", 1_000_000), ("1", 1_000_000_000), ("1k", 1_000_000_000_000),
      ("1.5Gi", 1_610_612_736_000_000_000), ("0.1", 100_000_000), (".5", 500_000_000), ("5.", 5_000_000_000),
      ("-1.5", -1_500_000_000),
      ("+1", 1_000_000_000), (" 1 ", 1_000_000_000), ("1e3", 1_000_000_000_000), ("1E-3", 1_000_000),
      ("1E", 1_000_000_000_000_000_000_000_000_000),
      ("0.9n", 1), ("0.0000000001", 1), ("-0.1n", -1), ("1.0000000001", 1_000_000_001), ("1e-99", 1),
      ("0e99", 0), ("0.000000000Ki", 0),
      ("1.000000000000000000000000000000000001Ki", 1_024_000_000_001), ("0001", 1_000_000_000),
      ("8Ei", 9_223_372_036_854_775_807_000_000_000), ("-99999Ei", -9_223_372_036_854_775_807_000_000_000),
      ("99999999999999999999999999999999999999999999Ki", 9_223_372_036_854_775_807_000_000_000),
      ("99999999999999999999999999999", 99_999_999_999_999_999_999_999_999_999_000_000_000),
    ] as [(String, Int128)])
  func `a quantity is an exact number of billionths`(text: String, nanos: Int128) throws {
    #expect(try Quantity(text).nanos == nanos)
  }

  @Test(arguments: [
    ["1000m", "1", "1.0", "1e0", "1000000u", "1000000000n", "0.001k"],
    ["1024Mi", "1Gi", "1048576Ki", "1073741824"], ["3072Mi", "3Gi"],
    ["1.5Gi", "1536Mi"], ["1000M", "1G", "1e9"], ["1e3", "1k", "1000"], ["0.5", "500m", ".5", "5e-1"],
    ["0", "0Gi", "-0", "0.0", "00m"],
  ])
  func `spellings of one value are equal and have equal hashes`(spellings: [String]) throws {
    let quantities = try spellings.map { try Quantity($0) }
    #expect(Set(quantities).count == 1)
    #expect(try quantities.allSatisfy { try $0 < Quantity("1Ti") && $0 > Quantity("-1n") })
  }

  @Test(arguments: [
    ("1.5Gi", "1536Mi"), ("1024Mi", "1Gi"), ("0.5Gi", "512Mi"), ("1000m", "1"), ("0.1Gi", "107374182400m"),
    ("2000", "2k"), ("1000Ki", "1000Ki"),
    ("1000000m", "1k"), ("1500", "1500"), ("0.5", "500m"), ("100Mi", "100Mi"), ("0.0000005", "500n"),
    ("12e6", "12e6"), ("1200e3", "1200e3"), ("1000e3", "1e6"),
    ("0.5Ki", "512"), ("1000Gi", "1000Gi"), ("1E", "1E"), ("1000E", "1e21"), ("-2000", "-2k"),
    ("-1536Ki", "-1536Ki"), ("-2048Ki", "-2Mi"), ("0.2Ki", "204800m"),
    ("0.0005Ki", "512m"), ("1.2345", "1234500u"), ("10e-3", "10e-3"), ("00", "0"), ("0m", "0"),
    ("8Ei", "9223372036854775807"),
    ("02", "02"), ("+2", "+2"), ("1e3", "1e3"), ("1E3", "1E3"), ("1.500", "1.500"), ("0.500", "500m"),
    ("1025Mi", "1025Mi"), ("1.0", "1"), (" 1", "1"),
  ])
  func `a quantity is formatted as the server stores it`(text: String, stored: String) throws {
    #expect(try Quantity(text).description == stored)
  }

  @Test(arguments: [
    ("0.0005", "1m"), ("1u", "1m"), ("1.2345678", "1235m"), ("-1.2345678", "-1235m"), ("250m", "250m"),
    ("1", "1"), ("1500u", "2m"), ("02", "02"),
  ])
  func `resources are rounded to thousandths away from zero`(text: String, stored: String) throws {
    #expect(try Quantity(text).roundedToMilli.description == stored)
  }

  @Test(
    arguments: [
      (1, "1"), (2000, "2k"), (1.0, "1"), (1000.0, "1k"), (0.5, "500m"), (1e18, "1E"), (1e21, "1e21"),
      (0.00001, "10u"), (1e-7, "100e-9"), ("1Gi", "1Gi"),
      (0.0, "0"),
    ] as [(Node, String)])
  func `a number in a manifest is also a quantity`(node: Node, stored: String) throws {
    #expect(try Quantity(node)?.description == stored)
  }

  @Test func `a value that is neither a string nor a number is not a quantity`() throws {
    #expect(try Quantity(Node.null) == nil)
    #expect(try Quantity(true as Node) == nil)
    #expect(try Quantity([1] as Node) == nil)
  }

  @Test(arguments: [
    ("", nil), ("a", nil), (".", nil), ("+", nil), ("Gi", nil), ("1K", "1k"), ("1KB", "1k"), ("1gi", "1Gi"),
    ("512MB", "512M"), ("512mb", "512M"), ("64 Mi", "64Mi"), ("100 m", "100m"), ("100 M", "100M"),
    ("1GiB", "1Gi"), ("100mm", "100m"), ("1e3m", nil), ("1_000", nil), ("1,5", nil), ("1.1.1", nil),
    ("--1", nil), ("1e", nil),
    ("1e-", nil), ("0x10", nil), ("1 ½", nil), ("١", nil),
    ("1e99999999999", nil),
  ])
  func `an invalid quantity is rejected with the allowed form`(text: String, suggestion: String?) {
    let fault = #expect(throws: MalformedValue.self) { try Quantity(text) }
    #expect(
      fault?.message
        == "invalid quantity '\(text)': expected a number, alone or with one of the suffixes n u m k M G T P E Ki Mi Gi Ti Pi Ei, or an exponent such as e3"
    )
    #expect(fault?.suggestion == suggestion)
  }

  @Test(arguments: [
    "1e29", "100000000000000000000000000000", "1e2147483647", "170141183460469231731687303715.8841057271",
  ])
  func `a quantity out of range is rejected`(text: String) {
    let fault = #expect(throws: MalformedValue.self) { try Quantity(text) }
    #expect(fault?.message == "invalid quantity '\(text)': expected an amount below 1e29")
  }
}
