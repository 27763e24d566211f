package import Diagnostics

/// A container with all its parts.
///
/// Specs declare containers with ``Service``, ``InitContainer``, and ``Sidecar``.
public struct Container: PayloadValue, Sendable, Equatable {
  package let name: String
  package var image: String
  package let location: FileLocation
  package var imagePullPolicy: ImagePullPolicy?
  package var command: [String]?
  package var arguments: [String]?
  package var workingDirectory: String?
  package var ports: [Port] = []
  package var env: [Env] = []
  package var envFrom: [EnvFrom] = []
  package var calls: [Calls] = []
  package var probes: [Probe] = []
  package var resources: [Resources] = []
  package var mounts: [Mount] = []
  package var hooks: [Hook] = []
  package var relaxations: [Relaxation] = []
  @Boxed package var user: RunAs?
  @Boxed package var securityContext: SecurityContext?
  @Boxed package var terminationMessage: TerminationMessage?
  @Boxed package var input: StandardInput?
  package var devices: [Device] = []

  init(name: String, image: String, location: FileLocation) {
    self.name = name
    self.image = image
    self.location = location
  }
}

extension Container {
  package init(from reader: inout PayloadReader) throws {
    (
      name, image, location, imagePullPolicy, command, arguments, workingDirectory, ports, env, envFrom,
      calls, probes, resources, mounts, hooks, relaxations, user, securityContext,
      terminationMessage, input, devices
    ) = try reader.parts()
  }
  package func write(to writer: inout PayloadWriter) {
    writer.put(
      name, image, location, imagePullPolicy, command, arguments, workingDirectory, ports, env, envFrom,
      calls, probes, resources, mounts, hooks, relaxations, user, securityContext,
      terminationMessage, input, devices)
  }
}
