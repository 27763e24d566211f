internal import Diagnostics

/// A container that runs to completion before the service's main container starts.
///
/// ```swift
/// InitContainer("frontend-check", image: "busybox:1.36.1") {
///   Command("/bin/sh", "-c", "until wget -q -O /dev/null http://$FRONTEND_ADDR; do sleep 2; done")
/// }
/// ```
public struct InitContainer: ServicePart, PayloadValue, Equatable {
  package var container: Container

  /// Declares an init container.
  ///
  /// Init containers run one after the other, in the declared order. They cannot have a ``Probe`` or a ``Hook``.
  public init(
    _ name: String, image: String, file: String = #filePath, line: Int = #line, column: Int = #column,
    @ListBuilder<any ContainerPart> _ parts: () -> [any ContainerPart] = { [] }
  ) {
    container = Container(name: name, image: image, location: FileLocation(file, line, column))
    for part in parts() { part.add(to: &container) }
  }

  /// Adds the container to the service.
  public func add(to service: inout Service) { service.initContainers.append(self) }
}

/// A container that runs beside the service's main container.
public struct Sidecar: ServicePart, PayloadValue, Equatable {
  package var container: Container
  package let native: Bool

  /// Declares a sidecar.
  /// - Parameters:
  ///   - name: the container's name.
  ///   - image: the container's image.
  ///   - native: whether the sidecar starts before the main container and stops after it, as an init container with
  ///     `restartPolicy: Always` (Kubernetes 1.29 and newer); true by default. A native sidecar starts after every
  ///     ``InitContainer``. If false, the sidecar is a plain second container.
  ///   - parts: the parts of the container, such as ports and resources.
  public init(
    _ name: String, image: String, native: Bool = true,
    file: String = #filePath, line: Int = #line, column: Int = #column,
    @ListBuilder<any ContainerPart> _ parts: () -> [any ContainerPart] = { [] }
  ) {
    self.native = native
    container = Container(name: name, image: image, location: FileLocation(file, line, column))
    for part in parts() { part.add(to: &container) }
  }

  /// Adds the container to the service.
  public func add(to service: inout Service) { service.sidecars.append(self) }
}

extension InitContainer {
  package init(from reader: inout PayloadReader) throws { container = try reader.next() }
  package func write(to writer: inout PayloadWriter) { writer.put(container) }
}

extension Sidecar {
  package init(from reader: inout PayloadReader) throws { (container, native) = try reader.parts() }
  package func write(to writer: inout PayloadWriter) { writer.put(container, native) }
}
