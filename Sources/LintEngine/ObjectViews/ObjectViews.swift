package import KubernetesFacts

/// A Kubernetes Service.
package struct Service: ObjectView {
  package static let type = GroupKind.service
  package let manifest: Manifest

  package init(manifest: Manifest) { self.manifest = manifest }

  package var ports: FieldItems { spec["ports"].items }
  /// The labels of the Service's pods, without those that controllers set; nil without such labels, and for an
  /// ExternalName Service.
  package var selector: Selector? {
    let labels = spec["selector"].textMap.filter { !PodKey.ofControllers.contains($0.key) }
    return labels.isEmpty || isExternalName ? nil : Selector(labels: labels)
  }
  package var isHeadless: Bool { spec["clusterIP"].text == ClusterIP.none }
  package var isExternalName: Bool { spec["type"].text == ServiceTypeName.externalName }
  /// Whether the Service has the type LoadBalancer or NodePort, so that clients outside the cluster can reach it.
  package var isExposed: Bool { ServiceTypeName.isExposed(spec["type"].text) }
}

/// A PodDisruptionBudget.
package struct Budget: ObjectView {
  package static let type = GroupKind.podDisruptionBudget
  /// OpenKruise's PodUnavailableBudget also limits deletions and updates.
  package static let types = [type, GroupKind.podUnavailableBudget]
  package let manifest: Manifest

  package init(manifest: Manifest) { self.manifest = manifest }

  package static func all(in context: LintContext) -> [Budget] {
    types.flatMap(context.manifests(of:)).map(Budget.init)
  }

  /// Whether the API server's eviction API enforces the budget, and not OpenKruise's webhook.
  package var isOfEvictionAPI: Bool { manifest.kind == "PodDisruptionBudget" }

  /// The workload of a PodUnavailableBudget, which takes precedence over its selector.
  package var target: ManifestField { spec["targetRef"] }

  /// The selected pods; nil if there is no selector, which selects none, whereas an empty selector selects all.
  package var selector: Selector? { spec["selector"].exists ? Selector(spec["selector"]) : nil }
}

package struct NetworkPolicy: ObjectView {
  package static let type = GroupKind.networkPolicy
  package let manifest: Manifest

  package init(manifest: Manifest) { self.manifest = manifest }

  package var selector: Selector { Selector(spec["podSelector"]) }
  /// The selectors of the pods in the policy's rules.
  package var peerSelectors: [Selector] {
    [("ingress", "from"), ("egress", "to")].flatMap { direction, peers in
      spec[direction].items.flatMap { $0[peers].items }.filter { $0["podSelector"].exists }
        .map { Selector($0["podSelector"]) }
    }
  }
  /// The directions that the policy restricts.
  package var types: [String] {
    NetworkPolicyDirections.of(spec: spec.node)
  }
}

package struct Ingress: ObjectView {
  package static let type = GroupKind.ingress
  package let manifest: Manifest

  package init(manifest: Manifest) { self.manifest = manifest }
}

/// A ServiceMonitor of the Prometheus operator.
package struct ServiceMonitor: ObjectView {
  package static let type = GroupKind.serviceMonitor
  package let manifest: Manifest

  package init(manifest: Manifest) { self.manifest = manifest }

  package var hasNamespace: Bool { root["metadata"]["namespace"].exists }
}

/// An OpenShift SecurityContextConstraints object.
package struct SecurityContextConstraints: ObjectView {
  package static let type = GroupKind.securityContextConstraints
  package let manifest: Manifest

  package init(manifest: Manifest) { self.manifest = manifest }
}

package struct StatefulSet: ObjectView {
  package static let type = GroupKind.statefulSet
  package let manifest: Manifest

  package init(manifest: Manifest) { self.manifest = manifest }
}

package struct ConfigMap: ObjectView {
  package static let type = GroupKind.configMap
  package let manifest: Manifest

  package init(manifest: Manifest) { self.manifest = manifest }
}

package struct Secret: ObjectView {
  package static let type = GroupKind.secret
  package let manifest: Manifest

  package init(manifest: Manifest) { self.manifest = manifest }

  /// The value of a key; nil if it is missing or not a string.
  package func value(_ key: String) -> String? {
    root["stringData"][key].text ?? root["data"][key].text.flatMap { Base64.decoded($0) }
  }
}

/// A Namespace.
package struct NamespaceObject: ObjectView {
  package static let type = GroupKind.namespace
  package let manifest: Manifest

  package init(manifest: Manifest) { self.manifest = manifest }
}

package struct CronJob: ObjectView {
  package static let type = GroupKind.cronJob
  package let manifest: Manifest

  package init(manifest: Manifest) { self.manifest = manifest }
}

package struct Job: ObjectView {
  package static let type = GroupKind.job
  package let manifest: Manifest

  package init(manifest: Manifest) { self.manifest = manifest }
}

extension ManifestField {
  /// The pods' port to which this port of a Service sends: `targetPort`, or `port` if it is unset.
  package var targetOfServicePort: ManifestField {
    ServicePortTarget.isUnset(self["targetPort"].node) ? self["port"] : self["targetPort"]
  }
}
