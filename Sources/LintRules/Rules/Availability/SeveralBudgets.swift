internal import Diagnostics
internal import LintEngine

struct SeveralBudgets: Rule {
  static let card = RuleCard(
    id: "several-budgets", topic: .availability, .error, in: .default,
    summary: "Two or more PodDisruptionBudgets select the same pods",
    why:
      "The eviction API returns an error for a running pod that several budgets select. Node drains fail, or retry the eviction without success, so node upgrades block.",
    fix:
      "keep one budget for the workload and remove the others, or change the selectors so that each pod matches only one budget",
    examples: [
      .failing(
        """
        apiVersion: policy/v1
        kind: PodDisruptionBudget
        metadata: {name: web}
        spec:
          maxUnavailable: 1
          unhealthyPodEvictionPolicy: AlwaysAllow
          selector: {matchLabels: {app: web}}
        ---
        apiVersion: policy/v1
        kind: PodDisruptionBudget
        metadata: {name: web2}
        spec:
          maxUnavailable: 1
          unhealthyPodEvictionPolicy: AlwaysAllow
          selector:  # flagged
            matchLabels: {app: web}
        ---
        apiVersion: apps/v1
        kind: Deployment
        metadata: {name: web}
        spec:
          template:
            metadata: {labels: {app: web}}
            spec:
              containers:
              - name: web
                image: web:1.0
        """),
      .passing(
        """
        apiVersion: policy/v1
        kind: PodDisruptionBudget
        metadata: {name: web}
        spec:
          maxUnavailable: 1
          unhealthyPodEvictionPolicy: AlwaysAllow
          selector: {matchLabels: {app: web}}
        ---
        apiVersion: apps/v1
        kind: Deployment
        metadata: {name: web}
        spec:
          template:
            metadata: {labels: {app: web}}
            spec:
              containers:
              - name: web
                image: web:1.0
        """),
    ])

  func check(_ workload: Workload, in context: LintContext) -> [Finding] {
    let distinct = context.relations.budgetMembers(of: workload).fact(Distinct.init)
    let budgets = distinct.first
    guard budgets.count > 1 else { return [] }
    return [
      finding(
        at: budgets[1].spec["selector"],
        "\(distinct.count) PodDisruptionBudgets select \(workload.podsTitle), so no running pod can be evicted",
        notes: [budgets[0].spec["selector"].note("the first budget is here")])
    ]
  }

  /// One budget for each name, because several files in a folder may declare variants of the same budget.
  private struct Distinct: Sendable {
    /// The first two.
    let first: [Budget]
    let count: Int

    init(_ all: PodScope<Budget>.Members) {
      var names: Set<String> = []
      first = all.first { budget in
        budget.isOfEvictionAPI && names.insert(budget.name).inserted && names.count == 2
      }
      .reduce(into: []) { budgets, budget in
        if budget.isOfEvictionAPI, budgets.last?.name != budget.name, budgets.first?.name != budget.name {
          budgets.append(budget)
        }
      }
      guard first.count > 1 else {
        count = first.count
        return
      }
      let broad = all.broad?.fact(Names.init).counts ?? [:]
      let own = Names(all.narrow).counts
      let lost = Names(all.excluded).counts.count { own[$0.key] == nil && broad[$0.key] == $0.value }
      count = broad.count - lost + own.keys.count { broad[$0] == nil }
    }
  }

  /// How many budgets have each name.
  private struct Names: Sendable {
    let counts: [String: Int]

    init(_ budgets: [Budget]) {
      counts = budgets.reduce(into: [:]) { counts, budget in
        if budget.isOfEvictionAPI { counts[budget.name, default: 0] += 1 }
      }
    }
  }
}
