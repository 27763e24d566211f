internal import Diagnostics
internal import LintEngine

struct DNSNdots: Rule {
  static let card = RuleCard(
    id: "dns-ndots", .info, in: nil,
    summary: "Pod uses the default 'ndots: 5'",
    why:
      "With this default, the resolver tries each external name with four search domains first, so the cluster's DNS gets five queries instead of one.",
    fix: "set dnsConfig.options with ndots 2",
    covers: CompatibleIDs(kubeLinter: ["dnsconfig-options"]),
    options: [
      RuleOption(
        "ndots", 2, "minimum number of dots with which a name is resolved without search domains first")
    ],
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

  func check(_ workload: Workload, in context: LintContext) -> [Finding] {
    let wanted = "\(number("ndots", in: context))"
    let options = workload.pod["dnsConfig"]["options"].items
    guard !options.contains(where: { $0["name"].text == "ndots" && $0["value"].plainText == wanted }) else {
      return []
    }
    return [
      finding(
        at: workload.pod["dnsConfig"], "the pods of \(workload.manifest.title) do not set ndots to \(wanted)")
    ]
  }
}
