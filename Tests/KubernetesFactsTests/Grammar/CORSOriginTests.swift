import KubernetesFacts
import Testing

/// The origins that allow any website.
@Suite struct CORSOriginTests {
  @Test(arguments: [".*", "^.*$", ".+", "^.+$", "https?://.*", "^https?://.*$", "https://.+"])
  func `an expression for every origin allows any website`(text: String) {
    #expect(CORSOrigin.isAnyWebsite(regex: text))
  }

  @Test(arguments: ["https://shop.example.com", #"https://.*\.example\.com"#, "^https://a.*$", ""])
  func `an expression with a host does not allow any website`(text: String) {
    #expect(!CORSOrigin.isAnyWebsite(regex: text))
  }

  @Test func `prefixes without a host and the exact origin '*' allow any website`() {
    for text in ["", "*", "http", "http://", "https://"] { #expect(CORSOrigin.isAnyWebsite(prefix: text)) }
    #expect(CORSOrigin.isAnyWebsite(exact: "*"))
    #expect(!CORSOrigin.isAnyWebsite(prefix: "https://shop.") && !CORSOrigin.isAnyWebsite(exact: ""))
  }
}
