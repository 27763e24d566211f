/// The keys that the API server requires in Secrets, by their type.
package enum SecretType {
  package static let basicAuth = "kubernetes.io/basic-auth"
  package static let sshAuth = "kubernetes.io/ssh-auth"
  package static let dockerConfig = "kubernetes.io/dockercfg"
  package static let dockerConfigJSON = "kubernetes.io/dockerconfigjson"
  package static let tls = "kubernetes.io/tls"

  /// The keys that a Secret of a type must have.
  package static func requiredKeys(of type: String) -> [String] { required[type] ?? [] }

  /// The keys of which a Secret of a type must have one.
  package static func alternativeKeys(of type: String) -> [String] {
    type == basicAuth ? ["username", "password"] : []
  }

  /// The key with the configuration of a registry, a JSON object; nil for other types.
  package static func registryKey(of type: String) -> String? {
    [dockerConfig, dockerConfigJSON].contains(type) ? required[type]?.first : nil
  }

  private static let required = [
    tls: ["tls.crt", "tls.key"], dockerConfig: [".dockercfg"], dockerConfigJSON: [".dockerconfigjson"],
    sshAuth: ["ssh-privatekey"],
  ]
}
