package import Diagnostics

/// The metrics endpoint of a service for Prometheus.
package struct Scraping: PayloadValue, Sendable, Equatable {
  package let path: String
  package let port: String?
  package let monitor: Bool
  package let interval: Duration
  package let namespaces: [String]
  package let location: FileLocation
}

extension Service {
  /// Lets Prometheus scrape the service.
  ///
  /// The pods get the annotations `prometheus.io/…`, and the service's policies admit all pods in the namespaces of
  /// Prometheus.
  /// - Parameters:
  ///   - path: the HTTP path of the metrics; `/metrics` by default.
  ///   - port: the name of a port of the main container or a sidecar; the first port by default.
  ///   - namespaces: the namespaces that Prometheus runs in; any namespace by default.
  ///   - monitor: whether to render a ServiceMonitor in addition to the pod annotations; false by default. A
  ///     ServiceMonitor requires that the Service serves the port of the metrics.
  ///   - interval: the scrape interval of the ServiceMonitor; 30 s by default.
  public func scraped(
    at path: String = "/metrics", port: String? = nil, from namespaces: [String] = [], monitor: Bool = false,
    every interval: Duration = "30s",
    file: String = #filePath, line: Int = #line, column: Int = #column
  ) -> Service {
    let location = FileLocation(file, line, column)
    let scraping = Scraping(
      path: path, port: port, monitor: monitor, interval: interval, namespaces: namespaces, location: location
    )
    return setting(\.scraping, to: scraping, called: "scraped", at: location)
  }
}

extension Scraping {
  package init(from reader: inout PayloadReader) throws {
    (path, port, monitor, interval, namespaces, location) = try reader.parts()
  }
  package func write(to writer: inout PayloadWriter) {
    writer.put(path, port, monitor, interval, namespaces, location)
  }
}
