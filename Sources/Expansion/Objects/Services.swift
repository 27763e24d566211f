internal import Diagnostics
internal import KubernetesFacts
internal import KubernetesTypes
internal import ManifestTree
internal import Portolan

extension SystemModel {
  /// The Kubernetes Services of a service's pods: its own, the governing one of a StatefulSet, and those of named
  /// `Expose` parts.
  func services(of service: Portolan.Service, _ common: CommonMetadata) -> [Core.Service] {
    var services: [Core.Service] = []
    let own = service.exposures.first { $0.name == nil }
    if service.servesTraffic {
      let expose = own ?? implicit(as: ownServiceType(of: service), of: service)
      services.append(kubernetesService(expose, named: serviceName(of: service), on: service, common))
    }
    if let governing = ownGoverningServiceName(of: service),
      !services.contains(where: { $0.metadata.name == governing })
    {
      let headless = implicit(as: .headless, of: service, publishesNotReady: true)
      services.append(kubernetesService(headless, named: governing, on: service, common))
    }
    for expose in service.exposures {
      guard let name = expose.name else { continue }
      services.append(kubernetesService(expose, named: name, on: service, common))
    }
    return services
  }

  /// A Service that the spec does not declare, at the position of the service.
  private func implicit(
    as type: ServiceType, of service: Portolan.Service, publishesNotReady: Bool = false
  ) -> Expose {
    let location = service.location
    return Expose(
      as: type, publishesNotReady: publishesNotReady, file: location.file, line: location.line,
      column: location.column)
  }

  /// The Service for the DNS names of a StatefulSet's pods: its `serviceName`.
  func governingServiceName(of service: Portolan.Service) -> String {
    let name = serviceName(of: service)
    switch service.governing {
    case .named(let governing): return governing
    case .own: return name
    case .headless, nil:
      let own = service.exposures.first { $0.name == nil }?.type ?? .headless
      return own == .headless && service.servesTraffic ? name : "\(name)-headless"
    }
  }

  /// The name of the governing Service, if one is rendered for a StatefulSet.
  func ownGoverningServiceName(of service: Portolan.Service) -> String? {
    switch service.governing {
    case .headless, .own: governingServiceName(of: service)
    case .named, nil: nil
    }
  }

  /// The type of a service's own Service if no `Expose` sets it.
  func ownServiceType(of service: Portolan.Service) -> ServiceType {
    switch service.governing {
    case .headless, .own: return .headless
    case .named(let governing) where governing == serviceName(of: service): return .headless
    case .named, nil: break
    }
    return service.servedPorts.contains { $0.nodePort != nil } ? .nodePort : .clusterIP
  }

  private func kubernetesService(
    _ expose: Expose, named name: String, on service: Portolan.Service, _ common: CommonMetadata
  ) -> Core.Service {
    let isOwn = expose.name == nil
    var annotations = StringMap(expose.annotations)
    var labels = StringMap(expose.labels)
    if isOwn {
      annotations = StringMap(service.metadata.serviceAnnotations).merging(annotations)
      labels = StringMap(service.metadata.serviceLabels).merging(labels)
    }
    var spec = Core.ServiceSpec(
      selector: expose.selector.map { StringMap($0) } ?? common.selector)
    spec.ports = service.servedPorts
      .filter { expose.ports.isEmpty || expose.ports.contains($0.name) }
      .map { servicePort($0, of: service, withNodePort: isOwn) }
    spec.publishNotReadyAddresses = expose.publishesNotReady ? true : nil
    spec.internalTrafficPolicy = expose.internalTraffic.flatMap { Core.TrafficPolicy(rawValue: $0.rawValue) }
    spec.trafficDistribution = expose.distribution?.rawValue
    if let affinity = expose.affinity {
      spec.sessionAffinity = .clientIP
      spec.sessionAffinityConfig = affinity.timeout?.wholeSeconds.map {
        Core.SessionAffinityConfig(clientIP: Core.ClientIPConfig(timeoutSeconds: $0))
      }
    }
    setType(expose.type, of: &spec)
    return Core.Service(
      metadata: metadata(
        of: service, common, named: name, labels: labels, annotations: annotations), spec: spec)
  }

  private func setType(_ type: ServiceType, of spec: inout Core.ServiceSpec) {
    switch type {
    case .clusterIP: spec.type = .clusterIP
    case .headless:
      spec.type = .clusterIP
      spec.clusterIP = ClusterIP.none
    case .nodePort(let externalTraffic):
      spec.type = .nodePort
      spec.externalTrafficPolicy = externalTraffic.flatMap { Core.TrafficPolicy(rawValue: $0.rawValue) }
    case .loadBalancer(let balancer):
      spec.type = .loadBalancer
      spec.loadBalancerClass = balancer.className
      spec.loadBalancerIP = balancer.address
      spec.loadBalancerSourceRanges = balancer.sourceRanges
      spec.externalTrafficPolicy = balancer.externalTraffic.flatMap {
        Core.TrafficPolicy(rawValue: $0.rawValue)
      }
      spec.allocateLoadBalancerNodePorts = balancer.allocatesNodePorts
    }
  }

  private func servicePort(
    _ port: Port, of service: Portolan.Service, withNodePort: Bool
  ) -> Core.ServicePort {
    Core.ServicePort(
      name: port.servedAs.map { $0.isEmpty ? nil : $0 } ?? port.name, port: port.servedNumber,
      targetPort: service.has(.portNumbers) || port.inPod != .named ? .int(port.number) : .string(port.name),
      protocol: port.protocol.transport,
      appProtocol: port.appProtocol, nodePort: withNodePort ? port.nodePort : nil)
  }
}

extension Portolan.Service {
  /// The declared governing Service of a StatefulSet; nil for other workloads.
  var governing: Workload.GoverningService? {
    guard case .statefulSet(_, _, let governing, _) = workload else { return nil }
    return governing
  }

  /// Whether a StatefulSet runs its pods.
  var isStatefulSet: Bool {
    guard case .statefulSet = workload else { return false }
    return true
  }
}
