import Foundation
import TestSupport
import Testing

@testable import SpecImport

@Suite struct `The reference of fields` {
  @Test func `the page matches the table`() throws {
    let page = FieldReference.page
    let recorded = try RecordedFile("Sources/Portolan/Portolan.docc/ImportedFields.md").recording(page)
    #expect(recorded == page, RecordedFile.advice)
  }

  @Test func `every type is listed once`() {
    #expect(Set(FieldReference.types).count == FieldReference.types.count)
  }
}

@Suite struct `Mappings of fields` {
  /// Metadata that the server sets, and fields of objects that are imported as parts with all their fields.
  private static let exceptions: Set<String> = ["creationTimestamp", "metadata", "spec", "name"]

  @Test func `take only fields that the reference lists`() throws {
    let folder = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().appending(path: "Sources/SpecImport/Mapping")
    let files = try FileManager.default.contentsOfDirectory(at: folder, includingPropertiesForKeys: nil)
    for file in files {
      let text = try String(contentsOf: file, encoding: .utf8)
      let names = text.matches(of: /\.remove\("(\w+)"\)/).map { String($0.1) }
      #expect(Set(names).isSubset(of: Self.exceptions), "\(file.lastPathComponent)")
    }
  }
}
