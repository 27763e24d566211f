/// A child of a ``Service``, such as a port, a probe, a call, an environment variable, or a volume.
public protocol ServicePart: Sendable {
  /// Adds the part to the service. The builder calls this function, and specs do not.
  func add(to service: inout Service)
}

/// A child of a container: of the main container, an ``InitContainer``, or a ``Sidecar``.
public protocol ContainerPart: ServicePart {
  /// Adds the part to the container. The builder calls this function, and specs do not.
  func add(to container: inout Container)
}

extension ContainerPart {
  /// Adds the part to the service's main container.
  public func add(to service: inout Service) { add(to: &service.container) }
}
