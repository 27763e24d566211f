/// The annotations by which Prometheus finds what to scrape.
package enum ScrapeKey {
  /// The prefix of all keys.
  package static let prefix = "prometheus.io/"
  package static let scrape = "prometheus.io/scrape"
  package static let port = "prometheus.io/port"
  package static let path = "prometheus.io/path"
}
