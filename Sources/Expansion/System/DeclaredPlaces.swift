internal import Diagnostics
internal import KubernetesFacts
import KubernetesTypes
internal import ManifestTree
internal import Portolan

/// The positions in a spec of an object's parts, collected by path.
struct DeclaredPlaces {
  private(set) var parts: [Origin.PartOrigin] = []

  mutating func add(_ location: FileLocation?, at path: NodePath) {
    if let location { parts.append(Origin.PartOrigin(path, at: location)) }
  }
}

extension NodePath {
  /// Creates a path from keys separated by dots.
  init(dotted text: String) {
    self.init(text.split(separator: ".").map { .key(String($0)) })
  }

  /// The path of the element whose keys have these values.
  func element(_ selectors: (key: String, value: String)...) -> NodePath {
    NodePath(steps + [.element(selectors.map { Selector($0.key, $0.value) })])
  }
}

extension SystemModel {
  /// The positions of the parts of a service's workload.
  func workloadPlaces(of service: Portolan.Service) -> [Origin.PartOrigin] {
    var places = DeclaredPlaces()
    let spec = NodePath().key("spec")
    places.add(service.replicas?.location ?? service.autoscaling?.location, at: spec.key("replicas"))
    for field in [
      "strategy", "updateStrategy", "minReadySeconds", "revisionHistoryLimit", "progressDeadlineSeconds",
    ] {
      places.add(service.rollout?.location, at: spec.key(field))
    }
    for template in service.claimTemplates {
      places.add(
        template.location, at: spec.key("volumeClaimTemplates").element(("metadata.name", template.name)))
    }
    let isCronJob = if case .cronJob = service.workload { true } else { false }
    addPodPlaces(
      of: service,
      at: NodePath(dotted: isCronJob ? "spec.jobTemplate.spec.template.spec" : "spec.template.spec"),
      to: &places)
    return places.parts
  }

  private func addPodPlaces(
    of service: Portolan.Service, at pod: NodePath, to places: inout DeclaredPlaces
  ) {
    let placement = service.placement
    let nodes = placement.nodes?.location
    places.add(service.draining?.location, at: pod.key("terminationGracePeriodSeconds"))
    places.add(nodes, at: pod.key("nodeSelector"))
    places.add(placement.tolerations.first?.location ?? nodes, at: pod.key("tolerations"))
    places.add(placement.spreads.first?.location ?? nodes, at: pod.key("topologySpreadConstraints"))
    let affinity = pod.key("affinity")
    places.add(placement.affinities.first?.location ?? nodes, at: affinity.key("nodeAffinity"))
    places.add(placement.attractions.first?.location, at: affinity.key("podAffinity"))
    places.add(placement.separations.first?.location, at: affinity.key("podAntiAffinity"))
    for volume in service.volumes {
      places.add(volume.location, at: pod.key("volumes").element(("name", volume.name)))
    }
    for container in service.initContainers.map(\.container) {
      addPlaces(of: container, at: pod.key("initContainers"), to: &places)
    }
    for container in service.sidecars.map(\.container) {
      addPlaces(of: container, at: pod.key("initContainers"), to: &places)
      addPlaces(of: container, at: pod.key("containers"), to: &places)
    }
    addPlaces(of: service.container, at: pod.key("containers"), to: &places)
  }

  private func addPlaces(
    of container: Portolan.Container, at list: NodePath, to places: inout DeclaredPlaces
  ) {
    let path = list.element(("name", container.name))
    places.add(container.location, at: path)
    for port in container.ports {
      let transport = port.protocol.transport?.rawValue ?? TransportProtocol.default
      places.add(
        port.location,
        at: path.key("ports").element(("containerPort", String(port.number)), ("protocol", transport)))
    }
    for call in container.calls {
      if let variable = call.variable {
        places.add(call.location, at: path.key("env").element(("name", variable)))
      }
    }
    for env in container.env { places.add(env.location, at: path.key("env").element(("name", env.name))) }
    for (index, source) in container.envFrom.enumerated() {
      places.add(source.location, at: path.key("envFrom").index(index))
    }
    places.add(container.resources.first?.location, at: path.key("resources"))
    for probe in container.probes {
      places.add(probe.location, at: path.key(probe.purpose.rawValue + "Probe"))
    }
    for hook in container.hooks {
      places.add(hook.location, at: path.key("lifecycle").key(hook.moment.rawValue))
    }
    for mount in container.mounts {
      places.add(mount.location, at: path.key("volumeMounts").element(("mountPath", mount.path)))
    }
    places.add(
      container.user?.location ?? container.relaxations.first?.location, at: path.key("securityContext"))
  }

  /// The positions of the ports of a service's Services.
  func portPlaces(of service: Portolan.Service) -> [Origin.PartOrigin] {
    var places = DeclaredPlaces()
    let ports = NodePath(dotted: "spec.ports")
    for port in service.container.ports + service.sidecars.flatMap(\.container.ports) {
      let transport = port.protocol.transport?.rawValue ?? TransportProtocol.default
      places.add(port.location, at: ports.element(("name", port.name)))
      places.add(
        port.location, at: ports.element(("port", String(port.servedNumber)), ("protocol", transport)))
    }
    return places.parts
  }

  /// The positions of a VirtualService's routes, in the order of the routes.
  func routePlaces(of routes: [Route]) -> [Origin.PartOrigin] {
    var places = DeclaredPlaces()
    var counts: [String: Int] = [:]
    for route in routes {
      let (field, location, name): (String, FileLocation, String?) =
        switch route {
        case .http(let match): ("http", match.location, match.name)
        case .tcp(let match): ("tcp", match.location, nil)
        case .tls(let match): ("tls", match.location, nil)
        }
      let list = NodePath().key("spec").key(field)
      places.add(location, at: list.index(counts[field, default: 0]))
      if let name { places.add(location, at: list.element(("name", name))) }
      counts[field, default: 0] += 1
    }
    return places.parts
  }

  /// The positions of the parts of a service's DestinationRule.
  func trafficPlaces(of service: Portolan.Service) -> [Origin.PartOrigin] {
    var places = DeclaredPlaces()
    let policy = NodePath(dotted: "spec.trafficPolicy")
    places.add(service.traffic.connectionPool?.location, at: policy.key("connectionPool"))
    places.add(service.traffic.outlierDetection?.location, at: policy.key("outlierDetection"))
    places.add(service.traffic.loadBalancing?.location, at: policy.key("loadBalancer"))
    places.add(service.traffic.tls?.location, at: policy.key("tls"))
    for subset in service.subsets {
      places.add(subset.location, at: NodePath(dotted: "spec.subsets").element(("name", subset.name)))
    }
    return places.parts
  }
}
