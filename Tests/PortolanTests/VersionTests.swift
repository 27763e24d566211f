import Foundation
import Testing

@testable import Portolan

@Suite struct VersionTests {
  /// The files that contain the version of Portolan, in examples of its use or as a default.
  @Test(arguments: [
    ".github/actions/portolan/action.yml", ".gitlab/portolan.yml", ".pre-commit-hooks.yaml",
    "Sources/Portolan/Portolan.docc/Installing.md", "examples/drift-detection/README.md",
    "examples/drift-detection/argocd/repo-server.yaml",
  ])
  func `a file contains the current version of Portolan`(_ file: String) throws {
    let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent()
    let text = try String(contentsOf: root.appending(path: file), encoding: .utf8)
    let version = /(?:portolan[-_: ]|portolan@v|re[fv]: v|default: )(\d+\.\d+\.\d+)/
    let versions = Set(text.matches(of: version).map { String($0.1) })
    #expect(versions == [Payload.version])
  }
}
