/// How to fix a finding in a spec instead of a manifest.
///
/// The findings of other rules keep the fix for manifests, which names the Kubernetes fields.
package enum SpecFixes {
  /// The fix for a rule's findings in a spec; nil if the fix for manifests applies.
  package static func fix(of rule: String) -> String? { fixes[rule] }

  /// The rules with a fix for specs.
  package static var rules: [String] { fixes.keys.sorted() }

  private static let fixes = [
    "all-replicas-on-spot":
      "use '.placed(on: .spot(…, onDemandFloor: 1))', or set 'strength: .preferred' in '.attracted(to:)'",
    "autoscaler-minimum": "set 'from' to 2 or more: '.autoscaled(from: 2, …)'",
    "autoscaler-minimum-three": "set 'from' to 3 or more: '.autoscaled(from: 3, …)'",
    "autoscaler-without-request":
      "set the request in 'Resources': 'cpu: .request(\"100m\")' or 'memory: .exactly(\"128Mi\")'",
    "budget-blocks-drain": "use '.disruptionBudget(maxUnavailable: 1)'",
    "capabilities-added": "remove the 'Relax(.capability(…), because: …)'",
    "config-key-missing":
      "add the key to the ConfigMap or Secret in 'resources(in:)', or correct the key in 'Env'",
    "container-without-readiness-probe":
      "add 'Probe(.readiness, .http(\"/\"))', with a path that fails while the server cannot answer",
    "cpu-request-below-limit": "use '.exactly(…)' for the CPU in 'Resources'",
    "deployment-without-budget": "add '.disruptionBudget(maxUnavailable: 1)'",
    "exposed-service": "remove 'Expose', and route requests to the service through a gateway",
    "image-without-digest":
      "add the digest to the image: 'name:tag@sha256:…', in the spec or with 'portolan images --set … --write'",
    "latest-tag": "add a version tag to the image: 'example.com/shop/cart:1.0.3'",
    "low-group-id": "set 'RunAs(user: 10000, group: 10000)' or higher IDs",
    "low-user-id": "set 'RunAs(user: 10000)' or a higher ID",
    "memory-request-below-limit": "use '.exactly(…)' for the memory in 'Resources'",
    "minimum-three-replicas": "add '.replicas(3)' or '.autoscaled(from: 3, …)'",
    "minimum-two-replicas": "add '.replicas(2)' or '.autoscaled(from: 2, …)'",
    "no-disruption-budget": "add '.disruptionBudget(maxUnavailable: 1)'",
    "no-host-anti-affinity": "add '.apart(on: .host)'",
    "no-liveness-probe": "add 'Probe(.liveness, …)' with a check that fails only if a restart helps",
    "no-priority-class": "add '.priority(\"…\")'",
    "no-readiness-probe": "add 'Probe(.readiness, …)' with a check that fails while the server cannot answer",
    "no-spread": "add '.spread(over: .host)' or '.apart(on: .host)'",
    "no-topology-spread": "add '.spread(over: .host)' and '.spread(over: .zone)'",
    "no-zone-spread": "add '.spread(over: .zone)'",
    "node-port-service": "use 'as: .loadBalancer()', or route requests to the service through a gateway",
    "requests-below-limits": "use '.exactly(…)' in 'Resources'",
    "secret-from-env":
      "replace 'Env' with 'Volume(\"…\", .secret(\"…\"), at: \"…\")', and read the value from the file",
    "secret-in-config-map":
      "move the value to a Secret, and read it with 'Env(\"NAME\", secret: \"…\", key: \"…\")'",
    "secret-in-env":
      "move the value to a Secret, and read it with 'Env(\"NAME\", secret: \"…\", key: \"…\")'",
    "short-grace-period": "raise the grace period: '.terminationGracePeriod(.seconds(30))'",
    "single-replica": "add '.replicas(2)' or '.autoscaled(from: 2, …)'",
    "unset-cpu-limit": "set 'cpu: .request(\"100m\", limit: \"200m\")' in 'Resources'",
    "unset-cpu-request": "set 'cpu: .request(\"100m\")' in 'Resources'",
    "unset-memory-limit": "set 'memory: .exactly(\"128Mi\")' in 'Resources'",
    "unset-memory-request": "set 'memory: .exactly(\"128Mi\")' in 'Resources'",
    "unset-ephemeral-storage": "set 'ephemeralStorage: .exactly(\"64Mi\")' in 'Resources'",
  ]
}
