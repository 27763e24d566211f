/// The actions of AuthorizationPolicies.
package enum AuthorizationAction {
  package static let allow = "ALLOW"
  package static let deny = "DENY"
  package static let audit = "AUDIT"
  package static let custom = "CUSTOM"
  /// The action of a policy that sets none.
  package static let `default` = allow
}

/// The keys of the conditions of AuthorizationPolicies, except those with a name in brackets.
package enum AuthorizationKey {
  package static let sourceAddress = "source.ip"
  package static let remoteAddress = "remote.ip"
  package static let namespace = "source.namespace"
  package static let serviceAccount = "source.serviceAccount"
  package static let principal = "source.principal"
  package static let trustDomain = "source.trustDomain"
  package static let requestPrincipal = "request.auth.principal"
  package static let destinationAddress = "destination.ip"
  package static let destinationPort = "destination.port"

  /// All keys.
  package static let all: Set<String> = [
    sourceAddress, remoteAddress, namespace, serviceAccount, principal, trustDomain, requestPrincipal,
    "request.auth.audiences", "request.auth.presenter", destinationAddress, destinationPort, "connection.sni",
  ]
}
