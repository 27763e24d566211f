/// Why a difference is not drift; `summary` describes each reason.
package enum Reason: String, Sendable, CaseIterable {
  case serverMetadata = "server-metadata"
  case status
  case references
  case lastApplied = "last-applied"
  case toolTrace = "tool-trace"
  case workloadTrace = "workload-trace"
  case restartMarker = "restart-marker"
  case autoscalerTrace = "autoscaler-trace"
  case claimBinding = "claim-binding"
  case apiDefault = "api-default"
  case hostPort = "host-port"
  case alias
  case allocated
  case admission
  case setOrder = "set-order"
  case autoscaledReplicas = "autoscaled-replicas"
  case jobTrace = "job-trace"
  case aggregatedRules = "aggregated-rules"
  case injectedCertificate = "injected-certificate"
  case accountTokens = "account-tokens"
  case quantitySpelling = "quantity-spelling"
  case durationSpelling = "duration-spelling"
  case scalarSpelling = "scalar-spelling"
  case hostSpelling = "host-spelling"
  case emptyValue = "empty-value"
  case emptySpelling = "empty-spelling"
  case generatedName = "generated-name"
  case canaryWeights = "canary-weights"
  case customDefault = "custom-default"
  case injected
  case webhook
  case otherController = "other-controller"
  case prunedField = "pruned-field"
  case droppedAnnotation = "dropped-annotation"
  case encrypted
  case controllerChild = "controller-child"
  case clusterObject = "cluster-object"
  case transient
}
