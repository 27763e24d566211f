internal import Diagnostics
internal import LintEngine

struct ServiceEntriesConflict: Rule {
  static let card = RuleCard(
    id: "service-entries-conflict", topic: .mesh, .warning, in: .default,
    summary: "Two ServiceEntries declare different protocols for the same host and port",
    why:
      "A proxy uses one protocol for a host and port, usually the protocol of the oldest ServiceEntry. If the objects are created again in another order, the protocol can change, and connections that use the previous protocol can fail.",
    fix:
      "declare the host and port in only one ServiceEntry, or set the port's protocol in both ServiceEntries to the protocol that the clients use",
    specFix:
      "declare the host and port in only one 'ServiceEntry', or set the protocol of the 'EntryPort' in both to the protocol that the clients use",
    covers: CompatibleIDs(istioctl: ["IST0177"]),
    examples: [
      .failing(
        """
        apiVersion: networking.istio.io/v1
        kind: ServiceEntry
        metadata: {name: one}
        spec:
          hosts: [api.example.com]
          resolution: DNS
          ports:
          - {number: 443, name: https, protocol: HTTPS}  # flagged
        ---
        apiVersion: networking.istio.io/v1
        kind: ServiceEntry
        metadata: {name: two}
        spec:
          hosts: [api.example.com]
          resolution: DNS
          ports:
          - {number: 443, name: tls, protocol: TLS}  # flagged
        """),
      .passing(
        """
        apiVersion: networking.istio.io/v1
        kind: ServiceEntry
        metadata: {name: one}
        spec:
          hosts: [api.example.com]
          resolution: DNS
          ports:
          - {number: 443, name: https, protocol: HTTPS}
        ---
        apiVersion: networking.istio.io/v1
        kind: ServiceEntry
        metadata: {name: two}
        spec:
          hosts: [api.example.com]
          resolution: DNS
          ports:
          - {number: 443, name: https, protocol: HTTPS}
        """),
    ])

  func check(_ entry: ServiceEntry, in context: LintContext) -> [Finding] {
    entry.spec["ports"].items.compactMap { port in
      guard let other = context.mesh.rivalPort(of: port, entry) else { return nil }
      let others = ServiceEntry(manifest: other.manifest).hosts
      let host = entry.hosts.first { others.contains($0) } ?? ""
      return finding(
        at: port,
        "port \(port["number"].plainText ?? "") of host '\(host)' has \(protocolText(port)), but \(protocolText(other)) in \(other.manifest.title(from: entry.manifest))",
        notes: [other.note("the other port is here")])
    }
  }

  /// The protocol of a port in words.
  private func protocolText(_ port: ManifestField) -> String {
    let name = port["protocol"].text ?? ""
    return name.isEmpty ? "no protocol" : "the protocol \(name)"
  }
}
