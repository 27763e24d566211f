internal import ManifestTree

/// The origin of a system's rendered files: the spec, its revision, and the version of the tool.
package struct Provenance: Sendable {
  private let app: String
  private let profiles: [String]
  private let specDigest: String
  private let revision: String
  private let toolVersion: String

  /// - Parameters:
  ///   - specDigest: the SHA-256 digest of the spec's files in hexadecimal digits.
  ///   - revision: the branch, tag, or commit that the controller reads.
  ///   - toolVersion: the version of Portolan.
  package init(
    app: String, profiles: [String], specDigest: String, revision: String, toolVersion: String
  ) {
    (self.app, self.profiles, self.specDigest) = (app, profiles, specDigest)
    (self.revision, self.toolVersion) = (revision, toolVersion)
  }

  /// The file `provenance.yaml`, for the folder with all formats.
  package var file: RenderedFile {
    RenderedFile(
      yaml: [
        [
          "app": .string(app), "profiles": .list(profiles.map(Node.string)),
          "spec": ["digest": .string("sha256:\(specDigest)")], "revision": .string(revision),
          "portolan": ["version": .string(toolVersion)],
        ]
      ], named: "provenance.yaml", of: app)
  }
}
