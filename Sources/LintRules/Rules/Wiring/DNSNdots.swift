internal import Diagnostics

/// Five questions for one address.
struct DNSNdots: Rule {
  static let card = RuleCard(
    id: "dns-ndots", .info, in: nil,
    summary: """
      With the cluster's default of five dots, each name outside is looked up four times in vain \
      first.
      """,
    why: """
      The cluster's DNS answers five questions where one was meant, and is the first to suffer under load.
      """,
    fix: "set dnsConfig.options with ndots 2",
    covers: CompatibleIDs(kubeLinter: ["dnsconfig-options"]),
    options: [RuleOption("ndots", 2, "from how many dots on a name is looked up as it is")],
    examples: [
      .failing(
        """
        apiVersion: apps/v1
        kind: Deployment
        metadata: {name: web}
        spec:
          template:
            metadata: {labels: {app: web}}
            spec:  # flagged
              containers:
              - name: web
        """),
      .passing(
        """
        apiVersion: apps/v1
        kind: Deployment
        metadata: {name: web}
        spec:
          template:
            metadata: {labels: {app: web}}
            spec:
              dnsConfig: {options: [{name: ndots, value: "2"}]}
              containers:
              - name: web
        """),
    ])

  func check(_ workload: Workload, in fleet: Fleet) -> [Finding] {
    let wanted = "\(number("ndots", in: fleet))"
    let options = workload.pod["dnsConfig"]["options"].items
    guard !options.contains(where: { $0["name"].text == "ndots" && $0["value"].plainText == wanted }) else {
      return []
    }
    return [
      finding(
        at: workload.pod["dnsConfig"], "the pods of \(workload.manifest.title) don't set ndots to \(wanted)")
    ]
  }
}
