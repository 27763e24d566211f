/// The types of Secrets that Kubernetes defines.
package enum SecretType {
  /// The type of a Secret that sets none.
  package static let opaque = "Opaque"
  package static let accountToken = "kubernetes.io/service-account-token"
  package static let basicAuthentication = "kubernetes.io/basic-auth"
  package static let dockerConfig = "kubernetes.io/dockercfg"
  package static let dockerConfigJSON = "kubernetes.io/dockerconfigjson"
  package static let sshAuthentication = "kubernetes.io/ssh-auth"
  package static let tls = "kubernetes.io/tls"

  /// The key of the certificate in a Secret for TLS.
  package static let certificateKey = "tls.crt"
  /// The key of the private key in a Secret for TLS.
  package static let privateKey = "tls.key"

  /// The keys that the API server requires in a Secret of a type.
  package static func requiredKeys(of type: String) -> [String] {
    switch type {
    case dockerConfig: [".dockercfg"]
    case dockerConfigJSON: [".dockerconfigjson"]
    case sshAuthentication: ["ssh-privatekey"]
    case tls: [certificateKey, privateKey]
    default: []
    }
  }

  /// The keys of which the API server requires at least one in a Secret of a type.
  package static func alternativeKeys(of type: String) -> [String] {
    type == basicAuthentication ? ["username", "password"] : []
  }

  /// The key with the configuration of a registry, a JSON object; nil for other types.
  package static func registryKey(of type: String) -> String? {
    [dockerConfig, dockerConfigJSON].contains(type) ? requiredKeys(of: type).first : nil
  }
}
