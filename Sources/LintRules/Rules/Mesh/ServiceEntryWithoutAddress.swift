internal import Diagnostics
internal import LintEngine

struct ServiceEntryWithoutAddress: Rule {
  static let card = RuleCard(
    id: "service-entry-without-address", .warning, in: .default,
    summary: "ServiceEntry with a TCP port has no addresses",
    why:
      "On a TCP port, the proxy can tell hosts apart only by address. Without addresses, set here or allocated by Istio, the proxy sends every outgoing connection on that port to this entry.",
    fix:
      "set 'addresses' to the IP addresses of the host if they do not change. If clients start connections with TLS, set the port's protocol to TLS. Otherwise, use DNS proxying, with which Istio allocates addresses, and allow the finding",
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
      guard ["", "TCP"].contains(port["protocol"].text?.uppercased() ?? "") else { return nil }
      return finding(
        at: port,
        "\(entry.manifest.title) has TCP port \(port["number"].plainText ?? "") but sets no addresses")
    }
  }
}
