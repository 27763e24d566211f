import KubernetesTypes
import ManifestTree
import Testing

/// A resource and its expected manifest.
struct ModelExample: Sendable, CustomTestStringConvertible {
  var resource: any Resource
  var yaml: String

  init(_ resource: some Resource, _ yaml: String) {
    self.resource = resource
    self.yaml = yaml
  }

  var testDescription: String { type(of: resource).kind }

  static let all: [ModelExample] =
    workloads + pods + configuration + scaling + network + routes + destinations + security
}
