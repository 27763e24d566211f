/// Fields of a Kubernetes Service.
package enum ServiceField: String, ImportedField {
  case type, clusterIP, ports, selector, sessionAffinity, sessionAffinityConfig, externalTrafficPolicy
  case internalTrafficPolicy, publishNotReadyAddresses, loadBalancerIP, loadBalancerClass,
    loadBalancerSourceRanges
  case allocateLoadBalancerNodePorts, externalName, trafficDistribution

  package static let owner = "ServiceSpec"
  package var part: String {
    switch self {
    case .type, .clusterIP: "``Expose`` (`as`)"
    case .ports: "``Port``, ``EntryPort`` of an ``ExternalService``"
    case .externalName: "``ExternalService`` (`host`)"
    case .selector: "``Service/selector(_:file:line:column:)``, ``Expose`` (`selector`)"
    case .sessionAffinity, .sessionAffinityConfig: "``Expose`` (`affinity`)"
    case .externalTrafficPolicy: "``ServiceType`` (`externalTraffic`)"
    case .internalTrafficPolicy: "``Expose`` (`internalTraffic`)"
    case .trafficDistribution: "``Expose`` (`distribution`)"
    case .publishNotReadyAddresses: "``Expose`` (`publishesNotReady`)"
    case .loadBalancerIP, .loadBalancerClass, .loadBalancerSourceRanges, .allocateLoadBalancerNodePorts:
      "``LoadBalancer``"
    }
  }
}

/// Fields of a port of a Kubernetes Service.
package enum ServicePortField: String, ImportedField {
  case name, port, targetPort, `protocol`, nodePort, appProtocol

  package static let owner = "ServicePort"
  package var part: String {
    switch self {
    case .name: "``Port`` (`name`, `servedAs`)"
    case .port: "``Port`` (`servedAt`)"
    case .targetPort: "``Port`` (number, `inPod`)"
    case .protocol: "``Port`` (protocol)"
    case .nodePort: "``Port`` (`nodePort`)"
    case .appProtocol: "``Port`` (`appProtocol`)"
    }
  }
}

/// Fields of a HorizontalPodAutoscaler.
package enum AutoscalerField: String, ImportedField {
  case scaleTargetRef, minReplicas, maxReplicas, metrics, behavior

  package static let owner = "HorizontalPodAutoscalerSpec"
  package var part: String {
    switch self {
    case .metrics: "``Metric``"
    case .behavior: "``ScalingBehavior``"
    default: "``Service/autoscaled(from:to:on:behavior:named:file:line:column:)``"
    }
  }
}

/// Fields of a PodDisruptionBudget.
package enum BudgetField: String, ImportedField {
  case minAvailable, maxUnavailable, selector, unhealthyPodEvictionPolicy

  package static let owner = "PodDisruptionBudgetSpec"
  package var part: String {
    switch self {
    case .minAvailable, .selector:
      "``Service/disruptionBudget(minAvailable:unhealthyPods:named:file:line:column:)``"
    case .maxUnavailable: "``Service/disruptionBudget(maxUnavailable:unhealthyPods:named:file:line:column:)``"
    case .unhealthyPodEvictionPolicy: "``UnhealthyPods``"
    }
  }
}
