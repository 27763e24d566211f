/// The values of the whole system.
extension ValuesPath {
  package static let namePrefix = ValuesPath(["namePrefix"])
  package static let imageRegistry = ValuesPath(["imageRegistry"])
  package static let imagePullSecrets = ValuesPath(["imagePullSecrets"])
  package static let profile = ValuesPath(["profile"])
  package static let spotProvider = ValuesPath(["spot", "provider"])
  package static let experiments = ValuesPath(["experiments"])
  package static let istioEnabled = ValuesPath(["istio", "enabled"])
  package static let networkPoliciesEnabled = ValuesPath(["networkPolicies", "enabled"])
  package static let drainingEnabled = ValuesPath(["draining", "enabled"])
  package static let namespacePolicies = ValuesPath(["namespacePolicies", "enabled"])
  package static let namespaceCreated = ValuesPath(["namespace", "create"])
}
