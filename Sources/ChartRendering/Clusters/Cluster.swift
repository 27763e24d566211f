import Diagnostics
import ManifestTree

/// A cluster that runs a system in one of its profiles.
package struct Cluster: Sendable {
  /// The cluster's name in Argo CD, and the name of its files.
  package let name: String
  /// The profile of the system in this cluster.
  package let profile: String
  /// The labels of the cluster's Secret in Argo CD; an ApplicationSet selects clusters by the common labels of a
  /// ``ClusterGroup``.
  let labels: [String: String]
  /// The URL of the cluster's API server; required without labels, and ignored with labels.
  let server: String?
  /// The namespace of the system; nil for the profile's namespace.
  let namespace: String?
  /// The values that override the profile's values; nil without any.
  let values: Values?
  /// The position of the entry.
  let location: FileLocation
  /// The positions of the entry's keys.
  let keyLocations: [String: FileLocation]

  /// Values of a Helm chart, and their position.
  struct Values: Sendable {
    let node: Node
    let document: Documents.Document
    let path: NodePath
  }

  /// The position of a key of the entry, or of the entry if it does not have the key.
  func location(of key: String) -> FileLocation { keyLocations[key] ?? location }

  /// The name in the form that object names require, as in Argo CD's `nameNormalized`.
  var objectName: String {
    let text = name.lowercased().map { character in
      character.isASCII && (character.isLetter || character.isNumber || character == ".") ? character : "-"
    }
    let isEdge = { (character: Character) in character == "-" || character == "." }
    return String(text.drop(while: isEdge).reversed().drop(while: isEdge).reversed())
  }

  /// The file in the chart's folder with the values of a cluster.
  static func valuesFile(of cluster: String) -> String { "clusters/\(cluster).yaml" }

  /// Whether the cluster's Secret has all of these labels.
  func has(_ labels: [String: String]) -> Bool { labels.allSatisfy { self.labels[$0.key] == $0.value } }
}
