internal import Portolan

extension Portolan.Service {
  /// Changes each container: the main container, the init containers, and the sidecars.
  mutating func updateContainers(_ update: (inout Container) -> Void) {
    update(&container)
    for index in initContainers.indices { update(&initContainers[index].container) }
    for index in sidecars.indices { update(&sidecars[index].container) }
  }
}

extension AppHeader {
  /// An image's full reference: the app's registry is added to a reference without a slash.
  func image(_ reference: String) -> String {
    guard let registry = imageRegistry, !reference.utf8.contains(UInt8(ascii: "/")) else { return reference }
    return registry.hasSuffix("/") ? registry + reference : "\(registry)/\(reference)"
  }
}

extension SystemExpansion {
  /// The containers, as `SERVICE` or `SERVICE/CONTAINER`, with the full references of their images.
  package var images: [(target: String, image: String)] {
    system.services.flatMap { service in
      service.allContainers.map { container in
        let isMain = container.name == service.container.name
        return (
          isMain ? service.name : "\(service.name)/\(container.name)", system.app.image(container.image)
        )
      }
    }
  }

  /// The full references of the images that the spec declares.
  static func images(of services: [Portolan.Service], in app: AppHeader) -> Set<String> {
    Set(services.flatMap { $0.allContainers.map { app.image($0.image) } })
  }

  /// Replaces the images for which the list has an entry.
  static func replaceImages(of services: inout [Portolan.Service], in app: AppHeader, by list: ImageList) {
    for index in services.indices {
      services[index].updateContainers { container in
        if let image = list.replacement(of: app.image(container.image)) { container.image = image }
      }
    }
  }
}
