/// A child of a ``Service``: a port, a probe, a call, an env variable, a volume and so on.
public protocol ServicePart: Sendable {
  /// Puts the part into the service. The builder calls it; specs never do.
  func add(to service: inout Service)
}

/// A child of a container: of a service's own, of an ``InitContainer`` or of a ``Sidecar``.
public protocol ContainerPart: ServicePart {
  /// Puts the part into the container. The builder calls it; specs never do.
  func add(to container: inout Container)
}

extension ContainerPart {
  /// Puts the part into the service's own container.
  public func add(to service: inout Service) { add(to: &service.container) }
}
