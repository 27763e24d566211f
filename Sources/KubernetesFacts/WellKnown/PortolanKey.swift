/// The labels and annotations that Portolan writes and reads.
package enum PortolanKey {
  /// The prefix of all keys.
  package static let prefix = "portolan.dev/"
  /// Annotation: the lint rules whose findings are allowed, with reasons.
  package static let allow = "portolan.dev/allow"
  /// Annotation: the Secrets that exist in the cluster and are not among the objects, separated by commas.
  package static let existingSecrets = "portolan.dev/existing-secrets"
  /// Annotation: why a Secret contains values that are not secret.
  package static let demoSecret = "portolan.dev/demo-secret"
  /// Annotation: how a program finishes its requests after SIGTERM.
  package static let drainedBy = "portolan.dev/drained-by"
  /// The prefix of the pod annotations that contain digests.
  package static let checksumPrefix = "checksum/"
  /// Annotation of pods: the digest of the configuration that they read.
  package static let configurationChecksum = "checksum/config"
  /// Label: the experiment that an object belongs to.
  package static let experiment = "portolan.dev/experiment"

  /// The names in an annotation of existing Secrets.
  package static func names(inExistingSecrets text: String?) -> [String] {
    text?.split { $0 == "," || $0 == " " }.map(String.init) ?? []
  }
}
