import Foundation
import Testing

@testable import SpecImport

@Suite struct `The reference of fields` {
  private static let page = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().appending(path: "Sources/Portolan/Portolan.docc/ImportedFields.md")

  @Test func `the page is that of the table`() throws {
    if ProcessInfo.processInfo.environment["PORTOLAN_RECORD"] == "1" {
      try FieldReference.page.write(to: Self.page, atomically: true, encoding: .utf8)
    }
    #expect(try String(contentsOf: Self.page, encoding: .utf8) == FieldReference.page)
  }

  @Test func `every type is listed once`() {
    #expect(Set(FieldReference.types).count == FieldReference.types.count)
  }
}
