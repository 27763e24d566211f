import Foundation
import TestSupport
import Testing

/// The committed manifests of the five systems match the tool's output.
@Suite(.enabled(if: Tool.canCompile, Tool.compilerAbsence)) struct GoldenTests {
  @Test func `the committed charts match the rendered specs`() throws {
    let outcome = try Workbench().portolan(
      ["render"] + ExampleSystem.five.map(\.spec) + [
        "--format", "all", "--repository", ExampleSystem.repository, "--output", ExampleSystem.charts,
        "--check",
      ])
    let advice = "render charts/ again, as described in Sources/Portolan/Portolan.docc/Contributing.md"
    #expect(outcome.exitCode == 0, "\(outcome.text)\(outcome.errors)\(advice)")
  }

  @Test(arguments: ExampleSystem.five)
  func `the committed manifests of a profile match those rendered for only that profile`(
    _ system: ExampleSystem
  ) throws {
    for profile in system.profiles {
      let outcome = try Workbench().portolan(
        "render", system.spec, "--profile", profile, "--output", system.manifests(in: profile), "--check")
      #expect(outcome.exitCode == 0, "\(outcome.text)\(outcome.errors)")
    }
  }

  @Test(arguments: ExampleSystem.five)
  func `manifests are committed for exactly the profiles of the spec`(_ system: ExampleSystem) throws {
    let outcome = try Workbench().portolan("render", system.spec, "--profile", "unknown")
    let names = system.profiles.map { "'\($0)'" }
    let known =
      names.count < 3
      ? names.joined(separator: " or ")
      : names.dropLast().joined(separator: ", ") + ", or \(names[names.count - 1])"
    #expect(outcome.errors.contains("unknown profile 'unknown' in '\(system.name)': use \(known) ["))

    let folder = URL(filePath: system.manifests(in: "base")).deletingLastPathComponent()
    let committed = try? FileManager.default.contentsOfDirectory(atPath: folder.path)
    #expect(committed?.sorted() == system.profiles.sorted())
  }

  @Test(arguments: ExampleSystem.five)
  func `two processes render the same bytes`(_ system: ExampleSystem) throws {
    let bench = try Workbench()
    for profile in system.profiles {
      let first = try bench.portolan("render", system.spec, "--profile", profile)
      // The second process evaluates the spec again.
      let second = try bench.portolan("render", system.spec, "--profile", profile, "--no-cache")
      #expect(first.exitCode == 0 && first.errors == "" && !first.output.isEmpty)
      #expect(first.output == second.output)
    }
  }
}
