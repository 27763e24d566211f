internal import Portolan

/// An image that replaces an image in the spec, as in `--set-image call=registry/call:608f385`.
package struct ImageOverride: Sendable, Equatable {
  /// The service's name in the spec.
  package let service: String
  /// The container's name; nil for the main container.
  package let container: String?
  /// The image's reference.
  package let image: String

  /// Parses `SERVICE=REF` or `SERVICE/CONTAINER=REF`; nil for other strings.
  package init?(_ text: String) {
    let parts = text.split(separator: "=", maxSplits: 1)
    guard parts.count == 2 else { return nil }
    let names = parts[0].split(separator: "/", omittingEmptySubsequences: false)
    guard names.count <= 2, names.allSatisfy({ !$0.isEmpty }) else { return nil }
    service = String(names[0])
    container = names.count == 2 ? String(names[1]) : nil
    image = String(parts[1])
  }

  /// The service and the container, as `--set-image` names them: `call` or `call/migration`.
  package var target: String { container.map { "\(service)/\($0)" } ?? service }

  func apply(to services: inout [Portolan.Service]) {
    guard let position = services.firstIndex(where: { $0.name == service }) else { return }
    guard let container else {
      services[position].container.image = image
      return
    }
    services[position].replaceImage(of: container, with: image)
  }
}

extension Portolan.Service {
  fileprivate mutating func replaceImage(of name: String, with image: String) {
    updateContainers { container in
      if container.name == name { container.image = image }
    }
  }
}
