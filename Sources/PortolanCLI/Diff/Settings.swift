import ClusterDiff
import Diagnostics
import Foundation
import ManifestTree

/// What `.portolan.yaml` says.
///
/// ```yaml
/// diff:
///   ignore:
///   - Deployment/cart:spec.replicas
///   - metadata.annotations["example.com/*"]
/// ```
struct Settings {
  var ignores: [IgnoreRule] = []

  private static let file = ".portolan.yaml"

  /// The settings in the current folder; none if there is no file.
  static func inCurrentFolder() throws(Fault) -> Settings {
    guard FileManager.default.fileExists(atPath: file) else { return Settings() }
    let documents = YAMLReader.read(try InputFile.read(file), from: file)
    guard documents.diagnostics.isEmpty else { throw Fault(diagnostics: documents.diagnostics, exitCode: 65) }
    var settings = Settings()
    var faults: [Diagnostic] = []
    for document in documents.documents {
      let path = NodePath().key("diff").key("ignore")
      switch document.node[path] {
      case nil, .null?: break
      case .list(let list)?:
        for (index, node) in list.enumerated() {
          let place = document.map.location(of: path.index(index), in: document.node)
          if case .string(let text) = node, !text.isEmpty {
            settings.ignores.append(IgnoreRule(text, at: place))
          } else {
            faults.append(.malformedIgnore(at: place))
          }
        }
      default: faults.append(.malformedIgnore(at: document.map.location(of: path, in: document.node)))
      }
      faults += unknownKeys(document)
    }
    guard faults.isEmpty else { throw Fault(diagnostics: faults, exitCode: 65) }
    return settings
  }

  /// Keys of `diff` that nobody reads; other commands have settings of their own beside it.
  private static func unknownKeys(_ document: Documents.Document) -> [Diagnostic] {
    guard case .map(let map)? = document.node["diff"] else { return [] }
    return map.keys.filter { $0 != "ignore" }.map { key in
      Diagnostic(
        "settings/unknown-key", .error, "'diff' has no setting '\(key)', expected 'ignore'",
        at: document.map.location(of: NodePath().key("diff").key(key), in: document.node))
    }
  }
}

extension Diagnostic {
  fileprivate static func malformedIgnore(at location: FileLocation) -> Diagnostic {
    Diagnostic(
      "settings/malformed-ignore", .error, "expected a list of texts such as 'Deployment/cart:spec.replicas'",
      at: location)
  }
}
