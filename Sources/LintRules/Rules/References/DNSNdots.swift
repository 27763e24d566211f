internal import Diagnostics
internal import LintEngine

struct DNSNdots: Rule {
  static let card = RuleCard(
    id: "dns-ndots", topic: .references, .info, in: nil,
    summary: "Pod does not set the resolver option 'ndots' to 2",
    why:
      "With dnsPolicy ClusterFirst, the default, ndots is 5. For a name with fewer dots, the resolver tries each search domain first. A lookup of api.example.com usually becomes at least four DNS queries instead of one, which adds latency and load.",
    fix: fix(2), specFix: specFix(2),
    covers: CompatibleIDs(kubeLinter: ["dnsconfig-options"]),
    options: [
      RuleOption(
        "ndots", 2,
        "required value of ndots: names with at least this number of dots are first looked up as they are")
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

  /// The change to a manifest for a value of the option.
  private static func fix(_ wanted: Int) -> String {
    "set '{name: ndots, value: \"\(wanted)\"}' in dnsConfig.options of the pod spec. For images with musl, such as Alpine, first replace shortened host names that contain \(wanted) or more dots with full names. The resolver of musl appends no search domain to names with that many dots. If the pod uses the resolver settings of the node, as with dnsPolicy Default, allow the finding with a reason"
  }

  /// The change to a spec for a value of the option.
  private static func specFix(_ wanted: Int) -> String {
    "set '.dnsConfig(options: [\"ndots\": \"\(wanted)\"])'. For images with musl, such as Alpine, first replace shortened host names that contain \(wanted) or more dots with full names. The resolver of musl appends no search domain to names with that many dots. If the pod uses the resolver settings of the node, as with dnsPolicy Default, allow the finding with a reason"
  }

  func check(_ workload: Workload, in context: LintContext) -> [Finding] {
    let wanted = number("ndots", in: context)
    let options = workload.pod["dnsConfig"]["options"].items
    guard !options.contains(where: { $0["name"].text == "ndots" && $0["value"].plainText == "\(wanted)" })
    else {
      return []
    }
    return [
      finding(
        at: workload.pod["dnsConfig"], "\(workload.manifest.title) does not set ndots to \(wanted)",
        fix: Self.fix(wanted), specFix: Self.specFix(wanted))
    ]
  }
}
