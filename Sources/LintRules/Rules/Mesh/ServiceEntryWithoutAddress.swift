internal import Diagnostics
internal import KubernetesFacts
internal import LintEngine

struct ServiceEntryWithoutAddress: Rule {
  static let card = RuleCard(
    id: "service-entry-without-address", topic: .mesh, .warning, in: .default,
    summary: "ServiceEntry has a TCP port, or a port without a protocol, but no addresses",
    why:
      "The proxy can tell hosts of TCP connections apart only by address. Without addresses, the entry matches every outgoing TCP connection on the port that no other host's address matches. With a resolution such as DNS, the proxy sends all these connections to the entry's endpoints. With the default resolution, NONE, connections keep their destinations, but TLS settings and limits for the entry's host apply to them.",
    fix:
      "set 'addresses' to the IP addresses of the host if they do not change. If clients use HTTP or gRPC, or start connections with TLS, set the port's protocol to HTTP, GRPC, or TLS. For other protocols, such as MySQL, which starts without TLS, enable DNS proxying and replace the resolution NONE with DNS, so that Istio allocates addresses. With DNS, a host with a wildcard gets no address. Before Istio 1.25, also set ISTIO_META_DNS_AUTO_ALLOCATE to 'true' in proxyMetadata. With allocated addresses, allow the finding with a reason",
    specFix:
      "set 'addresses:' of the 'ServiceEntry' to the IP addresses of the host if they do not change. If clients use HTTP or gRPC, or start connections with TLS, use '.http', '.grpc', or '.tls' in the 'EntryPort'. For other protocols, such as MySQL, which starts without TLS, enable DNS proxying and set 'resolution: .dns', so that Istio allocates addresses. With DNS, a host with a wildcard gets no address. Before Istio 1.25, also set ISTIO_META_DNS_AUTO_ALLOCATE to 'true' in proxyMetadata. With allocated addresses, allow the finding with a reason",
    covers: CompatibleIDs(istioctl: ["IST0134"]),
    examples: [
      .failing(
        """
        apiVersion: networking.istio.io/v1
        kind: ServiceEntry
        metadata: {name: db}
        spec:
          hosts: [db.example.com]
          ports:
          - {number: 3306, name: tcp, protocol: TCP}  # flagged
        """),
      .passing(
        """
        apiVersion: networking.istio.io/v1
        kind: ServiceEntry
        metadata: {name: db}
        spec:
          hosts: [db.example.com]
          addresses: [192.0.2.10]
          ports:
          - {number: 3306, name: tcp, protocol: TCP}
        """),
    ])

  func check(_ entry: ServiceEntry, in context: LintContext) -> [Finding] {
    guard entry.spec["addresses"].isEmpty else { return [] }
    return entry.spec["ports"].items.compactMap { port in
      guard IstioProtocol.ofEntryPort(port["protocol"].text) == TransportProtocol.default else { return nil }
      let number = port["number"].plainText ?? ""
      let name =
        port["protocol"].text?.isEmpty == false ? "TCP port \(number)" : "port \(number) without a protocol"
      return finding(at: port, "\(entry.manifest.title) has \(name) but sets no addresses")
    }
  }
}
