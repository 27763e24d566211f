import Diagnostics
import Foundation
import Testing

@testable import SpecLoading

/// Declarations that Portolan would silently ignore.
@Suite struct IgnoredDeclarationTests {
  private func faults(_ members: String) throws -> [String] {
    let bench = try Workbench([
      "App.swift": """
      import Portolan
      @main struct Shop: App {
        let name = "shop"
        func services(in profile: Profile) -> [Service] { Service("a", image: "a:1") }
      \(members)
      }
      """
    ])
    let sources = try SpecSources(reading: "\(bench.folder)/spec/App.swift")
    return IgnoredDeclarations(SourceScan(sources)).diagnostics.map {
      "\($0.location.map { "\($0.line):\($0.column)" } ?? "") \($0.message)"
    }
  }

  @Test(arguments: [
    (
      "let namespace = \"a\"\nfunc namespace(in profile: Profile) -> String { \"b\" }",
      "6:6 'namespace' and 'namespace(in:)' are mutually exclusive"
    ),
    ("func service(in profile: Profile) -> [Service] { [] }", "5:6 nothing uses 'service(in:)'"),
    ("func sizes(of profile: Profile) -> Int { 1 }", "5:6 nothing uses 'sizes(of:)'"),
    ("let namePrefixx = \"a\"", "5:5 nothing uses 'namePrefixx'"),
    (
      "func resources(for profile: Profile) -> [any AppPart] { [] }",
      "5:6 'App' does not use 'resources(for: Profile) -> [any AppPart]', so the declaration is ignored"
    ),
    (
      "func labels(in profile: Profile) -> [String: String] { [:] }",
      "5:6 'App' does not use 'labels(in: Profile) -> [String: String]', so the declaration is ignored"
    ),
    (
      "func resources(in profile: Profile) throws -> [any AppPart] { [] }",
      "5:6 'App' does not use 'resources(in: Profile) throws -> [any AppPart]', so the declaration is ignored"
    ),
    (
      "static let namespace = \"a\"",
      "5:12 'App' does not use the static 'namespace', so the declaration is ignored"
    ),
    (
      "let imageRegistry: String = \"a\"",
      "5:5 'App' does not use the property 'imageRegistry' of type 'String', so the declaration is ignored"
    ),
    (
      "func selectorLabel(in profile: Profile) -> String { \"a\" }",
      "5:6 'App' does not use 'selectorLabel(in: Profile) -> String', so the declaration is ignored"
    ),
  ])
  func `each is an error at its position`(_ members: String, _ fault: String) throws {
    #expect(try faults(members) == [fault])
  }

  @Test(arguments: [
    "func resources(in profile: Profile) -> [any AppPart] { [] }",
    "func resources(in profile: Portolan.Profile) -> Array<any AppPart> { [] }",
    "func namespace(in _: Profile) -> String { \"a\" }",
    "func size(in profile: Profile) -> Int { 1 }\nvar other: Int { size(in: .base) }",
    "func size(_ profile: Profile) -> Int { 1 }\nvar other: [Int] { profiles.map(size) }",
    "let imageRegistry: String? = nil\nlet labels: KeyValues = [:]\nvar namePrefix: String { \"a\" }",
    "let replicas = 3",
    "typealias Names = KeyValues\nlet labels: Names = [:]",
  ])
  func `what Portolan or the spec uses is not reported`(_ members: String) throws {
    #expect(try faults(members) == [])
  }

  @Test func `functions with a profile outside the app are also used`() throws {
    let bench = try Workbench([
      "App.swift": """
      import Portolan
      @main struct Shop: App {
        let name = "shop"
        func services(in profile: Profile) -> [Service] { Service("a", image: "a:1").sized(in: profile) }
      }
      extension Service {
        func sized(in profile: Profile) -> Service { replicas(2) }
        func placed(in profile: Profile) -> Service { self }
      }
      """
    ])
    let sources = try SpecSources(reading: "\(bench.folder)/spec/App.swift")
    #expect(
      IgnoredDeclarations(SourceScan(sources)).diagnostics.map(\.message) == ["nothing uses 'placed(in:)'"])
  }

  @Test func `the list of requirements matches the protocol`() throws {
    let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent()
    let file = root.appending(path: "Sources/Portolan/App/App.swift").path
    let declarations = SourceScan(try SpecSources(reading: file)).declarations.all.filter {
      $0.owner == "App" && !$0.modifiers.contains("public")
    }
    for requirement in AppRequirement.all {
      let property = declarations.first { $0.name == requirement.name && $0.form == .property }
      let function = declarations.first { $0.name == requirement.name && $0.form == .function }
      #expect(property?.type == requirement.property)
      #expect(function?.type == requirement.function)
    }
    let names = Set(declarations.map(\.name)).subtracting(["init"])
    #expect(names == Set(AppRequirement.all.map(\.name)))
  }

  @Test func `Swift files in subfolders are an error, but other specs and packages are not`() throws {
    let bench = try Workbench(["App.swift": Workbench.spec()])
    let spec = "\(bench.folder)/spec"
    for folder in ["other", "package", ".build", "parts/deep"] { try Files.makeFolder("\(spec)/\(folder)") }
    try bench.write(Workbench.spec(), to: "other/App.swift")
    try bench.write("", to: "package/Package.swift")
    try bench.write("", to: "package/Main.swift")
    try bench.write("", to: ".build/Generated.swift")
    _ = try SpecSources(reading: spec)
    try bench.write("import Portolan", to: "parts/deep/More.swift")
    let error = #expect(throws: SpecLoadingError.self) { try SpecSources(reading: spec) }
    #expect(error?.diagnostics.first?.id == "spec/subfolder")
    #expect(error?.diagnostics.first?.location?.file == "\(spec)/parts/deep/More.swift")
    _ = try SpecSources(reading: "\(spec)/App.swift")
  }
}
