/// A PodDisruptionBudget of the simulated cluster.
package struct Budget: Sendable {
  package let spec: BudgetSpec
  /// Whether the budget is applied.
  var isActive = true
  /// The classes of the pods that the budget selects.
  var classes: [Int] = []
  /// The workloads of these classes.
  var workloads: [Int] = []
}

/// The status of a budget at one moment, as the disruption controller writes it.
package struct BudgetStatus: Sendable, Equatable {
  package var expected = 0
  package var desired = 0
  package var healthy = 0
  package var allowed = 0
  /// Why the controller cannot compute the status, so that no eviction is allowed; nil if it can.
  package var failure: String?
}

extension Cluster {
  /// Whether a budget selects the pods of a class.
  func selects(_ budget: Int, _ podClass: Int) -> Bool {
    budgets[budget].isActive && budgets[budget].spec.namespace == classes[podClass].template.namespace
      && budgets[budget].spec.selector.matches(classes[podClass].template.labels)
  }

  /// The current status of a budget.
  package func status(ofBudget budget: Int) -> BudgetStatus {
    let spec = budgets[budget].spec
    var status = BudgetStatus()
    var (count, scale) = (0, 0)
    for workload in budgets[budget].workloads {
      var owns = false
      for pod in workloads[workload].pods
      where pods[pod].exists && classes[pods[pod].podClass].budgets.contains(budget) {
        count += 1
        owns = true
        if pods[pod].isReady, !pods[pod].isTerminating { status.healthy += 1 }
      }
      guard owns, workloads[workload].spec.kind != .pod else { continue }
      if spec.asksControllers, !workloads[workload].spec.kind.hasScale {
        status.failure = "\(workloads[workload].spec.kind.resource) does not implement the scale subresource"
      }
      scale += workloads[workload].spec.replicas
    }
    if status.failure != nil { return status }
    (status.expected, status.desired) = spec.demand(pods: count, scale: scale)
    if status.expected > 0 { status.allowed = max(0, status.healthy - status.desired) }
    return status
  }
}
