/// A part of the whole system, such as a ``ConfigMap``, a ``Secret``, a ``Gateway``, or a free ``Object``.
public protocol AppPart: Sendable {
  /// Adds the part to the system. Portolan calls this function when it evaluates a spec, and specs do not.
  func add(to resources: inout AppResources)
}

/// The parts of a system by kind.
public struct AppResources: PayloadValue, Sendable, Equatable {
  package var namespace: Namespace?
  package var configMaps: [ConfigMap] = []
  package var existingConfigMaps: [ConfigMap] = []
  package var secrets: [Secret] = []
  package var claims: [PersistentVolumeClaim] = []
  package var priorityClasses: [PriorityClass] = []
  package var gateways: [Gateway] = []
  package var serviceEntries: [ServiceEntry] = []
  package var externalServices: [ExternalService] = []
  package var peerAuthentications: [PeerAuthentication] = []
  package var denials: [DenyByDefault] = []
  package var ingressControllers: [IngressController] = []
  package var objects: [Object] = []
  package var allowances: [SharedAllowance] = []
  package var experiments: [Experiment] = []

  package init() {}
}

extension AppResources {
  package init(from reader: inout PayloadReader) throws {
    (
      namespace, configMaps, existingConfigMaps, secrets, claims, priorityClasses, gateways, serviceEntries,
      externalServices, peerAuthentications, denials, ingressControllers, objects, allowances, experiments
    ) = try reader.parts()
  }
  package func write(to writer: inout PayloadWriter) {
    writer.put(
      namespace, configMaps, existingConfigMaps, secrets, claims, priorityClasses, gateways, serviceEntries,
      externalServices, peerAuthentications, denials, ingressControllers, objects, allowances, experiments)
  }
}
