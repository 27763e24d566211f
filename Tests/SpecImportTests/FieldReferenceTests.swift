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

  /// The parts that conform to a protocol of parts, and the modifiers of services and members of apps.
  @Test func `the page lists every public part of the DSL`() throws {
    let sources = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().appending(path: "Sources/Portolan")
    let files = try #require(FileManager.default.enumerator(at: sources, includingPropertiesForKeys: nil))
    let page = FieldReference.page
    var absent: Set<String> = []
    for case let file as URL in files where file.pathExtension == "swift" {
      var owner = Substring()
      for line in try String(contentsOf: file, encoding: .utf8).split(separator: "\n") {
        if let match = line.prefixMatch(of: /(?:public )?(?:extension|struct|enum|protocol) (\w+)/) {
          owner = match.1
        }
        if let part = line.firstMatch(of: /^public struct (\w+):.*Part\b/)?.1 {
          if !page.contains("``\(part)") && !page.contains("`\(part)`") { absent.insert("\(part)") }
        }
        guard owner == "Service" || owner == "App" else { continue }
        guard let name = line.prefixMatch(of: #/  public func (\w+)\(/#)?.1 else { continue }
        let isListed =
          page.contains("``\(owner)/\(name)") || page.contains(owner == "App" ? "`\(name)`" : "`.\(name)`")
        if !isListed { absent.insert("\(owner).\(name)") }
      }
    }
    #expect(absent == [])
  }

  @Test func `every type is listed once`() throws {
    #expect(Set(FieldReference.types).count == FieldReference.types.count)
    let folder = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().appending(path: "Sources/SpecImport/Fields")
    let declared = try FileManager.default.contentsOfDirectory(at: folder, includingPropertiesForKeys: nil)
      .flatMap { file in
        try String(contentsOf: file, encoding: .utf8).matches(of: /static let owner = "(\w+)"/).map {
          String($0.1)
        }
      }
    #expect(Set(declared).subtracting(FieldReference.types) == [], "list the type in FieldReference.swift")
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
