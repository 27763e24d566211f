internal import Diagnostics
import KubernetesFacts
internal import Portolan

extension ServiceChecks {
  /// Checks the port and the path of the metrics.
  mutating func checkScraping() {
    guard let scraping = service.scraping else { return }
    let location = scraping.location
    faults.checkAbsolutePath(scraping.path, of: "metrics path", at: location)
    faults.milliseconds(scraping.interval, of: "scrape interval", at: location)
    for namespace in scraping.namespaces {
      faults.checkName(namespace, .label, of: "namespace", at: location)
    }
    guard let port = system.scrapedPort(of: service) else {
      if let name = scraping.port {
        // A ServiceMonitor selects a port of the Service.
        let names = (scraping.monitor ? served : ports).map(\.name)
        guard !names.isEmpty else {
          return faults.report(
            .scrapedWithoutPort(service.name, monitor: scraping.monitor, at: location))
        }
        faults.report(
          .unknownPort(
            name, of: service.name, nearest: nearestName(to: name, among: names), declared: names,
            at: location))
      } else {
        faults.report(.scrapedWithoutPort(service.name, monitor: scraping.monitor, at: location))
      }
      return
    }
    if scraping.monitor, port.servedAt == .nowhere {
      faults.report(.unservedMetrics(port.name, at: location, port: port.location))
    }
  }
}
