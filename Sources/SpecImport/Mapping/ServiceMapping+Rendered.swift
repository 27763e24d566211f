import KubernetesFacts
import ManifestTree

extension ServiceMapping {
  /// Removes the settings of draining from a pod: the main container's `preStop` sleep and the grace period.
  static func takeDraining(_ pod: inout NodeMap) {
    _ = pod.take(PodField.terminationGracePeriodSeconds)
    guard case .list(var containers)? = pod[PodField.containers.rawValue],
      case .map(var main)? = containers.first
    else { return }
    main.change(ContainerField.lifecycle) { lifecycle in
      if lifecycle[LifecycleField.preStop.rawValue]?["sleep"] != nil {
        _ = lifecycle.take(LifecycleField.preStop)
      }
    }
    containers[0] = .map(main)
    pod[PodField.containers.rawValue] = .list(containers)
  }

  /// The modifier for a Job's name, if it differs from the default.
  var contentName: [Call] {
    guard service.kind == "Job" else { return [] }
    let isSuspended = service.workload.node["spec"]?["suspend"] == true
    let isDefault = defaults.contains(.contentNames) && !isSuspended
    let namesByContent = service.fullName != nil
    if namesByContent == isDefault { return [] }
    return [Call(".namedByContent", namesByContent ? [] : [Argument(nil, .flag(false))])]
  }

  /// The modifier for the annotations with which Prometheus discovers the pods.
  func scraping(_ metadata: inout NodeMap, _ ports: PortMapping, _ service: inout ServiceObjects) -> Call? {
    let keys = [ScrapeKey.scrape, ScrapeKey.port, ScrapeKey.path]
    guard let pairs = metadata.textMap(MetadataField.annotations) else { return nil }
    let values = Dictionary(pairs, uniquingKeysWith: { $1 })
    guard values[keys[0]] == "true", let number = values[keys[1]], let path = values[keys[2]],
      case let all = ports.all, let position = all.firstIndex(where: { "\($0.number)" == number })
    else { return nil }
    var arguments: [Argument] = []
    if path != PortolanDefaults.metricsPath { arguments.append(Argument("at", .text(path))) }
    if position > 0 { arguments.append(Argument("port", .text(all[position].name))) }
    let namespaces = admissions(ports, scraped: (path, number)).scrapers ?? []
    if !namespaces.isEmpty { arguments.append(Argument("from", .list(namespaces.map { .text($0) }))) }
    if let endpoint = service.monitor?.node["spec"]?["endpoints"]?.list?.first {
      arguments.append(Argument("monitor", .flag(true)))
      if let interval = endpoint["interval"]?.text, interval != PortolanDefaults.scrapeInterval {
        arguments.append(Argument("every", .duration(interval)))
      }
    }
    metadata.change(MetadataField.annotations) { annotations in for key in keys { annotations[key] = nil } }
    return Call(".scraped", arguments)
  }

  /// The clients that the service's policies admit.
  func admissions(_ ports: PortMapping, scraped: (path: String, port: String)? = nil) -> PolicyAdmissions {
    var scraped = scraped
    if scraped == nil, let annotations = self.service.template?["metadata"]?["annotations"],
      let path = annotations[ScrapeKey.path]?.text, let port = annotations[ScrapeKey.port]?.text
    {
      scraped = (path, port)
    }
    var admissions = PolicyAdmissions(
      namespace: system.namespace,
      accounts: (
        PodAccount.name(in: service.template?["spec"]),
        system.callerAccounts
      ),
      services: system.index.accounts, ports: ports.served, isStatefulSet: service.kind == "StatefulSet",
      scraped: scraped)
    if defaults.contains(.policies) { admissions.read(service.policies) }
    return admissions
  }
}

extension ServiceMapping.System {
  /// The accounts of the services that call the service.
  fileprivate var callerAccounts: Set<String> {
    Set(index.accounts.filter { !callers.isDisjoint(with: $0.value) }.keys)
  }
}
