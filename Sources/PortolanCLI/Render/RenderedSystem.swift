import ChartRendering
import Diagnostics
import FileWriting
import ManifestTree

/// A rendered system: plain manifests, or the files of another format.
struct RenderedSystem {
  enum Content {
    case manifests(RenderedManifests)
    case files([RenderedFile])
  }

  let spec: LoadedSpec
  let content: Content
  /// Whether the chart could not be rendered, so that the files of an earlier chart are kept.
  var lacksChart = false

  /// The files of the output folder.
  var files: [RenderedFile] {
    switch content {
    case .manifests(let manifests): manifests.files
    case .files(let files): files
    }
  }

  private var identities: [ObjectIdentity] {
    switch content {
    case .manifests(let manifests): manifests.identities
    case .files(let files): files.flatMap(\.identities)
    }
  }

  /// Writes systems as one YAML stream, without an ApplicationSet that replaces Applications in the stream.
  /// - Parameter write: writes a piece of the stream, so that a large one is never in memory as a whole.
  static func stream(_ systems: [RenderedSystem], to write: @escaping ([UInt8]) throws -> Void) throws {
    var manifests: [RenderedManifests] = []
    var files: [RenderedFile] = []
    for system in systems {
      switch system.content {
      case .manifests(let own): manifests.append(own)
      case .files(let own):
        // Applied together, the Applications and the ApplicationSet would manage the same objects.
        files += own.filter { $0.name != ArgoCDApplications.setName }
      }
    }
    // The checks of a spec find equal identities in its manifests.
    if systems.count > 1 || !files.isEmpty { try checkIdentities(in: systems) }
    try RenderedManifests.stream(manifests, to: write)
    if !files.isEmpty { try write(try RenderedFile.stream(of: files)) }
  }

  /// If a stream contains two objects with the same identity, only the last copy takes effect in the cluster.
  /// - Throws: ``CommandFailure`` with the exit code 65 for these objects.
  private static func checkIdentities(in systems: [RenderedSystem]) throws(CommandFailure) {
    var owners: [ObjectIdentity: LoadedSpec] = [:]
    var faults: [Diagnostic] = []
    for system in systems {
      for object in system.identities {
        if let owner = owners[object] {
          faults.append(.sameObjectTwice(object, owner.path, system.spec.path))
        } else {
          owners[object] = system.spec
        }
      }
    }
    guard faults.isEmpty else { throw CommandFailure(diagnostics: faults, exitCode: 65) }
  }

  /// Checks that the systems have different names.
  /// - Throws: ``CommandFailure`` with the exit code 64 if two systems have the same name, because they would share a
  ///   folder.
  static func checkNames(of systems: [RenderedSystem]) throws(CommandFailure) {
    let byApp = Dictionary(grouping: systems.map(\.spec), by: \.name)
    guard let (app, same) = byApp.filter({ $0.value.count > 1 }).min(by: { $0.key < $1.key }) else { return }
    throw CommandFailure(diagnostics: [.sameAppTwice(app, same.map(\.path))], exitCode: 64)
  }
}
