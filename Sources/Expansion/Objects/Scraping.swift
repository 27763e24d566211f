internal import KubernetesFacts
internal import KubernetesTypes
internal import ManifestTree
internal import Portolan

extension SystemModel {
  /// The annotations for Prometheus' discovery of a service's pods.
  func scrapeAnnotations(of service: Portolan.Service) -> StringMap {
    guard let scraping = service.scraping, let port = scrapedPort(of: service) else { return [:] }
    return [
      ScrapeKey.scrape: "true", ScrapeKey.port: "\(port.number)",
      ScrapeKey.path: scraping.path,
    ]
  }

  /// The port that Prometheus scrapes.
  func scrapedPort(of service: Portolan.Service) -> Port? {
    guard let scraping = service.scraping else { return nil }
    guard let name = scraping.port else { return service.allPorts.first }
    return service.allPorts.first { $0.name == name }
  }

  /// The ServiceMonitor of a service, if it is requested.
  func serviceMonitor(
    of service: Portolan.Service, _ common: CommonMetadata
  ) -> Monitoring.ServiceMonitor? {
    guard let scraping = service.scraping, scraping.monitor, let port = scrapedPort(of: service) else {
      return nil
    }
    // The name of the Service port can differ from that of the container port. A port without a name is selected by
    // its number.
    let name = port.servedAs ?? port.name
    var endpoint = Monitoring.Endpoint(
      port: name.isEmpty ? nil : name, path: scraping.path, interval: scraping.interval.rawValue)
    if name.isEmpty { endpoint.targetPort = .int(port.number) }
    return Monitoring.ServiceMonitor(
      metadata: metadata(of: service, common),
      spec: Monitoring.ServiceMonitorSpec(
        selector: Meta.LabelSelector(matchLabels: common.selector), endpoints: [endpoint]))
  }
}
